//! A fault at one call of the page's storage during a fixed walk, and whether anything was lost.

use serde_json::{Value, json};

use crate::{Browser, Build, Result, eventually};

const LAID_OVER: &str = include_str!("faults.js");
const WALK: &str = include_str!("walk_of_edits.js");

/// The titles of the walk that stand in the browser's storage once the page has opened and healed it.
const STORED: &str = "return Object.keys(localStorage)
    .filter(key => /^zhibu\\/1\\/[0-9]+\\/record\\//.test(key))
    .map(key => (localStorage[key].match(/\"title\":\"(K[0-9]+)\"/) || [])[1])
    .filter(title => title).sort()";

/// Whether localStorage and the journal hold the same ledger.
pub(crate) const ALIKE: &str = "const done = arguments[0];
    const ledger = key => /^zhibu\\/1\\/(head$|[0-9]+\\/)/.test(key);
    const here = Object.entries({ ...localStorage }).filter(([key]) => ledger(key)).sort();
    const open = indexedDB.open('zhibu');
    open.onsuccess = () => {
        const store = open.result.transaction('texts').objectStore('texts');
        const keys = store.getAllKeys(), texts = store.getAll();
        texts.onsuccess = () => {
            const there = keys.result.map((key, at) => [key, texts.result[at]]);
            open.result.close();
            done(JSON.stringify(here)
                === JSON.stringify(there.filter(([key]) => ledger(key)).sort()));
        };
    }";

/// The words of the page that say that one of the two has been brought up to the other.
const HEALED: [&str; 4] = ["恢复", "补上", "补齐", "重新写入"];

/// The words of the page that say that something is damaged.
pub(crate) const DAMAGE: [&str; 4] = ["读不出来", "与总目不符", "只读到", "总目损坏"];

/// Which of the two stores fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    /// localStorage.
    Shelf,
    /// IndexedDB.
    Journal,
}

/// How it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The call throws; of localStorage one that writes.
    Throws,
    /// A call of localStorage that reads throws.
    Unread,
    /// The transaction is aborted once everything in it has been done.
    Revoked,
    /// No answer ever comes.
    Hangs,
    /// Done, it says, and nothing was written.
    Lies,
}

/// A fault.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// In which store.
    pub store: Failing,
    /// How.
    pub how: How,
    /// At which of the calls that can fail so.
    pub at: u64,
    /// Whether all calls after it fail too.
    pub lasting: bool,
}

impl Fault {
    /// The script that brings it about, to be run before the page's own.
    pub(crate) fn laid_over(self) -> String {
        LAID_OVER.replace("PLAN", &self.plan().to_string())
    }

    fn plan(self) -> Value {
        let store = match self.store {
            Failing::Shelf => "shelf",
            Failing::Journal => "journal",
        };
        let how = match self.how {
            How::Throws => "throws",
            How::Unread => "unread",
            How::Revoked => "revoked",
            How::Hangs => "hangs",
            How::Lies => "lies",
        };
        json!({ "store": store, "how": how, "at": self.at, "lasting": self.lasting })
    }
}

/// What a walk came to.
#[derive(Debug)]
pub struct Walked {
    /// How many calls there were that could fail so.
    pub calls: u64,
    /// The call that failed; `None` where the walk made fewer.
    pub hit: Option<String>,
    /// Whether one of the stores lacked something in the end that the other had: a lie had hit.
    pub differed: bool,
    /// How many steps were refused.
    pub refused: usize,
    /// What the page said in the end: 已保存, 已写入, 没有写入.
    pub status: String,
    /// What was wrong; empty where nothing was.
    pub wrong: Vec<String>,
}

impl Browser {
    /// Takes the walk on an empty ledger with a fault, opens the page again without, and compares.
    ///
    /// Wrong is: a title that should be there and is not, one that should not be there and is, damage
    /// told, a failure of which nothing was said, and 已保存 where the journal alone does not bring
    /// everything back. A store that lies is found out at the next start alone.
    pub async fn walk_with(&self, fault: Fault) -> Result<Walked> {
        self.walk_and_compare(fault, false).await
    }

    /// The control: takes the walk with a journal that lies, and loses what the journal was to keep.
    pub async fn walk_believing(&self, fault: Fault) -> Result<Walked> {
        self.walk_and_compare(fault, true).await
    }

    async fn walk_and_compare(&self, fault: Fault, believed: bool) -> Result<Walked> {
        self.driver().goto("about:blank").await?;
        let origin = self.address(Build::Site)?;
        let all = json!({ "origin": origin.trim_end_matches('/'), "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", all).await?;
        let script = fault.laid_over();
        let added = self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        let added = added.await?["identifier"].clone();
        self.open(Build::Site).await?;
        self.ask(WALK).await?;
        let ended = async || {
            let walked = self.ask("return window.walked").await?;
            Ok((!walked.is_null()).then_some(walked))
        };
        let mut walked = eventually("the walk to end", ended).await;
        // Where every step is refused, each waits in vain for what should follow.
        for _ in 0..3 {
            if walked.is_err() {
                walked = eventually("the walk to end", ended).await;
            }
        }
        let walked = walked?;
        self.cdp("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added }))
            .await?;
        if !walked["error"].is_null() {
            return Err(format!("{fault:?}: {}", walked["error"]).into());
        }
        let status = walked["status"].as_str().unwrap_or_default().to_owned();
        let proof = status == "已保存" && (believed || fault.how != How::Lies);
        if proof {
            // The journal alone has everything.
            self.ask("localStorage.clear()").await?;
        }
        let differ = fault.how == How::Lies
            && !believed
            && self.later(ALIKE, Vec::new()).await? == json!(false);
        self.reload().await?;
        let stored = self.ask(STORED).await?;
        let shown = self.shown().await?;
        let steps: Vec<&Value> = walked["steps"].as_array().into_iter().flatten().collect();
        let refused: Vec<&&Value> =
            steps.iter().filter(|step| step["happened"] == json!(false)).collect();
        let mut wrong = Vec::new();
        if stored != walked["titles"] {
            wrong.push(format!("there is {stored}, there should be {}", walked["titles"]));
        }
        if let Some(word) = DAMAGE.iter().find(|word| shown.contains(**word)) {
            wrong.push(format!("damage: {word}"));
        }
        if differ && !HEALED.iter().any(|word| shown.contains(word)) {
            wrong.push("the two stores differed, and the next start says nothing".to_owned());
        }
        for step in refused.iter().filter(|step| step["said"] == json!("")) {
            wrong.push(format!("refused without a word: {}", step["name"]));
        }
        let hit = walked["hit"].as_str().map(str::to_owned);
        if hit.is_some() && status != "已保存" && walked["said"] == json!("") {
            wrong.push(format!("{status}, and no word of why"));
        }
        if !wrong.is_empty() {
            wrong.push(format!("after {}", walked["steps"]));
        }
        let calls = walked["calls"].as_u64().unwrap_or_default();
        Ok(Walked { calls, hit, differed: differ, refused: refused.len(), status, wrong })
    }
}
