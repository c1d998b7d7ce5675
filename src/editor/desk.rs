//! The editor: one way in for every edit.

use super::EditorError;
use super::history::{History, Step};
use crate::catalog::Catalog;
use crate::figures::Book;
use crate::ledger::{Applied, Command, Entry, EntryKey, IdSource, Ledger, Problem};
use crate::store::{
    Changes, Earlier, Former, Journal, LastBackup, Opening, Outside, Shelf, ShelfError, Store,
    StoreError, StoreFinding, changes,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeMap;
use std::fmt;

/// What the name of a step taken back begins with.
const UNDO: &str = "撤销：";

/// The step that brings a backup in.
const IMPORT: &str = "导入备份";

/// The ledger being worked on, kept on a shelf of type `S`.
pub struct Editor<S> {
    pub(super) ledger: Ledger,
    pub(super) catalog: Catalog,
    pub(super) store: Store<S>,
    pub(super) ids: Box<dyn IdSource>,
    pub(super) today: NaiveDate,
    time: NaiveTime,
    pub(super) year: i32,
    pub(super) book: Book,
    history: History,
    saved: Saved,
    first_run: bool,
}

/// What has become of the last edit, for the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// Nothing has been entered yet.
    Nothing,
    /// The storage has taken everything up to this revision.
    Written {
        /// The ledger's revision.
        revision: u64,
    },
    /// The last edit was not taken, and did not happen.
    Refused(EditorError),
}

impl Saved {
    /// Of a ledger just opened.
    fn of(ledger: &Ledger) -> Self {
        match ledger.is_empty() {
            true => Self::Nothing,
            false => Self::Written { revision: ledger.revision },
        }
    }
}

impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => write!(f, "尚无内容"),
            Self::Written { .. } => write!(f, "已写入"),
            Self::Refused(error) => write!(f, "{error}"),
        }
    }
}

impl<S: Shelf> Editor<S> {
    /// Opens what stands on `shelf` and in its `journal`, with what was found there. `today` is the
    /// day of the machine's clock, `ids` where new identifiers come from.
    pub fn open(
        shelf: S,
        journal: Journal,
        today: NaiveDate,
        ids: Box<dyn IdSource>,
    ) -> (Self, Vec<StoreFinding>) {
        let (store, opening) = Store::open(shelf, journal);
        let ledger = opening.ledger;
        let saved = Saved::of(&ledger);
        let mut editor = Self {
            catalog: Catalog::of(&ledger),
            ledger,
            store,
            ids,
            today,
            time: NaiveTime::MIN,
            year: today.year(),
            book: Book::new(),
            history: History::default(),
            saved,
            first_run: opening.first_run,
        };
        editor.turn_to_latest_year();
        editor.store.tidy(today);
        (editor, opening.findings)
    }

    /// Tells what the clock outside says, for the steps to come: a page may stay open over midnight.
    pub fn set_now(&mut self, now: NaiveDateTime) {
        self.today = now.date();
        self.time = now.time();
    }

    /// The ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The catalog: built in, with the branch's own kinds and figures.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The store, for its usage and what it has set aside.
    pub fn store(&self) -> &Store<S> {
        &self.store
    }

    /// The store, to drop what has been set aside.
    pub fn store_mut(&mut self) -> &mut Store<S> {
        &mut self.store
    }

    /// What has become of the last edit.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Whether nothing of this program stood in the storage at the start.
    pub fn first_run(&self) -> bool {
        self.first_run
    }

    /// Does an edit called `step` on screen (e.g. 新增记录“…”), writes it and remembers how to undo
    /// it.
    ///
    /// # Errors
    /// [`EditorError`]; the ledger is as it was.
    pub fn dispatch(
        &mut self,
        command: Command,
        step: impl Into<String>,
    ) -> Result<(), EditorError> {
        let name = step.into();
        let command = self.apply(command, &name)?;
        self.history.record(Step { name, command });
        Ok(())
    }

