//! Declarations of none (声明无此项): made where a figure has no record, shown and taken back where
//! its evidence is shown.

use super::sheet::{Sheet, day_text};
use crate::figures::{Figure, State};
use crate::ledger::{Command, Declaration, DeclarationId, Entry, EntryKey, Selection, Source};
use crate::ui::notice::Tone;
use crate::ui::state::Desk;
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
        let Some(id) = app.fresh(Desk::new_declaration_id) else { return };
        let declaration = Declaration {
            id,
            select: select.clone(),
            period,
            declared_on: app.today(),
            reason: String::new(),
            revision: 0,
        };
        let step = format!("声明本期无“{name}”");
        if app.act(&step, Command::put(Entry::Declaration(declaration))) {
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
        State::DeclaredNone(id) => vec![(id.clone(), false)],
        _ => Vec::new(),
    };
    let voided = figure.voided.iter().cloned().map(|id| (id, true));
    standing.into_iter().chain(voided).map(|(id, void)| one(sheet, id, void)).collect()
}

fn one(sheet: Sheet, id: DeclarationId, void: bool) -> AnyView {
    let app = sheet.app;
    let known = untrack(|| app.ledger(|ledger| ledger.declarations.get(&id).cloned()));
    let Some(declaration) = known else { return ().into_any() };
    let day = day_text(declaration.declared_on);
    let reason = match declaration.reason.trim() {
        "" => String::new(),
        reason => format!("，理由：{reason}"),
    };
    let text = if void {
        format!("{day}曾声明本期无此项{reason}；后来有了记录，声明已失效。")
    } else {
        format!("{day}声明本期无此项{reason}。")
    };
    let withdraw = move |_| {
        app.act("撤回无此项声明", Command::Remove(EntryKey::Declaration(id.clone())));
    };
    view! {
        <p class="evidence-note">{text}" "<button type="button" class="link" on:click=withdraw>"撤回声明"</button></p>
    }
    .into_any()
}
