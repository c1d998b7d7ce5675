//! The storage full to the last unit, by the text of another page of the same origin in another
//! window: a save is there whole or is refused, and one unit decides.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::faults::DAMAGE;
use crate::{Browser, Build, Folder, Outcome, Result, Step, eventually};

const ROOM: &str = include_str!("room.js");

/// No locks, and no database for a lease: both windows believe that they write.
const NOBODY_ASKED: &str =
    "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, ...rest) {
        if (name === 'zhibu-lease') throw new DOMException('refused', 'SecurityError');
        return open.call(this, name, ...rest);
    };";

/// The records of the trial that stand in the storage, by title.
const STORED: &str = "return Object.entries({ ...localStorage })
    .filter(([key]) => /^zhibu\\/1\\/[0-9]+\\/record\\//.test(key))
    .map(([, text]) => (text.match(/\"title\":\"(K[0-9]+)\"/) || [])[1])
    .filter(title => title).sort()";

/// Room for everything.
const ENOUGH: i64 = 50_000;

/// What came of a trial.
#[derive(Debug, Default)]
pub struct Filled {
    /// What a save needs.
    pub needed: i64,
    /// For what was left (as much less or more than needed): whether the save was taken.
    pub by_unit: Vec<(i64, bool)>,
    /// Saves taken and refused while another page filled the room at the same moment.
    pub at_once: (usize, usize),
    /// Saves taken and refused by two windows at the same moment that know of no locks.
    pub by_two: (usize, usize),
    /// Starts after those that told of a head and entries that do not agree.
    pub told: usize,
    /// What was wrong; empty where nothing was.
    pub wrong: Vec<String>,
}

/// A window with the page, another page of the same origin beside it, and what was saved.
struct Full {
    browser: Browser,
    page: WindowHandle,
    other: WindowHandle,
    /// Where the other page is, on file://.
    _folder: Folder,
    titles: usize,
    saved: Vec<String>,
    filled: Filled,
}

/// Fills the storage of a build: by units, and so many times at the moment of a save.
///
/// # Errors
/// Where the browser does not follow; what is wrong with the page is in the answer.
pub async fn fill(build: Build, times: usize) -> Result<Filled> {
    let browser = Browser::start().await?;
    let page = browser.driver().window().await?;
    prepare(&browser).await?;
    browser.open(build).await?;
    browser.load_sample().await?;
    let folder = Folder::new()?;
    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other.clone()).await?;
    browser.before_page(ROOM).await?;
    let address = match build {
        Build::Site => format!("{}manifest.webmanifest", browser.address(build)?),
        Build::OneFile => {
            let file = folder.path().join("other.html");
            std::fs::write(&file, "<!doctype html><title>别的网页</title>")?;
            format!("file://{}", file.display())
        }
    };
    browser.driver().goto(&address).await?;
    let mut full = Full {
        browser,
        page,
        other,
        _folder: folder,
        titles: 9,
        saved: Vec::new(),
        filled: Filled::default(),
    };
    full.turn_to(&full.page).await?;
    full.by_units().await?;
    full.removal_without_room().await?;
    full.at_once(times).await?;
    Ok(full.filled)
}

/// The control and the worst case: two windows that know of no locks save at the same moment, with
/// room for none, one or both.
///
/// # Errors
/// As [`fill`].
pub async fn fill_by_two(build: Build, times: usize) -> Result<Filled> {
    let browser = Browser::start().await?;
    let page = browser.driver().window().await?;
    prepare(&browser).await?;
    browser.before_page(NOBODY_ASKED).await?;
    browser.open(build).await?;
    browser.load_sample().await?;
    let other = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(other.clone()).await?;
    prepare(&browser).await?;
    browser.before_page(NOBODY_ASKED).await?;
    browser.open(build).await?;
    let mut full = Full {
        browser,
        page,
        other,
        _folder: Folder::new()?,
        titles: 9,
        saved: Vec::new(),
        filled: Filled::default(),
    };
    full.turn_to(&full.page).await?;
    full.two_at_once(times).await?;
    Ok(full.filled)
}

async fn prepare(browser: &Browser) -> Result<()> {
    browser.give_hand().await?;
    browser.before_page(ROOM).await
}

impl Full {
    async fn turn_to(&self, window: &WindowHandle) -> Result<()> {
        Ok(self.browser.driver().switch_to_window(window.clone()).await?)
    }

    /// Titles of one length: what a save needs is the same for each.
    fn title(&mut self) -> String {
        self.titles += 1;
        format!("K{}", self.titles)
    }

    fn wrong(&mut self, what: String) {
        self.filled.wrong.push(what);
    }

    /// Has another page leave so much, and waits until the page's window sees it.
    async fn leave(&self, left: i64) -> Result<()> {
        self.turn_to(&self.other).await?;
        let filler =
            self.browser.ask_with("return room.fill(arguments[0])", vec![json!(left)]).await?;
        self.turn_to(&self.page).await?;
        eventually("the other page's text to be seen", async || {
            let seen = self.browser.ask("return localStorage['别的网页']?.length").await?;
            Ok((seen == filler).then_some(()))
        })
        .await
    }

    /// Fills in a form, and waits until its draft is kept.
    async fn form(&self, title: &str) -> Result<()> {
        self.browser.hand(&format!("fill({})", json!(title))).await?;
        eventually("the draft to be kept", async || {
            Ok((self.browser.ask("return room.hasDraft()").await? == json!(true)).then_some(()))
        })
        .await
    }

    async fn save(&self, title: &str, at: Option<f64>) -> Result<Step> {
        let at = json!(at.unwrap_or_default());
        Step::read(&self.browser.hand(&format!("save({}, {at})", json!(title))).await?)
    }

    async fn texts(&self) -> Result<Value> {
        self.browser.ask("return room.texts()").await
    }

    /// What a save needs at most at any moment, from two that had room.
    async fn needed(&mut self) -> Result<i64> {
        let mut needed = Vec::new();
        for _ in 0..3 {
            let title = self.title();
            self.form(&title).await?;
            self.browser.ask("room.watch()").await?;
            let step = self.save(&title, None).await?;
            if step.outcome != Outcome::Saved {
                return Err(format!("with room: {step:?}").into());
            }
            needed
                .push(self.browser.ask("return room.needed()").await?.as_i64().unwrap_or_default());
            self.saved.push(title);
        }
        match needed.as_slice() {
            [_, one, two] if one == two && *one > 0 => Ok(*one),
            _ => Err(format!("saves need {needed:?}").into()),
        }
    }

    async fn by_units(&mut self) -> Result<()> {
        if self.browser.ask("return room.exact()").await? != json!(true) {
            self.wrong("the browser counts otherwise".to_owned());
        }
        let needed = self.needed().await?;
        self.filled.needed = needed;
        for more in [-1, 0, 1] {
            let title = self.title();
            self.leave(ENOUGH).await?;
            self.form(&title).await?;
            let before = self.texts().await?;
            self.leave(needed + more).await?;
            let step = self.save(&title, None).await?;
            let taken = step.outcome == Outcome::Saved;
            self.filled.by_unit.push((more, taken));
            if taken != (more >= 0) {
                self.wrong(format!("with {more} more than needed: {step:?}"));
            }
            if taken {
                self.saved.push(title);
                self.whole("a save that just fits").await?;
                continue;
            }
            if !step.said.contains("存储空间已满") {
                self.wrong(format!("refused, and said: {}", step.said));
            }
            if self.texts().await? != before {
                self.wrong("a save was refused, and something has changed".to_owned());
            }
            // Export works when full, and the form still stands there to be saved later.
            self.export().await?;
            self.whole("a save that does not fit").await?;
        }
        Ok(())
    }

    async fn export(&mut self) -> Result<()> {
        self.browser.hand("visit('/backup')").await?;
        self.browser.press("导出备份").await?;
        let file = std::fs::read_to_string(self.browser.downloaded(".json").await?)?;
        if let Some(title) = self.saved.iter().find(|title| !file.contains(title.as_str())) {
            let wrong = format!("{title} is not in the export of a full storage");
            self.wrong(wrong);
        }
        Ok(())
    }

    /// Opened anew, everything that was saved is there and nothing else, and no damage is told.
    async fn whole(&mut self, after: &str) -> Result<()> {
        self.browser.go_to("/").await?;
        self.browser.reload().await?;
        let stored = self.browser.ask(STORED).await?;
        if stored != json!(self.saved) {
            self.wrong(format!("after {after} there is {stored}, not {:?}", self.saved));
        }
        let shown = self.browser.shown().await?;
        if let Some(word) = DAMAGE.iter().find(|word| shown.contains(**word)) {
            self.wrong(format!("after {after}: {word}"));
        }
        Ok(())
    }

    /// Where there is no room at all, a record can still be removed.
    async fn removal_without_room(&mut self) -> Result<()> {
        self.leave(ENOUGH).await?;
        let title = self.title();
        let step = self.browser.hand_record(&title).await?;
        self.leave(0).await?;
        self.browser.go_to(&step.hash).await?;
        self.browser.press("删除").await?;
        self.browser.text("已删除").await?;
        self.browser.text("已保存").await?;
        self.whole("a removal without room").await
    }

    /// Another page takes the room at the moment of the save.
    async fn at_once(&mut self, times: usize) -> Result<()> {
        for time in 0..times {
            let title = self.title();
            self.leave(ENOUGH).await?;
            self.form(&title).await?;
            let moment = now()? + 1500.0;
            // From a little before the save to a little after it; writing so much takes its time.
            let apart = 700.0 * (time as f64 / times as f64) - 650.0;
            self.turn_to(&self.other).await?;
            // At once by a message: the timers of a window that is not seen stand nearly still.
            let later = "const [left, moment] = arguments, { port1, port2 } = new MessageChannel();
                port1.onmessage = () => { room.fill(left, moment); port1.close(); };
                port2.postMessage(null)";
            let left = self.filled.needed - 1;
            self.browser.ask_with(later, vec![json!(left), json!(moment + apart)]).await?;
            self.turn_to(&self.page).await?;
            let step = self.save(&title, Some(moment)).await?;
            match step.outcome {
                Outcome::Saved => {
                    self.saved.push(title);
                    self.filled.at_once.0 += 1;
                }
                Outcome::Refused => self.filled.at_once.1 += 1,
                Outcome::Taken | Outcome::Unanswered => self.wrong(format!("at once: {step:?}")),
            }
            self.whole("a save while another page wrote").await?;
        }
        Ok(())
    }

    async fn two_at_once(&mut self, times: usize) -> Result<()> {
        let needed = self.needed().await?;
        self.filled.needed = needed;
        for time in 0..times {
            let (here, there) = (self.title(), self.title());
            for window in [&self.page, &self.other] {
                self.turn_to(window).await?;
                self.browser.go_to("/").await?;
                self.browser.reload().await?;
                self.browser.ask("room.clearDrafts()").await?;
            }
            for (window, title) in [(&self.page, &here), (&self.other, &there)] {
                self.turn_to(window).await?;
                self.browser.ask_with("room.fill(arguments[0])", vec![json!(ENOUGH)]).await?;
                self.form(title).await?;
            }
            // For none, for just one, for one and a little, for both. The draft of the form that is
            // saved gives way, that of the other window's stays.
            let drafts =
                self.browser.ask("return room.drafts()").await?.as_i64().unwrap_or_default();
            let one = (needed + drafts / 2).max(drafts);
            let left = [drafts, one, one + needed / 2, drafts + 3 * needed];
            self.leave(left.get(time % 4).copied().unwrap_or(one)).await?;
            let moment = now()? + 2000.0;
            let begin = |title: &str| format!("save({}, {moment})", json!(title));
            self.turn_to(&self.other).await?;
            self.browser.begin(&begin(&there)).await?;
            self.turn_to(&self.page).await?;
            let one = self.save(&here, Some(moment)).await?;
            self.turn_to(&self.other).await?;
            let two = Step::read(&self.browser.begun().await?)?;
            for (step, title) in [(one, here), (two, there)] {
                match step.outcome {
                    Outcome::Saved | Outcome::Taken => {
                        self.saved.push(title);
                        self.filled.by_two.0 += 1;
                    }
                    Outcome::Refused => {
                        self.filled.by_two.1 += 1;
                        if step.said.is_empty() {
                            self.wrong("by two: refused without a word".to_owned());
                        }
                    }
                    Outcome::Unanswered => self.wrong(format!("by two: {step:?}")),
                }
            }
            self.turn_to(&self.page).await?;
            self.browser.go_to("/").await?;
            self.browser.reload().await?;
            let shown = self.browser.shown().await?;
            self.filled.told += usize::from(DAMAGE.iter().any(|word| shown.contains(word)));
            let stored = self.browser.ask(STORED).await?;
            let mut saved = self.saved.clone();
            saved.sort();
            if stored != json!(saved) {
                self.wrong(format!("by two: there is {stored}, not {saved:?}"));
                self.saved = serde_json::from_value(stored)?;
            }
        }
        Ok(())
    }
}

/// Milliseconds since 1970.
fn now() -> Result<f64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0)
}
