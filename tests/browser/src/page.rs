//! What many tests do with the page: load the sample, go somewhere, ask it something, print it.

use std::process::Command;

use serde_json::{Value, json};

use crate::{Browser, Build, Folder, Result};

impl Browser {
    /// Starts one and loads the sample's year in a build.
    pub async fn with_sample(build: Build) -> Result<Browser> {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        browser.button("载入示例").await?.click().await?;
        browser.text("已写入").await?;
        Ok(browser)
    }

    /// Goes to the page behind `#`, as a link does.
    pub async fn go_to(&self, hash: &str) -> Result<()> {
        self.driver().execute("location.hash = arguments[0]", vec![json!(hash)]).await?;
        Ok(())
    }

    /// What a script answers in the page.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        Ok(self.driver().execute(script, Vec::new()).await?.json().clone())
    }

    /// The text of the page as it is printed, by another program; each sheet ends with a form feed.
    pub async fn printed(&self) -> Result<String> {
        let paper = json!({ "preferCSSPageSize": true, "transferMode": "ReturnAsBase64" });
        let answer = self.cdp("Page.printToPDF", paper).await?;
        let decode =
            "const text = atob(arguments[0]); return Array.from(text, c => c.charCodeAt(0));";
        let bytes = self.driver().execute(decode, vec![answer["data"].clone()]).await?;
        let folder = Folder::new()?;
        let file = folder.path().join("page.pdf");
        std::fs::write(&file, bytes.convert::<Vec<u8>>()?)?;
        let mut pdftotext = Command::new("pdftotext");
        let text = pdftotext.args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output()?;
        if !text.status.success() {
            return Err(String::from_utf8_lossy(&text.stderr).into_owned().into());
        }
        Ok(String::from_utf8(text.stdout)?)
    }
}
