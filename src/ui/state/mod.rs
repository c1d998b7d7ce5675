//! What every page shares: the editor in a signal, the page shown, the notices.

mod copies;
mod going;
mod journal;
mod notices;
mod outside;
mod windows;

use crate::browser::{self, RandomBits};
use crate::catalog::Catalog;
use crate::editor::{Editor, EditorError, Saved};
use crate::intake::LeftOut;
use crate::ledger::{Command, EntryKey, FieldProblem, Ledger, Problem, TextId, YearText, quoted};
use crate::store::{Kept, LastBackup, Outside, StoreError, StoreFinding};
use crate::summary::Summary;
use crate::ui::notice::{Notice, Subject, Tone};
use crate::ui::route::Route;
use crate::ui::unsaved::{Leaving, Unsaved};
use crate::ui::whole::Unsealing;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

#[cfg(feature = "memory")]
use crate::ui::memory as kept;
#[cfg(not(feature = "memory"))]
use browser::kept;

pub use copies::{Copies, Standing};
use journal::Line;
pub use journal::Start;

/// The editor of this page.
pub type Desk = Editor<kept::PageShelf>;

/// Something typed and not saved, which 撤销 takes back before the ledger's own last step (else its
/// effect would not be seen), and 重做 brings back.
#[derive(Clone, Copy)]
pub struct Typed {
    /// What it is, for the button's description.
    pub name: &'static str,
    /// Takes it back, or brings it back.
    pub act: Callback<()>,
}

/// What the led-through tasks have seen done with their own eyes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// A file that held just what the ledger held at this revision.
    pub verified: Option<(u64, String)>,
    /// The file brought in last.
    pub brought: Option<String>,
}

/// A summary, with the ledger's revision and the year it is of.
type Written = ((u64, i32), Rc<Summary>);

/// The context of all pages. Copying it copies handles, not the ledger.
#[derive(Clone, Copy)]
pub struct App {
    desk: RwSignal<Desk, LocalStorage>,
    /// The summary written last.
    written: StoredValue<Option<Written>, LocalStorage>,
    arrivals: StoredValue<u32>,
    /// How many notices there have been; an identifier is never used twice.
    told: StoredValue<u64>,
    /// How the journal is kept going.
    line: Line,
    /// Whether it has promised; `None` until it is known.
    pub persistent: RwSignal<Option<bool>>,
    /// How far what has been written is safe.
    pub kept: RwSignal<Kept>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// Whether the person has put away that the last change was refused.
    pub refusal_seen: RwSignal<bool>,
    /// What opening the storage found and the person has not put away yet.
    pub findings: RwSignal<Vec<StoreFinding>>,
    /// What the person should know, oldest first.
    pub notices: RwSignal<Vec<Notice>>,
    /// The forms shown that hold something not saved yet.
    pub unsaved: Unsaved,
    /// What 撤销 takes back first, where something typed can be taken back.
    pub typed: RwSignal<Option<Typed>>,
    /// What 重做 brings back first: what was typed and has just been taken back.
    pub taken_back: RwSignal<Option<Typed>>,
    /// Texts typed, taken back and not saved, so that they can be had again as long as the page is
    /// open.
    pub withdrawn: RwSignal<BTreeMap<TextId, YearText>>,
    /// Where the person wants to go although something is not saved.
    pub leaving: RwSignal<Option<Leaving>>,
    /// Rows of old tables that were not imported, each table with its name, until the person has
    /// put them away.
    pub left_out: RwSignal<Vec<(String, Arc<LeftOut>)>>,
    /// What has happened to the storage outside this window.
    pub outside: RwSignal<Outside>,
    /// Whether the choice of what to enter is open.
    pub starting: RwSignal<bool>,
    /// Whether the list of all keys is open.
    pub keys_shown: RwSignal<bool>,
    /// Whether keys of a single letter are used.
    pub single_keys: RwSignal<bool>,
    /// Whether another version of the program is there to be used.
    pub newer: RwSignal<bool>,
    /// The copies written into a folder.
    pub copies: Copies,
    /// What has been seen of the led-through tasks while the page is open.
    pub seen: RwSignal<Seen>,
    /// A sealed backup that waits for its passphrase.
    pub unsealing: RwSignal<Option<Unsealing>, LocalStorage>,
    /// How often another page may have written to the storage, for what shows the room taken.
    pub looked: RwSignal<u32>,
}

