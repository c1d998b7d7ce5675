//! Killing the browser while 导入备份 puts another ledger in place of the one that is there.
//!
//! Two ledgers, each of the sample many times over under its own names, replace each other in one
//! profile of the one file. `kill -9` ends the browser's main process at a moment after 整本替换 was
//! pressed; at the next start the page is asked for a backup, which has to be that of the one or of
//! the other to the last value.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::time::timeout_at;

use crate::faults::{ALIKE, DAMAGE};
use crate::{Browser, Build, Folder, Result, content, eventually};

/// What the page says of a replacement that is in the journal.
const SAFE: &str = "已保存";

/// What it says without a journal.
const WRITTEN: &str = "已写入";

/// Whether the import is done and called this.
const DONE: &str = "return document.body.innerText.includes('已导入“') && \
    document.querySelector('[role=status].saved')?.textContent.trim() === arguments[0]";

/// Takes the journal away before the page looks for it.
const ALONE: &str = "Object.defineProperty(window, 'indexedDB', { value: null })";

/// Takes the last record out of both stores.
const TAKE_ONE: &str = "const done = arguments[0];
    const key = Object.keys(localStorage).filter(key => key.includes('/record/')).sort().pop();
    localStorage.removeItem(key);
    const open = indexedDB.open('zhibu');
    open.onsuccess = () => {
        const writing = open.result.transaction('texts', 'readwrite');
        writing.objectStore('texts').delete(key);
        writing.oncomplete = () => { open.result.close(); done(key); };
    }";

/// What the kills came to.
#[derive(Debug, Default)]
pub struct Imports {
    /// How long an import takes until 已保存, where nobody kills it.
    pub takes: Duration,
    /// Records of each of the two ledgers.
    pub records: usize,
    /// Imports after whose kill the ledger before was there, and those after which the new one was.
    pub old: usize,
    /// See `old`.
    pub new: usize,
    /// Imports that were called 已保存 before the kill.
    pub acknowledged: usize,
    /// Starts that told of a replacement broken off, and starts that were healed by the journal.
    pub told: (usize, usize),
    /// What was wrong; empty where nothing was.
    pub wrong: Vec<String>,
}

/// When the browser is killed.
#[derive(Debug, Clone, Copy)]
pub enum Moment {
    /// After this share of what an import takes.
    Share(f64),
    /// As soon as the page has called it safe.
    Acknowledged,
}

/// The trial between two kills: the browser has just started.
pub struct Importing {
    /// The files, and what a backup of each holds when it stands in the page.
    files: [PathBuf; 2],
    holds: [Value; 2],
    /// Which of them stands there.
    stands: usize,
    browser: Browser,
    _folder: Folder,
    /// What has come of it so far.
    pub told: Imports,
}

impl Importing {
    /// Makes two ledgers of the sample so many times over, brings each in, and measures that.
    pub async fn start(copies: usize) -> Result<Self> {
        let browser = Browser::with_sample(Build::OneFile).await?;
        let sample = exported(&browser).await?;
        let folder = Folder::new()?;
        let files = [folder.path().join("甲.json"), folder.path().join("乙.json")];
        for (file, name) in files.iter().zip(["甲", "乙"]) {
            std::fs::write(file, many(&sample, name, copies)?)?;
        }
        let mut holds = Vec::new();
        let mut takes = Duration::ZERO;
        for at in [1, 0, 1, 0] {
            browser.reload().await?;
            let begun = begin(&browser, &files[at]).await?;
            eventually("the import to be acknowledged", async || {
                Ok(acknowledged(&browser, SAFE).await?.then_some(()))
            })
            .await?;
            takes = takes.max(begun.elapsed());
            holds.insert(0, exported(&browser).await?);
        }
        let [first, second, ..] = &holds[..] else { return Err("two backups are wanted".into()) };
        if first != &holds[2] || second != &holds[3] || first == second {
            return Err("a ledger that is brought in twice is not the same".into());
        }
        let records = first["records"].as_array().map_or(0, Vec::len);
        let told = Imports { takes, records, ..Imports::default() };
        let holds = [first.clone(), second.clone()];
        browser.reload().await?;
        Ok(Self { files, holds, stands: 0, browser, _folder: folder, told })
    }

    /// Brings in the other ledger and kills the browser at that moment; then looks what is there.
    pub async fn kill(self, at: Moment) -> Result<Self> {
        self.kill_with(at, SAFE).await
    }

    /// The control: without a journal, 已写入 believed.
    pub async fn kill_alone(self) -> Result<Self> {
        self.kill_with(Moment::Acknowledged, WRITTEN).await
    }

