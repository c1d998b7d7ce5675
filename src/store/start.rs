//! The start: with the journal, which means comparing, turning the shelf, and what the journal then
//! lacks; with the journal out of sight; or along with another window that writes.

use super::clock::Clock;
use super::exported::Exported;
use super::heal::{self, Healed, Image};
use super::journal::{Journal, JournalError, Line};
use super::met::Met;
use super::open::{self, Opened, Opening};
use super::plan::Changes;
use super::wire::{self, BACKUP, CLOCK, HEAD, MET, TIE, Tie, is_mirrored};
use super::{FORMAT, MemoryShelf, Shelf, Store, StoreError, StoreFinding, migrations, newer};
use crate::ledger::{InOrder, Ledger};
use std::collections::BTreeMap;

/// Other ledgers that the journal holds beside this one, by number.
pub(super) type Others = BTreeMap<u64, Image>;

impl<S: Shelf> Store<S> {
    /// Opens once more what stands on the shelf and in the journal: when this window begins to
    /// write, or ceases to.
    pub fn open_again(&mut self, journal: Journal) -> Opening {
        self.line = Line::Idle;
        self.shelf.unsent = None;
        if let Some(opened) = self.look_at_newer(&journal) {
            return self.begin(Ok(opened));
        }
        match journal {
            Journal::Read(journal) => {
                let opened = self.compare(&journal);
                let opening = self.begin(opened);
                self.send_missing(&journal);
                opening
            }
            Journal::Away(error) => {
                self.lose_sight(error);
                let opened = self.read_alone();
                self.begin(opened)
            }
            Journal::Elsewhere => {
                let opened = self.read_along();
                self.begin(opened)
            }
        }
    }

    /// Opens what stands on the shelf now: after another window has written.
    pub fn reopen(&mut self) -> Opening {
        if let Some(opened) = self.look_at_newer(&Journal::Elsewhere) {
            return self.begin(Ok(opened));
        }
        let opened = if self.is_reading() { self.read_along() } else { self.read_alone() };
        self.begin(opened)
    }

    /// What a newer program has written, if one has. What cannot be read is told by whoever reads
    /// it next.
    fn look_at_newer(&self, journal: &Journal) -> Option<Opened> {
        let (journal, newer) = match journal {
            Journal::Read(journal) => (Some(journal), None),
            Journal::Away(JournalError::Newer) => (None, Some(FORMAT + 1)),
            Journal::Away(_) | Journal::Elsewhere => (None, None),
        };
        let keys = self.shelf.keys().unwrap_or_default();
        let keys = keys.iter().chain(journal.into_iter().flat_map(Image::keys));
        let format = newer::format_of(keys).max(newer)?;
        let shelf = self.copied().unwrap_or_default();
        Some(newer::look(format, &shelf, journal.unwrap_or(&Image::new())))
    }

    /// A copy of everything on the shelf.
    fn copied(&self) -> Result<Image, StoreError> {
        let mut texts = Image::new();
        for key in self.shelf.keys().map_err(StoreError::Unread)? {
            if let Some(text) = self.shelf.get(&key).map_err(StoreError::Unread)? {
                texts.insert(key, text);
            }
        }
        Ok(texts)
    }

    /// Whether another window writes and this one reads along.
    pub fn is_reading(&self) -> bool {
        self.closed == Some(StoreError::Reading)
    }

    fn begin(&mut self, opened: Result<Opened, StoreError>) -> Opening {
        let opened =
            opened.unwrap_or_else(|error| Opened { closed: Some(error), ..Opened::default() });
        let Opened {
            mut opening,
            contents,
            head,
            next_generation,
            next_aside,
            stuck,
            heal,
            past,
            orphans,
            closed,
            ..
        } = opened;
        if let Some(error) = &closed
            && *error != StoreError::Reading
        {
            opening.findings.push(StoreFinding::Closed(error.clone()));
        }
        self.closed = closed;
        self.torn = false;
        self.contents = contents;
        self.head = head;
        self.next_generation = next_generation;
        self.next_aside = next_aside;
        self.stuck = stuck;
        self.past = past;
        self.leftover = orphans;
        self.sweep();
        // What cannot be read counts as none: the page then reminds once too often.
        let exported = self.shelf.get(BACKUP).unwrap_or_default();
        self.exported = Exported::read(exported.as_deref());
        let met = self.shelf.get(MET).unwrap_or_default();
        self.met = Met::read(met.as_deref());
        let clock = self.shelf.get(CLOCK).unwrap_or_default();
        self.clock = clock.as_deref().and_then(Clock::read);
        if heal
            && self.closed.is_none()
            && let Err(error) = self.save(&Changes::new(), opening.ledger.revision)
        {
            opening.findings.push(StoreFinding::NotHealed(error));
        }
        opening
    }

