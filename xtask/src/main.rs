//! The project's own commands. Everything they need beyond rustup, a C compiler and Node they set
//! up themselves; what they may not install they name. Kept small in dependencies, because it is
//! the first thing every clone compiles: what drives a browser is in `tests/browser`.

mod browsers;
mod build;
mod egress;
mod error;
mod house;
mod html;
mod measure;
mod module;
mod offline;
mod one_file;
mod policy;
mod run;
mod serve;
mod setup;
mod size;
mod test;
mod torture;

use std::process::ExitCode;

use error::{Error, Result};

const HELP: &str = "\
cargo xtask serve [--release]   build the page, serve it on 127.0.0.1 and rebuild on change
cargo xtask test [STEP …]       the whole check, or only the named steps
cargo xtask dist                dist/site/ and the one file dist/支部台账.html
cargo xtask dist --quick        the same, large and slow, seconds after an edit: for browser tests
cargo xtask measure [RUNS]      size, cold start and answer to keys against an empty Leptos page
cargo xtask measure typing      only the answer to keys, with 20,000 records
cargo xtask torture [KILLS]     kills the browser while records are saved; with a control
cargo xtask torture faults [N]  a fault at every (Nth) call of the storage; with a control
cargo xtask torture quota       the storage full to the last unit, by two windows too
cargo xtask torture windows     windows that edit, take over, close and crash, five seeds
cargo xtask torture imports     kills the browser while a ledger is replaced; with controls
cargo xtask torture synced      waits for the disk before a save is acknowledged (strace)
cargo xtask browsers            the main road in browsers old and new, as a table
cargo xtask egress [TEST …]     the browser tests without a network, and what they asked of it
cargo xtask torture ledgers [N] 10,000 (N) random ledgers out and in, to the byte; with a control
cargo xtask setup               only set up what the commands above need";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => serve::serve(false),
        ["serve", "--release"] => serve::serve(true),
        ["test", steps @ ..] => test::test(steps),
        ["browsers"] => browsers::browsers(),
        ["egress", tests @ ..] => egress::egress(tests),
        ["dist"] => build::dist(),
        ["dist", "--quick"] => build::quick(),
        ["measure"] => measure::measure("15"),
        ["measure", "typing"] => measure::typing(),
        ["measure", runs] => measure::measure(runs),
        ["torture"] => torture::torture("100"),
        ["torture", "faults"] => torture::faults("1"),
        ["torture", "faults", every] => torture::faults(every),
        ["torture", "quota"] => torture::quota(),
        ["torture", "windows"] => torture::windows(),
        ["torture", "imports"] => torture::imports(),
        ["torture", "synced"] => torture::synced(),
        ["torture", "ledgers"] => torture::ledgers("10000"),
        ["torture", "ledgers", count] => torture::ledgers(count),
        ["torture", kills] => torture::torture(kills),
        ["setup"] => setup::everything(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        [unknown, ..] => {
            Err(Error::Unexpected(format!("there is no command `{unknown}`.\n\n{HELP}")))
        }
    }
}
