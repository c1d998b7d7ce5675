//! What is typed and not saved yet, form by form: whoever wants to leave is asked first, whether by
//! a link, the browser's back button, a dialog's Escape or closing the window.
//!
//! A form calls [`App::guard`] and need not know who asks. A form inside a dialog holds the dialog
//! too, by [`InDialog`].

use super::route::Route;
use super::state::App;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where a person wants to go although something is not saved.
#[derive(Clone)]
pub enum Leaving {
    /// To another page.
    Page(Route),
    /// Out of a dialog; what closes it.
    Dialog(Callback<()>),
}

/// The dialog around a form.
#[derive(Clone, Copy)]
pub struct InDialog {
    /// Whether the form in it holds something not saved.
    pub unsaved: RwSignal<bool>,
    /// Closes it, after asking if need be.
    pub close: Callback<()>,
}

/// The forms shown that hold something not saved. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Unsaved {
    forms: RwSignal<BTreeSet<u32>>,
    next: StoredValue<u32>,
}

impl Unsaved {
    /// No form.
    pub fn new() -> Self {
        Self { forms: RwSignal::new(BTreeSet::new()), next: StoredValue::new(0) }
    }

    /// Whether anything would be lost by leaving now.
    pub fn any(self) -> bool {
        self.forms.with_untracked(|forms| !forms.is_empty())
    }

    /// Takes it as given up.
    pub fn give_up(self) {
        self.forms.update(BTreeSet::clear);
    }
}

/// A form's hold on the page.
#[derive(Clone, Copy)]
pub struct Guard {
    forms: RwSignal<BTreeSet<u32>>,
    dialog: Option<RwSignal<bool>>,
    id: u32,
}

impl Guard {
    /// Lets go: what is typed has been saved.
    pub fn release(self) {
        self.hold(false);
    }

    fn hold(self, on: bool) {
        // When a whole page goes, its dialog may have gone before its form.
        if let Some(dialog) = self.dialog {
            dialog.try_set(on);
        }
        if self.forms.with_untracked(|forms| forms.contains(&self.id)) != on {
            self.forms.update(|forms| {
                if on {
                    forms.insert(self.id);
                } else {
                    forms.remove(&self.id);
                }
            });
        }
    }
}

impl App {
    /// Holds the page, and the dialog around it, as long as `changed` says so and the form is
    /// shown. `changed` is asked again whenever what it reads changes.
    pub fn guard(self, changed: impl Fn() -> bool + 'static) -> Guard {
        let Unsaved { forms, next } = self.unsaved;
        next.update_value(|id| *id += 1);
        let dialog = use_context::<InDialog>().map(|dialog| dialog.unsaved);
        let guard = Guard { forms, dialog, id: next.get_value() };
        Effect::new(move |_| guard.hold(changed()));
        on_cleanup(move || guard.release());
        guard
    }
}
