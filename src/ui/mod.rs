//! The page: a reactive shell over the editor.
//!
//! It shows the ledger and hands every change to the editor as a command. It decides nothing about
//! the work itself: what a record may hold is `catalog`'s, what counts is `figures`', what is
//! written is `summary`'s. What must stay out: inner HTML from strings, and any second copy of the
//! ledger.
//!
//! | part | holds |
//! |---|---|
//! | `state` | [`App`]: the editor in a signal, the page, the notices; every page's way in |
//! | `unsaved` | what is typed and not saved; the question before it is left |
//! | `whole` | what is done with the ledger as a whole: the sample, a first import |
//! | `incoming` | the file a ledger comes in with |
//! | `route` | which page is shown, read from the address |
//! | `letters` | letters typed on a select choose by pinyin |
//! | `shell` | navigation, dialogs and listeners around the pages |
//! | `keys` | the keys of the whole page, and the list of all |
//! | `components` | what several pages use |
//! | `form` | the generic form of records and members |
//! | `pages` | one page a file |
//! | `memory` | only with the feature of this name: the page over many records, to be measured |

mod components;
mod form;
mod incoming;
mod keys;
mod letters;
#[cfg(feature = "memory")]
mod memory;
mod notice;
mod pages;
mod route;
mod shell;
mod state;
mod unsaved;
mod whole;

pub use route::Route;
pub use shell::Shell;
pub use state::{App, Desk};

/// Opens the ledger and shows the page.
pub async fn start() {
    let start = state::Start::open().await;
    leptos::mount::mount_to_body(move || leptos::prelude::view! { <Shell start/> });
    crate::browser::announce_start();
}