    /// Takes the last step back. Its name, or `None` if there is none.
    ///
    /// # Errors
    /// [`EditorError`]; the step stands as before and can be undone later.
    pub fn undo(&mut self) -> Result<Option<String>, EditorError> {
        let Some(step) = self.history.last_undo().cloned() else { return Ok(None) };
        let again = self.apply(step.command, &format!("{UNDO}{}", step.name))?;
        self.history.undone(again);
        Ok(Some(step.name))
    }

    /// Does the step undone last again. Its name, or `None` if there is none.
    ///
    /// # Errors
    /// [`EditorError`]; nothing has changed.
    pub fn redo(&mut self) -> Result<Option<String>, EditorError> {
        let Some(step) = self.history.last_redo().cloned() else { return Ok(None) };
        let back = self.apply(step.command, &format!("重做：{}", step.name))?;
        self.history.redone(back);
        Ok(Some(step.name))
    }

    /// The name of the step that undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.history.last_undo().map(|step| step.name.as_str())
    }

    /// The name of the step that redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.history.last_redo().map(|step| step.name.as_str())
    }

    /// Puts the ledger of a backup in place of this one, as a step that can be undone.
    ///
    /// # Errors
    /// [`EditorError`]; this one still stands.
    pub fn restore(&mut self, ledger: Ledger) -> Result<(), EditorError> {
        self.come_from_file(ledger, IMPORT)
    }

    fn come_from_file(&mut self, ledger: Ledger, step: &str) -> Result<(), EditorError> {
        let revision = ledger.revision;
        self.replace(ledger, step)?;
        // What is not noted is not known later: merging another file then asks more.
        self.store.meet(revision).unwrap_or_default();
        Ok(())
    }

    /// Puts one of the other ledgers that are kept in place of this one, as a step that can be
    /// undone. `false` if there is none with that number.
    ///
    /// # Errors
    /// As [`Editor::restore`].
    pub fn turn_to_other(&mut self, number: u64) -> Result<bool, EditorError> {
        let found = self.store.others().into_iter().find(|(n, _)| *n == number);
        let Some((_, ledger)) = found else { return Ok(false) };
        self.replace(ledger, "换回另一本台账")?;
        Ok(true)
    }

    /// Puts the sample in place of this ledger, as a step that can be undone.
    ///
    /// # Errors
    /// As [`Editor::restore`].
    pub fn load_sample(&mut self, sample: Ledger) -> Result<(), EditorError> {
        self.come_from_file(sample, "载入示例")
    }

    /// Empties the ledger, as a step that can be undone until the page is closed.
    ///
    /// # Errors
    /// As [`Editor::restore`].
    pub fn clear(&mut self) -> Result<(), EditorError> {
        self.replace(Ledger::default(), "清空台账")
    }

    /// Writes everything again after the browser was cleared under the open page.
    ///
    /// # Errors
    /// [`EditorError`], also where another window has written since.
    pub fn write_again(&mut self) -> Result<(), EditorError> {
        self.store.write_again(&self.ledger)?;
        self.saved = Saved::Written { revision: self.ledger.revision };
        Ok(())
    }

    /// Reads what another window has written. What could be undone here no longer can: it was done
    /// to another state of the ledger.
    pub fn reread(&mut self) -> Vec<StoreFinding> {
        let opening = self.store.reopen();
        self.begin_again(opening)
    }

    /// Reads everything once more, to write it from now on or to read along with another window.
    pub fn open_again(&mut self, journal: Journal) -> Vec<StoreFinding> {
        let opening = self.store.open_again(journal);
        self.begin_again(opening)
    }

    fn begin_again(&mut self, opening: Opening) -> Vec<StoreFinding> {
        self.ledger = opening.ledger;
        self.first_run = opening.first_run;
        self.catalog = Catalog::of(&self.ledger);
        self.book.clear();
        self.history = History::default();
        self.saved = Saved::of(&self.ledger);
        opening.findings
    }

    /// What has happened to the storage outside this window.
    ///
    /// # Errors
    /// A [`ShelfError`].
    pub fn outside(&self) -> Result<Outside, ShelfError> {
        self.store.outside()
    }

    /// What is known of the last backup of this ledger.
    pub fn last_backup(&self) -> LastBackup {
        self.store.last_backup()
    }

    /// Takes down that the ledger has been exported as it stands, on the day `on`.
    ///
    /// # Errors
    /// A [`StoreError`]: it will be forgotten when the page is closed.
    pub fn backed_up(&mut self, on: NaiveDate) -> Result<(), StoreError> {
        self.store.backed_up(on)?;
        self.store.meet(self.ledger.revision)
    }

    /// How many entries were put, changed or removed since a file held what stands here, as far as
    /// 回收站 goes back; `None` where none is known to have.
    pub fn changed_since_backup(&self) -> Option<usize> {
        let at = *self.store.met().last()?;
        let changed = self.ledger.revisions().filter(|revision| *revision > at).count();
        Some(changed + self.store.removed_since(at))
    }

    fn replace(&mut self, ledger: Ledger, step: &str) -> Result<(), EditorError> {
        self.dispatch(Command::Replace(Box::new(ledger)), step)
    }

    /// Applies, writes, and brings everything that follows from the ledger up to date. The command
    /// that takes it back.
    fn apply(&mut self, command: Command, step: &str) -> Result<Command, EditorError> {
        let applied = command.apply(&mut self.ledger)?;
        if let Some(year) = self.archived_year(&applied) {
            applied.take_back(&mut self.ledger);
            return Err(Problem::Archived { year }.into());
        }
        if let Err(error) = self.save(&applied, step) {
            applied.take_back(&mut self.ledger);
            let error = EditorError::Store(error);
            self.saved = Saved::Refused(error.clone());
            return Err(error);
        }
        self.saved = Saved::Written { revision: self.ledger.revision };
        self.follow(&applied);
        Ok(applied.inverse)
    }

    fn save(&mut self, applied: &Applied, step: &str) -> Result<(), StoreError> {
        if applied.replaced {
            // What had come from a file and is taken back can be had from there again.
            let from_file = step.strip_prefix(UNDO) == Some(IMPORT);
            let former = Former { on: self.today, step: step.to_owned() };
            let former = (!from_file).then_some(former);
            return self.store.replace_keeping(&self.ledger, former);
        }
        let changes = changes(&self.ledger, applied.touched.iter().map(|(key, _)| key));
        if changes.iter().any(|(key, now)| matches!(key, EntryKey::Archive(_)) && now.is_some()) {
            // The room is wanted, and the file holds what stood there.
            return self.store.save_forgetting(&changes, self.ledger.revision);
        }
        let earlier = self.earlier(applied, &changes, step);
        self.store.save_keeping(&changes, self.ledger.revision, earlier)?;
        self.store.tidy(self.today);
        Ok(())
    }

    /// What stood there before, where it was something else.
    fn earlier(&self, applied: &Applied, changes: &Changes, step: &str) -> Vec<Earlier> {
        let mut first = BTreeMap::new();
        for (key, before) in &applied.touched {
            first.entry(key).or_insert(before);
        }
        let version = |(key, before): (&EntryKey, &Option<Entry>)| {
            let entry = before.clone()?;
            let now = changes.get(key).and_then(Option::as_ref);
            let changed = now.is_none_or(|now| !now.same_content(&entry));
            changed.then(|| Earlier {
                entry,
                step: step.to_owned(),
                at: self.today.and_time(self.time),
                until: self.ledger.revision,
                removed: now.is_none(),
            })
        };
        first.into_iter().filter_map(version).collect()
    }

    fn follow(&mut self, applied: &Applied) {
        let of_catalog = |(key, _): &(EntryKey, Option<Entry>)| {
            matches!(key, EntryKey::Kind(_) | EntryKey::Figure(_) | EntryKey::Branch)
        };
        if applied.replaced || applied.touched.iter().any(of_catalog) {
            self.catalog = Catalog::of(&self.ledger);
        }
        if applied.replaced {
            self.book.clear();
            self.turn_to_latest_year();
        }
        for (key, before) in &applied.touched {
            self.book.edited(&self.ledger, &self.catalog, key, before.as_ref());
        }
    }
}
