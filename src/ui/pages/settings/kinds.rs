//! Kinds of record that are offered only after the branch switches them on.

use crate::ledger::{Command, Entry, KindId};
use crate::ui::state::App;
use leptos::prelude::*;

/// The kinds that are off by default.
#[component]
pub fn Kinds() -> impl IntoView {
    let app = App::here();
    let kinds = Memo::new(move |_| {
        app.catalog(|catalog, ledger| {
            let optional = catalog.kinds().filter(|kind| kind.off_by_default);
            let row = |kind: &crate::ledger::Kind| {
                (
                    kind.id.clone(),
                    kind.name.clone(),
                    kind.help.clone(),
                    catalog.offered(kind, ledger),
                )
            };
            optional.map(row).collect::<Vec<_>>()
        })
    });
    let switch = move |id: KindId, name: &str, on: bool| {
        let Some(mut branch) = app.ledger(|ledger| ledger.branch.clone()) else { return };
        if on {
            branch.kinds_on.insert(id)
        } else {
            branch.kinds_on.remove(&id)
        };
        let step = format!("{}“{name}”", if on { "启用" } else { "停用" });
        app.act(&step, Command::put(Entry::Branch(branch)));
    };
    let option = move |(id, name, help, on): (KindId, String, String, bool)| {
        let called = name.clone();
        view! {
            <label class="option">
                <input type="checkbox" prop:checked=on
                    on:change=move |event| switch(id.clone(), &called, event_target_checked(&event))/>
                <span><strong>{name}</strong><small>{help}</small></span>
            </label>
        }
    };
    move || {
        let kinds = kinds.get();
        (!kinds.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="settings-kinds">
                <h2 id="settings-kinds" tabindex="-1">"选用的记录"</h2>
                <p class="card-help">"不是每个支部都用得上，默认不显示；停用不会删除已有的记录。"</p>
                <div class="options">{kinds.into_iter().map(option).collect_view()}</div>
            </section>
        })
    }
}
