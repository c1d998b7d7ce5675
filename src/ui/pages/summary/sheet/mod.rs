//! What the parts of the page share: the text being worked on, the summary written from it, and
//! what of it is pointed at. What is typed and not saved yet is in `typed`.

mod typed;

use crate::browser;
use crate::document::{Document, Inline};
use crate::ledger::{TextId, YearText};
use crate::summary::{Summary, Token};
use crate::ui::state::App;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

/// The summary follows what is typed after so long a rest: writing it at every key would make the
/// keys wait on a slow machine.
const REST: Duration = Duration::from_millis(120);

/// The same for a text that takes long to write.
const LONG_REST: Duration = Duration::from_millis(500);

/// From so many bytes on.
const LONG: usize = 60_000;

/// The context of the page. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The page's way to the ledger.
    pub app: App,
    /// The text as the ledger has it, or the one the year would start from.
    kept: Memo<YearText>,
    /// Texts changed and not saved yet, of every year that was looked at.
    drafts: RwSignal<BTreeMap<TextId, YearText>>,
    /// The writing of the summary that waits for a rest.
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// The text shown.
    pub text: Memo<YearText>,
    /// The summary of the text shown.
    pub summary: RwSignal<Rc<Summary>, LocalStorage>,
    /// The token whose evidence is shown.
    pub picked: RwSignal<Option<usize>>,
    /// Whether the text can be edited.
    pub editing: RwSignal<bool>,
    /// Whether the text has the focus.
    pub typing: RwSignal<bool>,
    /// Whether the days of the document are unfolded below its text.
    pub dates: RwSignal<bool>,
    /// The line of the text that the editor is to go to.
    pub line: RwSignal<Option<usize>>,
}

impl Sheet {
    /// Puts the context in place and keeps the summary up to date.
    pub fn provide(app: App) -> Self {
        let kept = Memo::new(move |_| app.desk(|desk| desk.text()));
        let drafts = RwSignal::new(BTreeMap::new());
        let text = Memo::new(move |_| {
            let kept = kept.get();
            drafts.with(|drafts| drafts.get(&kept.id).cloned()).unwrap_or(kept)
        });
        let sheet = Self {
            app,
            kept,
            drafts,
            waiting: StoredValue::new(None),
            text,
            summary: RwSignal::new_local(Rc::new(nothing())),
            picked: RwSignal::new(None),
            editing: RwSignal::new(false),
            typing: RwSignal::new(false),
            dates: RwSignal::new(false),
            line: RwSignal::new(None),
        };
        sheet.write_now();
        Effect::new(move |before: Option<Option<YearText>>| {
            app.desk(|_| ());
            let draft = sheet.draft();
            let typed = draft.is_some() && before.is_some_and(|before| before != draft);
            if typed {
                sheet.write_later();
            } else {
                sheet.write_now();
            }
            draft
        });
        Effect::new(move |_| {
            if sheet.archived().is_some() {
                sheet.editing.set(false);
            }
        });
        sheet.tell_of_others();
        sheet.tell_the_app();
        provide_context(sheet);
        sheet
    }

    /// The context of the page.
    pub fn here() -> Self {
        use_context::<Self>().unwrap_or_else(|| Self::provide(App::here()))
    }

    /// The file that holds the records, where the year is archived: the document is the one kept.
    pub fn archived(self) -> Option<String> {
        let year = self.text.with(|text| text.year);
        self.app.ledger(|ledger| ledger.archive(year).map(|archive| archive.file.clone()))
    }

    /// Writes the summary of the text shown as it stands.
    fn write_now(self) {
        self.stop_waiting();
        let new = untrack(|| match self.draft() {
            Some(draft) => self.app.ask(|desk| Rc::new(desk.summary(&draft))),
            None => self.app.summary(),
        });
        if let Some(new) = new {
            self.take(new);
        }
    }

    /// Writes it after a rest in typing.
    fn write_later(self) {
        self.stop_waiting();
        let long = self.text.with_untracked(|text| text.body.len() > LONG);
        let rest = if long { LONG_REST } else { REST };
        match set_timeout_with_handle(move || self.write_now(), rest) {
            Ok(handle) => self.waiting.set_value(Some(handle)),
            Err(_) => self.write_now(),
        }
    }

    fn stop_waiting(self) {
        if let Some(handle) = self.waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    /// Brings the summary up to the last key, for whoever takes it out of the page.
    pub fn settle(self) {
        if self.waiting.with_value(Option::is_some) {
            self.write_now();
        }
    }

    /// Takes a new summary; what was pointed at is followed by its name.
    fn take(self, new: Rc<Summary>) {
        if self.summary.with_untracked(|old| **old == *new) {
            return;
        }
        let name = self.picked_token().map(|token| token.name);
        let followed = name.and_then(|name| {
            let at = self.picked.get_untracked()?;
            let same = |token: &&Token| token.name == name;
            let near = new.tokens.get(at).filter(same);
            near.or_else(|| new.tokens.iter().find(same)).map(|token| token.index)
        });
        if followed != self.picked.get_untracked() {
            self.picked.set(followed);
        }
        self.summary.set(new);
    }

    fn picked_token(self) -> Option<Token> {
        let at = self.picked.get_untracked()?;
        self.summary.with_untracked(|summary| summary.tokens.get(at).cloned())
    }

    /// The token whose evidence is shown, read so that a view follows it.
    pub fn shown_token(self) -> Option<Token> {
        let at = self.picked.get()?;
        self.summary.with(|summary| summary.tokens.get(at).cloned())
    }

    /// Opens the text at the date it bears.
    pub fn show_dates(self) {
        self.editing.set(true);
        self.dates.set(true);
        request_animation_frame(|| {
            browser::focus(DATED);
        });
    }

    /// Closes the evidence and goes back to the figure it was opened from.
    pub fn put_away(self) {
        if let Some(at) = self.picked.get_untracked() {
            self.picked.set(None);
            browser::focus(&token_id(at));
        }
    }
}

/// The id of the field that holds the document's date.
pub const DATED: &str = "text-dated";

/// The id of a figure's button in the preview.
pub fn token_id(token: usize) -> String {
    format!("token-{token}")
}

/// The id of a number typed by hand, the `nth` of the document.
pub fn typed_id(nth: usize) -> String {
    format!("typed-{nth}")
}

/// Every run of a document, in order.
pub fn runs(document: &Document) -> impl Iterator<Item = &Inline> {
    use crate::document::Block;
    document.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &Inline> + '_> {
        match block {
            Block::Title(lines) => Box::new(lines.iter().flatten()),
            Block::Heading { text, .. } => Box::new(text.iter()),
            Block::Paragraph { lead, text } => {
                Box::new(lead.iter().flat_map(|lead| &lead.text).chain(text))
            }
            Block::Table(_) | Block::Signature { .. } => Box::new(std::iter::empty()),
        }
    })
}

fn nothing() -> Summary {
    Summary {
        document: Document::default(),
        tokens: Vec::new(),
        findings: Vec::new(),
        characters: 0,
    }
}
