//! A Chromium driven by its own protocol over a pipe: messages of JSON, each ended by a zero byte.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use browser_tests::Result;
use serde_json::{Value, json};

use super::{Hand, OFFICE};

/// How long an answer may take.
const LIMIT: Duration = Duration::from_secs(60);

/// The browser wants to read from 3 and write to 4; a shell puts the pipes there.
const PIPES: &str = "exec \"$0\" \"$@\" 3<&0 4>&1 >/dev/null 2>&1";

/// A browser with one page; ends when dropped.
pub struct Pipe {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Value>,
    session: Option<String>,
    asked: u64,
}

impl Pipe {
    /// Starts it with a profile and a folder for what it downloads.
    pub fn start(program: &Path, profile: &Path, downloads: &Path) -> Result<Pipe> {
        let mut command = Command::new("sh");
        command.args(["-c", PIPES]).arg(program).args([
            "--headless",
            "--remote-debugging-pipe",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--lang=zh-CN",
        ]);
        command.arg(format!("--host-resolver-rules=MAP {OFFICE} 127.0.0.1"));
        command.arg(format!("--user-data-dir={}", profile.display())).arg("about:blank");
        command.env("LC_ALL", "C.UTF-8").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let input = child.stdin.take().ok_or("no pipe in")?;
        let output = child.stdout.take().ok_or("no pipe out")?;
        let (said, answers) = channel();
        std::thread::spawn(move || {
            for message in BufReader::new(output).split(0) {
                let Ok(message) = message else { break };
                if serde_json::from_slice(&message).is_ok_and(|it: Value| said.send(it).is_err()) {
                    break;
                }
            }
        });
        let mut pipe = Pipe { child, input, answers, session: None, asked: 0 };
        let target = pipe.send("Target.createTarget", json!({ "url": "about:blank" }))?;
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let session = pipe.send("Target.attachToTarget", target)?;
        pipe.session = session["sessionId"].as_str().map(str::to_owned);
        pipe.send("Page.enable", json!({}))?;
        let place = json!({ "behavior": "allow", "downloadPath": downloads });
        // Of the browser, and where that is not known, of the page.
        if pipe.send("Browser.setDownloadBehavior", place.clone()).is_err() {
            pipe.send("Page.setDownloadBehavior", place)?;
        }
        Ok(pipe)
    }

    fn send(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.asked += 1;
        let mut message = json!({ "id": self.asked, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        self.input.write_all(&bytes)?;
        self.input.flush()?;
        loop {
            let answer = self.answers.recv_timeout(LIMIT);
            let answer = answer.map_err(|error| format!("{method}: no answer ({error})"))?;
            if answer["id"] != json!(self.asked) {
                continue;
            }
            return match &answer["error"] {
                Value::Null => Ok(answer["result"].clone()),
                error => Err(format!("{method}: {error}").into()),
            };
        }
    }
}

impl Hand for Pipe {
    fn open(&mut self, address: &str) -> Result<()> {
        self.send("Page.navigate", json!({ "url": address }))?;
        Ok(())
    }

    fn ask(&mut self, script: &str) -> Result<Value> {
        let expression = format!("(async () => {{ {script} }})()");
        let asked = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true,
            "userGesture": true,
        });
        let answer = self.send("Runtime.evaluate", asked)?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].clone()),
            thrown => Err(thrown["exception"]["description"].to_string().into()),
        }
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let ended = self.send("Browser.close", json!({})).and_then(|_| Ok(self.child.wait()?));
        if ended.is_err()
            && let Err(error) = self.child.kill()
        {
            eprintln!("the browser goes on: {error}");
        }
    }
}
