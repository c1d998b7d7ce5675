//! Files that go into the page and out of it; above all a backup.

use std::path::{Path, PathBuf};

use serde_json::Value;
use thirtyfour::By;

use crate::{Browser, Result};

impl Browser {
    /// Hands a file to the page, as its dialog for opening files does.
    pub async fn pick_file(&self, path: &Path) -> Result<()> {
        let input = self.driver().find(By::Css("input[type=file]")).await?;
        Ok(input.send_keys(path.to_str().ok_or("the path is not in Unicode")?).await?)
    }

    /// As [`Browser::pick_file`], by the one button of several that takes it.
    pub async fn pick_by(&self, button: &str, path: &Path) -> Result<()> {
        let input = format!("input[type=file][aria-label='{button}']");
        let input = self.driver().find(By::Css(&input)).await?;
        Ok(input.send_keys(path.to_str().ok_or("the path is not in Unicode")?).await?)
    }

    /// Exports a backup on its page. It is the only one as long as the file is there.
    pub async fn exported(&self) -> Result<PathBuf> {
        self.link("备份").await?.click().await?;
        self.press("导出备份").await?;
        self.downloaded(".json").await
    }

    /// A backup goes out, the ledger is cleared, the backup comes in.
    ///
    /// # Errors
    /// Where the ledger came back different.
    pub async fn backup_out_and_in(&self) -> Result<()> {
        let first = self.exported().await?;
        let before = content(&first)?;
        self.clear_ledger().await?;
        self.button("新建支部").await?;
        self.pick_file(&first).await?;
        self.link("备份").await?;
        std::fs::remove_file(&first)?;
        let second = self.exported().await?;
        if content(&second)? == before {
            return Ok(());
        }
        Err("the ledger came back different".into())
    }
}

/// A backup without what may differ between two backups of the same ledger: when it was made, and
/// the count of changes.
pub fn content(path: &Path) -> Result<Value> {
    let mut backup: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    if let Some(head) = backup.as_object_mut() {
        head.remove("exported_at");
        head.remove("revision");
    }
    Ok(backup)
}

/// A backup without when it was made and without every revision: those count on, also when a step
/// is undone.
pub fn without_revisions(path: &Path) -> Result<Value> {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("revision");
                fields.values_mut().for_each(strip);
            }
            Value::Array(all) => all.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut backup = content(path)?;
    strip(&mut backup);
    Ok(backup)
}
