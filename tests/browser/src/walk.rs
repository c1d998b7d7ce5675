//! A walk through many pages that holds each to the rules of accessibility.

use serde_json::json;

use crate::{Browser, Build, Result};

/// A walk through the page that collects what breaks a rule.
pub struct Walk {
    /// The browser that walks.
    pub browser: Browser,
    /// What was found, and where; much of it stands on several pages.
    pub told: Vec<(String, Vec<String>)>,
    width: u32,
}

impl Walk {
    /// Starts it in a window of this size, on the page of a first run.
    pub async fn start(width: u32, height: u32) -> Result<Walk> {
        let browser = Browser::start().await?;
        browser.viewport(width, height).await?;
        // Nothing is looked at half faded in.
        let still =
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        browser.cdp("Emulation.setEmulatedMedia", still).await?;
        browser.open(Build::OneFile).await?;
        Ok(Walk { browser, told: Vec::new(), width })
    }

    /// Holds what is shown now to the rules.
    pub async fn look(&mut self, page: &str) -> Result<()> {
        for violation in self.browser.violations().await? {
            match self.told.iter_mut().find(|(known, _)| *known == violation) {
                Some((_, pages)) => pages.push(page.to_owned()),
                None => self.told.push((violation, vec![page.to_owned()])),
            }
        }
        Ok(())
    }

    /// Looks, and holds the page to the width of its window.
    pub async fn narrow(&mut self, page: &str) -> Result<()> {
        if self.browser.scrolls_sideways().await? {
            self.told.push(("wider than its window".to_owned(), vec![page.to_owned()]));
        }
        let name = format!("walk-{}-{}", self.width, page.replace('/', "-"));
        self.browser.screenshot(&name).await?;
        self.look(page).await
    }

    /// Goes to the page of this address and heading, and looks.
    pub async fn page(&mut self, hash: &str, heading: &str) -> Result<()> {
        self.go(hash, heading).await?;
        self.look(hash).await
    }

    /// Goes to the page of this address and heading.
    pub async fn go(&self, hash: &str, heading: &str) -> Result<()> {
        self.browser.go_to(hash).await?;
        self.browser.find("heading", heading).await?;
        Ok(())
    }

    /// Presses a button that opens a dialog, looks, and closes it.
    pub async fn dialog(&mut self, button: &str, name: &str) -> Result<()> {
        self.browser.press(button).await?;
        self.dialog_opened(name).await
    }

    /// Looks at a dialog that was opened, and closes it.
    pub async fn dialog_opened(&mut self, name: &str) -> Result<()> {
        let dialog = self.browser.find("dialog", name).await?;
        self.look(&format!("the dialog {name}")).await?;
        self.browser.press_in(&dialog, "关闭").await?;
        self.browser.gone("dialog", name).await
    }

    /// Fails with everything that was found.
    ///
    /// # Errors
    /// Where anything was.
    pub fn end(self) -> Result<()> {
        if self.told.is_empty() {
            return Ok(());
        }
        // As lines, which an error returned from a test is not.
        for (violation, pages) in &self.told {
            eprintln!("{}\n    {violation}", pages.join(", "));
        }
        Err(format!("{} rules broken, listed above", self.told.len()).into())
    }
}
