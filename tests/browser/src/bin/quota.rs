//! The storage full to the last unit, in both builds, alone and by two windows at once; called by
//! `cargo xtask torture quota` as `quota TIMES`.

use browser_tests::{Build, Result, fill, fill_by_two};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let times: usize = std::env::args().nth(1).ok_or("how many times at once?")?.parse()?;
    let mut wrong = 0;
    for build in Build::BOTH {
        let filled = fill(build, times).await?;
        println!(
            "   {build:?}: a save needs {} units; with so many more or less it is taken: {:?}; while \
             another page fills the room: {} taken, {} refused",
            filled.needed, filled.by_unit, filled.at_once.0, filled.at_once.1
        );
        let two = fill_by_two(build, times).await?;
        println!(
            "   {build:?}, two windows without locks at once: {} taken, {} refused; {} starts told",
            two.by_two.0, two.by_two.1, two.told
        );
        for told in filled.wrong.iter().chain(&two.wrong) {
            wrong += 1;
            println!("   ! {told}");
        }
    }
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} things went wrong").into()) }
}
