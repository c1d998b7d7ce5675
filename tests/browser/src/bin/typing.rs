//! How quickly the page over 20,000 records answers keys, against a text field of an empty page;
//! called by `cargo xtask measure` as `typing FOLDER-OF-THE-PAGE FOLDER-OF-THE-EMPTY-PAGE`.
//!
//! Three things are told of each: the long tasks (over 50 ms) while it was done; the 95th percentile
//! of the time from a key to the next frame, as the browser's Event Timing has it; and how long the
//! page's own thread worked for each key, which hardly depends on what else the machine does. The
//! control is the same page made slow on purpose: if it did not show, nothing else here would mean
//! anything.

#![allow(clippy::indexing_slicing, reason = "only JSON is indexed, which answers null")]

use std::time::Duration;

use browser_tests::{Browser, Result, Server, eventually};
use serde_json::json;
use thirtyfour::By;

/// Begins to watch before the page's own scripts run.
const WATCH: &str = "window.watched = { tasks: [], events: [], keys: 0 };
    const watch = (options, add) => new PerformanceObserver(list => list.getEntries().forEach(add))
        .observe(options);
    watch({ type: 'longtask' }, e => watched.tasks.push(e.duration));
    watch({ type: 'event', durationThreshold: 16 },
        e => { if (e.name === 'keydown') watched.events.push(e.duration); });
    addEventListener('keydown', () => { watched.keys += 1; }, true);";

const FORGET: &str = "watched.tasks = []; watched.events = []; watched.keys = 0;";

/// What Event Timing leaves out is quicker than this, in milliseconds.
const UNSEEN: f64 = 16.0;

/// Between two keys of somebody who types fast.
const FAST: Duration = Duration::from_millis(60);

/// Between two keys of somebody who types slowly: a search that waits for a rest runs after each.
const SLOW: Duration = Duration::from_millis(260);

/// For what is drawn after the last key, and for the browser to tell of it.
const REST: Duration = Duration::from_millis(600);

const SENTENCE: &str = "党支部集中学习2019年第12次，会议由书记主持，20名党员参加，学习时长2.5学时";

/// How often everything is done, each time in a fresh browser.
const ROUNDS: usize = 3;

/// What was seen of one thing done.
#[derive(Clone)]
struct Told {
    name: &'static str,
    keys: usize,
    /// Milliseconds of the page's thread, which other programs do not lengthen.
    work: f64,
    /// Milliseconds.
    p95: f64,
    tasks: Vec<f64>,
}

impl Told {
    /// The work for each key; all of it where none was counted.
    fn work_each(&self) -> f64 {
        self.work / self.keys.max(1) as f64
    }

