//! Several choices and several members, as sets of native checkboxes that look like chips.

use super::{Form, options};
use crate::ledger::{Field, common};
use crate::ui::components::field::{FieldFrame, Labels};
use crate::ui::state::App;
use leptos::prelude::*;

/// Several choices.
#[component]
pub fn Choices(
    /// The form.
    form: Form,
    /// The field.
    field: Field,
    /// Its texts.
    labels: Labels,
) -> impl IntoView {
    let error = form.error(field.id.as_str());
    let first = labels.id.clone();
    let chips = options::choices(&field);
    let field = field.id.to_string();
    view! {
        <FieldFrame labels error group=true>
            {chip_set(form, field, first, chips)}
        </FieldFrame>
    }
}

/// Several members: folded to a line that says who, opened to the roster of that day.
#[component]
pub fn Members(
    /// The form.
    form: Form,
    /// The field's identifier.
    field: String,
    /// Its texts.
    labels: Labels,
) -> impl IntoView {
    let app = App::here();
    let error = form.error(&field);
    let first = labels.id.clone();
    let whole = StoredValue::new(options::roster(app, None));
    // Who was a member on the record's day, and whoever is picked already.
    let of = field.clone();
    let offered = Memo::new(move |_| {
        let day = form.draft.with(|draft| draft.text(common::DATE).parse().ok());
        let there = options::roster(app, day);
        let mut all = whole.get_value();
        all.retain(|one| {
            there.contains(one) || form.draft.with_untracked(|d| d.is_picked(&of, &one.0))
        });
        all
    });
    let of = field.clone();
    let said = move || {
        let names: Vec<String> = form.draft.with(|draft| {
            let picked = |one: &&(String, String)| draft.is_picked(&of, &one.0);
            whole.with_value(|all| all.iter().filter(picked).map(|one| one.1.clone()).collect())
        });
        match names.len() {
            0 => "未选".to_owned(),
            n if n > 8 => {
                let some: Vec<&str> = names.iter().take(8).map(String::as_str).collect();
                format!("{n}人：{}等", some.join("、"))
            }
            n => format!("{n}人：{}", names.join("、")),
        }
    };
    let all_of = field.clone();
    let pick_all = move |on: bool| {
        for (id, _) in offered.get_untracked() {
            form.pick(&all_of, &id, on);
        }
    };
    let pick_none = pick_all.clone();
    let name = labels.name.clone();
    let (all_name, none_name) = (format!("{name}：全选"), format!("{name}：清空"));
    view! {
        <FieldFrame labels error group=true>
            <details class="roster">
                <summary>{said}</summary>
                {move || {
                    let members = offered.get();
                    if members.is_empty() {
                        view! { <p class="field-hint">"还没有登记党员，请先到“台账—党员”登记。"</p> }.into_any()
                    } else {
                        chip_set(form, field.clone(), first.clone(), members).into_any()
                    }
                }}
                <p class="roster-foot">
                    <button type="button" class="link" aria-label=all_name on:click=move |_| pick_all(true)>"全选"</button>
                    <button type="button" class="link" aria-label=none_name on:click=move |_| pick_none(false)>"清空"</button>
                </p>
            </details>
        </FieldFrame>
    }
}

/// Checkboxes, one a choice; the first has the field's own id, so that it can be given the focus.
fn chip_set(
    form: Form,
    field: String,
    first: String,
    chips: Vec<(String, String)>,
) -> impl IntoView {
    let chip = move |(at, (id, name)): (usize, (String, String))| {
        let own = if at == 0 { first.clone() } else { format!("{first}-{at}") };
        let (of, to) = (field.clone(), field.clone());
        let (picked, picks) = (id.clone(), id);
        view! {
            <label class="chip">
                <input id=own type="checkbox"
                    prop:checked=move || form.draft.with(|draft| draft.is_picked(&of, &picked))
                    on:change=move |event| form.pick(&to, &picks, event_target_checked(&event))/>
                <span>{name}</span>
            </label>
        }
    };
    view! { <div class="chips">{chips.into_iter().enumerate().map(chip).collect_view()}</div> }
}
