//! Kills the browser while another ledger replaces the one that is there; called by `cargo xtask
//! torture imports` as `imports KILLS COPIES`. The moments are spread over a little more than an
//! import takes, closer to each other at its beginning, where it is decided; however few kills there
//! are, they reach over all of it. Then come the controls, which show that something
//! could be found.

use std::time::SystemTime;

use browser_tests::{Importing, Imports, Moment, Result};

/// How far the moments reach, in what an import takes.
const REACH: f64 = 1.2;

/// The golden section: its multiples spread evenly, however many there are.
const GOLDEN: f64 = 0.618_033_988_75;

/// Kills of the control without a journal.
const ALONE: usize = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let kills: u32 = arguments.next().ok_or("how many kills?")?.parse()?;
    let copies: usize = arguments.next().ok_or("the sample how many times over?")?.parse()?;
    let mut trial = Importing::start(copies).await?;
    println!("   {} records; an import takes {:?}", trial.told.records, trial.told.takes);
    let offset = f64::from(SystemTime::UNIX_EPOCH.elapsed()?.subsec_micros()) / 1e6;
    for kill in 0..kills {
        let spread = (offset + f64::from(kill) * GOLDEN).fract();
        let share = REACH * spread.powi(2);
        trial = trial.kill(Moment::Share(share)).await?;
        let Imports { old, new, acknowledged, wrong, .. } = &trial.told;
        println!("   {share:.2}: {old} old, {new} new, {acknowledged} acknowledged; {wrong:?}");
        if !wrong.is_empty() {
            return Err("an import was torn or lost".into());
        }
    }
    let Imports { old, new, acknowledged, told, .. } = trial.told;
    println!(
        "   {kills} kills: {old} times the old ledger, {new} times the new, {acknowledged} \
         acknowledged; {} starts told of a replacement broken off, {} were healed by the journal",
        told.0, told.1
    );
    if old == 0 || new == 0 {
        return Err("the kills did not reach over an import: they show nothing".into());
    }
    for _ in 0..ALONE {
        trial = trial.kill_alone().await?;
    }
    let lost = trial.told.wrong.len();
    println!("   the control, no journal and 已写入 believed: {lost} of {ALONE} imports lost");
    trial = trial.take_one().await?;
    println!(
        "   the control, a record taken out of both stores: {:?}",
        trial.told.wrong.get(lost..)
    );
    if lost == 0 || trial.told.wrong.len() == lost {
        return Err("a control found nothing: it shows nothing".into());
    }
    Ok(())
}
