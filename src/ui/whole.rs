//! What is done with the ledger as a whole: the sample, a first import, a backup exported.

use super::incoming::{self, Incoming};
use super::notice::{Subject, Tone};
use super::route::Route;
use super::state::App;
use crate::backup::sealed::{self, Sealed};
use crate::{browser, sample};
use leptos::prelude::*;
use std::rc::Rc;

/// A sealed backup that waits for its passphrase.
#[derive(Clone)]
pub struct Unsealing {
    /// The file's name.
    pub name: String,
    /// What was read of it.
    pub sealed: Rc<Sealed>,
    /// What is done with the ledger in it.
    pub then: Rc<dyn Fn(Result<Incoming, String>)>,
}

impl App {
    /// Puts the sample in place of the ledger; 撤销 brings the ledger back.
    pub fn load_sample(self) {
        match sample::ledger() {
            Ok(ledger) => {
                if self.change(|desk| desk.load_sample(ledger)).is_some() {
                    self.tell(
                        Subject::Edit,
                        Tone::Done,
                        "已载入示例，点“撤销”可以恢复原来的样子。",
                    );
                    self.go(&Route::Home);
                }
            }
            Err(error) => self.say(Tone::Error, error.to_string()),
        }
    }

    /// Whether a ledger replaced now can still be had after the page was closed.
    pub fn keeps_former(self) -> bool {
        untrack(|| self.desk(|desk| desk.store().keeps_former()))
    }

    /// Restores the backup in a file into a ledger that is still empty.
    pub fn import_first(self, file: web_sys::File) {
        let name = file.name();
        self.read_backup(file, move |read| match read {
            Ok(Incoming { ledger, told, .. }) => {
                if self.change(|desk| desk.restore(ledger)).is_some() {
                    let told = told.concat();
                    self.say(
                        Tone::Done,
                        format!("已导入“{name}”，点“撤销”可以回到导入之前。{told}"),
                    );
                    self.go(&Route::Home);
                }
            }
            Err(sentence) => self.say(Tone::Error, sentence),
        });
    }

    /// Reads the backup in a file and hands `then` the ledger, or a sentence. Of a sealed one the
    /// passphrase is asked first; whoever gives up is not heard of again.
    pub fn read_backup(
        self,
        file: web_sys::File,
        then: impl Fn(Result<Incoming, String>) + 'static,
    ) {
        leptos::task::spawn_local(async move {
            let name = file.name();
            let bytes = match browser::read(file).await {
                Ok(bytes) => bytes,
                Err(error) => return then(Err(error.to_string())),
            };
            if !sealed::is_sealed(&bytes) {
                return then(incoming::of(&bytes));
            }
            match Sealed::read(&bytes) {
                Ok(sealed) => {
                    let sealed = Rc::new(sealed);
                    self.unsealing.set(Some(Unsealing { name, sealed, then: Rc::new(then) }));
                }
                Err(error) => then(Err(error.to_string())),
            }
        });
    }

    /// Remembers that a backup of the ledger as it stands has been exported.
    pub fn backup_made(self) {
        let today = self.today();
        if let Some(Err(error)) = self.change(|desk| Ok(desk.backed_up(today))) {
            let why = error.to_string();
            self.say(Tone::Hint, format!("备份已导出，但没记下导出日期。{why}"));
        }
    }
}
