//! One window writes, the others read along: who does, and taking over.

use super::{App, Desk, Start};
use crate::browser::lock::{self, Asking, Held, Writing};
use crate::store::{Journal, StoreError};
use crate::ui::notice::Tone;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl App {
    /// Whether another window writes and this one reads along.
    pub fn is_reading(self) -> bool {
        self.closed() == Some(StoreError::Reading)
    }

    /// Begins as the start says.
    pub(super) fn share(self, writing: Writing) {
        match writing {
            Writing::Here(held) => self.hold(held),
            Writing::Elsewhere => self.wait_for_turn(),
            Writing::Unknown => {}
        }
    }

    /// Takes the writing over from whichever window does it.
    pub fn take_over(self) {
        spawn_local(async move {
            match lock::ask(Asking::Away).await {
                Writing::Here(held) => {
                    self.write_here(held).await;
                    self.say(Tone::Done, "现在可以在这个窗口里编辑，原来的窗口改为只能查看。");
                }
                Writing::Elsewhere | Writing::Unknown => {
                    self.say(Tone::Error, "没有接管成功：浏览器没有同意。请关闭另一个窗口再试。");
                }
            }
        });
    }

    /// Writes until another window takes that over.
    fn hold(self, held: Held) {
        spawn_local(async move {
            held.lost().await;
            self.begin_again(Journal::Elsewhere);
            self.wait_for_turn();
        });
    }

    /// Writes again once no other window does: it was closed, or it crashed.
    fn wait_for_turn(self) {
        spawn_local(async move {
            if let Writing::Here(held) = lock::ask(Asking::InTurn).await {
                self.write_here(held).await;
            }
        });
    }

    async fn write_here(self, held: Held) {
        let Start { writing, journal, database } = Start::to_write(Writing::Here(held)).await;
        self.connect(database);
        self.begin_again(journal);
        self.try_again_later();
        self.take_up_folder();
        self.share(writing);
    }

    fn begin_again(self, journal: Journal) {
        if let Some(findings) = self.desk.try_update(|desk| desk.open_again(journal)) {
            // What was found before and not put away yet is still to be told.
            self.findings.update(|all| {
                all.extend(
                    findings.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>(),
                )
            });
            self.look_kept();
            self.look_outside();
        }
    }

    /// Shows what the window that writes has written.
    pub(super) fn read_on(self) {
        self.desk.try_update(Desk::reread);
    }
}
