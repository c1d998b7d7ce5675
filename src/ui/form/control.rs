//! A field's control, by its type.

use super::options::{APART, Roster, roster};
use super::pickers::{Choices, Members};
use super::{Form, NewCampaignButton, options};
use crate::catalog::member_form::{read_posts, write_posts};
use crate::ledger::{Field, FieldType, Kind, common};
use crate::summary::SECTION_FIELD;
use crate::ui::components::day::DayField;
use crate::ui::components::field::{FieldFrame, Labels};
use crate::ui::components::sections::section_options;
use crate::ui::route::MEMBER;
use crate::ui::state::App;
use leptos::prelude::*;

/// The control of one field of `kind` with its label, help and error.
pub fn control(app: App, form: Form, kind: &Kind, field: &Field) -> AnyView {
    let help = match (field.field_type, field.help.as_str()) {
        (FieldType::Member, "") => "可以直接按姓名的拼音首字母",
        (_, help) => help,
    };
    let labels = labels(field.id.as_str(), &field.name, help, field.required);
    let id = field.id.as_str();
    let input = match field.field_type {
        FieldType::LongText if kind.id.as_str() == MEMBER => Input::Posts,
        FieldType::LongText => Input::Lines(options::texts(app, kind, field)),
        FieldType::Text if id == SECTION_FIELD => Input::Select(section_options(app)),
        FieldType::Text => Input::Line(options::texts(app, kind, field)),
        FieldType::Date => Input::Day,
        FieldType::Number => Input::Number(field.unit.clone().unwrap_or_default()),
        FieldType::Money => Input::Number("元".to_owned()),
        FieldType::Span => return span(form, id, labels),
        FieldType::Flag => return flag(form, id, labels),
        FieldType::Choices => {
            let sets = options::sets(app, kind, field);
            let field = field.clone();
            return view! { <Choices form field sets labels/> }.into_any();
        }
        FieldType::Members => {
            return view! { <Members form field=id.to_owned() labels/> }.into_any();
        }
        FieldType::Choice => Input::Select(options::choices(field)),
        FieldType::Member => Input::Member(options::used(app, kind, field)),
        FieldType::Group => Input::Select(options::groups(app)),
        FieldType::Partner => Input::Select(options::partners(app, kind, field)),
        FieldType::Link => Input::Select(options::records(app)),
    };
    plain(form, id, labels, input, String::new())
}

/// A control with one text behind it.
pub enum Input {
    /// One line, and what it offers.
    Line(Vec<String>),
    /// Many lines, and the lines it offers.
    Lines(Vec<String>),
    /// Posts with their terms, one a line, and below what is understood of them.
    Posts,
    /// A day.
    Day,
    /// A number, with what stands behind it.
    Number(String),
    /// One of these identifiers, each with its name; none if nothing is chosen.
    Select(Vec<(String, String)>),
    /// A campaign, with the signal that opens the dialog of a new one.
    Campaign(RwSignal<bool>),
    /// One member: those of the record's day first, of them those used before.
    Member(Vec<String>),
}

/// Said beside a record's day that lies ahead: a plan may be entered, and is counted at once.
const AHEAD: &str = "晚于今天，保存以后就计入数字，请核对";

/// What stands around the control of a field. There is one form on a page, so that fields can be
/// found by their identifiers.
pub fn labels(id: &str, name: &str, hint: &str, required: bool) -> Labels {
    Labels { id: format!("f-{id}"), name: name.to_owned(), hint: hint.to_owned(), required }
}

