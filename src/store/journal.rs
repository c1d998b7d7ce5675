//! The journal: a second copy of the ledger's texts, which the browser says it has on the disk.
//!
//! localStorage answers at once, but browsers write it down seconds later, and a computer that
//! stops in between has lost what the page called written. So the same texts under the same keys
//! also go to a database that answers later and for certain. The store hands out what is to be
//! written as a [`Batch`], the page carries it out as one transaction and reports back; a batch
//! holds the latest state of every key, so that each transaction turns the journal from one state
//! of the ledger into a later one.
//!
//! A journal that failed is out of sight until it has been read again: nobody knows then what it
//! holds. Meanwhile the shelf keeps a mark of where they parted, see [`Tie`].
//!
//! What must stay out: the database itself (`browser`), and which of the two is right (`heal`).

use super::heal::{self, Image};
use super::start::others;
use super::wire::{Head, Rank, TIE, Tie};
use super::{Shelf, ShelfError, Store, StoreError};
use std::collections::BTreeMap;
use std::fmt;

/// What the journal is to write in one transaction: the text of each key, `None` to remove it.
pub type Batch = BTreeMap<String, Option<String>>;

/// The journal as the page found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Journal {
    /// Everything in it; empty before the first save.
    Read(Image),
    /// It cannot be used.
    Away(JournalError),
    /// Another window writes, to the shelf and to the journal; this one reads along.
    Elsewhere,
}

impl Default for Journal {
    /// One with nothing in it.
    fn default() -> Self {
        Self::Read(Image::new())
    }
}

/// Why the journal did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalError {
    /// The browser has none, or does not allow it.
    Refused,
    /// The disk or the browser's share of it is full.
    Full,
    /// It has not answered for so long that something is wrong.
    Silent,
    /// It holds a ledger that is newer than, or other than, the one open here.
    Ahead,
    /// A newer program has written there.
    Newer,
    /// Anything else.
    Other {
        /// What the browser said.
        detail: String,
    },
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => write!(
                f,
                "浏览器不允许使用数据库存储（可能是无痕窗口，或者设置中禁止了网站存储）；请换用普通窗口，或者在浏览器设置中允许存储后重新打开"
            ),
            Self::Full => write!(f, "磁盘空间或者浏览器的存储限额已满；请清理磁盘空间后重试"),
            Self::Silent => {
                write!(f, "浏览器的数据库存储迟迟没有回应；请先导出备份，再重新打开浏览器")
            }
            Self::Ahead => write!(
                f,
                "数据库存储里有一份比这里新的台账；请先导出备份，再重新打开页面，由程序对照恢复"
            ),
            Self::Newer => write!(f, "数据库存储由更新的程序写成，本程序不改动它；请改用新版程序"),
            Self::Other { detail } => {
                write!(
                    f,
                    "浏览器的数据库存储出错（{detail}）；请重试，仍不行时先导出备份，再重新打开浏览器"
                )
            }
        }
    }
}

impl std::error::Error for JournalError {}

/// How far what has been written is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// The journal has everything: 已保存.
    Safe,
    /// The shelf has it, the journal is writing: 已写入.
    Written,
    /// The shelf has it; the journal does not, and why.
    Away(JournalError),
    /// Another window writes; nothing is written here.
    Reading,
    /// Nothing may be written, see [`Store::closed`].
    Closed,
}

/// How the store stands with the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// It follows, and is not writing.
    Idle,
    /// It has been given a batch.
    Writing,
    /// It is out of sight.
    Away(JournalError),
}

impl<S: Shelf> Store<S> {
    /// How far what has been written is safe.
    pub fn kept(&self) -> Kept {
        match &self.line {
            _ if self.is_reading() => Kept::Reading,
            _ if self.closed().is_some() => Kept::Closed,
            Line::Away(error) => Kept::Away(error.clone()),
            Line::Idle if self.shelf.unsent.as_ref().is_none_or(Batch::is_empty) => Kept::Safe,
            Line::Idle | Line::Writing => Kept::Written,
        }
    }

    /// What the journal is to write now; `None` if it has everything, is writing already, or is
    /// out of sight. Whoever takes it reports with [`Store::answered`].
    pub fn batch(&mut self) -> Option<Batch> {
        // A step torn halfway is no state of the ledger.
        if self.line != Line::Idle || self.torn {
            return None;
        }
        let batch = self.shelf.unsent.as_mut().map(std::mem::take).filter(|it| !it.is_empty())?;
        self.line = Line::Writing;
        Some(batch)
    }

