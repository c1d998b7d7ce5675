//! What the parts of the page share: the text being worked on, the summary written from it, and
//! what of it is pointed at.

use crate::browser;
use crate::document::{Document, Inline};
use crate::ledger::{Command, Entry, TextId, YearText};
use crate::summary::{Summary, Token};
use crate::ui::state::App;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The context of the page. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The page's way to the ledger.
    pub app: App,
    /// The text as the ledger has it, or the one the year would start from.
    kept: Memo<YearText>,
    /// Texts changed and not saved yet, of every year that was looked at.
    drafts: RwSignal<BTreeMap<TextId, YearText>>,
    /// The text shown.
    pub text: Memo<YearText>,
    /// The summary of the text shown.
    pub summary: RwSignal<Rc<Summary>, LocalStorage>,
    /// The token whose evidence is shown.
    pub picked: RwSignal<Option<usize>>,
    /// Whether the text can be edited.
    pub editing: RwSignal<bool>,
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
        let write = move || {
            let draft = drafts.with(|drafts| text.with(|text| drafts.get(&text.id).cloned()));
            match draft {
                Some(draft) => app.ask(|desk| Rc::new(desk.summary(&draft))),
                None => app.summary(),
            }
        };
        let first = untrack(write).unwrap_or_else(|| Rc::new(nothing()));
        let sheet = Self {
            app,
            kept,
            drafts,
            text,
            summary: RwSignal::new_local(first),
            picked: RwSignal::new(None),
            editing: RwSignal::new(false),
            line: RwSignal::new(None),
        };
        Effect::new(move |_| {
            if let Some(new) = write() {
                sheet.take(new);
            }
        });
        Effect::new(move |_| app.unsaved.set(drafts.with(|drafts| !drafts.is_empty())));
        provide_context(sheet);
        sheet
    }

    /// The context of the page.
    pub fn here() -> Self {
        use_context::<Self>().unwrap_or_else(|| Self::provide(App::here()))
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

    /// Closes the evidence and goes back to the figure it was opened from.
    pub fn put_away(self) {
        if let Some(at) = self.picked.get_untracked() {
            self.picked.set(None);
            browser::focus(&token_id(at));
        }
    }

    /// Whether the text shown differs from the one kept.
    pub fn is_changed(self) -> bool {
        let id = self.kept.with(|kept| kept.id.clone());
        self.drafts.with(|drafts| drafts.contains_key(&id))
    }

    /// Changes the text shown, without saving it.
    pub fn change(self, edit: impl FnOnce(&mut YearText)) {
        let mut new = self.text.get_untracked();
        edit(&mut new);
        let as_kept = self.kept.with_untracked(|kept| *kept == new);
        self.drafts.update(|drafts| {
            if as_kept {
                drafts.remove(&new.id);
            } else {
                drafts.insert(new.id.clone(), new);
            }
        });
    }

    /// Takes back what was changed and not saved.
    pub fn discard(self) {
        let id = self.kept.with_untracked(|kept| kept.id.clone());
        self.drafts.update(|drafts| {
            drafts.remove(&id);
        });
    }

    /// Puts the text shown into the ledger, as one step.
    pub fn save(self) -> bool {
        let text = self.text.get_untracked();
        let step = format!("修改{}年度正文", text.year);
        let saved = self.app.act(&step, Command::put(Entry::Text(text)));
        if saved {
            self.discard();
        }
        saved
    }
}

/// The id of a figure's button in the preview.
pub fn token_id(token: usize) -> String {
    format!("token-{token}")
}

/// The id of a number typed by hand, the `nth` of the document.
pub fn typed_id(nth: usize) -> String {
    format!("typed-{nth}")
}

/// A day in words: 2019年12月31日.
pub fn day_text(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
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