impl App {
    /// Opens the ledger and puts the context in place.
    pub fn provide(start: Start) -> Self {
        let Start { writing, journal, database } = start;
        let (desk, findings) =
            Desk::open(kept::open(), journal, browser::today(), Box::new(RandomBits));
        let kept = desk.store().kept();
        let app = Self {
            desk: RwSignal::new_local(desk),
            written: StoredValue::new_local(None),
            arrivals: StoredValue::new(0),
            line: Line::to(database),
            persistent: RwSignal::new(None),
            kept: RwSignal::new(kept),
            told: StoredValue::new(0),
            route: RwSignal::new(Route::parse(&browser::hash())),
            refusal_seen: RwSignal::new(false),
            findings: RwSignal::new(findings),
            notices: RwSignal::new(Vec::new()),
            unsaved: Unsaved::new(),
            typed: RwSignal::new(None),
            taken_back: RwSignal::new(None),
            withdrawn: RwSignal::new(BTreeMap::new()),
            leaving: RwSignal::new(None),
            left_out: RwSignal::new(Vec::new()),
            outside: RwSignal::new(Outside::default()),
            starting: RwSignal::new(false),
            keys_shown: RwSignal::new(false),
            single_keys: RwSignal::new(true),
            newer: RwSignal::new(false),
            copies: Copies::new(),
            seen: RwSignal::new(Seen::default()),
            unsealing: RwSignal::new_local(None),
            looked: RwSignal::new(0),
        };
        app.read_preferences();
        app.follow_with_journal();
        app.share(writing);
        app.follow_with_copies();
        browser::keep_offline(move || app.newer.set(true));
        provide_context(app);
        app
    }

    /// The context of the page. Every component runs below [`crate::ui::Shell`], which provides it.
    pub fn here() -> Self {
        use_context::<Self>().unwrap_or_else(|| Self::provide(Start::default()))
    }

    /// Today.
    pub fn today(self) -> NaiveDate {
        browser::today()
    }

    // ---- reading ----

    /// Reads the editor; whoever calls this in a view is shown again after every edit.
    pub fn desk<T>(self, read: impl FnOnce(&Desk) -> T) -> T {
        self.desk.with(read)
    }

    /// Reads the ledger; see [`App::desk`].
    pub fn ledger<T>(self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.desk.with(|desk| read(desk.ledger()))
    }

    /// Reads the ledger once, for a form or an action that does not follow its changes.
    pub fn peek<T>(self, read: impl FnOnce(&Ledger) -> T) -> T {
        self.desk.with_untracked(|desk| read(desk.ledger()))
    }

    /// Reads the catalog, the branch's own kinds merged in, beside the ledger; see [`App::desk`].
    pub fn catalog<T>(self, read: impl FnOnce(&Catalog, &Ledger) -> T) -> T {
        self.desk.with(|desk| read(desk.catalog(), desk.ledger()))
    }

    /// Asks the editor for something that it keeps up to date, such as a figure: what changes is
    /// its memory, never the ledger. Whoever calls this in a view is shown again after every edit.
    pub fn ask<T>(self, ask: impl FnOnce(&mut Desk) -> T) -> Option<T> {
        self.desk.track();
        self.desk.try_update_untracked(ask)
    }

    /// The year in view.
    pub fn year(self) -> i32 {
        self.desk.with(Desk::year)
    }

    /// Turns to a year.
    pub fn set_year(self, year: i32) {
        if untrack(|| self.year()) != year {
            self.desk.update(|desk| desk.set_year(year));
            // A file or a copy was of the year before.
            self.notices.update(|all| all.retain(|n| n.subject != Subject::Page));
        }
    }

    /// Turns to the year of what has just been saved; see [`Desk::turn_to`].
    pub fn turn_to(self, day: NaiveDate) {
        self.desk.update(|desk| desk.turn_to(day));
    }

    /// The summary of the year in view, written anew only when the ledger has changed. Whoever
    /// calls this in a view is shown again after every edit.
    pub fn summary(self) -> Option<Rc<Summary>> {
        let wanted = self.desk.with(|desk| (desk.ledger().revision, desk.year()));
        let kept = self.written.with_value(|kept| {
            kept.as_ref().filter(|(of, _)| *of == wanted).map(|(_, summary)| Rc::clone(summary))
        });
        if kept.is_some() {
            return kept;
        }
        let summary = Rc::new(self.ask(|desk| desk.summary(&desk.text()))?);
        self.written.set_value(Some((wanted, Rc::clone(&summary))));
        Some(summary)
    }

    // ---- changing ----

    /// A new identifier, as the editor draws it: `app.fresh(Desk::new_record_id)`.
    pub fn fresh<T>(self, draw: impl FnOnce(&mut Desk) -> T) -> Option<T> {
        self.desk.try_update_untracked(draw)
    }

    /// Makes a change, called `step` in the undo button. Returns whether it was made; if not, a
    /// notice or the state of saving says why.
    pub fn act(self, step: &str, command: Command) -> bool {
        self.change(|desk| desk.dispatch(command, step)).is_some()
    }