    /// Takes down what became of the batch given last.
    pub fn answered(&mut self, answer: Result<(), JournalError>) {
        if self.line != Line::Writing {
            return;
        }
        match answer {
            Ok(()) => {
                self.line = Line::Idle;
                self.tied();
            }
            Err(error) => self.lose_sight(error),
        }
    }

    /// The batch given last has not been answered for so long that something is wrong: its journal is
    /// out of sight. Whether there was one; what it answers later is no longer asked for.
    pub fn gave_up(&mut self) -> bool {
        let waiting = self.line == Line::Writing;
        if waiting {
            self.lose_sight(JournalError::Silent);
        }
        waiting
    }

    /// The connection to the journal was taken away: another page deletes the database or changes it,
    /// or the browser clears it. What it holds is no longer known. Whether it was in sight.
    pub fn cut_off(&mut self) -> bool {
        let followed = self.closed().is_none() && !matches!(self.line, Line::Away(_));
        if followed {
            let detail = "连接被收回，可能有别的页面在删除或者升级它".to_owned();
            self.lose_sight(JournalError::Other { detail });
        }
        followed
    }

    /// Takes a journal that was out of sight and has been read again; `Err` if that failed too.
    pub fn met_again(&mut self, journal: Result<Image, JournalError>) {
        if self.closed().is_some() || !matches!(self.line, Line::Away(_)) {
            return;
        }
        let ahead = |journal: &Image| {
            let there = Head::of(journal).map(|head| head.rank());
            let parted = self.tie.and_then(|tie| tie.alone).unwrap_or_else(|| self.rank());
            there.is_some_and(|there| there > parted)
        };
        match journal {
            Ok(journal) if ahead(&journal) => self.lose_sight(JournalError::Ahead),
            Ok(journal) => match heal::image(&self.shelf) {
                Ok(here) => {
                    for (number, texts) in others(&journal) {
                        self.others.entry(number).or_insert(texts);
                    }
                    let mut unsent = heal::missing(&here, &journal);
                    unsent.extend(self.others_lacking(&journal));
                    self.follow(unsent);
                }
                Err(error) => self.lose_sight(JournalError::Other { detail: error.to_string() }),
            },
            Err(error) => self.lose_sight(error),
        }
    }

    /// Gives a journal that follows, and has been read anew, what it lacks or has otherwise.
    ///
    /// # Errors
    /// A [`StoreError`]; it stays as it is.
    pub fn send_again(&mut self, journal: &Image) -> Result<(), StoreError> {
        self.ready()?;
        if let Line::Away(error) = &self.line {
            return Err(StoreError::Journal(error.clone()));
        }
        let here = heal::image(&self.shelf).map_err(StoreError::Shelf)?;
        let missing = heal::missing(&here, journal);
        self.shelf.unsent.get_or_insert_default().extend(missing);
        Ok(())
    }

    /// From here on the journal follows; it lacks `unsent`.
    pub(super) fn follow(&mut self, unsent: Batch) {
        let done = unsent.is_empty();
        self.shelf.unsent = Some(unsent);
        self.line = Line::Idle;
        if done {
            self.tied();
        }
    }

    pub(super) fn lose_sight(&mut self, error: JournalError) {
        self.shelf.unsent = None;
        self.line = Line::Away(error);
    }

    /// Before a save without the journal: marks where they part.
    pub(super) fn part(&mut self) -> Result<(), StoreError> {
        if !matches!(self.line, Line::Away(_)) || self.tie.is_some_and(|tie| tie.alone.is_some()) {
            return Ok(());
        }
        self.set_tie(Tie { alone: Some(self.rank()) }).map_err(StoreError::Shelf)
    }

    /// The journal holds what the shelf holds.
    fn tied(&mut self) {
        if self.contents.is_empty() && self.tie.is_none() {
            return;
        }
        if self.tie != Some(Tie { alone: None }) {
            // Where this is refused, the next start compares once too carefully.
            self.set_tie(Tie { alone: None }).unwrap_or_default();
        }
    }

    fn set_tie(&mut self, tie: Tie) -> Result<(), ShelfError> {
        self.set_beside(TIE, &tie.written())?;
        self.tie = Some(tie);
        Ok(())
    }

    /// The generation and revision on the shelf.
    fn rank(&self) -> Rank {
        self.head.as_deref().and_then(Head::read).map_or((0, 0), |head| head.rank())
    }
}
