//! Keeps the ledger in a browser's storage, a key an entry, so that nothing is lost.
//!
//! A save writes the changed entries and a small head. What cannot be read is set aside and shown,
//! never overwritten; a save that the storage refuses is taken back whole and said so; a page
//! killed in the middle of a save reopens as before it or after it. An empty storage is a first
//! run, a storage that cannot be read is not.
//!
//! What is to be written is planned as plain data (`plan`), carried out by one small executor
//! (`execute`) that knows how to take it back, and read again at the next start (`open`).
//! What an edit changes or removes is kept as an earlier version beside the ledger, as far as there
//! is room; it is never the reason why a save is refused.
//!
//! A second copy of the same texts stands in a journal that answers later and for certain. The
//! store says what it is to write and which of the two is right; see `journal` and `heal`.
//!
//! Tests drive all of it on a [`MemoryShelf`] that fails on command. What must stay out: every
//! call to the web platform (`browser` implements [`Shelf`]), and what an entry means.
//!
//! ```text
//! zhibu/1/head                      {format, generation, count, revision, digest}
//! zhibu/1/<generation>/<entry key>  {revision, sum, entry}, packed where it was to make room
//! zhibu/1/past/<generation>/<entry key>/<revision>
//!                                   {until, at, removed, step, sum, entry}: the entry as it was
//!                                   before a step; no head counts it
//! zhibu/1/undo                      what stood there before the save under way; on a full shelf,
//!                                   which keys a removal under way takes with it, and which come
//! zhibu/1/backup                    day, generation and digest of the last backup
//! zhibu/1/met                       the generation, and the revisions at which a file held just
//!                                   what stood here; optional
//! zhibu/1/clock                     the day the clock showed last, and the first since it jumped;
//!                                   optional
//! zhibu/1/draft/<form>[+<n>]        a half-filled form; not part of the ledger or of a backup
//! zhibu/1/preference/<name>         how somebody wants to work in this browser
//! zhibu/1/aside/<n>                 {key, text}: something that could not be read
//! zhibu/1/journal                   where the shelf and the journal parted, if they have
//! zhibu/1/other/<n>/…               in the journal alone: another ledger that stood there; with
//!                                   …/1/former, one that this was put in place of
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `shelf` | the storage as a trait, and its refusals |
//! | `memory` | a shelf in memory with a capacity and scripted failures |
//! | `wire` | keys, the head, an entry's text, checksums |
//! | `contents` | what stands on the shelf, as the head counts it |
//! | `plan` | what a change writes |
//! | `execute` | writing a plan, and taking it back |
//! | `saving` | an edit, and what gives way to it where there is no room |
//! | `lease` | which window writes, where the browser knows no locks |
//! | `mirror` | remembers what is written, for the journal |
//! | `journal` | what the journal is to write, and how the two stand |
//! | `heal` | which of the two is right, and what each lacks |
//! | `start` | the start: with a journal, alone, or along with another window |
//! | `migrations` | from an older format of the texts to the next, one file a step |
//! | `newer` | what a newer program has written, to be looked at |
//! | `open` | reading everything at the start, setting aside, healing |
//! | `former` | the ledger that another one was put in place of |
//! | `asides` | what could not be read |
//! | `checkup` | 数据体检: both stores read anew and compared with the ledger that is open |
//! | `raw` | the texts of a browser whose program did not run, brought in as a file |
//! | `exported` | whether the ledger has been exported as it stands |
//! | `clock` | how long what was removed stays, where the machine's clock is wrong |
//! | `met` | where it and a file held the same |
//! | `earlier` | an earlier version of an entry, and of which entries they are kept |
//! | `past` | which versions there are, which go first, caps and days |
//! | `versions` | keeping, reading and dropping them |
//! | `drafts` | half-filled forms |
//! | `preferences` | how somebody wants to work in this browser |
//! | `usage` | how much room is taken |
//! | `keeper` | [`Store`] |
//! | `problem` | findings and refusals, as sentences |

mod asides;
mod checkup;
mod clock;
mod contents;
mod drafts;
mod earlier;
mod execute;
mod exported;
mod former;
mod heal;
mod journal;
mod keeper;
mod lease;
mod memory;
mod met;
mod migrations;
mod mirror;
mod newer;
mod open;
mod past;
mod plan;
mod preferences;
mod problem;
mod raw;
mod saving;
mod shelf;
mod start;
#[cfg(test)]
mod tests;
mod usage;
mod versions;
mod wire;

pub use checkup::{Checkup, Counts, Cure, Fault, Finding, Place};
pub use drafts::is_draft;
pub use earlier::{DAYS_KEPT, Earlier};
pub use exported::LastBackup;
pub use former::Former;
pub use heal::Image;
pub use journal::{Batch, Journal, JournalError, Kept};
pub use keeper::{Outside, Store};
pub use lease::{Claim, Lease, Turn};
pub use memory::MemoryShelf;
pub use open::{Aside, Opening};
pub use plan::{Changes, changes};
pub use problem::{StoreError, StoreFinding};
pub use raw::{Left, RAW_FORMAT, Raw, RawError, read_raw};
pub use saving::LeftOut;
pub use shelf::{Shelf, ShelfError};
pub use usage::Usage;

/// The format of the keys and texts on the shelf. A newer one is never touched.
pub const FORMAT: u64 = 1;

/// What a browser's localStorage holds, in UTF-16 units of keys and values.
pub const CAPACITY: usize = 5_242_880;
