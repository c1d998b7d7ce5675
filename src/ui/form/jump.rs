//! Alt+G: to a field of the form by its name, also where it is folded away.

use crate::browser::{self, keys};
use crate::catalog::common_name;
use crate::ledger::{Kind, common};
use crate::ui::components::finder::{Finder, Found};
use leptos::prelude::*;

/// The fields of every record in the order of the form; the first two stand above the kind's own.
const ABOVE: [&str; 2] = [common::DATE, common::TITLE];
const BELOW: [&str; 7] = [
    common::END,
    common::CAMPAIGN,
    common::TAG,
    common::NOTE,
    common::KEPT_AT,
    common::PHRASE,
    common::PHRASE_SECTION,
];

/// The dialog, and the key that opens it. `more` is whether the folded fields are shown.
#[component]
pub fn Jump(
    /// The kind of the form.
    kind: Kind,
    /// Whether it is a record's: members have no fields but their own.
    record: bool,
    /// Whether what is folded away is shown.
    more: RwSignal<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let fields = StoredValue::new(fields(&kind, record));
    let all = Callback::new(move |()| {
        let found = |place: &Place| Found { name: place.name.clone(), of: String::new() };
        fields.with_value(|fields| fields.iter().map(found).collect())
    });
    let go = Callback::new(move |at: usize| {
        if let Some(Place { id, folded, .. }) = fields.with_value(|all| all.get(at).cloned()) {
            more.set(more.get_untracked() || folded);
            request_animation_frame(move || {
                let first =
                    format!("[data-field=\"f-{id}\"] :is(input, select, textarea, summary)");
                browser::focus_first(&first);
            });
        }
    });
    let keyed = window_event_listener(leptos::ev::keydown, move |event| {
        if keys::is_alt(&event, 'G') && !keys::is_composed(&event) && !browser::in_dialog() {
            event.prevent_default();
            open.set(true);
        }
    });
    on_cleanup(move || keyed.remove());
    view! { <Finder open title="跳到某一栏" hint="栏名或拼音首字母，如“地点”、dd" all on_pick=go/> }
}

/// A field.
#[derive(Clone)]
struct Place {
    id: String,
    name: String,
    folded: bool,
}

/// The fields, in the order of the form.
fn fields(kind: &Kind, record: bool) -> Vec<Place> {
    let common = |folded: bool| {
        move |id: &&'static str| Place {
            id: (*id).to_owned(),
            name: common_name(id).to_owned(),
            folded,
        }
    };
    let own = kind.fields.iter().map(|field| Place {
        id: field.id.to_string(),
        name: field.name.clone(),
        folded: field.folded,
    });
    let (above, below): (&[_], &[_]) = if record { (&ABOVE, &BELOW) } else { (&[], &[]) };
    let below = below.iter().filter(|id| !(kind.without_note && **id == common::NOTE));
    above.iter().map(common(false)).chain(own).chain(below.map(common(true))).collect()
}