    /// The longest of the long tasks; nothing if there was none.
    fn longest(&self) -> f64 {
        self.tasks.iter().copied().fold(0.0, f64::max)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let page = Server::start(arguments.next().ok_or("where is the page?")?.into())?;
    let empty = Server::start(arguments.next().ok_or("where is the empty page?")?.into())?;

    println!(
        "| what is done | keys | p95 of a key | against empty | work a key | against empty \
         | long tasks | longest |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let mut base = None;
    for (title, address, slower) in [
        ("an empty Leptos page", empty.address(), 1),
        ("20,000 records over ten years", page.address() + "?records=20000&years=10", 1),
        ("20,000 records, all of one year", page.address() + "?records=20000&years=1", 1),
        ("the processor at a quarter", page.address() + "?records=20000&years=10", 4),
        ("made slow on purpose", page.address() + "?records=20000&years=10&slow=80", 1),
    ] {
        println!("| **{title}** | | | | | | | |");
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let browser = opened(&address).await?;
            let slowed = json!({ "rate": slower });
            browser.cdp("Emulation.setCPUThrottlingRate", slowed).await?;
            browser.cdp("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
            rounds.push(if address == empty.address() {
                plain(&browser).await?
            } else {
                [form(&browser).await?, list(&browser).await?].concat()
            });
        }
        for at in 0..rounds.first().map_or(0, Vec::len) {
            let told = rounds.iter().filter_map(|round| round.get(at).cloned()).collect();
            let told = best(told).ok_or("nothing was measured")?;
            row(&told, base.get_or_insert_with(|| told.clone()));
        }
    }
    Ok(())
}

/// Of each number the best of the rounds: a busy machine only ever adds time.
fn best(mut told: Vec<Told>) -> Option<Told> {
    let mut least = |of: fn(&Told) -> f64| {
        told.sort_by(|a, b| of(a).total_cmp(&of(b)));
        told.first().cloned()
    };
    let (p95, work) = (least(|told| told.p95)?.p95, least(Told::work_each)?.work_each());
    let best = least(Told::longest)?;
    Some(Told { p95, work: work * best.keys.max(1) as f64, ..best })
}

async fn opened(address: &str) -> Result<Browser> {
    let browser = Browser::start().await?;
    browser.before_page(WATCH).await?;
    browser.driver().goto(address).await?;
    browser.started().await?;
    Ok(browser)
}

/// A text typed into the empty page's field.
async fn plain(browser: &Browser) -> Result<Vec<Told>> {
    focus(browser, "#text").await?;
    let text = SENTENCE.repeat(2);
    Ok(vec![watched(browser, "its text field", async || keys(browser, &text, FAST).await).await?])
}

/// A record typed, its chips, and saved.
async fn form(browser: &Browser) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    let open = watched(browser, "the form opened", async || {
        browser.go_to("/new/activity").await?;
        there(browser, "#f-title").await
    });
    told.push(open.await?);
    focus(browser, "#f-date").await?;
    keys(browser, "6.18", FAST).await?;
    for (name, field, text) in [
        ("a title typed", "#f-title", SENTENCE.to_owned()),
        ("a content typed", "#f-content", SENTENCE.repeat(2)),
        ("a chip turned on and off", "#f-facets", " ".repeat(20)),
    ] {
        focus(browser, field).await?;
        told.push(watched(browser, name, async || keys(browser, &text, FAST).await).await?);
    }
    let save = watched(browser, "the record saved and shown", async || {
        chord(browser, "Enter", 13, CONTROL).await?;
        there(browser, "main:not(:has(form.entry))").await
    });
    told.push(save.await?);
    Ok(told)
}

/// A list opened, searched and sorted.
async fn list(browser: &Browser) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    let open = watched(browser, "the list opened", async || {
        browser.go_to("/records").await?;
        there(browser, ".records td.title a").await
    });
    told.push(open.await?);
    focus(browser, "input[type=search]").await?;
    for (name, text) in
        [("a search by day and letters", "2019-1 wps"), ("a search in Chinese", "党员学习会议室")]
    {
        told.push(watched(browser, name, async || keys(browser, text, SLOW).await).await?);
        let active = browser.driver().active_element().await?.to_json()?;
        browser.driver().execute("arguments[0].select()", vec![active]).await?;
        chord(browser, "Delete", 46, 0).await?;
        tokio::time::sleep(REST).await;
    }
    for (name, head) in [("sorted by title", "标题"), ("sorted by day", "日期")] {
        let script = "[...document.querySelectorAll('.records .head')]\
                      .find(head => head.innerText.startsWith(arguments[0])).focus()";
        browser.driver().execute(script, vec![json!(head)]).await?;
        told.push(watched(browser, name, async || chord(browser, "Enter", 13, 0).await).await?);
    }
    Ok(told)
}

