//! 数字出处: what a figure is, what it counts, and the records that make it up.

use super::findings::{archived, line_button};
use super::none::{declare_button, declared};
use super::sheet::{Sheet, token_id};
use crate::browser;
use crate::catalog::Catalog;
use crate::figures::{
    Addition, Contribution, Figure, Form, Number, Part, State, explain_narrowed, kind_of,
    write_with_unit,
};
use crate::ledger::{EntryKey, KindId, Record, RecordId};
use crate::summary::Token;
use crate::ui::components::ways;
use crate::ui::route::{Route, SettingsPart};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use std::rc::Rc;

/// Where the focus goes when the dialog opens.
const HEADING: &str = "evidence-title";

/// The dialog: beside the preview, or over its foot where there is no room beside it. It does not
/// keep anyone from the page.
#[component]
pub fn Evidence() -> impl IntoView {
    let sheet = Sheet::here();
    // Where the dialog only changes its place, because the text is being edited now, the focus
    // stays where it is.
    let shown = sheet.picked.get_untracked();
    Effect::new(move |before: Option<Option<usize>>| {
        let picked = sheet.picked.get();
        if let Some(token) = picked.filter(|_| picked != before.unwrap_or(shown)) {
            browser::focus(HEADING);
            browser::uncover(&token_id(token), HEADING);
        }
        picked
    });
    view! {
        {move || sheet.shown_token().map(|token| view! {
            <dialog open class="evidence" aria-label="数字出处">
                // The text keeps the focus until the click is over: without it the dialog grows, and
                // the button would be elsewhere by then.
                <header class="evidence-head" on:mousedown=move |event| event.prevent_default()>
                    <h2 id=HEADING tabindex="-1">"数字出处"</h2>
                    <span class="tag blue">{token.name.clone()}</span>
                    <button type="button" class="button quiet" aria-label="关闭数字出处"
                        on:click=move |_| sheet.put_away()>"×"</button>
                </header>
                <div class="evidence-body">{of_token(sheet, &token)}</div>
            </dialog>
        })}
    }
}

fn of_token(sheet: Sheet, token: &Token) -> AnyView {
    match (&token.record, &token.figure) {
        (Some(id), _) => of_record(sheet, token, id),
        (None, Some(figure)) => of_figure(sheet, token, figure),
        (None, None) if sheet.archived().is_some() => {
            let label = token.label();
            let value = label.strip_prefix(&format!("{}：", token.name)).unwrap_or(&label);
            let (long, gap) = (value.chars().count() > 12, token.written.is_none());
            view! {
                <p class="evidence-value"><b class:long=long class:none=gap>{value.to_owned()}</b>" "
                    <span class="tag blue">"已归档"</span></p>
                {sheet.archived().map(|file| archived(&file))}
            }
            .into_any()
        }
        (None, None) => view! {
            <p class="evidence-note">{format!("“{}”还没有填写，文中写作X。", token.name)}</p>
            <p class="evidence-links"><a href=Route::SettingsAt(SettingsPart::Profile).href()>"到设置里填写"</a></p>
        }
        .into_any(),
    }
}

fn of_figure(sheet: Sheet, token: &Token, figure: &Rc<Figure>) -> AnyView {
    let definition = sheet.app.catalog(|catalog, ledger| {
        explain_narrowed(&figure.def, &figure.query.narrowed, catalog, ledger)
    });
    // Of a list of what stands in a field, the definition says only whose field it is.
    let field = figure.query.field.as_ref().and_then(|_| token.name.split_once('.'));
    let definition = match field {
        Some((_, field)) => {
            format!("{definition}这里列出这些记录的“{field}”，相同的只列一次。")
        }
        None => definition,
    };
    let written = token.label();
    let written = written.strip_prefix(&format!("{}：", token.name)).unwrap_or(&written).to_owned();
    let exact = (!figure.number().is_some_and(is_list)).then(|| value(figure));
    let also = exact
        .filter(|exact| token.written.is_some() && *exact != written)
        .map(|exact| view! { <span class="quiet-text">{format!("准确数：{exact}")}</span> });
    let gap = token.written.is_none();
    let long = written.chars().count() > 12;
    view! {
        <p class="evidence-value">
            <b class:long=long class:none=gap>{written}</b>
            {also}
            <span class="tag">{figure.when()}</span>
        </p>
        <p class="evidence-definition">{definition}</p>
        {declared(sheet, figure)}
        {gap.then(|| missing(sheet, figure, token))}
        {(!gap || !figure.evidence.is_empty() || figure.is_archived()).then(|| line(figure))}
        {if figure.operands.is_empty() {
            records(sheet, figure)
        } else {
            figure.operands.iter().map(|operand| of_operand(sheet, operand)).collect_view().into_any()
        }}
        {list_link(sheet, figure)}
    }
    .into_any()
}