    /// Puts an entry through `edit`, one of the editor's checking ways in, and shows what it says
    /// beside.
    ///
    /// # Errors
    /// What is wrong, field by field; nothing in the list where the reason is shown elsewhere.
    pub fn save(
        self,
        edit: impl FnOnce(&mut Desk) -> Result<Vec<String>, EditorError>,
    ) -> Result<(), Vec<FieldProblem>> {
        let fields = |desk: &mut Desk| match edit(desk) {
            Ok(notices) => Ok(Ok(notices)),
            Err(EditorError::Ledger(Problem::Fields(problems))) => Ok(Err(problems)),
            Err(other) => Err(other),
        };
        let notices = self.change(fields).unwrap_or_else(|| Err(Vec::new()))?;
        self.checked(notices);
        Ok(())
    }

    /// Removes an entry, as a step named after it, and says that it can be undone.
    pub fn remove(self, key: EntryKey) -> bool {
        let name = untrack(|| self.ledger(|ledger| ledger.name_of(&key)));
        let removed = self.change(|desk| desk.remove(key.clone())).is_some();
        if removed {
            let in_bin = untrack(|| self.desk(|desk| desk.store().is_removed(&key)));
            let also = if in_bin { "，90天内也可以从回收站找回" } else { "" };
            let text = format!("已删除{}，点“撤销”可以恢复{also}。", quoted(&name));
            self.tell_removed(text, 1);
        }
        removed
    }

    /// Says that so many entries are removed, and what of them is not in 回收站.
    pub fn tell_removed(self, done: String, removed: usize) {
        match untrack(|| self.desk(|desk| desk.not_in_bin(removed))) {
            Some(lost) => self.tell(Subject::Edit, Tone::Hint, format!("{done}\n{lost}")),
            None => self.tell(Subject::Edit, Tone::Done, done),
        }
    }

    /// Changes the editor, and says why if it refuses.
    pub fn change<T>(self, edit: impl FnOnce(&mut Desk) -> Result<T, EditorError>) -> Option<T> {
        let edit = |desk: &mut Desk| {
            desk.set_now(browser::moment());
            edit(desk)
        };
        match self.desk.try_update(edit)? {
            Ok(value) => {
                // At once: what is shown must not be called safe for a moment before it is.
                self.look_kept();
                self.move_on();
                Some(value)
            }
            // What the storage refused stands above the page until it is put away.
            Err(EditorError::Store(_)) => {
                self.refusal_seen.set(false);
                self.look_outside();
                None
            }
            Err(error) => {
                self.tell(Subject::Edit, Tone::Error, error.to_string());
                None
            }
        }
    }

    /// Drops earlier versions, and says why if the storage refuses. Whether they are gone.
    pub fn drop_versions(self, drop: impl FnOnce(&mut Desk) -> Result<(), StoreError>) -> bool {
        match self.change(|desk| Ok(drop(desk))) {
            Some(Ok(())) => true,
            Some(Err(error)) => {
                self.look_outside();
                self.say(Tone::Error, error.to_string());
                false
            }
            None => false,
        }
    }

    /// Takes the last step back; what is typed and not saved comes before it.
    pub fn undo(self) {
        if let Some(typed) = self.typed.get_untracked() {
            typed.act.run(());
            return;
        }
        if let Some(Some(step)) = self.change(Desk::undo) {
            self.tell(Subject::Edit, Tone::Done, format!("已撤销：{step}"));
        }
    }

    /// Makes the step taken back last again.
    pub fn redo(self) {
        if let Some(typed) = self.taken_back.get_untracked() {
            typed.act.run(());
            return;
        }
        if let Some(Some(step)) = self.change(Desk::redo) {
            self.tell(Subject::Edit, Tone::Done, format!("已重做：{step}"));
        }
    }

    /// Why the last change has not been written, if it has not and the person has not put that
    /// away: the change was taken back, so what stands here is what is written.
    pub fn save_problem(self) -> Option<String> {
        if self.refusal_seen.get() {
            return None;
        }
        self.desk.with(|desk| match desk.saved() {
            Saved::Refused(error) => Some(error.to_string()),
            Saved::Nothing | Saved::Written { .. } => None,
        })
    }

    /// What is known of the last backup of this ledger.
    pub fn last_backup(self) -> LastBackup {
        self.desk.with(Desk::last_backup)
    }

    /// Why nothing could be opened, if so: then what stands in the storage is not known.
    pub fn closed(self) -> Option<StoreError> {
        self.desk.with(|desk| desk.store().closed().cloned())
    }
}
