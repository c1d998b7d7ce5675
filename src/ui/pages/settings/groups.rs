//! 党小组.

use super::register::{Register, RegisterForm, Row, Texts};
use super::typed;
use crate::ledger::{Command, Entry, EntryKey, Group, GroupId};
use crate::ui::components::field::TextField;
use crate::ui::state::App;
use leptos::prelude::*;

const TEXTS: Texts = Texts {
    id: "settings-groups",
    title: "党小组",
    help: "党小组会、党小组学习按党小组记录；没有分党小组的支部不用填。",
    columns: &["名称", "存续时间"],
};

/// The register of party groups.
#[component]
pub fn Groups() -> impl IntoView {
    let app = App::here();
    let rows = Memo::new(move |_| {
        app.ledger(|ledger| {
            let row = |group: &Group| Row {
                key: EntryKey::Group(group.id.clone()),
                cells: vec![group.name.clone(), typed::span(group.from, group.to)],
                item: group.clone(),
            };
            let mut rows: Vec<_> = ledger.groups.values().map(row).collect();
            rows.sort_by_key(|row| (row.item.from, row.item.revision));
            rows
        })
    });
    view! { <Register texts=TEXTS rows form=move |group, done| form(app, group, done)/> }
}

fn form(app: App, before: Option<Group>, done: Callback<()>) -> AnyView {
    let name = RwSignal::new(before.as_ref().map(|g| g.name.clone()).unwrap_or_default());
    let from = RwSignal::new(typed::shown(before.as_ref().and_then(|g| g.from)));
    let to = RwSignal::new(typed::shown(before.as_ref().and_then(|g| g.to)));
    let (name_error, days_error) = (RwSignal::new(None), RwSignal::new(None));
    let submit = move || {
        let own = before.as_ref().map(|g| &g.id);
        let taken: Vec<String> = app.ledger(|ledger| {
            let others = ledger.groups.values().filter(|g| Some(&g.id) != own);
            others.map(|g| g.name.clone()).collect()
        });
        let name = typed::name(name, &taken, name_error);
        let days = typed::days(from, to, days_error);
        let (Some(name), Some((from, to))) = (name, days) else { return };
        let Some(id) = own.cloned().or_else(|| GroupId::parse(&app.fresh_id(8))) else { return };
        let step = if before.is_some() { "修改党小组" } else { "新增党小组" };
        let group = Group { id, name, from, to, revision: 0 };
        if app.act(step, Command::put(Entry::Group(group))) {
            done.run(());
        }
    };
    view! {
        <RegisterForm on_submit=submit on_cancel=done>
            <TextField name="名称" value=name required=true example="第一党小组" error=name_error/>
            <TextField name="成立日期" value=from input="date" hint="一直就有的不填"/>
            <TextField name="撤销日期" value=to input="date" hint="还在的不填" error=days_error/>
        </RegisterForm>
    }
    .into_any()
}
