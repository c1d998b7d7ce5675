//! 导入台账 as many tests use it: a table pasted, what its preview says of a row.

use serde_json::json;

use crate::{Browser, Result, eventually};

impl Browser {
    /// Pastes a table on the page 导入台账, with its tabs, and has it read.
    pub async fn paste_table(&self, table: &str) -> Result<()> {
        self.focus(&self.field("粘贴表格").await?).await?;
        self.cdp("Input.insertText", json!({ "text": table })).await?;
        self.press("读取粘贴的内容").await
    }

    /// Waits until the row of the preview with this number in the table says this.
    pub async fn row_says(&self, number: usize, wanted: &str) -> Result<()> {
        eventually(&format!("row {number} to say {wanted}"), async || {
            let text = self.row(number).await?;
            if text.contains(wanted) { Ok(Some(())) } else { Err(text.into()) }
        })
        .await
    }

    /// What the row of the preview with this number in the table says now.
    pub async fn row(&self, number: usize) -> Result<String> {
        let script = "return [...document.querySelectorAll('.intake-rows tbody tr')]\
                      .find(tr => tr.cells[1].innerText == arguments[0])?.innerText ?? ''";
        let text = self.ask_with(script, vec![json!(number.to_string())]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until so many records of the list are marked 导入.
    pub async fn imported(&self, wanted: usize) -> Result<()> {
        eventually(&format!("{wanted} records marked 导入"), async || {
            let script = "return [...document.querySelectorAll('.records td.title .tag')]\
                          .filter(tag => tag.innerText == '导入').length";
            let count = self.ask(script).await?;
            if count == json!(wanted) { Ok(Some(())) } else { Err(count.to_string().into()) }
        })
        .await
    }
}
