//! What the page asks the browser for, and could lose without anything looking different: that a save
//! is on the disk before it is acknowledged, and that one window alone writes.

use browser_tests::{Browser, Build, Outcome, Result, eventually, interleave};
use serde_json::{Value, json};

/// Takes down every transaction that writes to the journal, and what the browser promised of it.
const TAKEN_DOWN: &str = "window.durabilities = [];
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...options) {
        const transaction = begin.call(this, stores, mode, ...options);
        if (this.name === 'zhibu' && mode === 'readwrite') {
            window.durabilities.push(transaction.durability);
        }
        return transaction;
    };";

/// The page as it were without its word for it.
const WITHOUT_STRICT: &str = "const own = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode) {
        return own.call(this, stores, mode);
    };";

/// The names of the locks that are held, and of those that are waited for.
const LOCKS: &str = "const done = arguments[0];
    navigator.locks.query().then(({ held, pending }) =>
        done([held.map(lock => lock.name), pending.map(lock => lock.name)]))";

/// The steps of the windows that every test takes.
const SEED: u64 = 1;
const STEPS: usize = 12;

/// Saves two records; what the browser promised of each transaction of the journal.
async fn durabilities(before: &[&str]) -> Result<Vec<Value>> {
    let browser = Browser::start().await?;
    browser.give_hand().await?;
    for script in before {
        browser.before_page(script).await?;
    }
    browser.open(Build::Site).await?;
    browser.load_sample().await?;
    for title in ["第一条", "第二条"] {
        let step = browser.hand_record(title).await?;
        assert_eq!(step.outcome, Outcome::Saved, "{step:?}");
    }
    let all = browser.ask("return window.durabilities").await?;
    Ok(all.as_array().cloned().unwrap_or_default())
}

#[tokio::test]
async fn every_save_asks_for_the_disk() -> Result<()> {
    let all = durabilities(&[TAKEN_DOWN]).await?;
    // The sample and the two records.
    assert!(all.len() >= 3, "{all:?}");
    assert!(all.iter().all(|one| one == "strict"), "{all:?}");
    // The control: without the word for it the browser promises less.
    let all = durabilities(&[WITHOUT_STRICT, TAKEN_DOWN]).await?;
    assert!(all.len() >= 3 && all.iter().all(|one| one != "strict"), "{all:?}");
    Ok(())
}

#[tokio::test]
async fn one_window_holds_the_browsers_lock_and_the_other_waits_for_it() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        let writer = "zhibu/writer";
        assert_eq!(browser.later(LOCKS, Vec::new()).await?, json!([[writer], []]));
        let second = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(second).await?;
        browser.open(build).await?;
        eventually("the second window to wait", async || {
            let locks = browser.later(LOCKS, Vec::new()).await?;
            Ok((locks == json!([[writer], [writer]])).then_some(()))
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn windows_in_a_seeded_order_lose_no_save() -> Result<()> {
    // The window that writes crashes among these steps, once at least.
    let told = interleave(Build::Site, SEED, STEPS).await?;
    assert!(told.wrong.is_empty(), "{:#?}", told.wrong);
    assert!(!told.after_crashes.is_empty(), "{told:?}");
    assert!(told.after_crashes.iter().all(|(wrote, _)| *wrote < 5_000.0), "{told:?}");
    Ok(())
}
