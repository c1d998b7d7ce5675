//! The card with its table, rows and buttons, and the box to tick, which every part of these pages
//! has.

use crate::ui::components::dialog::Dialog;
use leptos::prelude::*;

/// A card of things that a dialog makes and changes. `what` they are stands in its heading (with
/// this `id`), its button and the dialog's title; `editing` is nothing while the dialog is closed,
/// `Some(None)` for a new one.
pub fn card<T: Clone + Send + Sync + 'static>(
    what: &'static str,
    id: &'static str,
    help: &'static str,
    editing: RwSignal<Option<Option<T>>>,
    content: AnyView,
    form: impl Fn(Option<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let title = move || {
        let new = editing.with(|editing| matches!(editing, Some(None)));
        format!("{}{what}", if new { "新增" } else { "修改" })
    };
    view! {
        <section class="card" aria-labelledby=id>
            <div class="card-head">
                <h2 id=id tabindex="-1">{what}</h2>
                <button type="button" class="button" on:click=move |_| editing.set(Some(None))>{format!("新增{what}")}</button>
            </div>
            <p class="card-help">{help}</p>
            {content}
            <Dialog open=Signal::derive(move || editing.with(Option::is_some))
                title=Signal::derive(title) on_close=move || editing.set(None)>
                {editing.get_untracked().map(&form)}
            </Dialog>
        </section>
    }
    .into_any()
}

/// A button in a row. `name` is what it does to which thing; `id` lets it keep the focus.
pub fn action(
    text: &'static str,
    name: String,
    id: Option<String>,
    act: impl Fn() + 'static,
) -> AnyView {
    button(text, name, id, Box::new(act))
}

fn button(text: &'static str, name: String, id: Option<String>, act: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="link" id=id aria-label=name on:click=move |_| act()>{text}</button>
    }
    .into_any()
}

/// A row: its cells, each with a class, and what can be done.
pub fn row(cells: Vec<(&'static str, AnyView)>, actions: Vec<AnyView>) -> AnyView {
    let cells = cells.into_iter().map(|(class, cell)| view! { <td class=class>{cell}</td> });
    view! { <tr>{cells.collect_view()}<td class="row-actions">{actions}</td></tr> }.into_any()
}

/// A table of rows; its heads each with a class.
pub fn table(
    class: &'static str,
    heads: &[(&'static str, &'static str)],
    rows: Vec<AnyView>,
) -> AnyView {
    let heads = heads.iter().map(|(class, name)| {
        view! { <th scope="col" class=*class>{*name}</th> }
    });
    view! {
        <div class="table-wrap"><table class=format!("table register {class}")>
            <thead><tr>{heads.collect_view()}<th scope="col"><span class="off-screen">"操作"</span></th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// A box to tick.
pub fn tick(on: RwSignal<bool>, text: &'static str) -> AnyView {
    let set = Callback::new(move |ticked| on.set(ticked));
    ticked(on.into(), text, set)
}

/// A box to tick that is kept elsewhere.
pub fn ticked(on: Signal<bool>, text: &'static str, set: Callback<bool>) -> AnyView {
    view! {
        <label class="tick-line">
            <input type="checkbox" prop:checked=move || on.get()
                on:change=move |event| set.run(event_target_checked(&event))/>
            {text}
        </label>
    }
    .into_any()
}