/// One of the figures that a figure is made from.
fn of_operand(sheet: Sheet, operand: &Rc<Figure>) -> impl IntoView + use<> {
    let title = format!("{}：{}", operand.def.name, value(operand));
    let period = operand.when();
    view! {
        <details class="evidence-operand">
            <summary><strong>{title}</strong><small>{period}</small></summary>
            {line(operand)}
            {records(sheet, operand)}
        </details>
    }
}

fn line(figure: &Figure) -> Option<impl IntoView + use<>> {
    let line = figure.adds_up();
    (!line.is_empty()).then(|| view! { <p class="evidence-account">{line}</p> })
}

/// The records, each with what it adds, and what that comes to.
fn records(sheet: Sheet, figure: &Figure) -> AnyView {
    if figure.evidence.is_empty() {
        return ().into_any();
    }
    let year = figure.query.period.to.year();
    let entries: Vec<AnyView> = figure
        .evidence
        .iter()
        .zip(figure.additions())
        .map(|(entry, addition)| contribution(sheet, entry, addition, year))
        .collect();
    let total = figure.total().map(|total| {
        view! { <p class="evidence-total"><span>"合计"</span><b>{total}</b></p> }
    });
    view! { <ul class="evidence-records" aria-label="记录">{entries}</ul>{total} }.into_any()
}

fn contribution(sheet: Sheet, entry: &Contribution, addition: Addition, year: i32) -> AnyView {
    let Addition { from, adds } = addition;
    let lacking = matches!(entry.part, Part::Lacking(_));
    let from = (!from.is_empty() && from != entry.title).then(|| {
        let class = if lacking { "evidence-part lacking" } else { "evidence-part" };
        view! { <span class=class>{from}</span> }
    });
    let (href, edit) = match &entry.key {
        EntryKey::Record(id) => {
            (Route::Record(id.clone()), Some(Route::EditRecord(id.clone()).href()))
        }
        key => (Route::of_entry(key).unwrap_or(Route::Settings), None),
    };
    let fill = lacking.then_some(edit).flatten().map(|href| view! { <a href=href>"补填"</a> });
    let also = also_counted(sheet, &entry.key);
    let remark = entry.remark.clone().map(|remark| view! { <small>{remark}</small> });
    // Members count by the last day of the period, which stands above.
    let dated = entry.record().is_some();
    let title = if entry.title.trim().is_empty() {
        "（未命名）".to_owned()
    } else {
        entry.title.clone()
    };
    let adds = (!adds.is_empty()).then(|| view! { <span class="evidence-adds">{adds}</span> });
    view! {
        <li>
            {dated.then(|| view! { <span class="evidence-day">{short_day(entry.date, year)}</span> })}
            <div>
                <a href=href.href()>{title}</a>
                {entry.late.then(|| view! { " "<span class="tag gold">"补录"</span> })}
                {entry.imported.then(|| view! { " "<span class="tag">"导入"</span> })}
                {from}{fill}{remark}{also}
            </div>
            {adds}
        </li>
    }
    .into_any()
}

/// What else an activity counts as (同时计入): one afternoon is often several things.
fn also_counted(sheet: Sheet, key: &EntryKey) -> Option<impl IntoView + use<>> {
    let EntryKey::Record(id) = key else { return None };
    let names = untrack(|| {
        sheet.app.catalog(|catalog, ledger| {
            let record = ledger.records.get(id)?;
            let field = catalog.kind(&record.kind)?.field("facets")?;
            let several = record.value("facets")?;
            Some(crate::catalog::display(several, field, ledger))
        })
    })?;
    names.contains('、').then(|| view! { <small>{format!("计入：{names}")}</small> })
}

