//! A labelled control: label, the control itself, a hint and what is wrong, tied together for
//! screen readers.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// An id no other element of the page has.
pub fn fresh_id(stem: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{stem}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Moves the focus to the first field that is wrong, after the errors have been drawn.
pub fn focus_first_wrong() {
    request_animation_frame(|| {
        crate::browser::focus_first(".field.wrong :is(input, select, textarea, summary)");
    });
}

/// What stands around a control: its label and texts.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// The control's id.
    pub id: String,
    /// The label.
    pub name: String,
    /// One line of help, perhaps empty.
    pub hint: String,
    /// Whether the form cannot do without it.
    pub required: bool,
}

impl Labels {
    /// For `aria-describedby`: the hint, and the error while there is one.
    pub fn described_by(
        &self,
        error: Signal<Option<String>>,
    ) -> impl Fn() -> Option<String> + Clone + use<> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let id = self.id.clone();
        move || {
            let wrong = error.with(Option::is_some).then(|| format!("{id}-error"));
            let parts: Vec<String> = hint.iter().cloned().chain(wrong).collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        }
    }
}

/// A label, a control, its hint and its error. With `group` the control is a set of controls, so
/// the label names the group instead of pointing at one input.
#[component]
pub fn FieldFrame(
    /// Its texts.
    labels: Labels,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// Whether it holds several controls.
    #[prop(optional)]
    group: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    let described = labels.described_by(error);
    let described = move || if group { described() } else { None };
    let Labels { id, name, hint, required } = labels;
    let mark = required.then(|| view! { <span class="required" aria-hidden="true">"*"</span> });
    let label_id = format!("{id}-label");
    let error_id = format!("{id}-error");
    let hint = (!hint.is_empty())
        .then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> });
    let own = id.clone();
    let label = if group {
        view! { <span class="field-name" id=label_id.clone()>{name}{mark}</span> }.into_any()
    } else {
        view! { <label class="field-name" for=id.clone()>{name}{mark}</label> }.into_any()
    };
    view! {
        <div class="field" data-field=own class:wrong=move || error.with(Option::is_some)
            role=group.then_some("group") aria-labelledby=group.then_some(label_id) aria-describedby=described>
            {label}
            <div class="field-body">
                {children()}
                {hint}
                {move || error.get().map(|text| view! {
                    <p class="field-error" id=error_id.clone()>{text}</p>
                })}
            </div>
        </div>
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// The label.
    #[prop(into)]
    name: String,
    /// What is typed.
    value: RwSignal<String>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    example: String,
    /// One line of help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether the form cannot do without it.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let labels = Labels { id: fresh_id("field"), name, hint, required };
    let id = labels.id.clone();
    let described = labels.described_by(error);
    view! {
        <FieldFrame labels error>
            <input id=id type="text" placeholder=example aria-required=required.then_some("true")
                autocomplete="off" aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))/>
        </FieldFrame>
    }
}

/// A passphrase, hidden while it is typed unless `shown`. The browser is asked not to keep it.
#[component]
pub fn PassphraseField(
    /// The label.
    #[prop(into)]
    name: String,
    /// What is typed.
    value: RwSignal<String>,
    /// Whether it can be read on the screen.
    shown: RwSignal<bool>,
    /// One line of help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let labels = Labels { id: fresh_id("field"), name, hint, required: true };
    let id = labels.id.clone();
    let described = labels.described_by(error);
    view! {
        <FieldFrame labels error>
            // Browsers offer to keep what is typed in a password field, but not a code used once.
            <input id=id type=move || if shown.get() { "text" } else { "password" }
                autocomplete="one-time-code" spellcheck="false" aria-required="true"
                aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))/>
        </FieldFrame>
    }
}

/// A choice of one among named values.
#[component]
pub fn SelectField<S>(
    /// The label.
    #[prop(into)]
    name: String,
    /// The value chosen.
    value: RwSignal<String>,
    /// Values and their names.
    options: Vec<(S, S)>,
    /// One line of help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView
where
    S: Into<String>,
{
    let options = options.into_iter().map(|(option, text)| (option.into(), text.into()));
    let labels = Labels { id: fresh_id("field"), name, hint, required: false };
    select(labels, value, options.collect(), error)
}

fn select(
    labels: Labels,
    value: RwSignal<String>,
    options: Vec<(String, String)>,
    error: Signal<Option<String>>,
) -> AnyView {
    let id = labels.id.clone();
    let described = labels.described_by(error);
    view! {
        <FieldFrame labels error>
            <select id=id aria-describedby=described
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:change=move |event| value.set(event_target_value(&event))>
                {options.into_iter().map(|(option, text)| {
                    let own = option.clone();
                    view! { <option value=option selected=move || value.with(|value| *value == own)>{text}</option> }
                }).collect_view()}
            </select>
        </FieldFrame>
    }
    .into_any()
}
