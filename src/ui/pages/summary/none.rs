//! Declarations of none (声明无此项): made where a figure has no record, shown and taken back where
//! its evidence is shown.

use super::sheet::Sheet;
use crate::figures::{self, Figure, State};
use crate::ledger::{DeclarationId, Selection, Source};
use crate::ui::components::declare::{self, Told};
use crate::ui::notice::Tone;
use leptos::prelude::*;

/// A button that declares that there was nothing to record, where that can be said of `figure`.
pub fn declare_button(sheet: Sheet, figure: &Figure) -> Option<impl IntoView + use<>> {
    let Source::Records { select, .. } = &figure.def.source else { return None };
    let selects = figure.state == State::NoRecord && figure.evidence.is_empty();
    let select = selects.then(|| {
        let mut conditions = select.conditions.clone();
        conditions.extend(figure.query.narrowed.iter().cloned());
        Selection { conditions, ..select.clone() }
    })?;
    let (name, period) = (figure.def.name.clone(), figure.query.period);
    let declare = move |_| {
        let app = sheet.app;
        let select = select.clone();
        // Only a reason can be refused, and here is none.
        if app.save(|desk| desk.declare_none(select, period, "")).is_ok() {
            app.say(Tone::Done, format!("已声明本期无“{name}”，以后有了记录，声明自动失效。"));
        }
    };
    Some(view! {
        <button type="button" class="link" on:click=declare>"声明本期无此项"</button>
    })
}

/// What was declared, with a way to take it back.
pub fn declared(sheet: Sheet, figure: &Figure) -> Vec<AnyView> {
    let standing = match &figure.state {
        State::DeclaredNone(id) => vec![id.clone()],
        _ => Vec::new(),
    };
    standing.into_iter().chain(figure.voided.iter().cloned()).map(|id| one(sheet, &id)).collect()
}

fn one(sheet: Sheet, id: &DeclarationId) -> AnyView {
    let app = sheet.app;
    let all = untrack(|| Told::all(app, figures::declarations));
    match all.into_iter().find(|told| told.id == *id) {
        Some(told) => declare::line(app, told).into_any(),
        None => ().into_any(),
    }
}