/// A control with one text behind it. `example` shows while it is empty.
pub fn plain(form: Form, field: &str, labels: Labels, input: Input, example: String) -> AnyView {
    let error = form.error(field);
    let id = labels.id.clone();
    let described = labels.described_by(error);
    let required = labels.required.then_some("true");
    let invalid = move || error.with(Option::is_some).then_some("true");
    let name = field.to_owned();
    let text = move || form.text(&name);
    let name = field.to_owned();
    let take = move |event: web_sys::Event| form.set_text(&name, event_target_value(&event));
    let control = match input {
        Input::Line(offers) => {
            let list = (!offers.is_empty()).then(|| format!("{id}-offers"));
            let offered = list.clone().map(|list| {
                let option = |offer: String| view! { <option value=offer></option> };
                view! { <datalist id=list>{offers.into_iter().map(option).collect_view()}</datalist> }
            });
            view! {
                <input id=id type="text" autocomplete="off" placeholder=example aria-required=required
                    list=list aria-describedby=described aria-invalid=invalid prop:value=text on:input=take/>
                {offered}
            }
            .into_any()
        }
        input @ (Input::Lines(_) | Input::Posts) => view! {
            <textarea id=id rows="3" placeholder=example aria-required=required
                aria-describedby=described aria-invalid=invalid prop:value=text on:input=take></textarea>
            {match input {
                Input::Lines(offers) => lines_offered(form, field, &labels.name, offers).into_any(),
                _ => posts_understood(form, field).into_any(),
            }}
        }
        .into_any(),
        Input::Number(unit) => {
            let unit_id = format!("{id}-unit");
            let described = {
                let unit_id = unit_id.clone();
                move || match described() {
                    Some(others) => format!("{unit_id} {others}"),
                    None => unit_id.clone(),
                }
            };
            view! {
                <span class="with-unit">
                    <input id=id type="text" inputmode="decimal" autocomplete="off" aria-required=required
                        aria-describedby=described aria-invalid=invalid prop:value=text on:input=take/>
                    <span id=unit_id>{unit}</span>
                </span>
            }
            .into_any()
        }
        Input::Select(options) => view! {
            <select id=id class="short" aria-required=required aria-describedby=described
                aria-invalid=invalid on:change=take>
                {select_options(options, text)}
            </select>
        }
        .into_any(),
        Input::Campaign(making) => {
            let campaigns = options::campaigns(App::here());
            view! {
                <select id=id class="short" aria-required=required aria-describedby=described
                    aria-invalid=invalid on:change=take>
                    {move || select_options(campaigns.get(), text.clone())}
                </select>
                <NewCampaignButton open=making/>
            }
            .into_any()
        }
        Input::Member(used) => view! {
            <select id=id class="short" aria-required=required aria-describedby=described
                aria-invalid=invalid on:change=take>
                <option value="" selected={let text = text.clone(); move || text().is_empty()}>"未选"</option>
                {member_options(form, used, text)}
            </select>
        }
        .into_any(),
        // Brings a frame of its own.
        Input::Day => return day(form, field, labels),
    };
    view! { <FieldFrame labels error>{control}</FieldFrame> }.into_any()
}

/// A day.
fn day(form: Form, field: &str, labels: Labels) -> AnyView {
    let error = form.error(field);
    let (of, to) = (field.to_owned(), field.to_owned());
    let value = Signal::derive(move || form.text(&of));
    let on_set = move |text: String| form.set_text(&to, text);
    // Elsewhere a day ahead is a deadline or a plan.
    let ahead = if field == common::DATE { AHEAD } else { "" };
    view! { <DayField labels value on_set ahead error/> }.into_any()
}

/// The posts as they are kept, while that is not how they are typed: a month alone becomes its first
/// or last day.
fn posts_understood(form: Form, field: &str) -> impl IntoView + use<> {
    let app = App::here();
    let field = field.to_owned();
    let understood = Memo::new(move |_| {
        let typed = form.text(&field);
        let in_view = untrack(|| app.desk(|desk| desk.in_view()));
        let kept = read_posts(&typed, in_view).map(|posts| write_posts(&posts)).unwrap_or_default();
        (kept != typed.trim()).then(|| kept.lines().collect::<Vec<_>>().join("；"))
    });
    let note = move || {
        let told = understood.get().filter(|told| !told.is_empty());
        told.map(|told| view! { <span class="day-note">{format!("将记作：{told}")}</span> })
    };
    view! { <p class="posts-note" aria-live="polite">{note}</p> }
}

/// Lines entered before: one that is chosen is added to the field.
fn lines_offered(
    form: Form,
    field: &str,
    name: &str,
    offers: Vec<String>,
) -> impl IntoView + use<> {
    if offers.is_empty() {
        return None;
    }
    let field = field.to_owned();
    let add = move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        event_target::<web_sys::HtmlSelectElement>(&event).set_selected_index(0);
        if chosen.is_empty() {
            return;
        }
        let text = untrack(|| form.text(&field));
        let lines: Vec<&str> = text.lines().chain([chosen.as_str()]).collect();
        form.set_text(&field, lines.join("\n"));
    };
    let option = |offer: String| {
        let value = offer.clone();
        view! { <option value=value>{offer}</option> }
    };
    Some(view! {
        <select class="offers" aria-label=format!("{name}：选用以前填过的") on:change=add>
            <option value="">"选用以前填过的"</option>
            {offers.into_iter().map(option).collect_view()}
        </select>
    })
}

