//! Declarations of none: making one, and a line that says how one stands.

use super::dialog::Dialog;
use super::field::{Labels, SelectField, TextField, focus_first_wrong, fresh_id};
use super::small_form::{DialogForm, changed};
use crate::figures::{self, Declared};
use crate::ledger::{
    Command, DeclarationId, EntryKey, FieldProblem, Half, Period, RecordId, Selection, read_day,
};
use crate::ui::components::day::DayField;
use crate::ui::notice::Tone;
use crate::ui::route::Route;
use crate::ui::state::App;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A declaration as it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Which.
    pub id: DeclarationId,
    /// Of what there was none: “计入”含“集中学习”的活动记录.
    pub what: String,
    /// When.
    pub period: String,
    /// The day it was declared.
    pub declared_on: NaiveDate,
    /// Why, perhaps empty.
    pub reason: String,
    /// The records that make it void, each by its title.
    pub voided_by: Vec<(RecordId, String)>,
}

impl Told {
    /// Tells the declarations that `find` finds.
    pub fn all(app: App, find: impl Fn(&crate::ledger::Ledger) -> Vec<Declared<'_>>) -> Vec<Self> {
        app.catalog(|catalog, ledger| {
            let told = |one: Declared<'_>| Self {
                id: one.declaration.id.clone(),
                what: figures::select_told(&one.declaration.select, catalog, ledger),
                period: one.declaration.period.told(),
                declared_on: one.declaration.declared_on,
                reason: one.declaration.reason.trim().to_owned(),
                voided_by: one
                    .voided_by
                    .iter()
                    .map(|record| (record.id.clone(), format!("{} {}", record.date, record.title)))
                    .collect(),
            };
            find(ledger).into_iter().map(told).collect()
        })
    }
}

/// So many of the records that make a declaration void are named.
const NAMED: usize = 3;

/// The records that make a declaration void, each leading to its page.
pub fn voiding(records: Vec<(RecordId, String)>) -> impl IntoView {
    let more = records.len().saturating_sub(NAMED);
    let each = records.into_iter().take(NAMED).map(|(id, title)| {
        view! { <a href=Route::Record(id).href()>{title}</a>" " }
    });
    let more = (more > 0).then(|| format!("等，共{}条", more + NAMED));
    view! { {each.collect_view()}{more} }
}

/// 撤回.
pub fn withdraw(app: App, told: &Told) -> impl IntoView + use<> {
    let key = EntryKey::Declaration(told.id.clone());
    let name = format!("撤回声明：{}无{}", told.period, told.what);
    let withdraw = move |_| {
        app.act("撤回无此项声明", Command::Remove(key.clone()));
    };
    view! { <button type="button" class="link" aria-label=name on:click=withdraw>"撤回声明"</button> }
}

/// A declaration in a sentence.
pub fn line(app: App, told: Told) -> impl IntoView {
    let reason = match told.reason.as_str() {
        "" => String::new(),
        reason => format!("，理由：{reason}"),
    };
    let day = told.declared_on.format("%Y年%-m月%-d日");
    let text = format!("{day}声明{}无此项{reason}", told.period);
    let withdraw = withdraw(app, &told);
    let void = !told.voided_by.is_empty();
    let voided = void.then(|| {
        view! { "；后来有了记录 "{voiding(told.voided_by)}"声明已失效。" }
    });
    let end = (!void).then_some("。");
    view! { <p class="evidence-note">{text}{voided}{end}" "{withdraw}</p> }
}

/// 声明无此项, and its dialog.
#[component]
pub fn DeclareNone(
    /// Of what there is none.
    select: Selection,
    /// In which year, or a part of it.
    year: i32,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let close = move || open.set(false);
    view! {
        <button type="button" class="button" on:click=move |_| open.set(true)>"声明无此项"</button>
        <Dialog open title=Signal::stored("声明无此项".to_owned()) on_close=close>
            <DeclareForm select=select.clone() year done=Callback::new(move |()| close())/>
        </Dialog>
    }
}

#[component]
fn DeclareForm(select: Selection, year: i32, done: Callback<()>) -> impl IntoView {
    let app = App::here();
    let what =
        untrack(|| app.catalog(|catalog, ledger| figures::select_told(&select, catalog, ledger)));
    let part = RwSignal::new("year".to_owned());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let reason = RwSignal::new(String::new());
    let problems = RwSignal::new(Vec::<FieldProblem>::new());
    let day = move |text: RwSignal<String>, field: &'static str, name: &str| {
        let in_view = untrack(|| app.desk(|desk| desk.in_view()));
        read_day(&text.get_untracked(), in_view).map_err(|fault| {
            let (name, message) = (name.to_owned(), fault.to_string());
            vec![FieldProblem { field: field.into(), name, message }]
        })
    };
    let period = move || match part.get_untracked().as_str() {
        "first" => Ok(Period::half(year, Half::First)),
        "second" => Ok(Period::half(year, Half::Second)),
        "range" => {
            let from = day(from, "from", "开始日期")?;
            Ok(Period { from, to: day(to, "to", "结束日期")? })
        }
        _ => Ok(Period::year(year)),
    };
    let told = what.clone();
    let submit = move || {
        let declared = period().and_then(|period| {
            let (select, reason) = (select.clone(), reason.get_untracked());
            app.save(|desk| desk.declare_none(select, period, &reason)).map(|()| period)
        });
        match declared {
            Ok(period) => {
                let text = format!("已声明{}无{told}，以后有了记录，声明自动失效。", period.told());
                done.run(());
                app.say(Tone::Done, text);
            }
            Err(found) => {
                problems.set(found);
                focus_first_wrong();
            }
        }
    };
    let error = move |field: &'static str| {
        Signal::derive(move || {
            problems.with(|all| {
                all.iter().find(|one| one.field.as_str() == field).map(|one| one.message.clone())
            })
        })
    };
    let day_field = move |name: &str, value: RwSignal<String>, field: &'static str| {
        let labels = Labels { id: fresh_id("field"), name: name.to_owned(), ..Labels::default() };
        view! { <DayField labels value on_set=move |text| value.set(text) error=error(field)/> }
    };
    let parts =
        [("year", "全年"), ("first", "上半年"), ("second", "下半年"), ("range", "自定起止日期")];
    view! {
        <DialogForm unsaved=changed(vec![part, from, to, reason]) on_submit=submit action="声明">
            <p class="card-help">{format!("声明所选期间没有{what}，总结里就不再当作缺数。")}</p>
            <SelectField name="期间" value=part options=parts.to_vec() hint=format!("{year}年")/>
            {move || (part.get() == "range").then(|| view! {
                {day_field("开始日期", from, "from")}
                {day_field("结束日期", to, "to")}
            })}
            <TextField name="理由" value=reason hint="可以不填" error=error("reason")/>
        </DialogForm>
    }
}
