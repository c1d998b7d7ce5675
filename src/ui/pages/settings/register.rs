//! A small register: a table of entries with a form in a dialog to add and change them.

use crate::ledger::EntryKey;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::small_form::{DialogForm, changed};
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// One row of a register.
#[derive(Clone, PartialEq)]
pub struct Row<T> {
    /// The entry's key.
    pub key: EntryKey,
    /// What the table shows of it; the first cell is its name.
    pub cells: Vec<String>,
    /// The entry.
    pub item: T,
}

/// The texts of a register.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// Its heading's id.
    pub id: &'static str,
    /// Its heading, e.g. 党小组.
    pub title: &'static str,
    /// What it is for.
    pub help: &'static str,
    /// The columns.
    pub columns: &'static [&'static str],
}

/// A register. `form` builds the dialog's form for an entry (none for a new one); it is given what
/// to call when it is done, and returns its view.
#[component]
pub fn Register<T, F>(
    /// Its texts.
    texts: Texts,
    /// Its rows.
    rows: Memo<Vec<Row<T>>>,
    /// The form.
    form: F,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Fn(Option<T>, Callback<()>) -> AnyView + Clone + Send + Sync + 'static,
{
    let app = App::here();
    // None: closed; Some(None): a new entry; Some(Some(_)): that entry.
    let editing = RwSignal::new(None::<Option<T>>);
    let close = Callback::new(move |()| editing.set(None));
    let heading = move || {
        let verb = if editing.with(|e| matches!(e, Some(Some(_)))) { "修改" } else { "新增" };
        format!("{verb}{}", texts.title)
    };
    let line = move |row: Row<T>| {
        let name = row.cells.first().cloned().unwrap_or_default();
        let item = row.item.clone();
        let page = Route::of_entry(&row.key).map(|route| route.href());
        let cells = row.cells.iter().cloned().enumerate().map(|(at, cell)| match &page {
            Some(href) if at == 0 => view! { <td><a href=href.clone()>{cell}</a></td> }.into_any(),
            _ => view! { <td>{cell}</td> }.into_any(),
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                {cells}
                <td class="row-actions">
                    <button type="button" class="link" aria-label=format!("修改{name}")
                        on:click=move |_| editing.set(Some(Some(item.clone())))>"修改"</button>
                    <button type="button" class="link" aria-label=format!("删除{name}")
                        on:click=move |_| { app.remove(row.key.clone()); }>"删除"</button>
                </td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby=texts.id>
            <div class="card-head">
                <h2 id=texts.id tabindex="-1">{texts.title}</h2>
                <button type="button" class="button" on:click=move |_| editing.set(Some(None))>
                    {format!("新增{}", texts.title)}
                </button>
            </div>
            <p class="card-help">{texts.help}</p>
            {move || {
                let rows = rows.get();
                (!rows.is_empty()).then(|| view! {
                    <div class="table-wrap"><table class="table register">
                        <thead><tr>
                            {texts.columns.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view()}
                            <th scope="col"><span class="off-screen">"操作"</span></th>
                        </tr></thead>
                        <tbody>{rows.into_iter().map(line).collect_view()}</tbody>
                    </table></div>
                })
            }}
            <Dialog open=Signal::derive(move || editing.with(Option::is_some))
                title=Signal::derive(heading) on_close=move || close.run(())>
                {editing.get_untracked().map(|item| form(item, close))}
            </Dialog>
        </section>
    }
}

/// The body and foot of a register's form.
#[component]
pub fn RegisterForm(
    /// What happens on 保存.
    on_submit: impl Fn() + Clone + 'static,
    /// What its fields hold.
    texts: Vec<RwSignal<String>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <DialogForm unsaved=changed(texts) on_submit>{children()}</DialogForm>
    }
}
