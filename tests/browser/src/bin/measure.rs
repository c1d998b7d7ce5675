//! Cold starts of both builds and of an empty page, taken in turn; called by `cargo xtask measure`
//! as `measure RUNS FOLDER-OF-THE-EMPTY-PAGE`. Every start is in a fresh browser, so that no cache
//! helps; the median is told, because a busy machine only ever adds time.

#![allow(clippy::indexing_slicing, reason = "only JSON is indexed, which answers null")]

use browser_tests::{Browser, Build, Result, Server, eventually};

/// Notes the moment at which the started program has been on screen for a frame.
fn note(started: &str) -> String {
    format!(
        "addEventListener('{started}', () => requestAnimationFrame(() => \
         requestAnimationFrame(() => {{ window.shownAfter = performance.now(); }})))"
    )
}

const READ: &str = "const paint = performance.getEntriesByName('first-contentful-paint')[0]; \
                    return window.shownAfter && paint && [paint.startTime, window.shownAfter]";

/// One page's starts: milliseconds to its first paint, and to the running program.
struct Page {
    name: &'static str,
    address: Option<Build>,
    paint: Vec<f64>,
    shown: Vec<f64>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let runs: u32 = arguments.next().ok_or("how many runs?")?.parse()?;
    let empty = Server::start(arguments.next().ok_or("where is the empty page?")?.into())?;
    let page = |name, address| Page { name, address, paint: Vec::new(), shown: Vec::new() };
    let mut pages = [
        page("empty Leptos page", None),
        page("the site", Some(Build::Site)),
        page("the one file", Some(Build::OneFile)),
    ];
    for _ in 0..runs {
        for page in &mut pages {
            let (paint, shown) = start(page.address, &empty).await?;
            page.paint.push(paint);
            page.shown.push(shown);
        }
    }
    let mut base = None;
    for page in &mut pages {
        let (paint, shown) = (median(&mut page.paint), median(&mut page.shown));
        let ratio = shown / *base.get_or_insert(shown);
        println!(
            "   {:<18} first paint {paint:>4.0} ms   shown {shown:>4.0} ms   × {ratio:.2}",
            page.name
        );
    }
    Ok(())
}

async fn start(build: Option<Build>, empty: &Server) -> Result<(f64, f64)> {
    let browser = Browser::start().await?;
    // The empty page has started when Trunk's loader says so; ours when it shows its ledger.
    let started = if build.is_some() { "ZhibuStarted" } else { "TrunkApplicationStarted" };
    browser.before_page(&note(started)).await?;
    match build {
        Some(build) => browser.go(build).await?,
        None => browser.driver().goto(empty.address()).await?,
    }
    eventually("the page to be shown", async || {
        let read = browser.driver().execute(READ, Vec::new()).await?;
        let (paint, shown) = (read.json()[0].as_f64(), read.json()[1].as_f64());
        Ok(paint.zip(shown))
    })
    .await
}

/// The middle of an odd number of values; of an even number the upper of the two.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
