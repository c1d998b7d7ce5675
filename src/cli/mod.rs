//! The command line over the library: the core without a browser, for tests, other programs and a
//! higher body with many branches' backups.
//!
//! Reads backups, writes documents and tables; keeps nothing. What must stay out: any counting or
//! wording of its own.

mod arguments;
mod check;
mod failure;
mod figures;
mod sample;
mod summary;

use arguments::Request;
use failure::Failure;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Runs the command that `arguments` (without the program's name) ask for.
///
/// The exit status is 0 on success, 1 where the work could not be done, 2 where the arguments make no
/// sense, 3 where a checked backup can be restored but holds something doubtful. Results go to
/// `out`, sentences about failures to `err`.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    let done = arguments::read(arguments).and_then(|request| match request {
        Request::Help => out.write_all(arguments::HELP.as_bytes()).map_err(Failure::output),
        Request::Summary(request) => summary::run(&request, out),
        Request::Figures(request) => figures::run(&request, out),
        Request::Check { backup } => check::run(&backup, out),
        Request::Sample { to } => sample::run(to.as_deref(), out),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let told = if failure.is_told() { writeln!(err, "{failure}") } else { Ok(()) };
            if told.is_err() { ExitCode::FAILURE } else { failure.status() }
        }
    }
}
