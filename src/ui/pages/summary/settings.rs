//! What a document needs beside its text: the days it reports on, its date, and whether gaps stay.

use super::sheet::{DATED, Sheet};
use crate::ledger::{CampaignId, Half, Period, PeriodSpec, YearText};
use crate::ui::components::day::DayField;
use crate::ui::components::field::{FieldFrame, Labels};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The settings of the document shown. They are saved with its text.
#[component]
pub fn Settings() -> impl IntoView {
    let sheet = Sheet::here();
    let days = move || sheet.text.with(|text| days_of(sheet, text));
    let own = move || sheet.text.with(|text| matches!(text.period, PeriodSpec::Range(_)));
    let keep = move || sheet.text.with(|text| text.keep_gaps);
    let from = Signal::derive(move || Some(days().from));
    let to = Signal::derive(move || Some(days().to));
    let set_from = move |day: Option<NaiveDate>| {
        let Period { from, to } = untrack(days);
        sheet.change(|text| {
            let from = day.unwrap_or(from);
            text.period = PeriodSpec::Range(Period { from, to: to.max(from) });
        });
    };
    let set_to = move |day: Option<NaiveDate>| {
        let Period { from, to } = untrack(days);
        sheet.change(|text| {
            text.period = PeriodSpec::Range(Period { from, to: day.unwrap_or(to).max(from) });
        });
    };
    let as_of = Signal::derive(move || sheet.text.with(|text| text.as_of));
    let dated = Signal::derive(move || sheet.text.with(|text| text.dated));
    view! {
        <details class="text-details" prop:open=move || sheet.dates.get()
            on:toggle=move |event| {
                let details: web_sys::HtmlDetailsElement = event_target(&event);
                sheet.dates.set(details.open());
            }>
            <summary>"统计期、日期与空缺"</summary>
            <div class="text-settings">
                <PeriodSelect/>
                {move || own().then(|| view! {
                    <OptionalDay id="text-from" name="开始日期" hint="" value=from on_set=set_from/>
                    <OptionalDay id="text-to" name="结束日期" hint="" value=to on_set=set_to/>
                })}
                <OptionalDay id="text-as-of" name="截止日期" hint="年底前先写初稿时填写，只统计到这一天" value=as_of
                    on_set=move |day| sheet.change(|text| text.as_of = day)/>
                <OptionalDay id=DATED name="落款日期" hint="不填就用统计期的最后一天" value=dated
                    on_set=move |day| sheet.change(|text| text.dated = day)/>
                <label class="text-check">
                    <input type="checkbox" prop:checked=keep
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            sheet.change(|text| text.keep_gaps = on);
                        }/>
                    <span>"保留空缺"<small>"什么都不略去，没有记录的地方一律写X"</small></span>
                </label>
            </div>
        </details>
    }
}

#[component]
fn PeriodSelect() -> impl IntoView {
    let sheet = Sheet::here();
    let labels =
        Labels { id: "text-period".to_owned(), name: "统计期".to_owned(), ..Labels::default() };
    let chosen = move || sheet.text.with(|text| code(&text.period));
    let choose = move |event| {
        let wanted = event_target_value(&event);
        let year = sheet.text.with_untracked(|text| text.year);
        let days = sheet.text.with_untracked(|text| untrack(|| days_of(sheet, text)));
        if let Some(period) = period_of(&wanted, year, days) {
            sheet.change(|text| text.period = period);
        }
    };
    let options = move || {
        let year = sheet.text.with(|text| text.year);
        let mut options = vec![
            ("year".to_owned(), format!("{year}年全年")),
            ("first".to_owned(), format!("{year}年上半年")),
            ("second".to_owned(), format!("{year}年下半年")),
            ("school".to_owned(), format!("{year}—{}学年", year + 1)),
        ];
        options.extend(sheet.app.ledger(|ledger| {
            let named =
                |c: &crate::ledger::Campaign| (format!("campaign:{}", c.id), c.name.clone());
            ledger.campaigns.values().map(named).collect::<Vec<_>>()
        }));
        options.push(("range".to_owned(), "自定起止日期".to_owned()));
        options
    };
    view! {
        <FieldFrame labels error=Signal::stored(None)>
            <select id="text-period" on:change=choose>
                {move || options().into_iter().map(|(value, name)| {
                    let own = value.clone();
                    view! { <option value=value selected=move || chosen() == own>{name}</option> }
                }).collect_view()}
            </select>
        </FieldFrame>
    }
}

/// A day that may be left out.
#[component]
fn OptionalDay(
    id: &'static str,
    name: &'static str,
    hint: &'static str,
    value: Signal<Option<NaiveDate>>,
    on_set: impl Fn(Option<NaiveDate>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let labels =
        Labels { id: id.to_owned(), name: name.to_owned(), hint: hint.to_owned(), required: false };
    // What is typed: the document follows when the field is left, not at every key.
    let typed = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || match (typed.get(), value.get()) {
        (Some(typed), _) => typed,
        (None, day) => day.map(|day| day.to_string()).unwrap_or_default(),
    });
    let done = Callback::new(move |()| {
        let Some(text) = typed.get_untracked() else { return };
        let day = match text.trim() {
            "" => None,
            // What is no day stays as it was typed; the field says what is wrong with it.
            text => match text.parse() {
                Ok(day) => Some(day),
                Err(_) => return,
            },
        };
        typed.set(None);
        on_set(day);
    });
    let error = Signal::stored(None);
    view! { <DayField labels value=shown on_set=move |text| typed.set(Some(text)) on_done=done error/> }
}

/// The days meant, or the calendar year where they cannot be told.
fn days_of(sheet: Sheet, text: &YearText) -> Period {
    let days = sheet.app.ledger(|ledger| text.period.resolve(ledger, None));
    days.unwrap_or_else(|_| Period::year(text.year))
}

fn code(period: &PeriodSpec) -> String {
    match period {
        PeriodSpec::Year(_) => "year".to_owned(),
        PeriodSpec::HalfYear { half: Half::First, .. } => "first".to_owned(),
        PeriodSpec::HalfYear { half: Half::Second, .. } => "second".to_owned(),
        PeriodSpec::SchoolYear(_) => "school".to_owned(),
        PeriodSpec::Range(_) => "range".to_owned(),
        PeriodSpec::Campaign(id) => format!("campaign:{id}"),
    }
}

fn period_of(code: &str, year: i32, days: Period) -> Option<PeriodSpec> {
    match code {
        "year" => Some(PeriodSpec::Year(year)),
        "first" => Some(PeriodSpec::HalfYear { year, half: Half::First }),
        "second" => Some(PeriodSpec::HalfYear { year, half: Half::Second }),
        "school" => Some(PeriodSpec::SchoolYear(year)),
        "range" => Some(PeriodSpec::Range(days)),
        _ => code.strip_prefix("campaign:").and_then(CampaignId::parse).map(PeriodSpec::Campaign),
    }
}
