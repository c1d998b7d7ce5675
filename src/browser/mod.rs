//! Every call to the web platform, so that the page above it stays plain Rust values.
//!
//! Nothing here knows what a ledger is. Each call that the platform may refuse returns an error
//! with a Chinese sentence; none panics and none is swallowed.

mod clock;
mod files;
mod folder;
mod journal;
pub mod keys;
mod lease;
pub mod lock;
#[cfg(feature = "memory")]
pub mod measured;
mod offline;
mod page;
mod persist;
mod place;
mod random;
mod shelf;

/// What the ledger is kept in.
pub mod kept {
    pub use super::journal::Database;
    pub use super::shelf::{PageShelf, open};
}

pub use clock::{moment, now, second, time_of_day, today};
pub use files::{FileError, decode_gb18030, download, read};
pub use folder::{Folder, FolderError, is_offered};
pub use journal::wait;
pub use offline::{keep_offline, use_newer};
pub use page::{
    announce_start, changed, copy, focus, focus_first, focus_is_in, hash, in_dialog, in_text,
    is_there, link_followed, mark_page, print, replace_hash, report, scroll_to_top, set_hash,
    set_title,
};
pub use persist::persist;
pub use place::{line_of_caret, point_at, reveal, select_line, tell_height, uncover};
pub use random::{RandomBits, random_bytes};
