//! A static file server for one folder on 127.0.0.1, as plain as the servers the site is meant for.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crate::Result;

/// Serves until the process ends.
#[derive(Clone)]
pub struct Server {
    port: u16,
    held: Arc<(Mutex<BTreeSet<String>>, Condvar)>,
    /// What is served; nothing while it is gone.
    folder: Arc<Mutex<Option<PathBuf>>>,
}

impl Server {
    /// Serves `folder` on a free port.
    pub fn start(folder: PathBuf) -> Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let server = Server {
            port: listener.local_addr()?.port(),
            held: Arc::default(),
            folder: Arc::new(Mutex::new(Some(folder))),
        };
        let shared = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let server = shared.clone();
                thread::spawn(move || match stream {
                    Ok(stream) => server.answer(&stream),
                    Err(error) => eprintln!("static server: {error}"),
                });
            }
        });
        Ok(server)
    }

    /// The address of the folder, with a slash at the end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves another folder at the same address, or with `None` nothing: the server is gone.
    pub fn turn_to(&self, folder: Option<PathBuf>) {
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
    }

    fn folder(&self) -> Option<PathBuf> {
        self.folder.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets no file with this ending arrive until [`Server::release`].
    pub fn hold(&self, ending: &str) {
        let (held, _) = &*self.held;
        held.lock().unwrap_or_else(PoisonError::into_inner).insert(ending.to_owned());
    }

    /// Sends what was held.
    pub fn release(&self) {
        let (held, changed) = &*self.held;
        held.lock().unwrap_or_else(PoisonError::into_inner).clear();
        changed.notify_all();
    }

    fn answer(&self, stream: &TcpStream) {
        // A browser may close a connection it opened in advance; that is no failure of the page.
        if let Err(error) = self.serve(stream) {
            eprintln!("static server: {error}");
        }
    }

    fn serve(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(stream).lines();
        let Some(request) = lines.next().transpose()? else { return Ok(()) };
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let target = request.split(' ').nth(1).unwrap_or("/");
        let name = target.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
        let name = if name.is_empty() { "index.html" } else { name };
        self.wait_for(name);
        // As if nobody listened: the connection ends without a word.
        let Some(folder) = self.folder() else { return Ok(()) };
        let inside = !name.split('/').any(|part| part == "..");
        let (status, body) = match fs::read(folder.join(name)) {
            Ok(body) if inside => ("200 OK", body),
            _ => ("404 Not Found", Vec::new()),
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            media_type(name),
            body.len()
        )?;
        stream.write_all(&body)
    }

    fn wait_for(&self, name: &str) {
        let (held, changed) = &*self.held;
        let guard = held.lock().unwrap_or_else(PoisonError::into_inner);
        let free = changed.wait_while(guard, |held| held.iter().any(|end| name.ends_with(end)));
        drop(free.unwrap_or_else(PoisonError::into_inner));
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