/// What is chosen and stands in the list no longer; its name went with it.
const GONE: &str = "原来选的，已不在列表中";

/// The options of a select: none first, then each; one that is chosen but no longer offered stays
/// in the list, so that saving does not change it silently.
fn select_options(
    mut options: Vec<(String, String)>,
    text: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let chosen = untrack(&text);
    if !chosen.is_empty() && !options.iter().any(|(id, _)| *id == chosen) {
        options.push((chosen.clone(), GONE.to_owned()));
    }
    options.insert(0, (String::new(), "未选".to_owned()));
    options
        .into_iter()
        .map(|(id, name)| {
            let (text, own) = (text.clone(), id.clone());
            view! { <option value=id selected=move || text() == own>{name}</option> }
        })
        .collect_view()
}

/// The members of the record's day, then the others apart. Someone chosen who is not on the roster
/// any more stays in the list.
fn member_options(
    form: Form,
    used: Vec<String>,
    text: impl Fn() -> String + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let roster = roster(App::here(), form);
    let unknown = Memo::new({
        let text = text.clone();
        move |_| {
            let chosen = text();
            let known = roster.with(|roster| roster.name(&chosen).is_some());
            (!chosen.is_empty() && !known).then_some(chosen)
        }
    });
    let option = move |(id, name): (String, String)| {
        let (text, own) = (text.clone(), id.clone());
        view! { <option value=id selected=move || text() == own>{name}</option> }
    };
    move || {
        let Roster { mut there, apart } = roster.get();
        options::used_first(&mut there, &used);
        let unknown = unknown.get().map(|id| (id, GONE.to_owned()));
        let there = there.into_iter().chain(unknown).map(option.clone()).collect_view();
        let apart = (!apart.is_empty()).then(|| {
            view! {
                <optgroup label=APART>{apart.into_iter().map(option.clone()).collect_view()}</optgroup>
            }
        });
        view! { {there}{apart} }
    }
}

/// From one time of day to another.
fn span(form: Form, field: &str, labels: Labels) -> AnyView {
    let error = form.error(field);
    let id = labels.id.clone();
    let described = labels.described_by(error);
    let described_too = described.clone();
    let invalid = move || error.with(Option::is_some).then_some("true");
    let name = labels.name.clone();
    let (text_of, until_of) = (field.to_owned(), field.to_owned());
    let (from_to, until_to) = (field.to_owned(), field.to_owned());
    view! {
        <FieldFrame labels error group=true>
            <span class="with-unit">
                <input id=id type="time" aria-label=format!("{name}：开始") aria-describedby=described
                    aria-invalid=invalid
                    prop:value=move || form.text(&text_of)
                    on:input=move |event| form.set_text(&from_to, event_target_value(&event))/>
                <span>"至"</span>
                <input type="time" aria-label=format!("{name}：结束") aria-describedby=described_too
                    aria-invalid=invalid
                    prop:value=move || form.draft.with(|draft| draft.until(&until_of).to_owned())
                    on:input=move |event| form.set_until(&until_to, event_target_value(&event))/>
            </span>
        </FieldFrame>
    }
    .into_any()
}

/// A tick: unticked it says nothing.
fn flag(form: Form, field: &str, labels: Labels) -> AnyView {
    let error = form.error(field);
    let id = labels.id.clone();
    let described = labels.described_by(error);
    let invalid = move || error.with(Option::is_some).then_some("true");
    let (of, to) = (field.to_owned(), field.to_owned());
    view! {
        <FieldFrame labels error>
            <input id=id class="tick" type="checkbox" aria-describedby=described aria-invalid=invalid
                prop:checked=move || form.text(&of) == "true"
                on:change=move |event| {
                    let text = if event_target_checked(&event) { "true" } else { "" };
                    form.set_text(&to, text.to_owned());
                }/>
        </FieldFrame>
    }
    .into_any()
}
