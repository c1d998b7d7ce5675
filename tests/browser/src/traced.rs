//! What the browser asks of the system's disks, seen by `strace`: which `fdatasync` and `fsync` came
//! when.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::{Browser, Folder, Result, eventually};

/// A `fdatasync` or `fsync` that was done.
#[derive(Debug, Clone)]
pub struct Synced {
    /// When it began, and when the disk had answered; milliseconds since 1970.
    pub begun: f64,
    /// See `begun`.
    pub done: f64,
    /// The file's path.
    pub path: String,
}

/// `strace` over all processes of a browser.
#[derive(Debug)]
pub struct Trace {
    strace: Child,
    folder: Folder,
}

impl Trace {
    /// Begins to watch every process that the browser has now, and those that they start.
    ///
    /// # Errors
    /// Where there is no `strace`, or it may not watch.
    pub async fn of(browser: &Browser) -> Result<Trace> {
        let folder = Folder::new()?;
        let processes = with_descendants(browser.process()?)?;
        let child = Command::new("strace")
            // The paths of the files, and seconds since 1970 with their length.
            .args(["-f", "-q", "-y", "-ttt", "-T", "-e", "trace=fdatasync,fsync", "-o"])
            .arg(folder.path().join("trace"))
            .args(["-p", &processes.join(",")])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("strace does not start ({error}); install strace"))?;
        let trace = Trace { strace: child, folder };
        eventually("strace to watch the browser", async || {
            let watched = processes.iter().all(|process| {
                let status = fs::read_to_string(format!("/proc/{process}/status"));
                // One that has ended meanwhile is not in the way.
                status.map_or(true, |status| !status.contains("TracerPid:\t0\n"))
            });
            Ok(watched.then_some(()))
        })
        .await?;
        Ok(trace)
    }

    /// Ends watching; what was seen.
    ///
    /// # Errors
    /// Where the trace cannot be read.
    pub fn end(mut self) -> Result<Vec<Synced>> {
        self.stop()?;
        read(self.folder.path().join("trace"))
    }

    fn stop(&mut self) -> Result<()> {
        // Asked to end, it lets go of the processes; killed, it would take them with it.
        let number = self.strace.id().to_string();
        Command::new("kill").args(["-INT", &number]).status()?;
        self.strace.wait()?;
        Ok(())
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        if matches!(self.strace.try_wait(), Ok(None))
            && let Err(error) = self.stop()
        {
            eprintln!("strace does not end: {error}");
        }
    }
}

/// A process and all that it and its children have started.
fn with_descendants(process: String) -> Result<Vec<String>> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // Some end while one looks.
        let Ok(stat) = fs::read_to_string(format!("/proc/{name}/stat")) else { continue };
        // Behind the name of the program, which may hold anything: state and parent.
        let rest = stat.rsplit(')').next().unwrap_or_default();
        if let Some(parent) = rest.split_whitespace().nth(1) {
            parents.push((name, parent.to_owned()));
        }
    }
    let mut all = vec![process];
    let mut at = 0;
    while let Some(parent) = all.get(at).cloned() {
        all.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(name, _)| name.clone()));
        at += 1;
    }
    Ok(all)
}

/// `PROCESS SECONDS fdatasync(7</path>) = 0 <0.000123>`; one that another interrupts stands in two
/// lines, `… <unfinished ...>` and `… resumed>) = 0 <0.000123>`.
fn read(file: PathBuf) -> Result<Vec<Synced>> {
    let mut begun: Vec<(String, f64, String)> = Vec::new();
    let mut all = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let mut parts = line.splitn(3, ' ').filter(|part| !part.is_empty());
        let (Some(process), Some(moment), Some(call)) = (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let Ok(moment) = moment.trim().parse::<f64>() else { continue };
        let moment = moment * 1000.0;
        let path = || {
            let path = call.split_once('<').and_then(|(_, rest)| rest.split_once(">"));
            path.map(|(path, _)| path.to_owned()).unwrap_or_default()
        };
        let took =
            call.rsplit_once('<').and_then(|(_, took)| took.trim_end_matches('>').parse().ok());
        if call.contains("<unfinished") {
            begun.push((process.to_owned(), moment, path()));
        } else if call.contains(" resumed>") {
            let at = begun.iter().position(|(of, ..)| of == process);
            if let Some((_, start, path)) = at.map(|at| begun.remove(at)) {
                all.push(Synced { begun: start, done: moment, path });
            }
        } else if call.contains("= 0") {
            let took: f64 = took.unwrap_or_default();
            all.push(Synced { begun: moment, done: moment + took * 1000.0, path: path() });
        }
    }
    Ok(all)
}
