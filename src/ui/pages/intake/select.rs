//! Selects beside a name, or in a table.

use crate::ui::components::field::{FieldFrame, Labels, fresh_id};
use leptos::prelude::*;

/// Names under a heading of their own, each with its value.
pub type Offers = Vec<(String, Vec<(String, String)>)>;

/// A select with its name beside. One function for all of them: a component would be compiled anew
/// for each way of setting.
pub fn choose(
    name: &'static str,
    hint: &'static str,
    offers: Offers,
    value: Signal<String>,
    on_set: Callback<String>,
) -> AnyView {
    let error = Signal::stored(None);
    let labels = Labels {
        id: fresh_id("field"),
        name: name.to_owned(),
        hint: hint.to_owned(),
        required: false,
    };
    let (id, described) = (labels.id.clone(), labels.described_by(error));
    view! {
        <FieldFrame labels error>
            <select id=id aria-describedby=described on:change=move |event| on_set.run(event_target_value(&event))>
                {options(offers, value)}
            </select>
        </FieldFrame>
    }
    .into_any()
}

/// A select in a table, with its name for who cannot see the row.
pub fn select(name: String, offers: Offers, value: String, on_set: Callback<String>) -> AnyView {
    view! {
        <select class="intake-select" aria-label=name on:change=move |event| on_set.run(event_target_value(&event))>
            {options(offers, Signal::stored(value))}
        </select>
    }
    .into_any()
}

fn options(offers: Offers, value: Signal<String>) -> AnyView {
    let option = move |(id, name): (String, String)| {
        let own = id.clone();
        view! { <option value=id selected=move || value.with(|value| *value == own)>{name}</option> }
            .into_any()
    };
    let group = move |(name, all): (String, Vec<(String, String)>)| {
        let all: Vec<AnyView> = all.into_iter().map(option).collect();
        match name.as_str() {
            "" => all.into_any(),
            _ => view! { <optgroup label=name>{all}</optgroup> }.into_any(),
        }
    };
    offers.into_iter().map(group).collect::<Vec<AnyView>>().into_any()
}
