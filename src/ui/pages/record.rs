//! One record or member in full.

use super::first_run::Lost;
use crate::catalog::display;
use crate::catalog::member_form::{member_kind, member_values};
use crate::figures::{Figure, Form, Number, Query, write};
use crate::ledger::{
    EntryKey, FieldId, MemberId, Origin, Period, Record, RecordId, Source, common,
};
use crate::lists::{self, Detail};
use crate::summary::SECTION_FIELD;
use crate::ui::components::page::Page;
use crate::ui::components::sections::section_options;
use crate::ui::route::Route;
use crate::ui::state::App;
use chrono::Datelike;
use leptos::prelude::*;

/// One record.
#[component]
pub fn RecordPage(
    /// Which.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let key = id.clone();
    let record = Memo::new(move |_| app.ledger(|ledger| ledger.records.get(&key).cloned()));
    // Deleting leads back to the list; 撤销 elsewhere may take away what is shown here.
    move || match record.get() {
        Some(record) => shown(app, record).into_any(),
        None => view! { <Lost/> }.into_any(),
    }
}

fn shown(app: App, record: Record) -> impl IntoView {
    let (mut lines, kind) = untrack(|| {
        app.catalog(|catalog, ledger| {
            let kind = catalog.kind(&record.kind).map(|kind| kind.name.clone());
            (lists::detail(&record, catalog, ledger), kind)
        })
    });
    name_sections(app, &mut lines);
    let list = Route::list(&record.kind);
    let key = EntryKey::Record(record.id.clone());
    let edit = Route::EditRecord(record.id.clone());
    let back = list.clone();
    let figures = counted_in(app, &record);
    let (late, imported) = (record.is_late(), record.origin == Origin::Imported);
    view! {
        <Page title=Signal::stored(record.title.clone()) actions=move || actions(app, edit.clone(), key.clone(), back.clone())>
            <nav class="crumbs" aria-label="位置">
                <a href=Route::all_records().href()>"台账"</a>
                <a href=list.href()>{kind.unwrap_or_default()}</a>
            </nav>
            <div class="record">
                <section class="card" aria-label="记录内容">
                    {(late || imported).then(|| view! {
                        <p class="record-tags">
                            {late.then(|| view! { <span class="tag gold">"补录"</span> })}
                            {imported.then(|| view! { <span class="tag blue">"导入"</span> })}
                        </p>
                    })}
                    <dl class="details">{lines.into_iter().map(line).collect_view()}</dl>
                </section>
                <section class="card aside" aria-labelledby="counted-in">
                    <h2 id="counted-in">"计入哪些数字"</h2>
                    {figures}
                </section>
            </div>
        </Page>
    }
}

fn actions(app: App, edit: Route, key: EntryKey, back: Route) -> impl IntoView {
    let remove = move |_| {
        if app.remove(key.clone()) {
            app.go(&back);
        }
    };
    view! {
        <button type="button" class="button" on:click=remove>"删除"</button>
        <button type="button" class="button primary" on:click=move |_| app.go(&edit)>"编辑"</button>
    }
}

fn line(detail: Detail) -> impl IntoView {
    let Detail { label, text, links, .. } = detail;
    let link = |(name, key): (String, EntryKey)| {
        let route = match key {
            EntryKey::Record(id) => Some(Route::Record(id)),
            EntryKey::Member(id) => Some(Route::Member(id)),
            _ => None,
        };
        match route {
            Some(route) => view! { <a href=route.href()>{name}</a> }.into_any(),
            None => view! { <span>{name}</span> }.into_any(),
        }
    };
    let content = if links.is_empty() {
        view! { <span class="lines">{text}</span> }.into_any()
    } else {
        view! { <span class="names">{links.into_iter().map(link).collect_view()}</span> }.into_any()
    };
    view! { <div><dt>{label}</dt><dd>{content}</dd></div> }
}

/// Sections are kept by their ids; a person knows them by their headings.
fn name_sections(app: App, lines: &mut [Detail]) {
    let holds = |line: &&mut Detail| {
        let id = line.field.as_ref().map(FieldId::as_str);
        matches!(id, Some(common::PHRASE_SECTION | SECTION_FIELD))
    };
    let sections = section_options(app);
    for line in lines.iter_mut().filter(holds) {
        if let Some((_, name)) = sections.iter().find(|(id, _)| *id == line.text) {
            line.text = name.trim().to_owned();
        }
    }
}

/// The figures of the record's year that have it among their records.
fn counted_in(app: App, record: &Record) -> AnyView {
    let period = Period::year(record.date.year());
    let candidates: Vec<_> = untrack(|| {
        app.catalog(|catalog, _| {
            let of_kind = |source: &Source| {
                matches!(source, Source::Records { select, .. } if select.kind == record.kind)
            };
            let figures = catalog.figures().filter(|figure| of_kind(&figure.source));
            figures.map(|f| (f.id.clone(), f.name.clone(), f.unit.clone())).collect()
        })
    });
    let named = candidates.into_iter().filter_map(|(id, name, unit)| {
        let figure = app.ask(|desk| desk.figure(&Query::new(id, period)))?.ok()?;
        let counts = figure.evidence.iter().any(|one| one.record() == Some(&record.id));
        counts.then(|| (name, value(&figure, &unit)))
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() {
        return view! { <p class="card-help">"这条记录没有计入任何数字。"</p> }.into_any();
    }
    view! {
        <ul class="counted">{named.into_iter().map(|(name, number)| view! {
            <li><span>{name}</span><span class="count">{number}</span></li>
        }).collect_view()}</ul>
        <p class="card-help">{format!("{}年全年数。", record.date.year())}</p>
    }
    .into_any()
}

/// A figure's value in a few characters; a list by its length.
fn value(figure: &Figure, unit: &str) -> String {
    match figure.number() {
        Some(Number::List(items)) => format!("{}项", items.len()),
        Some(_) => {
            write(figure, &Form::default()).map(|n| format!("{n}{unit}")).unwrap_or_default()
        }
        None => String::new(),
    }
}

/// One member.
#[component]
pub fn MemberPage(
    /// Which.
    id: MemberId,
) -> impl IntoView {
    let app = App::here();
    let key = id.clone();
    let found = Memo::new(move |_| {
        app.ledger(|ledger| {
            let member = ledger.members.get(&key)?;
            let values = member_values(member);
            let kind = member_kind();
            let detail = |field: &crate::ledger::Field| {
                let text = display(values.get(&field.id)?, field, ledger);
                let (label, id) = (field.name.clone(), Some(field.id.clone()));
                Some(Detail { label, field: id, text, links: Vec::new() })
            };
            let lines: Vec<Detail> = kind.fields.iter().filter_map(detail).collect();
            Some((member.name.clone(), lines, ledger.uses_of(&EntryKey::Member(key.clone()))))
        })
    });
    move || match found.get() {
        Some((name, lines, used)) => {
            let (edit, key) = (Route::EditMember(id.clone()), EntryKey::Member(id.clone()));
            view! {
                <Page title=Signal::stored(name) of_year=false actions=move || actions(app, edit.clone(), key.clone(), Route::members())>
                    <nav class="crumbs" aria-label="位置">
                        <a href=Route::all_records().href()>"台账"</a>
                        <a href=Route::members().href()>"党员"</a>
                    </nav>
                    <section class="card narrow" aria-label="党员信息">
                        <dl class="details">{lines.into_iter().map(line).collect_view()}</dl>
                        <p class="card-help">{format!("有{used}条记录提到。")}</p>
                    </section>
                </Page>
            }
            .into_any()
        }
        None => view! { <Lost/> }.into_any(),
    }
}
