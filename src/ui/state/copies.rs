//! The copies that the program writes into a folder by itself: when, and how that stands.

use super::App;
use crate::backup::{self, rolling};
use crate::browser::{self, Folder, FolderError};
use crate::ledger::Ledger;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rolling::{Due, Last};

/// After how many seconds a copy that failed is tried again.
const AGAIN: u32 = 180;

/// How it stands with the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// None has been picked.
    None,
    /// Copies are written.
    Ready,
    /// The person has to allow it again, as after the browser was closed.
    Waiting,
    /// The last copy was not written.
    Failed(FolderError),
}

/// What is known of the folder. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Copies {
    folder: StoredValue<Option<Folder>, LocalStorage>,
    busy: StoredValue<bool>,
    /// Whether a copy is to be looked after later already.
    later: StoredValue<bool>,
    /// Its name.
    pub name: RwSignal<String>,
    /// How it stands.
    pub standing: RwSignal<Standing>,
    /// The copy written last.
    pub last: RwSignal<Option<Last>>,
}

impl Copies {
    pub(super) fn new() -> Self {
        Self {
            folder: StoredValue::new_local(None),
            busy: StoredValue::new(false),
            later: StoredValue::new(false),
            name: RwSignal::new(String::new()),
            standing: RwSignal::new(Standing::None),
            last: RwSignal::new(None),
        }
    }

    fn take(self, folder: Folder, last: Option<Last>, standing: Standing) {
        self.name.set(folder.name());
        self.folder.set_value(Some(folder));
        self.last.set(last);
        self.standing.set(standing);
    }
}

impl App {
    /// Takes up the folder picked before, and looks after every change whether a copy is due.
    pub(super) fn follow_with_copies(self) {
        self.take_up_folder();
        Effect::new(move |_| {
            self.desk.track();
            if self.copies.standing.get() == Standing::Ready {
                self.copy_if_due();
            }
        });
    }

    /// Takes up the folder picked before, perhaps in another window.
    pub(super) fn take_up_folder(self) {
        spawn_local(async move {
            // Where it cannot be read there is none, and the person can pick one.
            if let Ok(Some((folder, last))) = Folder::remembered().await {
                let allowed = folder.is_allowed().await;
                let standing = if allowed { Standing::Ready } else { Standing::Waiting };
                self.copies.take(folder, Last::read(&last), standing);
            }
        });
    }

    /// Has the person pick a folder, and writes the first copy.
    pub fn pick_folder(self) {
        spawn_local(async move {
            match Folder::pick().await {
                Ok(folder) => {
                    let allowed = folder.is_allowed().await || folder.allow().await;
                    let standing = if allowed { Standing::Ready } else { Standing::Waiting };
                    self.copies.take(folder, None, standing);
                }
                Err(FolderError::GivenUp) => {}
                Err(error) => {
                    self.say(crate::ui::notice::Tone::Error, format!("没有选成文件夹：{error}。"))
                }
            }
        });
    }

    /// Asks the person's leave again, after a click.
    pub fn resume_copies(self) {
        let Some(folder) = self.copies.folder.get_value() else { return };
        spawn_local(async move {
            if folder.allow().await {
                self.copies.standing.set(Standing::Ready);
                self.copy_now();
            }
        });
    }

    /// Writes no more copies; those that are there stay.
    pub fn stop_copies(self) {
        spawn_local(async move {
            match Folder::forget().await {
                Ok(()) => {
                    self.copies.folder.set_value(None);
                    self.copies.standing.set(Standing::None);
                }
                Err(error) => {
                    self.say(crate::ui::notice::Tone::Error, format!("没有停用：{error}。"))
                }
            }
        });
    }

    /// Writes a copy, whether it is due or not.
    pub fn copy_now(self) {
        if !self.copies_here() || self.copies.busy.get_value() {
            return;
        }
        let Some(folder) = self.copies.folder.get_value() else { return };
        self.copies.busy.set_value(true);
        spawn_local(async move {
            let at = browser::second();
            let written = self.copy_into(&folder, at).await;
            self.copies.busy.set_value(false);
            match written {
                Ok(()) => {
                    self.copies.standing.set(Standing::Ready);
                    // What has changed meanwhile.
                    self.copy_if_due();
                }
                Err(FolderError::Asks) => self.copies.standing.set(Standing::Waiting),
                Err(error) => {
                    self.copies.standing.set(Standing::Failed(error));
                    self.copy_later(AGAIN);
                }
            }
        });
    }

    /// Nothing is not worth a copy, and one window alone writes.
    fn copies_here(self) -> bool {
        untrack(|| self.closed().is_none() && !self.peek(Ledger::is_empty))
    }

    fn copy_if_due(self) {
        let due = untrack(|| {
            let revision = self.peek(|ledger| ledger.revision);
            rolling::due(self.copies.last.get(), revision, browser::second())
        });
        match due {
            _ if !self.copies_here() => {}
            Due::Later => {}
            Due::Now => self.copy_now(),
            Due::In(seconds) => self.copy_later(seconds),
        }
    }

    /// Looks after it again in so many seconds.
    fn copy_later(self, seconds: u32) {
        if self.copies.later.get_value() {
            return;
        }
        self.copies.later.set_value(true);
        spawn_local(async move {
            browser::wait(i32::try_from(seconds).unwrap_or(60) * 1000).await;
            self.copies.later.set_value(false);
            if matches!(self.copies.standing.get_untracked(), Standing::Ready | Standing::Failed(_))
            {
                self.copy_if_due();
            }
        });
    }

    /// One copy: written under another name and read back first, so that whatever goes wrong, what
    /// was there before is there still.
    async fn copy_into(self, folder: &Folder, at: NaiveDateTime) -> Result<(), FolderError> {
        let (branch, revision, text) = self.peek(|ledger| {
            let branch = ledger.branch.as_ref().map(|branch| branch.short_name.clone());
            let text = backup::export(ledger, &browser::now());
            (branch.unwrap_or_default(), ledger.revision, text)
        });
        let text = text.map_err(|error| FolderError::Other { detail: error.to_string() })?;
        let at = rolling::free(&branch, &folder.names().await?, at);
        let name = rolling::name(&branch, at);
        folder.write(rolling::UNFINISHED, &text).await?;
        folder.write(&name, &text).await?;
        folder.remove(rolling::UNFINISHED).await?;
        let last = Last { at, revision };
        self.copies.last.set(Some(last));
        folder.take_down(&last.written()).await?;
        for old in rolling::outdated(&branch, &folder.names().await?, &name) {
            folder.remove(&old).await?;
        }
        Ok(())
    }
}
