//! Several real windows of one browser in a seeded order of edits, takeovers, reloads, closings and
//! crashes, and whether every save that was acknowledged is there in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::faults::{ALIKE, DAMAGE};
use crate::{Browser, Build, Failing, Fault, How, Outcome, Result, Step, eventually};

/// The most windows at once.
const WINDOWS: usize = 3;

/// The records of the trial that stand in the browser's storage: address and title.
const STORED: &str = "return Object.entries({ ...localStorage })
    .map(([key, text]) => [key.match(/^zhibu\\/1\\/[0-9]+(\\/record\\/.*)/), text])
    .filter(([key]) => key)
    .map(([key, text]) => [key[1], (text.match(/\"title\":\"(K[0-9]+)\"/) || [])[1]])
    .filter(([, title]) => title)";

/// Whether this window writes.
const WRITES: &str = "return !!hand.status() && hand.status() !== '只能查看'";

/// What a run came to.
#[derive(Debug, Default)]
pub struct Interleaved {
    /// Saves that were called 已保存.
    pub saved: usize,
    /// Saves that were taken while another window began to write, or of which no answer came because
    /// the window had gone.
    pub open: usize,
    /// Saves that were refused with a sentence.
    pub refused: usize,
    /// Takeovers by the button.
    pub taken_over: usize,
    /// From each crash of the window that wrote to the moment at which another one wrote, and to its
    /// first save acknowledged; milliseconds.
    pub after_crashes: Vec<(f64, f64)>,
    /// What was wrong; empty where nothing was.
    pub wrong: Vec<String>,
}

/// The control: the same over a journal that says that it is done and writes nothing.
///
/// # Errors
/// As [`interleave`].
pub async fn interleave_believing(build: Build, seed: u64, steps: usize) -> Result<Interleaved> {
    let lie = Fault { store: Failing::Journal, how: How::Lies, at: 0, lasting: true };
    run(build, seed, steps, Some(lie.laid_over())).await
}

/// Interleaves so many steps of a seed in one build.
///
/// # Errors
/// Where the browser does not follow; what is wrong with the page is in the answer.
pub async fn interleave(build: Build, seed: u64, steps: usize) -> Result<Interleaved> {
    run(build, seed, steps, None).await
}

async fn run(build: Build, seed: u64, steps: usize, lie: Option<String>) -> Result<Interleaved> {
    let browser = Browser::start().await?;
    let first = browser.driver().window().await?;
    let mut computer = Computer {
        browser,
        build,
        windows: vec![first],
        random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        titles: 0,
        known: BTreeMap::new(),
        maybe: BTreeSet::new(),
        lie,
        told: Interleaved::default(),
    };
    computer.prepare().await?;
    computer.browser.open(build).await?;
    computer.browser.load_sample().await?;
    computer.open_window().await?;
    for _ in 0..steps {
        computer.step().await?;
    }
    computer.end().await
}

/// A step that a window has begun: what it makes of which record.
#[derive(Debug, Clone)]
struct Begun {
    /// The address of the record; `None` for a new one.
    record: Option<String>,
    title: String,
}

struct Computer {
    browser: Browser,
    build: Build,
    windows: Vec<WindowHandle>,
    random: u64,
    titles: usize,
    /// Each record, and the titles that it may have in the end; `None` where it may be missing.
    known: BTreeMap<String, BTreeSet<Option<String>>>,
    /// Titles of new records of which no answer came.
    maybe: BTreeSet<String>,
    /// What is laid over the journal in the control.
    lie: Option<String>,
    told: Interleaved,
}

impl Computer {
    /// xorshift, so that a seed says everything.
    fn below(&mut self, bound: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random % bound as u64) as usize
    }

    async fn step(&mut self) -> Result<()> {
        let at = self.below(self.windows.len());
        let other = (at + 1) % self.windows.len();
        match self.below(20) {
            0..7 => {
                let begun = self.begin(at, &[]).await?;
                self.collect(at, begun).await
            }
            // While one saves, another takes over.
            7..11 => {
                let begun = self.begin(at, &[]).await?;
                if other != at {
                    self.take_over(other).await?;
                }
                self.collect(at, begun).await
            }
            // Two at once.
            11..14 => {
                let one = self.begin(at, &[]).await?;
                if other == at {
                    return self.collect(at, one).await;
                }
                let two = self.begin(other, std::slice::from_ref(&one)).await?;
                self.collect(at, one).await?;
                self.collect(other, two).await
            }
            14 => self.take_over(at).await,
            // Loaded anew in the middle of a save.
            15 => {
                let begun = self.begin(at, &[]).await?;
                self.lost(begun);
                self.browser.reload().await
            }
            16 | 17 => self.crash().await,
            18 if self.windows.len() > 1 => {
                let begun = self.begin(at, &[]).await?;
                self.lost(begun);
                self.close(at).await
            }
            _ if self.windows.len() < WINDOWS => self.open_window().await,
            _ => {
                self.turn_to(at).await?;
                self.browser.reload().await
            }
        }
    }

    /// Before the page of a new window.
    async fn prepare(&self) -> Result<()> {
        if let Some(lie) = &self.lie {
            self.browser.before_page(lie).await?;
        }
        self.browser.give_hand().await
    }

    async fn turn_to(&self, at: usize) -> Result<()> {
        let window = self.windows.get(at).ok_or("there is no such window")?;
        Ok(self.browser.driver().switch_to_window(window.clone()).await?)
    }

    async fn open_window(&mut self) -> Result<()> {
        let window = self.browser.driver().new_tab().await?;
        self.browser.driver().switch_to_window(window.clone()).await?;
        self.prepare().await?;
        self.browser.open(self.build).await?;
        self.windows.push(window);
        Ok(())
    }

    /// Begins a new record, or another title of one that is there and not among `busy`.
    async fn begin(&mut self, at: usize, busy: &[Begun]) -> Result<Begun> {
        self.turn_to(at).await?;
        self.titles += 1;
        let title = format!("K{}", self.titles);
        let there: Vec<String> = self
            .known
            .iter()
            .filter(|(record, titles)| {
                let certain = titles.len() == 1 && !titles.contains(&None);
                certain && busy.iter().all(|begun| begun.record.as_ref() != Some(*record))
            })
            .map(|(record, _)| record.clone())
            .collect();
        // Drawn whatever there is, so that the steps of a seed stay the same.
        let (renames, which) = (self.below(5) < 2, self.below(1000));
        let record = there.get(which % there.len().max(1)).filter(|_| renames).cloned();
        let what = match &record {
            Some(record) => format!("rename({}, {})", json!(record), json!(title)),
            None => format!("record({})", json!(title)),
        };
        self.browser.begin(&what).await?;
        Ok(Begun { record, title })
    }

    async fn collect(&mut self, at: usize, begun: Begun) -> Result<()> {
        self.turn_to(at).await?;
        let step = Step::read(&self.browser.begun().await?)?;
        match step.outcome {
            Outcome::Saved => {
                self.told.saved += 1;
                let record = begun.record.unwrap_or(step.hash);
                self.known.insert(record, BTreeSet::from([Some(begun.title)]));
            }
            Outcome::Refused if step.said.is_empty() => {
                self.told.wrong.push(format!("{begun:?} was refused without a word"));
            }
            Outcome::Refused => self.told.refused += 1,
            Outcome::Taken => self.lost(begun),
            Outcome::Unanswered => {
                self.told.wrong.push(format!("nothing came of {begun:?}"));
                self.lost(begun);
            }
        }
        Ok(())
    }

    /// It may have happened or not.
    fn lost(&mut self, begun: Begun) {
        self.told.open += 1;
        match begun.record {
            Some(record) => {
                self.known.entry(record).or_default().insert(Some(begun.title));
            }
            None => {
                self.maybe.insert(begun.title);
            }
        }
    }

    async fn take_over(&mut self, at: usize) -> Result<()> {
        self.turn_to(at).await?;
        let reads = self.browser.ask(WRITES).await? == json!(false);
        if self.browser.hand("takeOver()").await?.is_null() {
            self.told.wrong.push("a window did not get to write by 接管编辑".to_owned());
        }
        self.told.taken_over += usize::from(reads);
        Ok(())
    }

    async fn close(&mut self, at: usize) -> Result<()> {
        self.turn_to(at).await?;
        self.browser.driver().close_window().await?;
        self.windows.remove(at);
        self.turn_to(0).await
    }

    /// The window that writes crashes in the middle of a save; another takes over by itself.
    async fn crash(&mut self) -> Result<()> {
        // Nobody may for a moment, where the last one has just gone.
        let Ok((writer, _)) = self.writer().await else {
            self.told.wrong.push("no window writes".to_owned());
            return Ok(());
        };
        if self.windows.len() < 2 {
            self.open_window().await?;
        }
        let begun = self.begin(writer, &[]).await?;
        self.lost(begun);
        let crashed = now()?;
        self.browser.crash().await?;
        self.windows.remove(writer);
        // Whichever of the others has waited longest.
        let (by, wrote) = match self.writer().await {
            Ok(found) => found,
            Err(error) => {
                self.told.wrong.push(error.to_string());
                return Ok(());
            }
        };
        let begun = self.begin(by, &[]).await?;
        let saved = self.told.saved;
        self.collect(by, begun).await?;
        if self.told.saved == saved {
            self.told.wrong.push("after a crash the next save was not acknowledged".to_owned());
        }
        self.told.after_crashes.push((wrote - crashed, now()? - crashed));
        self.compare("after a crash").await
    }

    /// Waits until a window writes; which, and when it was seen.
    async fn writer(&self) -> Result<(usize, f64)> {
        eventually("a window to write", async || {
            for at in 0..self.windows.len() {
                self.turn_to(at).await?;
                if self.browser.ask(WRITES).await? == json!(true) {
                    return Ok(Some((at, now()?)));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Holds what stands in the storage to what was acknowledged.
    async fn compare(&mut self, when: &str) -> Result<()> {
        let stored = self.browser.ask(STORED).await?;
        let pairs = stored.as_array().into_iter().flatten();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let stored: BTreeMap<String, String> =
            pairs.map(|pair| (text(&pair[0]), text(&pair[1]))).collect();
        for (record, titles) in &self.known {
            let there = stored.get(record).cloned();
            if !titles.contains(&there) {
                self.told.wrong.push(format!("{when}: {record} is {there:?}, not {titles:?}"));
            }
        }
        for (record, title) in stored.iter().filter(|(record, _)| !self.known.contains_key(*record))
        {
            if !self.maybe.contains(title) {
                self.told.wrong.push(format!("{when}: {record} {title} is there and never was"));
            }
        }
        Ok(())
    }

    /// All windows but one closed: everything is there, in both stores, and in the journal alone.
    async fn end(mut self) -> Result<Interleaved> {
        while self.windows.len() > 1 {
            self.close(1).await?;
        }
        self.turn_to(0).await?;
        self.browser.hand("writes()").await?;
        self.browser.reload().await?;
        self.browser.text("已保存").await?;
        self.compare("in the end").await?;
        if self.browser.later(ALIKE, Vec::new()).await? != json!(true) {
            self.told.wrong.push("in the end the two stores differ".to_owned());
        }
        self.browser.ask("localStorage.clear()").await?;
        self.browser.reload().await?;
        if self.lie.is_none() {
            self.browser.text("已保存").await?;
        }
        self.compare("from the journal alone").await?;
        let shown = self.browser.shown().await?;
        if let Some(word) = DAMAGE.iter().find(|word| shown.contains(**word)) {
            self.told.wrong.push(format!("damage: {word}"));
        }
        Ok(self.told)
    }
}

/// Milliseconds since 1970.
fn now() -> Result<f64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1000.0)
}
