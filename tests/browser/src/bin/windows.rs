//! Real windows of one browser in a seeded order of edits, takeovers, reloads, closings and crashes;
//! called by `cargo xtask torture windows` as `windows SEEDS STEPS [FIRST]`. First comes the control: a
//! journal that says that it is done and writes nothing has to be found out.

use std::time::Instant;

use browser_tests::{Build, Interleaved, Result, interleave, interleave_believing};

/// Steps of the control.
const CONTROL: usize = 12;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let seeds: u64 = arguments.next().ok_or("how many seeds?")?.parse()?;
    let steps: usize = arguments.next().ok_or("how many steps each?")?.parse()?;
    let first: u64 = arguments.next().map_or(Ok(1), |first| first.parse())?;
    let control = interleave_believing(Build::Site, first, CONTROL).await?;
    match control.wrong.last() {
        Some(wrong) => println!("   the control, a journal that lies: {wrong}"),
        None => return Err("the control lost nothing: it shows nothing".into()),
    }
    let mut wrong = 0;
    for seed in first..first + seeds {
        let begun = Instant::now();
        // The builds in turn: over http and from file://.
        let build = if seed % 2 == 0 { Build::OneFile } else { Build::Site };
        let Interleaved { saved, open, refused, taken_over, after_crashes, wrong: told } =
            interleave(build, seed, steps).await?;
        let slowest =
            |of: fn(&(f64, f64)) -> f64| after_crashes.iter().map(of).fold(0.0_f64, f64::max);
        println!(
            "   seed {seed} ({build:?}), {steps} steps: {saved} saves acknowledged, {refused} refused, \
             {open} left open, {taken_over} takeovers, {} crashes: another window wrote after {:.0} ms \
             at most, its first save was acknowledged after {:.0} ms at most; {} s",
            after_crashes.len(),
            slowest(|(wrote, _)| *wrote),
            slowest(|(_, saved)| *saved),
            begun.elapsed().as_secs()
        );
        wrong += told.len();
        told.iter().for_each(|told| println!("   ! {told}"));
    }
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} things went wrong").into()) }
}
