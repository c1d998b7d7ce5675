//! 台账: chapters and kinds at the side, the records of the year in a table.

use super::members::MemberTable;
use crate::ledger::{FieldType, Kind, KindId};
use crate::lists::{self, Column, Row};
use crate::ui::components::kinds::{KindList, KindSelect};
use crate::ui::components::page::Page;
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use chrono::Datelike;
use leptos::prelude::*;

/// 台账: the records of the year, of one kind or of all; or the members.
#[component]
pub fn Records(
    /// The kind; all kinds if none.
    kind: Option<KindId>,
) -> impl IntoView {
    let app = App::here();
    let member = kind.as_ref().is_some_and(|kind| kind.as_str() == MEMBER);
    let found = kind
        .clone()
        .and_then(|id| untrack(|| app.catalog(|catalog, _| catalog.kind(&id).cloned())));
    let name = match (&found, member) {
        (_, true) => "党员".to_owned(),
        (Some(kind), _) => kind.name.clone(),
        (None, _) => "全部记录".to_owned(),
    };
    let create = kind.clone().unwrap_or_else(|| KindId::from("activity"));
    let label = if member { "新增党员" } else { "新增记录" };
    let list = if member {
        view! { <MemberTable/> }.into_any()
    } else {
        view! { <RecordTable kind=found/> }.into_any()
    };
    let (for_list, for_select) = (kind.clone(), kind);
    view! {
        <Page title=Signal::stored("台账".to_owned()) actions=move || {
            let route = Route::blank(create.clone());
            view! {
                <button type="button" class="button primary" on:click=move |_| app.go(&route)>{label}</button>
            }
        }>
            <div class="ledger">
                <KindList current=for_list/>
                <KindSelect current=for_select/>
                <section class="card list" aria-label=name>{list}</section>
            </div>
        </Page>
    }
}

/// How a cell is drawn.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// As it is.
    Plain,
    /// Flush right.
    Number,
    /// Never broken over lines.
    Short,
    /// Each of several as a tag.
    Tags,
    /// How many people; who, on hovering.
    People,
}

/// What a table shows.
#[derive(Clone, PartialEq)]
struct Listed {
    columns: Vec<(String, Style)>,
    rows: Vec<Row>,
    year: i32,
}

#[component]
fn RecordTable(kind: Option<Kind>) -> impl IntoView {
    let app = App::here();
    let all = kind.is_none();
    let shown = kind.clone();
    let listed = Memo::new(move |_| {
        let year = app.year();
        let style = |kind: &Kind, column: &Column| match kind
            .field(column.field.as_str())
            .map(|field| field.field_type)
        {
            Some(FieldType::Choices) => Style::Tags,
            Some(FieldType::Members) => Style::People,
            _ if column.numeric => Style::Number,
            _ => Style::Plain,
        };
        let columns = shown.as_ref().map(|kind| {
            let columns = lists::columns(kind).into_iter();
            columns.map(|column| (column.name.clone(), style(kind, &column))).collect()
        });
        let columns: Vec<_> = columns.unwrap_or_default();
        let id = shown.as_ref().map(|kind| &kind.id);
        let rows = app.catalog(|catalog, ledger| lists::rows(ledger, catalog, id, Some(year)));
        Listed { columns, rows, year }
    });
    move || {
        let listed = listed.get();
        if listed.rows.is_empty() {
            empty(app, kind.as_ref(), listed.year).into_any()
        } else {
            table(listed, all).into_any()
        }
    }
}

fn table(listed: Listed, all: bool) -> impl IntoView {
    let Listed { columns, rows, .. } = listed;
    let heads = columns.iter().map(|(name, style)| {
        let right = matches!(style, Style::Number | Style::People);
        view! { <th scope="col" class:number=right>{name.clone()}</th> }
    });
    let heads = heads.collect_view();
    let width = columns.len() + 2 + usize::from(all);
    let months = by_month(rows).into_iter().map(|(month, rows)| {
        view! {
            <tbody>
                <tr class="month"><th scope="rowgroup" colspan=width.to_string()>{format!("{month}月")}<span>{format!("{}条", rows.len())}</span></th></tr>
                {rows.into_iter().map(|row| line(row, &columns, all)).collect_view()}
            </tbody>
        }
    });
    let months = months.collect_view();
    view! {
        <table class="table records">
            <thead><tr>
                <th scope="col">"日期"</th>
                <th scope="col">"标题"</th>
                {all.then(|| view! { <th scope="col">"种类"</th> })}
                {heads}
            </tr></thead>
            {months}
        </table>
    }
}

/// The rows month by month, in their order.
fn by_month(rows: Vec<Row>) -> Vec<(u32, Vec<Row>)> {
    let mut months: Vec<(u32, Vec<Row>)> = Vec::new();
    for row in rows {
        match months.last_mut() {
            Some((month, rows)) if *month == row.date.month() => rows.push(row),
            _ => months.push((row.date.month(), vec![row])),
        }
    }
    months
}

fn line(row: Row, columns: &[(String, Style)], all: bool) -> impl IntoView + use<> {
    let until = row.end.map(|end| view! { <small>{end.format("至%m-%d").to_string()}</small> });
    let cells = row.cells.iter().zip(columns).map(|(text, (name, style))| {
        let content = content(text, *style);
        let right = matches!(style, Style::Number | Style::People);
        view! { <td class="cell" data-name=name.clone() class:number=right
        class:short={*style == Style::Short} class:blank=text.is_empty()>{content}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <td class="day">{row.date.format("%m-%d").to_string()}{until}</td>
            <td class="title">
                <a href=Route::Record(row.id).href()>{row.title}</a>
                {row.late.then(|| view! { " "<span class="tag gold">"补录"</span> })}
                {row.imported.then(|| view! { " "<span class="tag blue">"导入"</span> })}
            </td>
            {all.then(|| view! { <td class="cell" data-name="种类">{row.kind_name}</td> })}
            {cells}
        </tr>
    }
}

fn content(text: &str, style: Style) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    let parts = || text.split('、');
    match style {
        Style::Plain | Style::Number | Style::Short => {
            view! { <span class="clamp">{text.to_owned()}</span> }.into_any()
        }
        Style::Tags => parts()
            .map(|one| view! { <span class="tag">{one.to_owned()}</span>" " })
            .collect_view()
            .into_any(),
        Style::People => {
            view! { <span title=text.to_owned()>{format!("{}人", parts().count())}</span> }
                .into_any()
        }
    }
}

/// What to do where there is nothing yet.
fn empty(app: App, kind: Option<&Kind>, year: i32) -> impl IntoView + use<> {
    let route = Route::blank(kind.map_or_else(|| KindId::from("activity"), |kind| kind.id.clone()));
    let what = match kind {
        Some(kind) => format!("{year}年还没有“{}”的记录。", kind.name),
        None => format!("{year}年还没有记录。"),
    };
    let help = kind.map(|kind| kind.help.clone()).filter(|help| !help.is_empty());
    let example = kind.map(|kind| kind.example.clone()).filter(|example| !example.is_empty());
    view! {
        <div class="empty">
            <p><strong>{what}</strong></p>
            {help.map(|help| view! { <p>{format!("这里记：{help}。")}</p> })}
            {example.map(|example| view! { <p class="quiet-text">{format!("例如：{example}")}</p> })}
            <p><button type="button" class="button" on:click=move |_| app.go(&route)>"记第一条"</button></p>
        </div>
    }
}
