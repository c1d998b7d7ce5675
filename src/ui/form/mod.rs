//! The generic form: any kind's fields as native controls over a [`Draft`].
//!
//! It decides nothing: what was typed goes into the draft as it is, and what is wrong with it comes
//! back from `catalog` field by field.
//!
//! | file | holds |
//! |---|---|
//! | `control` | a field's control, by its type |
//! | `pickers` | several choices, several members |
//! | `campaign` | 新增专题 where one is chosen |
//! | `copy` | 复制上一条 |
//! | `kept` | what is typed outlives a closed window |
//! | `jump` | Alt+G: to a field by its name |
//! | `rove` | a set of boxes as one stop of Tab |
//! | `options` | what a select offers |
//! | `follow` | what is saved elsewhere while the form is filled in |
//! | `frame` | the form around the controls: order, 更多, saving, leaving |

mod campaign;
mod control;
mod copy;
mod follow;
mod frame;
mod jump;
mod kept;
pub mod options;
mod pickers;
mod rove;

pub use campaign::{NewCampaign, NewCampaignButton};
pub use frame::EntryForm;

use crate::catalog::Draft;
use crate::ledger::FieldProblem;
use leptos::prelude::*;

/// A form being filled in. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Form {
    /// What is typed.
    pub draft: RwSignal<Draft>,
    /// What was wrong when it was last saved.
    pub problems: RwSignal<Vec<FieldProblem>>,
}

impl Form {
    /// A form that holds `draft`.
    pub fn new(draft: Draft) -> Self {
        Self { draft: RwSignal::new(draft), problems: RwSignal::new(Vec::new()) }
    }

    /// The text of a field.
    pub fn text(self, field: &str) -> String {
        self.draft.with(|draft| draft.text(field).to_owned())
    }

    /// Takes what was typed into a field.
    pub fn set_text(self, field: &str, text: String) {
        self.draft.update(|draft| draft.set_text(field, text));
        self.mend(field);
    }

    /// Takes the second text of a time span.
    pub fn set_until(self, field: &str, text: String) {
        self.draft.update(|draft| draft.set_until(field, text));
        self.mend(field);
    }

    /// Picks one of several, or takes it back.
    pub fn pick(self, field: &str, id: &str, on: bool) {
        self.draft.update(|draft| draft.pick(field, id, on));
        self.mend(field);
    }

    /// What is wrong with a field.
    pub fn error(self, field: &str) -> Signal<Option<String>> {
        let field = field.to_owned();
        Signal::derive(move || {
            self.problems.with(|problems| {
                let own = problems.iter().filter(|problem| problem.field.as_str() == field);
                let texts: Vec<&str> = own.map(|problem| problem.message.as_str()).collect();
                (!texts.is_empty()).then(|| texts.join(""))
            })
        })
    }

    /// A field being changed is no longer called wrong; saving looks again.
    fn mend(self, field: &str) {
        if self.problems.with_untracked(|all| all.iter().any(|p| p.field.as_str() == field)) {
            self.problems.update(|all| all.retain(|p| p.field.as_str() != field));
        }
    }
}