/// What is seen while something is done, and until all of it has been drawn.
async fn watched(
    browser: &Browser,
    name: &'static str,
    act: impl AsyncFnOnce() -> Result<()>,
) -> Result<Told> {
    tokio::time::sleep(REST).await;
    browser.ask(FORGET).await?;
    let before = worked(browser).await?;
    act().await?;
    tokio::time::sleep(REST).await;
    let work = worked(browser).await? - before;
    let seen = browser.ask("return watched").await?;
    let mut times: Vec<f64> = serde_json::from_value(seen["events"].clone())?;
    let keys = usize::try_from(seen["keys"].as_u64().unwrap_or_default())?;
    times.resize(keys.max(times.len()), UNSEEN);
    times.sort_by(f64::total_cmp);
    let at = (times.len() * 95).div_ceil(100).saturating_sub(1);
    let p95 = times.get(at).copied().unwrap_or(f64::NAN);
    Ok(Told { name, keys, work, p95, tasks: serde_json::from_value(seen["tasks"].clone())? })
}

/// How long the page's own thread has worked so far, in milliseconds.
async fn worked(browser: &Browser) -> Result<f64> {
    let told = browser.cdp("Performance.getMetrics", json!({})).await?;
    let all = told["metrics"].as_array().cloned().unwrap_or_default();
    let found = all.iter().find(|one| one["name"] == "TaskDuration");
    let seconds = found.and_then(|one| one["value"].as_f64()).ok_or("the browser tells no time")?;
    Ok(seconds * 1000.0)
}

fn row(told: &Told, base: &Told) {
    let Told { name, keys, p95, tasks, .. } = told;
    let times = |ratio: f64| format!("× {ratio:.1}");
    let (time, slower) = match (*keys, *p95 <= UNSEEN) {
        (0, _) => ("–".to_owned(), "–".to_owned()),
        (_, true) => ("16 ms or less".to_owned(), times(p95 / base.p95)),
        (_, false) => (format!("{p95:.0} ms"), times(p95 / base.p95)),
    };
    let work = told.work_each();
    let more = times(work / base.work_each());
    let longest = match tasks.len() {
        0 => "–".to_owned(),
        _ => format!("{:.0} ms", told.longest()),
    };
    let tasks = tasks.len();
    println!(
        "| {name} | {keys} | {time} | {slower} | {work:.1} ms | {more} | {tasks} | {longest} |"
    );
}

/// Types a text as a keyboard does, whatever the letters.
async fn keys(browser: &Browser, text: &str, pause: Duration) -> Result<()> {
    for letter in text.chars() {
        let code = u32::from(letter.to_ascii_uppercase());
        let mut key = json!({ "type": "keyDown", "key": letter, "text": letter });
        if letter.is_ascii_alphanumeric() || letter == ' ' {
            key["windowsVirtualKeyCode"] = json!(code);
        }
        browser.cdp("Input.dispatchKeyEvent", key.clone()).await?;
        key["type"] = json!("keyUp");
        browser.cdp("Input.dispatchKeyEvent", key).await?;
        tokio::time::sleep(pause).await;
    }
    Ok(())
}

const CONTROL: u32 = 2;

/// Presses a key that types nothing.
async fn chord(browser: &Browser, key: &str, code: u32, modifiers: u32) -> Result<()> {
    let mut event = json!({
        "type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code,
        "modifiers": modifiers
    });
    if key == "Enter" {
        event["text"] = json!("\r");
    }
    browser.cdp("Input.dispatchKeyEvent", event.clone()).await?;
    event["type"] = json!("keyUp");
    browser.cdp("Input.dispatchKeyEvent", event).await?;
    Ok(())
}

/// Waits until the page has what `selector` finds.
async fn there(browser: &Browser, selector: &str) -> Result<()> {
    eventually(selector, async || {
        Ok(browser.driver().find(By::Css(selector)).await.is_ok().then_some(()))
    })
    .await
}

/// Gives the focus to what `selector` finds, unfolded if need be.
async fn focus(browser: &Browser, selector: &str) -> Result<()> {
    there(browser, selector).await?;
    let script = "const found = document.querySelector(arguments[0]); \
                  for (let at = found; at; at = at.parentElement?.closest('details')) \
                  { if (at.matches('details')) at.open = true; } found.focus()";
    browser.driver().execute(script, vec![json!(selector)]).await?;
    Ok(())
}
