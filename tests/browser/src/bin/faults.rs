//! A fault at every call of the page's storage during a fixed walk; called by `cargo xtask torture
//! faults` as `faults [EVERY] [WAYS]`: with a number only every so many calls are tried, with `shelf`,
//! `journal` or `shelf-lies` only those ways.
//!
//! First comes the control: a journal that lies is believed, and something must be missing.

use std::collections::BTreeMap;
use std::time::Instant;

use browser_tests::{Browser, Failing, Fault, How, Result};

/// Walks in one browser, before it is started anew.
const WALKS: u64 = 40;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let every: usize = std::env::args().nth(1).map_or(Ok(1), |every| every.parse())?;
    let ways = [
        (Failing::Journal, How::Throws),
        (Failing::Journal, How::Revoked),
        (Failing::Journal, How::Lies),
        (Failing::Journal, How::Hangs),
        (Failing::Shelf, How::Throws),
        (Failing::Shelf, How::Unread),
        (Failing::Shelf, How::Lies),
    ];
    let only = std::env::args().nth(2);
    let mut browser = Browser::start().await?;
    let lie = Fault { store: Failing::Journal, how: How::Lies, at: 0, lasting: true };
    let control = browser.walk_believing(lie).await?;
    match control.wrong.first() {
        Some(wrong) => println!("   the control, a lie believed: {wrong}"),
        None => return Err("the control lost nothing: it shows nothing".into()),
    }
    let (mut walks, mut wrong) = (0, 0);
    for (store, how) in ways {
        let way = format!("{store:?}-{how:?}").to_lowercase();
        if only.as_ref().is_some_and(|only| !way.starts_with(only)) {
            continue;
        }
        for lasting in [false, true] {
            let begun = Instant::now();
            let (mut positions, mut refused, mut differed, mut calls) = (0_u64, 0, 0, 0);
            let mut ended: BTreeMap<String, u64> = BTreeMap::new();
            for at in (0..).step_by(every) {
                walks += 1;
                if walks % WALKS == 0 {
                    drop(browser);
                    browser = Browser::start().await?;
                }
                let walked = browser.walk_with(Fault { store, how, at, lasting }).await?;
                // Behind the last call the walk is taken without a fault.
                let whole = walked.hit.is_none();
                if whole && walked.refused > 0 {
                    return Err(format!("{} steps refused without a fault", walked.refused).into());
                }
                if !whole {
                    positions += 1;
                    refused += walked.refused;
                    differed += u64::from(walked.differed);
                    *ended.entry(walked.status).or_default() += 1;
                }
                if !walked.wrong.is_empty() {
                    wrong += 1;
                    let hit = walked.hit.unwrap_or_default();
                    println!("   ! {store:?} {how:?} at {at} ({hit}), lasting {lasting}: ");
                    walked.wrong.iter().for_each(|wrong| println!("     {wrong}"));
                }
                if whole {
                    calls = walked.calls;
                    break;
                }
            }
            println!(
                "   {store:?} {how:?}, {}: {positions} positions of {calls} calls, {refused} steps refused, in the \
                 end {ended:?}, {differed} with a store behind the other; {} s",
                if lasting { "from there on" } else { "once" },
                begun.elapsed().as_secs()
            );
        }
    }
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} walks went wrong").into()) }
}