/// The one record that a text was taken from.
fn of_record(sheet: Sheet, token: &Token, id: &RecordId) -> AnyView {
    let record: Option<Record> =
        untrack(|| sheet.app.ledger(|ledger| ledger.records.get(id).cloned()));
    let said = match &token.written {
        Some(written) => written.clone(),
        None => "这一栏没有填写，文中写作X。".to_owned(),
    };
    let origin = record.map(|record| {
        let entry = Contribution {
            key: EntryKey::Record(record.id.clone()),
            date: record.date,
            late: record.is_late(),
            imported: record.origin == crate::ledger::Origin::Imported,
            title: record.title,
            part: Part::One,
            remark: None,
        };
        contribution(
            sheet,
            &entry,
            Addition::default(),
            sheet.text.with_untracked(|text| text.year),
        )
    });
    let edit = Route::EditRecord(id.clone()).href();
    view! {
        <p class="evidence-quote">{said}</p>
        <p class="evidence-definition">"这段文字取自下面这条记录，修改记录，文中随着改。"</p>
        <ul class="evidence-records" aria-label="记录">{origin}</ul>
        <p class="evidence-links"><a href=edit>"修改这条记录"</a></p>
    }
    .into_any()
}

/// Why there is an X, and the ways out of it.
fn missing(sheet: Sheet, figure: &Figure, token: &Token) -> impl IntoView + use<> {
    let declared = matches!(figure.state, State::DeclaredNone(_));
    let text = if figure.is_archived() {
        // The line below says where the records are.
        "文中写作X。".to_owned()
    } else if let Some(why) = figure.why_none() {
        format!("{why}，因此算不出来，文中写作X。")
    } else if declared {
        "已声明无此项，但这句话没有放进方括号，文中仍写作X。请改正文：删去这一句，或者放进方括号。"
            .to_owned()
    } else if figure.evidence.is_empty() {
        "本期没有可以计入的记录，文中写作X。没有记录不等于零：补上记录，或者声明本期确实没有。"
            .to_owned()
    } else {
        "有记录，但要统计的这一栏都没有填写，文中写作X。".to_owned()
    };
    let enter = kind(sheet, figure).filter(|_| !declared);
    let way = match enter {
        Some(kind) => Some(("去录入", Route::new_for(kind, figure))),
        None => ways::of_token(token).filter(|_| !declared),
    };
    let way = way.map(|(name, route)| view! { <a href=route.href()>{name}</a> });
    view! {
        <p class="evidence-note">{text}</p>
        <p class="evidence-links">{way}{declare_button(sheet, figure)}{line_button(sheet, token.line)}</p>
    }
}

fn list_link(sheet: Sheet, figure: &Figure) -> Option<impl IntoView + use<>> {
    let kind = kind(sheet, figure).filter(|_| !figure.evidence.is_empty())?;
    Some(view! {
        <p class="evidence-links"><a href=Route::list(&kind).href()>"在台账中查看这一类"</a></p>
    })
}

/// The kind of record that a figure counts, if it counts records itself.
fn kind(sheet: Sheet, figure: &Figure) -> Option<KindId> {
    let own = figure.operands.is_empty();
    let of_records =
        |catalog: &Catalog| kind_of(&figure.def, catalog).filter(|id| catalog.kind(id).is_some());
    own.then(|| untrack(|| sheet.app.catalog(|catalog, _| of_records(catalog)))).flatten()
}

fn is_list(number: &Number) -> bool {
    matches!(number, Number::List(_) | Number::Text(_))
}

/// The value as exactly as it can be written, with its unit.
fn value(figure: &Figure) -> String {
    // Neither a number nor an override: the error says which.
    write_with_unit(figure, &Form::default()).unwrap_or_else(|_| "没有记录".to_owned())
}

/// Within the year of the figure the year goes without saying.
fn short_day(day: NaiveDate, year: i32) -> String {
    if day.year() == year { day.format("%m-%d").to_string() } else { day.to_string() }
}
