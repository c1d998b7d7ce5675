//! Kills the browser while records are being saved, and looks for what it had called 已保存; called
//! by `cargo xtask torture` as `torture KILLS SAVES [alone]`. With `alone` the page has no journal:
//! the control, which shows that there is something to lose.
//!
//! The records are entered through the form of the one file, whose place stays the same from one
//! start to the next. The last save of each round is not waited for: the browser is killed (`kill
//! -9` of its main process) at a random moment of up to half a second after 保存 was pressed.

#![allow(clippy::indexing_slicing, reason = "only JSON is indexed, which answers null")]

use std::time::{Duration, SystemTime};

use browser_tests::{Browser, Build, Folder, Result, eventually};

/// Takes the journal away before the page looks for it.
const ALONE: &str = "Object.defineProperty(window, 'indexedDB', { value: null })";

/// The titles that stand in the browser's storage, once the page has opened and healed it.
const STORED: &str = "return Object.keys(localStorage)
    .filter(key => /^zhibu\\/1\\/[0-9]+\\/record\\//.test(key))
    .map(key => (localStorage[key].match(/\"title\":\"(K[0-9-]+)\"/) || [])[1])
    .filter(title => title)";

/// The words of the page that say that something is damaged.
const DAMAGE: [&str; 4] = ["读不出来", "与总目不符", "只读到", "总目损坏"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let kills: usize = arguments.next().ok_or("how many kills?")?.parse()?;
    let saves: usize = arguments.next().ok_or("how many saves before each?")?.parse()?;
    let alone = arguments.next().is_some();
    let mut random = Random::new()?;
    let mut profile = Folder::new()?;
    let mut saved: Vec<String> = Vec::new();
    let (mut lost, mut torn, mut healed, mut unasked) = (0, 0, 0, 0);
    for kill in 0..=kills {
        let browser = Browser::start_with(profile).await?;
        if alone {
            browser.before_page(ALONE).await?;
        }
        browser.open(Build::OneFile).await?;
        let shown = browser.shown().await?;
        torn += usize::from(DAMAGE.iter().any(|word| shown.contains(word)));
        healed += usize::from(shown.contains("已用数据库存储里"));
        let stored = browser.ask(STORED).await?;
        let stored: Vec<&str> =
            stored.as_array().into_iter().flatten().filter_map(|title| title.as_str()).collect();
        let before = saved.len();
        saved.retain(|title| stored.contains(&title.as_str()));
        lost += before - saved.len();
        // What was saved and not waited for is there or is not; from now on it stays.
        let more = stored.iter().filter(|title| !saved.iter().any(|known| known == *title));
        let more: Vec<String> = more.map(|title| (*title).to_owned()).collect();
        unasked += more.len();
        saved.extend(more);
        if kill == kills {
            break;
        }
        // At first, and where the control has lost everything.
        if shown.contains("载入示例") {
            browser.press("载入示例").await?;
            safe(&browser, alone).await?;
        }
        for save in 0..saves {
            let title = format!("K{kill}-{save}");
            enter(&browser, &title).await?;
            safe(&browser, alone).await?;
            saved.push(title);
        }
        enter(&browser, &format!("K{kill}-{saves}")).await?;
        tokio::time::sleep(Duration::from_millis(random.below(500))).await;
        profile = browser.kill()?;
    }
    let acknowledged = kills * saves;
    println!(
        "   {kills} kills, {acknowledged} saves acknowledged: {lost} lost, {torn} starts with \
         damage; {healed} starts healed by the journal, {unasked} saves there that were killed \
         before they were acknowledged"
    );
    match (alone, lost + torn) {
        (false, 0) => Ok(()),
        (false, _) => Err("a save called 已保存 was lost or torn".into()),
        (true, 0) => Err("the control lost nothing: it shows nothing".into()),
        (true, _) => Ok(()),
    }
}

/// Fills in the form and presses 保存.
async fn enter(browser: &Browser, title: &str) -> Result<()> {
    browser.go_to("/new/activity").await?;
    browser.put(&browser.field("日期").await?, "2019-12-30").await?;
    browser.put(&browser.field("标题").await?, title).await?;
    browser.press("保存").await
}

/// Waits until the record's page says that it is safe.
async fn safe(browser: &Browser, alone: bool) -> Result<()> {
    let word = if alone { "已写入" } else { "已保存" };
    let told = "return !location.hash.startsWith('#/new') && \
                document.querySelector('[role=status].saved')?.textContent.trim()";
    eventually("the save to be acknowledged", async || {
        Ok((browser.ask(told).await?.as_str() == Some(word)).then_some(()))
    })
    .await
}

/// xorshift, begun by the clock: the moments need only differ.
struct Random(u64);

impl Random {
    fn new() -> Result<Self> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
        Ok(Self(u64::from(now.subsec_nanos()) | 1))
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}
