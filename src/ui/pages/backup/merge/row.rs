//! One entry that differs: both versions field by field, and the choice between them.

use super::Merging;
use crate::backup::merge::{Change, Difference, Side};
use crate::catalog::Catalog;
use crate::figures::{explain, select_told};
use crate::ledger::{Entry, Ledger};
use crate::lists::{self, Detail};
use crate::ui::components::details::name_sections;
use crate::ui::state::App;
use leptos::prelude::*;

/// What choosing a side is called.
pub fn word(change: Change, side: Side) -> &'static str {
    match (change, side) {
        (Change::Both | Change::Here | Change::There, Side::Here) => "用这里的",
        (Change::Both | Change::Here | Change::There, Side::There) => "用文件里的",
        (Change::New | Change::RemovedHere, Side::Here) => "不要",
        (Change::New | Change::RemovedHere, Side::There) => "加进来",
        (Change::OnlyHere | Change::RemovedThere, Side::Here) => "留下",
        (Change::OnlyHere | Change::RemovedThere, Side::There) => "删去",
    }
}

/// The entry, its choice, and what it says on either side.
pub fn row(found: &Merging, one: Difference) -> AnyView {
    let app = App::here();
    let Difference { key, change, described } = one;
    // What is to be chosen is seen at once.
    let open = RwSignal::new(change == Change::Both);
    let radio = |side: Side| {
        let (found, key) = (found.clone(), key.clone());
        let chosen = {
            let (found, key) = (found.clone(), key.clone());
            move || found.side(&key, change) == Some(side)
        };
        let name = format!("merge-{key}");
        view! {
            <label class="chip">
                <input type="radio" name=name prop:checked=chosen on:change=move |_| {
                    found.choices.update(|choices| {
                        choices.insert(key.clone(), side);
                    });
                }/>
                <span>{word(change, side)}</span>
            </label>
        }
    };
    let radios = [radio(Side::Here), radio(Side::There)].collect_view();
    let show = format!("看内容：{described}");
    let contents = {
        let found = found.clone();
        move || open.get().then(|| contents(app, &found, &key))
    };
    view! {
        <li>
            <div class="history-head">
                <p><strong>{described.clone()}</strong>" "
                    {(change != Change::Both).then(|| view! {
                        <button type="button" class="link" aria-label=show aria-expanded=move || open.get().to_string()
                            on:click=move |_| open.update(|open| *open = !*open)>"看内容"</button>
                    })}
                </p>
                <div class="chips" role="group" aria-label=described>{radios}</div>
            </div>
            {contents}
        </li>
    }
    .into_any()
}

/// What it says on either side; of what only one side has, all of it.
fn contents(app: App, found: &Merging, key: &crate::ledger::EntryKey) -> AnyView {
    let there = found.comparison.there.get(key);
    let there = there.map(|entry| in_full(&entry, &found.catalog, &found.comparison.there));
    let here = untrack(|| {
        app.catalog(|catalog, ledger| ledger.get(key).map(|entry| in_full(&entry, catalog, ledger)))
    });
    // Naming a phrase's section asks the editor, which is not being read any more.
    let [here, there] = [here, there].map(|lines| {
        lines.map(|mut lines| {
            name_sections(app, &mut lines);
            lines
        })
    });
    match (here, there) {
        (Some(here), Some(there)) => both(&here, &there),
        (Some(only), None) | (None, Some(only)) => {
            let line = |line: Detail| {
                view! { <div><dt>{line.label}</dt><dd class="lines">{line.text}</dd></div> }
            };
            view! { <dl class="details">{only.into_iter().map(line).collect_view()}</dl> }
                .into_any()
        }
        (None, None) => ().into_any(),
    }
}

fn both(here: &[Detail], there: &[Detail]) -> AnyView {
    let changes = lists::changes(here, there);
    if changes.is_empty() {
        return view! { <p class="quiet-text">"显示的内容没有不同。"</p> }.into_any();
    }
    let said = |text: String| match text.is_empty() {
        true => view! { <span class="quiet-text">"（空）"</span> }.into_any(),
        false => text.into_any(),
    };
    let line = |change: lists::Change| {
        view! {
            <tr>
                <th scope="row">{change.label}</th>
                <td class="lines">{said(change.old)}</td>
                <td class="lines">{said(change.new)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap"><table class="table merge-fields">
            <thead><tr><th scope="col">"栏目"</th><th scope="col">"这里"</th><th scope="col">"文件里"</th></tr></thead>
            <tbody>{changes.into_iter().map(line).collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}

/// The entry's lines, and what a figure counts or a declaration is about.
fn in_full(entry: &Entry, catalog: &Catalog, ledger: &Ledger) -> Vec<Detail> {
    let mut lines = lists::in_full(entry, catalog, ledger);
    let also = match entry {
        Entry::Figure(figure) => Some(("算法", explain(figure, catalog, ledger))),
        Entry::Declaration(one) => Some(("声明没有的", select_told(&one.select, catalog, ledger))),
        Entry::Override(over) => {
            let name = catalog.figure(&over.figure).map(|figure| figure.name.clone());
            Some(("数字", name.unwrap_or_else(|| over.figure.to_string())))
        }
        _ => None,
    };
    lines.extend(also.map(|(label, text)| Detail {
        label: label.to_owned(),
        field: None,
        text,
        links: Vec::new(),
    }));
    lines
}
