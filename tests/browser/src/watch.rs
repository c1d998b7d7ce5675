//! What the page asks of the network and says on the console.

use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use crate::{Browser, Result};

/// What was read from the driver so far; it tells everything once.
#[derive(Default)]
pub struct Watch {
    requests: Mutex<Vec<String>>,
    errors: Mutex<Vec<String>>,
}

impl Browser {
    /// The addresses of all requests since the browser started, in order.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let mut new = Vec::new();
        for entry in self.driver().get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            let (event, parameters) = (&event["message"]["method"], &event["message"]["params"]);
            // The browser's own first page is not ours.
            if parameters["documentURL"].as_str().is_some_and(|page| page.starts_with("chrome")) {
                continue;
            }
            let address = match event.as_str() {
                Some("Network.requestWillBeSent") => &parameters["request"]["url"],
                Some("Network.webSocketCreated" | "Network.webTransportCreated") => {
                    &parameters["url"]
                }
                _ => continue,
            };
            new.push(address.as_str().unwrap_or_default().to_owned());
        }
        Ok(kept(&self.watch.requests, new))
    }

    /// The errors on the console since the browser started, failed requests and refusals of the
    /// page's policy included, and what it says of a value that a field cannot take.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        let entries = self.driver().browser_log().await?;
        let severe = entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE" || entry.message.contains("does not conform"));
        Ok(kept(&self.watch.errors, severe.map(|entry| entry.message).collect()))
    }

    /// Fails where the page has asked for anything but itself or complained on the console.
    pub async fn clean(&self) -> Result<()> {
        let own = [self.address(crate::Build::Site)?, self.address(crate::Build::OneFile)?];
        let foreign: Vec<String> = self
            .requests()
            .await?
            .into_iter()
            .filter(|address| {
                let inside = ["data:", "blob:"].iter().any(|scheme| address.starts_with(scheme));
                !inside && !own.iter().any(|own| address.starts_with(own))
            })
            .collect();
        if !foreign.is_empty() {
            return Err(format!("the page asked for {foreign:?}").into());
        }
        let errors = self.console_errors().await?;
        if errors.is_empty() {
            return Ok(());
        }
        Err(format!("errors on the console: {errors:#?}").into())
    }
}

fn kept(all: &Mutex<Vec<String>>, new: Vec<String>) -> Vec<String> {
    let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
    all.extend(new);
    all.clone()
}
