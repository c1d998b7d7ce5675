//! The form around the controls: their order, what is folded away, saving and leaving.

use super::control::{Input, control, labels, plain};
use super::copy::CopyLast;
use super::follow::follow;
use super::jump::Jump;
use super::kept::{Keeping, NotKept, Offer};
use super::{Form, NewCampaign, options};
use crate::browser::{self, keys};
use crate::catalog::{Draft, common_name};
use crate::ledger::{Field, FieldProblem, Kind, common};
use crate::ui::components::field::focus_first_wrong;
use crate::ui::components::page::HEADING;
use crate::ui::components::sections::section_options;
use crate::ui::components::small_form::is_save;
use crate::ui::keys::FIRST_FIELD;
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use leptos::prelude::*;

/// A kind's form. `save` is given the draft and returns the page to show next, or what is wrong; an
/// empty list of problems means that the reason is shown elsewhere.
#[component]
pub fn EntryForm(
    /// What it holds.
    form: Form,
    /// The kind.
    kind: Kind,
    /// Puts the draft in the ledger.
    save: impl Fn(Draft) -> Result<Route, Vec<FieldProblem>> + Clone + 'static,
    /// The empty form for one more, for a new entry.
    #[prop(optional)]
    again: Option<Callback<()>>,
    /// What it holds as the ledger has it now, for an entry that exists.
    #[prop(optional)]
    stored: Option<Callback<(), Option<Draft>>>,
    /// Where 取消 leads.
    back: Route,
    /// What the form is called in the store while it is half-filled: one a kind for a new entry,
    /// one an entry for a change.
    kept_as: String,
) -> impl IntoView {
    let app = App::here();
    let keeping = Keeping::begin(app, form, kept_as);
    let start = StoredValue::new(form.draft.get_untracked());
    let changed = move || start.with_value(|start| form.draft.with(|draft| draft != start));
    let guard = app.guard(changed);
    let done = StoredValue::new(false);
    if let Some(stored) = stored {
        follow(app, form, kind.clone(), stored, start, done);
    }
    let more = RwSignal::new(false);
    let making = RwSignal::new(false);
    let made = Callback::new(move |id: String| form.set_text(common::CAMPAIGN, id));

    let unchanged = back.clone();
    let submit = move |once_more: bool| {
        if again.is_none() && !untrack(changed) {
            // Saving what is there already would only be a step to undo.
            return app.go(&unchanged);
        }
        match keeping.saving(|| save(form.draft.get_untracked())) {
            Ok(then) => {
                done.set_value(true);
                guard.release();
                keeping.end();
                match again.filter(|_| once_more) {
                    Some(again) => again.run(()),
                    None => app.go(&then),
                }
            }
            Err(problems) => {
                more.set(more.get_untracked() || !problems.is_empty());
                form.problems.set(problems);
                focus_first_wrong();
            }
        }
    };
    // Wherever on the page the focus is: the browser would offer to save the page itself.
    let by_key = submit.clone();
    let saving = window_event_listener(leptos::ev::keydown, move |event| {
        if is_save(&event) && !keys::is_composed(&event) && !browser::in_dialog() {
            event.prevent_default();
            by_key(again.is_some() && event.shift_key());
        }
    });
    on_cleanup(move || saving.remove());
    // A new entry begins with its day. What was left half-filled is to be seen first.
    if again.is_some() && app.arrived() && !keeping.is_offered() {
        request_animation_frame(|| browser::focus_first(FIRST_FIELD));
    }
    let one_more = submit.clone();
    let member = kind.id.as_str() == MEMBER;
    let (folded, shown): (Vec<&Field>, Vec<&Field>) = kind.fields.iter().partition(|f| f.folded);
    let controls = |fields: Vec<&Field>| {
        fields.into_iter().map(|field| control(app, form, &kind, field)).collect_view()
    };
    view! {
        <Jump kind=kind.clone() record=!member more/>
        <form class="form card entry" novalidate aria-labelledby=HEADING
            on:submit=move |event| {
                event.prevent_default();
                submit(false);
            }>
            <Offer keeping/>
            {(!kind.help.is_empty()).then(|| view! { <p class="card-help">{kind.help.clone()}</p> })}
            {(again.is_some() && !member).then(|| view! { <CopyLast form kind=kind.clone()/> })}
            {(!member).then(|| head(app, form, &kind))}
            {controls(shown)}
            <details class="more" prop:open=move || more.get()
                on:toggle=move |event: web_sys::Event| {
                    more.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
                }>
                <summary>"更多"<small aria-hidden="true">{folded_names(&folded, member)}</small></summary>
                {controls(folded)}
                {(!member).then(|| tail(app, form, &kind, making))}
            </details>
            <NotKept keeping/>
            <div class="form-foot entry-foot">
                <span class="form-count" role="status">{move || {
                    let wrong = form.problems.with(Vec::len);
                    (wrong > 0).then(|| format!("有{wrong}处需要改正"))
                }}</span>
                <a class="button quiet" href=back.href()>"取消"</a>
                {again.map(|_| view! {
                    <button type="button" class="button" title="Ctrl+Shift+Enter" aria-keyshortcuts="Control+Shift+Enter"
                        on:click=move |_| one_more(true)>"保存并再记一条"</button>
                })}
                <button type="submit" class="button primary" title="Ctrl+Enter，Ctrl+S"
                    aria-keyshortcuts="Control+Enter Control+S">"保存"</button>
            </div>
        </form>
        {(!member).then(|| view! { <NewCampaign open=making on_new=made/> })}
    }
}

/// Date and title.
fn head(app: App, form: Form, kind: &Kind) -> impl IntoView + use<> {
    let day = labels(common::DATE, common_name(common::DATE), "", true);
    let title = labels(common::TITLE, common_name(common::TITLE), "", true);
    let example = match kind.example.as_str() {
        "" => String::new(),
        example => format!("例如：{example}"),
    };
    view! {
        {plain(form, common::DATE, day, Input::Day, String::new())}
        {plain(form, common::TITLE, title, Input::Line(options::titles(app, kind)), example)}
    }
}

/// The fields of every record that are seldom needed.
fn tail(app: App, form: Form, kind: &Kind, making: RwSignal<bool>) -> impl IntoView + use<> {
    let field = |id: &'static str, hint: &str, input: Input| {
        plain(form, id, labels(id, common_name(id), hint, false), input, String::new())
    };
    let sections = Input::Select(section_options(app));
    view! {
        {field(common::END, "跨几天的填最后一天", Input::Day)}
        {field(common::CAMPAIGN, "主题教育或专项", Input::Campaign(making))}
        {field(common::TAG, "几个标签用顿号隔开", Input::Line(Vec::new()))}
        {(!kind.without_note).then(|| field(common::NOTE, "", Input::Lines(Vec::new())))}
        {field(common::KEPT_AT, "签到表、照片等原件放在哪里", Input::Line(Vec::new()))}
        {field(common::PHRASE, "写进年度总结的一句话，可以不填", Input::Lines(Vec::new()))}
        {field(common::PHRASE_SECTION, "填了用语的，选它写在总结的哪一部分", sections)}
    }
}

fn folded_names(folded: &[&Field], member: bool) -> String {
    let own = folded.iter().map(|field| field.name.as_str());
    let common = [common::CAMPAIGN, common::NOTE, common::PHRASE].map(common_name);
    let common = common.into_iter().filter(|_| !member);
    let names: Vec<&str> = own.chain(common).take(7).collect();
    format!("{}等", names.join("、"))
}
