//! The members as a table, narrowed and printed.

use crate::ledger::{EntryKey, Standing};
use crate::lists::{self, NO_GROUP, RosterLine, RosterView};
use crate::ui::components::narrow::{NarrowBy, SearchBox};
use crate::ui::components::paper::{Paper, PrintButton, Printing, Printout};
use crate::ui::route::Route;
use crate::ui::state::App;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The columns after the name.
const HEADS: [&str; 5] = ["类别", "党小组", "职务（任期）", "入党日期", "转正日期"];

/// The roster, those who have left last.
#[component]
pub fn Roster() -> impl IntoView {
    let app = App::here();
    let view = Memo::new(move |before: Option<&RosterView>| {
        app.route.with(|route| match route {
            Route::Members(view) => view.clone(),
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let lines = Memo::new(move |_| {
        view.with(|view| app.ledger(|ledger| lists::roster(ledger, view, app.today())))
    });
    let printing = Printing::new(None);
    let amount = Signal::derive(move || lines.with(|lines| format!("{}名党员", lines.len())));
    let none = Memo::new(move |_| lines.with(Vec::is_empty));
    let all = Memo::new(move |_| app.ledger(|ledger| ledger.members.len()));
    let narrowed = Memo::new(move |_| view.with(|view| *view != RosterView::default()));
    let count = move || match narrowed.get() {
        true => format!("{}人，共{}人", lines.with(Vec::len), all.get()),
        false => format!("共{}人", all.get()),
    };
    view! {
        <Narrow view/>
        <div class="conditions">
            <p class="list-count" role="status">{count}</p>
            {move || narrowed.get().then(|| view! {
                <button type="button" class="link" on:click=move |_| app.turn(Route::members(), true)>"清除条件"</button>
            })}
            <span class="space"></span>
            <PrintButton printing none amount/>
        </div>
        {move || match none.get() {
            true => view! { <div class="empty"><p>"没有符合条件的党员，请放宽条件再试。"</p></div> }.into_any(),
            false => table(lines.get()).into_any(),
        }}
        <Paper printing printout=move || printout(app, lines.get())/>
    }
}

/// What narrows the roster.
#[component]
fn Narrow(view: Memo<RosterView>) -> impl IntoView {
    let app = App::here();
    let turn = move |view: RosterView, step: bool| app.turn(Route::Members(view), step);
    let asked = Memo::new(move |_| view.with(|view| view.text.clone()));
    let on_search = Callback::new(move |(text, step): (String, bool)| {
        turn(RosterView { text, ..view.get_untracked() }, step);
    });
    let groups = Memo::new(move |_| {
        app.ledger(|ledger| {
            let groups = lists::groups(ledger).into_iter();
            let named = groups.map(|group| (group.id.to_string(), group.name.clone()));
            named.chain([(NO_GROUP.to_owned(), "未编入党小组".to_owned())]).collect::<Vec<_>>()
        })
    });
    let fixed = |known: [(&str, &str); 2]| {
        known.map(|(id, name)| (id.to_owned(), name.to_owned())).to_vec()
    };
    let group = Memo::new(move |_| view.with(|view| view.group.clone()));
    let standing = Memo::new(move |_| view.with(RosterView::standing_id).to_owned());
    let presence = Memo::new(move |_| view.with(RosterView::presence_id).to_owned());
    view! {
        <div class="filters" role="search" aria-label="筛选">
            <SearchBox asked on_search placeholder="搜索姓名，或姓名的拼音首字母"/>
            {move || view! {
                <NarrowBy name="党小组" chosen=group options=groups.get()
                    on_choose=move |group| turn(RosterView { group, ..view.get_untracked() }, true)/>
            }}
            <NarrowBy name="类别" chosen=standing options=fixed([("full", "正式党员"), ("probationary", "预备党员")])
                on_choose=move |id| turn(view.get_untracked().of_standing(&id), true)/>
            <NarrowBy name="在册情况" chosen=presence options=fixed([("here", "在册"), ("gone", "已转出")])
                on_choose=move |id| turn(view.get_untracked().of_presence(&id), true)/>
        </div>
    }
}

fn standing(one: Standing) -> &'static str {
    match one {
        Standing::Full => "正式",
        Standing::Probationary => "预备",
    }
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Posts, one a line.
fn posts(line: &RosterLine) -> String {
    let told = line.posts.iter().map(|(name, term)| match term.as_str() {
        "" => name.clone(),
        term => format!("{name}（{term}）"),
    });
    told.collect::<Vec<_>>().join("\n")
}

fn cells(line: &RosterLine) -> [String; 5] {
    let group = line.group.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    [standing(line.standing).to_owned(), group, posts(line), day(line.joined_on), day(line.full_on)]
}

fn table(lines: Vec<RosterLine>) -> impl IntoView {
    let heads = HEADS.map(|name| view! { <th scope="col">{name}</th> });
    let row = |line: RosterLine| {
        let group =
            line.group.as_ref().and_then(|(id, _)| Route::of_entry(&EntryKey::Group(id.clone())));
        let cells = cells(&line).into_iter().zip(HEADS).map(|(text, name)| {
            let class = if text.is_empty() { "cell blank" } else { "cell" };
            let content = match group.as_ref().filter(|_| name == "党小组") {
                Some(route) => view! { <a href=route.href()>{text}</a> }.into_any(),
                None => view! { <span class="lines">{text}</span> }.into_any(),
            };
            view! { <td class=class data-name=name>{content}</td> }
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                <td class="title">
                    <a href=Route::of_entry(&EntryKey::Member(line.id)).map(|route| route.href())>{line.name}</a>
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

fn printout(app: App, lines: Vec<RosterLine>) -> Printout {
    let branch = app.peek(|ledger| ledger.branch.as_ref().map(|branch| branch.full_name.clone()));
    let row = |line: RosterLine| {
        let gone = if line.gone { "（已转出）" } else { "" };
        [format!("{}{gone}", line.name)].into_iter().chain(cells(&line)).collect()
    };
    Printout {
        title: format!("{}党员名册", branch.unwrap_or_default()),
        told: vec![format!("{}人", lines.len())],
        heads: ["姓名"].into_iter().chain(HEADS).map(|name| (name.to_owned(), false)).collect(),
        rows: lines.into_iter().map(row).collect(),
    }
}
