//! 党小组.

use super::register::{Register, RegisterForm, Row, Texts};
use super::typed::{self, Problems};
use crate::ledger::{Entry, EntryKey, Group};
use crate::lists;
use crate::ui::components::field::TextField;
use crate::ui::state::{App, Desk};
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
            lists::groups(ledger).into_iter().map(row).collect::<Vec<_>>()
        })
    });
    view! { <Register texts=TEXTS rows form=move |group, done| form(app, group, done)/> }
}

/// The form of an entry, or of a new one; `done` is told once it is saved.
pub fn form(app: App, before: Option<Group>, done: Callback<()>) -> AnyView {
    let name = RwSignal::new(before.as_ref().map(|g| g.name.clone()).unwrap_or_default());
    let from = RwSignal::new(typed::shown(before.as_ref().and_then(|g| g.from)));
    let to = RwSignal::new(typed::shown(before.as_ref().and_then(|g| g.to)));
    let problems = Problems::default();
    let submit = move || {
        let days = typed::day(app, from, "from", "成立日期")
            .and_then(|first| typed::day(app, to, "to", "撤销日期").map(|last| (first, last)));
        let (from, to) = match days {
            Ok(days) => days,
            Err(problem) => return problems.set(vec![problem]),
        };
        let own = before.as_ref().map(|g| g.id.clone());
        let Some(id) = own.or_else(|| app.fresh(Desk::new_group_id)) else { return };
        let group = Group { id, name: name.get_untracked(), from, to, revision: 0 };
        if typed::save(app, problems, Entry::Group(group)) {
            done.run(());
        }
    };
    view! {
        <RegisterForm on_submit=submit texts=vec![name, from, to]>
            <TextField name="名称" value=name required=true example="第一党小组" error=typed::error(problems, "name")/>
            {typed::day_field("成立日期", from, "一直就有的不填", typed::error(problems, "from"))}
            {typed::day_field("撤销日期", to, "还在的不填", typed::error(problems, "to"))}
        </RegisterForm>
    }
    .into_any()
}
