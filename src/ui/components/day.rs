//! A day in one text field, typed as people type it, with the browser's own calendar beside it. What
//! was understood stands behind it at once.

use super::field::{FieldFrame, Labels};
use crate::ledger::{full_day, read_day};
use crate::ui::state::App;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// A day. It hands on `2019-03-05` as soon as what is typed is understood, and until then what is
/// typed, so that the form keeps it and says what is wrong with it.
#[component]
pub fn DayField(
    /// Its texts.
    labels: Labels,
    /// The day as the form holds it.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the day, or what is typed so far.
    on_set: impl Fn(String) + Clone + Send + 'static,
    /// Told when the field has been left, or a day picked from the calendar.
    #[prop(optional)]
    on_done: Option<Callback<()>>,
    /// What is said of a day after today; nothing where such a day is as good as any.
    #[prop(optional)]
    ahead: &'static str,
    /// What the form says is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    // What stands in the field while it is another writing of the day than the form's.
    let typed = RwSignal::new(String::new());
    // What is wrong with it once it has been left: while it is typed it is not yet wrong.
    let fault = RwSignal::new(None::<String>);
    let read = move |text: &str| read_day(text, untrack(|| app.desk(|desk| desk.in_view())));
    let take = move |text: String| match read(&text) {
        Ok(day) => day.to_string(),
        Err(_) => text,
    };
    let shown = move || {
        let (value, typed) = (value.get(), typed.get());
        if take(typed.clone()) == value { typed } else { value }
    };
    let understood = Memo::new(move |_| value.with(|text| text.parse::<NaiveDate>().ok()));
    let own_fault = move || fault.get().filter(|_| understood.with(Option::is_none));
    let error = Signal::derive(move || error.get().or_else(own_fault));
    let note = move || understood.get().map(full_day);
    let ahead = move || {
        let is_ahead = !ahead.is_empty() && understood.get().is_some_and(|day| day > app.today());
        is_ahead.then(|| view! { <span class="day-ahead">{ahead}</span> })
    };
    // The calendar takes nothing but a day in full: of anything else the browser complains.
    let calendar = move || {
        let day = understood.get().filter(|day| (0..=9999).contains(&day.year()));
        day.map(|day| day.to_string()).unwrap_or_default()
    };
    let done = move || {
        if let Some(done) = on_done {
            done.run(());
        }
    };
    let leave = move |_| {
        let text = untrack(shown);
        fault.set(match text.trim() {
            "" => None,
            text => read(text).err().map(|fault| fault.to_string()),
        });
        // Left, a day stands as it is kept.
        typed.set(String::new());
        done();
    };
    // A day that stands there is replaced by what is typed next, not added to.
    let select = move |field: web_sys::HtmlInputElement| {
        if typed.with_untracked(String::is_empty) {
            field.select();
        }
    };
    let on_pick = on_set.clone();
    let id = labels.id.clone();
    let note_id = format!("{id}-day");
    let picker = format!("{}：日历", labels.name);
    let required = labels.required.then_some("true");
    let described = labels.described_by(error);
    let described = {
        let note_id = note_id.clone();
        move || match described() {
            Some(others) => format!("{note_id} {others}"),
            None => note_id.clone(),
        }
    };
    view! {
        <FieldFrame labels error>
            <div class="day-field">
                <input id=id type="text" autocomplete="off" placeholder="如3.5、昨天"
                    aria-required=required aria-describedby=described
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=shown
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        fault.set(None);
                        typed.set(text.clone());
                        on_set(take(text));
                    }
                    on:focus=move |event| select(event_target(&event))
                    on:click=move |event| select(event_target(&event))
                    on:change=leave/>
                <span class="day-picker">
                    <svg viewBox="0 0 20 20" aria-hidden="true">
                        <path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4"/>
                    </svg>
                    <input type="date" aria-label=picker tabindex="-1" prop:value=calendar
                        on:input=move |event| {
                            fault.set(None);
                            typed.set(String::new());
                            on_pick(event_target_value(&event));
                            done();
                        }/>
                </span>
                <span class="day-note" id=note_id aria-live="polite">{note}{ahead}</span>
            </div>
        </FieldFrame>
    }
}
