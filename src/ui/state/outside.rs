//! What happens to the storage outside this window: another window writes, the browser is cleared.

use super::{App, Desk};
use crate::store::Outside;
use crate::ui::notice::Tone;
use leptos::prelude::*;

impl App {
    /// Looks whether another window has written, or the browser was cleared.
    pub fn look_outside(self) {
        self.looked.update(|times| *times = times.wrapping_add(1));
        // What cannot be looked at now is told by the next save.
        let found = self.desk.with_untracked(Desk::outside).unwrap_or_default();
        if untrack(|| self.is_reading()) {
            // What the browser has cleared, the window that writes still has, and says so.
            if found == Outside::Written {
                self.read_on();
            }
            return;
        }
        if self.outside.get_untracked() != found {
            self.outside.set(found);
        }
    }

    /// Reads what another window has written. What is being typed stays.
    pub fn reread(self) {
        if let Some(findings) = self.desk.try_update(Desk::reread) {
            self.findings.set(findings);
            self.outside.set(Outside::default());
            self.move_on();
            self.say(Tone::Done, "已重新读取，现在是最新的内容。");
        }
    }

    /// Writes the ledger of this window into a browser that was cleared.
    pub fn write_again(self) {
        if self.change(Desk::write_again).is_some() {
            self.outside.set(Outside::default());
            self.say(Tone::Done, "已重新写入，台账又存在这个浏览器里了。");
        }
        self.look_outside();
    }
}