    async fn kill_with(mut self, at: Moment, word: &str) -> Result<Self> {
        if word != SAFE {
            self.browser.before_page(ALONE).await?;
            self.browser.reload().await?;
        }
        let other = 1 - self.stands;
        let begun = begin(&self.browser, &self.files[other]).await?;
        let acknowledged = match at {
            Moment::Share(share) => {
                let until = begun + self.told.takes.mul_f64(share);
                let said = acknowledged_before(&self.browser, word, until).await;
                tokio::time::sleep_until(until.into()).await;
                said
            }
            Moment::Acknowledged => {
                eventually("the import to be acknowledged", async || {
                    Ok(acknowledged(&self.browser, word).await?.then_some(true))
                })
                .await?
            }
        };
        self.browser = Browser::start_with(self.browser.kill()?).await?;
        self.browser.open(Build::OneFile).await?;
        self.told.acknowledged += usize::from(acknowledged);
        self.look(&format!("killed at {at:?}"), acknowledged).await
    }

    /// The control: takes one record out of both stores behind the page's back, and looks.
    pub async fn take_one(self) -> Result<Self> {
        let key = self.browser.later(TAKE_ONE, Vec::new()).await?;
        self.browser.reload().await?;
        self.look(&format!("without {key}"), false).await
    }

    /// Holds what is there after the start to the two ledgers.
    async fn look(mut self, when: &str, acknowledged: bool) -> Result<Self> {
        let browser = &self.browser;
        let shown = browser.shown().await?;
        let mut wrong = Vec::new();
        if let Some(word) = DAMAGE.iter().find(|word| shown.contains(**word)) {
            wrong.push(format!("damage: {word}"));
        }
        self.told.told.0 += usize::from(shown.contains("上次整本替换台账时中途断了"));
        self.told.told.1 += usize::from(shown.contains("已用数据库存储里"));
        browser.text(SAFE).await?;
        if browser.later(ALIKE, Vec::new()).await? != json!(true) {
            wrong.push("the two stores differ".to_owned());
        }
        let holds = exported(browser).await?;
        match self.holds.iter().position(|one| *one == holds) {
            Some(at) if at == self.stands => {
                self.told.old += 1;
                if acknowledged {
                    wrong.push("the import was acknowledged, and the old ledger is there".into());
                }
            }
            Some(at) => {
                self.told.new += 1;
                self.stands = at;
            }
            None => {
                let records = holds["records"].as_array().map_or(0, Vec::len);
                wrong.push(format!("neither the old ledger nor the new: {records} records"));
            }
        }
        self.told.wrong.extend(wrong.into_iter().map(|wrong| format!("{when}: {wrong}")));
        Ok(self)
    }
}

/// Picks the file, and has 整本替换 pressed in a moment: how long the page is busy then is not waited
/// for. When that was.
async fn begin(browser: &Browser, file: &Path) -> Result<Instant> {
    browser.go_to("/backup").await?;
    browser.button("导入备份").await?;
    browser.pick_file(file).await?;
    let dialog = browser.find("dialog", "导入备份").await?;
    let replace = browser.button_in(&dialog, "整本替换").await?.to_json()?;
    browser
        .ask_with("const it = arguments[0]; setTimeout(() => it.click())", vec![replace])
        .await?;
    Ok(Instant::now())
}

async fn acknowledged(browser: &Browser, word: &str) -> Result<bool> {
    Ok(browser.ask_with(DONE, vec![json!(word)]).await? == json!(true))
}

/// Asks the page until then. A page that is busy does not answer, and no answer is none.
async fn acknowledged_before(browser: &Browser, word: &str, until: Instant) -> bool {
    loop {
        match timeout_at(until.into(), acknowledged(browser, word)).await {
            Ok(Ok(true)) => return true,
            Ok(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            Err(_) => return false,
        }
    }
}

/// What a backup holds now, without when it was made.
async fn exported(browser: &Browser) -> Result<Value> {
    let file = browser.exported().await?;
    let holds = content(&file)?;
    std::fs::remove_file(file)?;
    Ok(holds)
}

/// A backup with the records of this one so many times over, each under an address and a title with
/// this name.
fn many(sample: &Value, name: &str, copies: usize) -> Result<String> {
    let mut backup = sample.clone();
    backup["exported_at"] = json!("2020-01-06T09:00:00+08:00");
    backup["revision"] = json!(1);
    backup["branch"]["full_name"] = json!(format!("青溪市{name}局党支部"));
    let own = if name == "甲" { "a" } else { "b" };
    let mut records = Vec::new();
    for copy in 0..copies {
        for record in sample["records"].as_array().into_iter().flatten() {
            let mut record = record.clone();
            let (id, title) = (text(&record["id"])?, text(&record["title"])?);
            record["id"] = json!(format!("{own}{copy}-{id}"));
            record["title"] = json!(format!("{name}{copy}：{title}"));
            records.push(record);
        }
    }
    backup["records"] = records.into();
    Ok(serde_json::to_string(&backup)?)
}

fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().ok_or("a text is wanted")?.to_owned())
}
