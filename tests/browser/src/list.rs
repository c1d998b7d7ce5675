//! What a list shows, of records, members or removed entries.

use serde_json::json;

use crate::{Browser, Result, eventually};

impl Browser {
    /// Waits until the line that says how much is listed says this: `3条，共300条`.
    pub async fn count(&self, wanted: &str) -> Result<()> {
        eventually(&format!("the count {wanted}"), async || {
            let count = self.ask("return document.querySelector('.list-count')?.innerText").await?;
            if count == json!(wanted) { Ok(Some(())) } else { Err(format!("it is {count}").into()) }
        })
        .await
    }

    /// The titles of the records listed, in their order, as they are now.
    pub async fn titles(&self) -> Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll('.records td.title a')].map(a => a.innerText)";
        Ok(serde_json::from_value(self.ask(script).await?)?)
    }

    /// Ticks the box of the entry with this title.
    pub async fn pick(&self, title: &str) -> Result<()> {
        Ok(self.find("checkbox", &format!("选中 {title}")).await?.click().await?)
    }
}
