//! How often the browser waits for the disk before the page says 已保存, seen by `strace`; called by
//! `cargo xtask torture synced` as `synced SAVES`.
//!
//! First as the page is, then the control: the same with transactions whose `durability` is taken
//! away before the page runs, so that the browser may call them complete before the disk has them.

use browser_tests::{Browser, Build, Outcome, Result, Trace};

/// Has every transaction of the page called complete at the browser's leisure.
const RELAXED: &str = "const own = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
        return own.call(this, stores, mode, { ...options, durability: 'relaxed' });
    };";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let saves: usize = std::env::args().nth(1).ok_or("how many saves?")?.parse()?;
    let strict = count("as the page is (strict)", saves, None).await?;
    let relaxed = count("the control (relaxed)", saves, Some(RELAXED)).await?;
    if strict.without > 0 {
        return Err(format!("{} saves were acknowledged without the disk", strict.without).into());
    }
    if relaxed.waits >= strict.waits {
        return Err("the control waits for the disk as often: it shows nothing".into());
    }
    Ok(())
}

/// What was counted between the press on 保存 and 已保存.
struct Counted {
    /// Waits for the disk in the database's files.
    waits: usize,
    /// Saves acknowledged before a single one was done.
    without: usize,
}

async fn count(name: &str, saves: usize, before: Option<&str>) -> Result<Counted> {
    let browser = Browser::start().await?;
    browser.give_hand().await?;
    if let Some(script) = before {
        browser.before_page(script).await?;
    }
    browser.open(Build::OneFile).await?;
    browser.load_sample().await?;
    let trace = Trace::of(&browser).await?;
    let mut steps = Vec::new();
    for save in 0..saves {
        let step = browser.hand_record(&format!("K{save}")).await?;
        if step.outcome != Outcome::Saved {
            return Err(format!("save {save}: {step:?}").into());
        }
        steps.push(step);
    }
    let synced = trace.end()?;
    let (mut waits, mut without, mut elsewhere) = (0, 0, 0);
    let mut slowest = 0.0_f64;
    for step in &steps {
        let before = |moment: f64| step.pressed < moment && moment < step.acknowledged;
        let (own, others): (Vec<_>, Vec<_>) = synced
            .iter()
            .filter(|one| before(one.begun) && before(one.done))
            .partition(|one| one.path.contains("IndexedDB"));
        waits += own.len();
        elsewhere += others.len();
        without += usize::from(own.is_empty());
        slowest = slowest.max(step.acknowledged - step.pressed);
    }
    let all = synced.iter().filter(|one| one.path.contains("IndexedDB")).count();
    println!(
        "   {name}: {saves} saves acknowledged, {waits} waits for the disk between 保存 and 已保存, \
         {without} saves without one ({all} in all, {elsewhere} in other files; the slowest save \
         took {slowest:.0} ms)"
    );
    Ok(Counted { waits, without })
}