    /// Compares the shelf with the journal, brings it to what it should hold, and opens it.
    ///
    /// # Errors
    /// A [`StoreError`]: nothing may be written.
    pub(super) fn compare(&mut self, journal: &Image) -> Result<Opened, StoreError> {
        if let Err((error, lifted)) = migrations::lift_shelf(self.steps, &mut self.shelf) {
            return only_read(lifted.as_ref().unwrap_or(journal), error);
        }
        let lifted = migrations::lift(self.steps, journal)?;
        let journal = lifted.as_ref().unwrap_or(journal);
        let mut opened = match open::begin(&mut self.shelf) {
            Ok(opened) => opened,
            Err(error @ StoreError::Unread(_)) => return only_read(journal, error),
            Err(error) => return Err(error),
        };
        let tie = self.shelf.get(TIE).map_err(StoreError::Unread)?;
        self.tie = tie.as_deref().map(Tie::read);
        let here = heal::image(&self.shelf).map_err(StoreError::Unread)?;
        let alike = heal::missing(&here, journal).is_empty();
        let healed = match alike {
            true => Healed::default(),
            false => heal::heal(&here, journal, self.tie),
        };
        if let Some(wanted) = healed.shelf
            && let Err(error) = heal::turn(&mut self.shelf, &wanted)
        {
            return only_read(&wanted, StoreError::NotTurned(error));
        }
        self.others = others(journal);
        if healed.other {
            let number = self.next_other();
            let ledger = journal.iter().filter(|(key, _)| is_mirrored(key));
            let ledger = ledger.map(|(key, text)| (key.clone(), text.clone())).in_order();
            self.others.insert(number, ledger);
        }
        opened.opening.findings.extend(healed.finding);
        open::open(&mut self.shelf, opened)
    }

    /// Opens the shelf with the journal out of sight.
    ///
    /// # Errors
    /// A [`StoreError`]: nothing may be written.
    pub(super) fn read_alone(&mut self) -> Result<Opened, StoreError> {
        if let Err((error, lifted)) = migrations::lift_shelf(self.steps, &mut self.shelf) {
            return only_read(&lifted.unwrap_or_default(), error);
        }
        let opened = open::begin(&mut self.shelf)?;
        let tie = self.shelf.get(TIE).map_err(StoreError::Unread)?;
        self.tie = tie.as_deref().map(Tie::read);
        open::open(&mut self.shelf, opened)
    }

    /// Opens what another window writes: a copy of it, so that nothing is healed or tidied here
    /// that the other window is about to write.
    ///
    /// # Errors
    /// A [`StoreError`] if that is not possible either.
    pub(super) fn read_along(&mut self) -> Result<Opened, StoreError> {
        let mut copy = MemoryShelf::of(self.copied()?);
        migrations::lift_shelf(self.steps, &mut copy).map_err(|(error, _)| error)?;
        let opened = open::begin(&mut copy)?;
        // A save that is under way there is not seen yet, and noticed as a change once it is done.
        let head = copy.get(HEAD).map_err(StoreError::Unread)?;
        let opened = open::open(&mut copy, opened)?;
        let mut opened = Opened { head, ..set_apart(opened, StoreError::Reading) };
        // What there is to find is told in the window that writes.
        opened.opening.findings.clear();
        Ok(opened)
    }

    /// From the start on the journal follows; it lacks what the shelf holds and it does not.
    pub(super) fn send_missing(&mut self, journal: &Image) {
        if self.closed().is_some() {
            return;
        }
        match heal::image(&self.shelf) {
            Ok(here) => {
                let mut unsent = heal::missing(&here, journal);
                unsent.extend(self.others_lacking(journal));
                self.follow(unsent);
            }
            Err(error) => self.lose_sight(JournalError::Other { detail: error.to_string() }),
        }
    }

    /// The other ledgers that the journal holds, by number.
    pub fn others(&self) -> Vec<(u64, Ledger)> {
        let read = |(number, texts): (&u64, &Image)| Some((*number, read(texts)?.opening.ledger));
        self.others.iter().filter_map(read).collect()
    }

    /// Drops another ledger, once the user has exported it and asks for it.
    ///
    /// # Errors
    /// A [`StoreError`] while the journal that holds it cannot be written; it stays.
    pub fn drop_other(&mut self, number: u64) -> Result<(), StoreError> {
        if let Some(error) = self.closed() {
            return Err(error.clone());
        }
        if let Line::Away(error) = &self.line {
            return Err(StoreError::Journal(error.clone()));
        }
        self.shelf.unsent.get_or_insert_default();
        self.let_go(number);
        Ok(())
    }
}

/// Opens texts that the shelf does not hold, to be looked at and exported. `why` nothing may be
/// written.
fn only_read(texts: &Image, why: StoreError) -> Result<Opened, StoreError> {
    match read(texts) {
        Some(opened) if !opened.opening.first_run => {
            Ok(Opened { head: None, ..set_apart(opened, why) })
        }
        _ => Err(why),
    }
}

/// Opened from a copy: nothing on the shelf is to be removed or mended for its sake.
pub(super) fn set_apart(opened: Opened, why: StoreError) -> Opened {
    Opened { closed: Some(why), orphans: Vec::new(), heal: false, ..opened }
}

/// Opens texts without changing anything; `None` if a newer program wrote them.
pub(super) fn read(texts: &Image) -> Option<Opened> {
    let mut shelf = MemoryShelf::of(texts.clone());
    open::begin(&mut shelf).and_then(|opened| open::open(&mut shelf, opened)).ok()
}

/// The other ledgers among what the journal holds.
pub(super) fn others(journal: &Image) -> Others {
    let mut others = Others::new();
    for (key, text) in journal {
        if let Some((number, key)) = wire::parse_other(key) {
            others.entry(number).or_default().insert(key, text.clone());
        }
    }
    others
}
