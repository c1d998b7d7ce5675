//! The members, as a kind of the ledger.

use crate::catalog::display;
use crate::catalog::member_form::{member_kind, member_values};
use crate::ledger::MemberId;
use crate::lists;
use crate::ui::components::paper::{Paper, PrintButton, Printing, Printout};
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use leptos::prelude::*;

/// A member as a row.
#[derive(Clone, PartialEq)]
struct Line {
    id: MemberId,
    name: String,
    cells: Vec<String>,
    gone: bool,
}

/// The members, those who have left last.
#[component]
pub fn MemberTable() -> impl IntoView {
    let app = App::here();
    let kind = member_kind();
    let columns = lists::columns(&kind);
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    let lines = Memo::new(move |_| {
        let today = app.today();
        app.ledger(|ledger| {
            let line = |member: &crate::ledger::Member| {
                let values = member_values(member);
                let cell = |column: &lists::Column| {
                    // The terms of a post are for the member's own page.
                    if column.field.as_str() == "posts" {
                        let names = member.posts.iter().map(|post| post.name.as_str());
                        return Some(names.collect::<Vec<_>>().join("、"));
                    }
                    let field = kind.field(column.field.as_str())?;
                    Some(display(values.get(&column.field)?, field, ledger))
                };
                Line {
                    id: member.id.clone(),
                    name: member.name.clone(),
                    cells: columns.iter().map(|c| cell(c).unwrap_or_default()).collect(),
                    gone: member.out_on.is_some_and(|left| left <= today),
                }
            };
            let mut members = lists::members(ledger);
            members.sort_by_key(|member| member.out_on.is_some());
            members.into_iter().map(line).collect::<Vec<_>>()
        })
    });
    let printing = Printing::new(None);
    let amount = Signal::derive(move || lines.with(|lines| format!("{}名党员", lines.len())));
    let none = Memo::new(move |_| lines.with(Vec::is_empty));
    move || {
        if none.get() {
            return empty(app).into_any();
        }
        let (for_table, for_paper) = (names.clone(), names.clone());
        view! {
            <div class="conditions">
                <p class="list-count">{move || format!("共{}人", lines.with(Vec::len))}</p>
                <span class="space"></span>
                <PrintButton printing amount/>
            </div>
            {move || table(&for_table, lines.get())}
            <Paper printing printout=move || printout(app, &for_paper, lines.get())/>
        }
        .into_any()
    }
}

fn printout(app: App, names: &[String], lines: Vec<Line>) -> Printout {
    let branch = app.peek(|ledger| ledger.branch.as_ref().map(|branch| branch.full_name.clone()));
    let heads = ["姓名".to_owned()].into_iter().chain(names.iter().cloned());
    let told = vec![format!("共{}人", lines.len())];
    let row = |line: Line| {
        let gone = if line.gone { "（已转出）" } else { "" };
        [format!("{}{gone}", line.name)].into_iter().chain(line.cells).collect()
    };
    Printout {
        title: format!("{}党员名册", branch.unwrap_or_default()),
        told,
        heads: heads.map(|name| (name, false)).collect(),
        rows: lines.into_iter().map(row).collect(),
    }
}

fn table(names: &[String], lines: Vec<Line>) -> impl IntoView + use<> {
    let heads = names.iter().cloned().map(|name| view! { <th scope="col">{name}</th> });
    let heads = heads.collect_view();
    let row = |line: Line| {
        let cells = line.cells.into_iter().zip(names).map(|(text, name)| {
            let class = if text.is_empty() { "cell blank" } else { "cell" };
            view! { <td class=class data-name=name.clone()><span class="clamp">{text}</span></td> }
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                <td class="title">
                    <a href=Route::Member(line.id).href()>{line.name}</a>
                    {line.gone.then(|| view! { " "<span class="tag">"已转出"</span> })}
                </td>
                {cells}
            </tr>
        }
    };
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <table class="table records members">
            <thead><tr><th scope="col">"姓名"</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn empty(app: App) -> impl IntoView {
    let route = Route::blank(MEMBER);
    view! {
        <div class="empty">
            <p><strong>"还没有登记党员。"</strong></p>
            <p>"登记以后，活动记录里可以直接点选出席和缺席的人，党员总数等数字也从这里来。"</p>
            <p><button type="button" class="button" on:click=move |_| app.go(&route)>"登记第一名党员"</button></p>
        </div>
    }
}
