//! The journal as the page keeps it going: each change is handed to it, and its answer taken down.

use super::{App, kept};
use crate::browser;
use crate::browser::lock::{self, Asking, Writing};
use crate::store::{Image, Journal, JournalError, Kept};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long an answer may take before the page says that something is wrong, in milliseconds.
const PATIENCE: i32 = 5_000;

/// How long after a failure the journal is tried again, in milliseconds.
const PAUSE: i32 = 15_000;

/// What the page starts with: whether it writes, the journal as it was read, and the way to write
/// to it.
#[derive(Debug, Default)]
pub struct Start {
    pub(super) writing: Writing,
    pub(super) journal: Journal,
    pub(super) database: Option<kept::Database>,
}

impl Start {
    /// Asks whether this window may write, and opens the journal if it may.
    pub async fn open() -> Self {
        match lock::ask(Asking::IfFree).await {
            Writing::Elsewhere => {
                Self { writing: Writing::Elsewhere, journal: Journal::Elsewhere, database: None }
            }
            writing => Self::to_write(writing).await,
        }
    }

    /// Opens the journal to write it.
    pub(super) async fn to_write(writing: Writing) -> Self {
        let (journal, database) = match kept::Database::open().await {
            Ok((database, image)) => (Journal::Read(image), Some(database)),
            Err(error) => (Journal::Away(error), None),
        };
        Self { writing, journal, database }
    }
}

/// How the journal is kept going. Copying it copies handles.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// The way to the journal, where there is one.
    pub database: StoredValue<Option<kept::Database>, LocalStorage>,
    /// How many ways there have been.
    connections: StoredValue<u64>,
    /// How many batches have been handed over or answered.
    batches: StoredValue<u64>,
    /// Whether the journal has refused the batch before too.
    failed_before: StoredValue<bool>,
    /// Whether it is to be tried again later already.
    waiting: StoredValue<bool>,
    /// Whether the browser has been asked to promise that it keeps what is stored.
    asked_to_persist: StoredValue<bool>,
}

impl Line {
    pub fn to(database: Option<kept::Database>) -> Self {
        Self {
            database: StoredValue::new_local(database),
            connections: StoredValue::new(0),
            batches: StoredValue::new(0),
            failed_before: StoredValue::new(false),
            waiting: StoredValue::new(false),
            asked_to_persist: StoredValue::new(false),
        }
    }
}

impl App {
    /// Hands on every change from now on.
    pub(super) fn follow_with_journal(self) {
        self.connect(self.line.database.get_value());
        Effect::new(move |_| {
            self.desk.track();
            self.send();
        });
        self.try_again_later();
        let something_kept =
            self.peek(|ledger| !ledger.is_empty()) && self.kept.get_untracked() == Kept::Safe;
        if something_kept {
            self.ask_to_persist();
        }
    }

    /// Writes to this database from now on, until it is taken away: then the journal is met anew.
    pub(super) fn connect(self, database: Option<kept::Database>) {
        let number = self.line.connections.get_value() + 1;
        self.line.connections.set_value(number);
        self.line.database.set_value(database.clone());
        let Some(database) = database else { return };
        spawn_local(async move {
            database.gone().await;
            if self.line.connections.get_value() != number {
                return;
            }
            let cut = self.desk.try_update_untracked(|desk| desk.store_mut().cut_off());
            if cut == Some(true) {
                // What it answers to the last batch is no longer asked for.
                self.line.batches.set_value(self.line.batches.get_value() + 1);
                self.look_kept();
                self.meet_journal();
            }
        });
    }

    /// Gives the journal what it lacks, unless it is writing already.
    fn send(self) {
        let batch = self.desk.try_update_untracked(|desk| desk.store_mut().batch()).flatten();
        self.look_kept();
        let Some(batch) = batch else { return };
        let Some(database) = self.line.database.get_value() else { return };
        let number = self.line.batches.get_value() + 1;
        self.line.batches.set_value(number);
        spawn_local(async move {
            browser::wait(PATIENCE).await;
            if self.line.batches.get_value() != number {
                return;
            }
            // From now on it is a journal that failed: where they part is marked, and it is met again
            // later.
            let gave_up = self.desk.try_update_untracked(|desk| desk.store_mut().gave_up());
            if gave_up == Some(true) {
                self.line.batches.set_value(number + 1);
                self.look_kept();
                self.try_again_later();
            }
        });
        spawn_local(async move {
            let answer = database.write(batch).await;
            if self.line.batches.get_value() != number {
                // Given up by then. What it has written is found when it is met again.
                self.meet_journal();
                return;
            }
            let failed = answer.is_err();
            self.desk.try_update_untracked(|desk| desk.store_mut().answered(answer));
            self.line.batches.set_value(number + 1);
            if !failed {
                self.ask_to_persist();
                self.line.failed_before.set_value(false);
                self.send();
                return;
            }
            self.look_kept();
            // Usually the connection has gone, and a new one is had at once.
            match self.line.failed_before.get_value() {
                true => self.try_again_later(),
                false => {
                    self.line.failed_before.set_value(true);
                    self.meet_journal();
                }
            }
        });
    }

    /// Reads a journal that failed once more, and has it follow again.
    pub fn meet_journal(self) {
        spawn_local(async move {
            let met = kept::Database::open().await.map(|(database, image)| {
                self.connect(Some(database));
                image
            });
            self.desk.try_update_untracked(|desk| desk.store_mut().met_again(met));
            self.send();
            self.try_again_later();
        });
    }

    /// Everything in the journal as it is now, to be compared.
    ///
    /// # Errors
    /// A [`JournalError`].
    pub async fn read_journal(self) -> Result<Image, JournalError> {
        kept::Database::open().await.map(|(_, image)| image)
    }

    /// Once there is something to keep, and once while the page is open.
    fn ask_to_persist(self) {
        if !self.line.asked_to_persist.get_value() {
            self.line.asked_to_persist.set_value(true);
            spawn_local(async move { self.persistent.set(browser::persist().await) });
        }
    }

    pub(super) fn try_again_later(self) {
        let away =
            move || untrack(|| matches!(self.desk(|desk| desk.store().kept()), Kept::Away(_)));
        if away() && !self.line.waiting.get_value() {
            self.line.waiting.set_value(true);
            spawn_local(async move {
                browser::wait(PAUSE).await;
                self.line.waiting.set_value(false);
                if away() {
                    self.meet_journal();
                }
            });
        }
    }

    /// Tells the page how far what has been written is safe. What has gone wrong stands there until
    /// everything is: a journal that answers again may still refuse to write.
    pub(super) fn look_kept(self) {
        let kept = self.desk.with_untracked(|desk| desk.store().kept());
        let stays = |before: &Kept| matches!(before, Kept::Away(_)) && kept == Kept::Written;
        if self.kept.with_untracked(|before| *before != kept && !stays(before)) {
            self.kept.set(kept);
        }
    }
}
