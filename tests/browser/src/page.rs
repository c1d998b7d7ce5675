//! What many tests do with the page: load the sample, go somewhere, ask it something, print it.

use std::process::Command;

use serde_json::{Value, json};

use crate::{Browser, Build, Folder, Result};

impl Browser {
    /// Starts one and loads the sample's year in a build.
    pub async fn with_sample(build: Build) -> Result<Browser> {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        browser.load_sample().await?;
        Ok(browser)
    }

    /// 载入示例, from the page of a first run.
    pub async fn load_sample(&self) -> Result<()> {
        self.button("载入示例").await?.click().await?;
        self.text("已保存").await
    }

    /// The browser's clock goes this many days ahead, from the next page on; of what was asked for
    /// before as well.
    pub async fn ahead(&self, days: u32) -> Result<()> {
        let script = format!(
            "{{ const Own = Date, by = {days} * 86400000;
                Date = class extends Own {{
                    constructor(...all) {{ if (all.length) super(...all); else super(Own.now() + by); }}
                    static now() {{ return Own.now() + by; }}
                }}; }}"
        );
        self.before_page(&script).await
    }

    /// 清空台账 on the page 备份, and yes to its question. What follows is not waited for.
    pub async fn clear_ledger(&self) -> Result<()> {
        let question = self.open_dialog("清空台账", "清空台账").await?;
        self.press_in(&question, "清空").await
    }

    /// Goes to the page behind `#`, as a link does.
    pub async fn go_to(&self, hash: &str) -> Result<()> {
        self.ask_with("location.hash = arguments[0]", vec![json!(hash)]).await?;
        Ok(())
    }

    /// The address behind `#`, as [`Browser::go_to`] takes it.
    pub async fn hash(&self) -> Result<String> {
        Ok(serde_json::from_value(self.ask("return location.hash.slice(1)").await?)?)
    }

    /// What a script answers in the page.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        self.ask_with(script, Vec::new()).await
    }

    /// What a script answers in the page, given `arguments`: values, and elements as their
    /// `to_json`.
    pub async fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver().execute(script, arguments).await?.json().clone())
    }

    /// As [`Browser::ask_with`], of a script that answers later by calling its last argument.
    pub async fn later(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver().execute_async(script, arguments).await?.json().clone())
    }

    /// Opens whatever is folded: 更多, the members to choose from.
    pub async fn unfold(&self) -> Result<()> {
        self.ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            .await?;
        Ok(())
    }

    /// Whether the page is wider than its window.
    pub async fn scrolls_sideways(&self) -> Result<bool> {
        let wide = "return document.documentElement.scrollWidth > innerWidth";
        Ok(self.ask(wide).await? == json!(true))
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
