//! 新增记录 and 编辑: the form of a record or a member as a page.

use super::first_run::Lost;
use crate::catalog::{Draft, Given, member_form::member_kind};
use crate::ledger::{EntryKey, FieldProblem, Kind, KindId, MemberId, RecordId, common};
use crate::lists::View;
use crate::ui::components::page::Page;
use crate::ui::form::{EntryForm, Form};
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::{App, Desk};
use chrono::Datelike;
use leptos::prelude::*;

/// The empty form of a kind.
#[component]
pub fn NewEntry(
    /// The kind; `member` for a member.
    kind: KindId,
    /// What is known of it already.
    given: Vec<Given>,
) -> impl IntoView {
    let app = App::here();
    if kind.as_str() == MEMBER {
        return new_member(app).into_any();
    }
    match untrack(|| app.catalog(|catalog, _| catalog.kind(&kind).cloned())) {
        Some(kind) => new_record(app, kind, given).into_any(),
        None => view! { <Lost/> }.into_any(),
    }
}

fn new_record(app: App, kind: Kind, given: Vec<Given>) -> impl IntoView {
    let title = format!("新增记录：{}", kind.name);
    let back = Route::list(&kind.id);
    let filled = RwSignal::new(0_u32);
    view! {
        <Page title=Signal::stored(title)>
            <KindChoice current=kind.id.clone() given=given.clone()/>
            {hidden(app, kind.clone())}
            // Built anew for each record when several are entered in a row.
            {move || {
                filled.track();
                let mut draft = blank(app, &kind);
                draft.give(&kind, &given);
                let form = Form::new(draft);
                // Drawn with the form: saved twice it is still one record.
                let id = app.fresh(Desk::new_record_id);
                let save = move |draft: Draft| save_record(app, draft, id.clone());
                let again = Callback::new(move |()| {
                    filled.update(|n| *n += 1);
                    request_animation_frame(|| { crate::browser::focus("f-date"); });
                });
                view! { <EntryForm form kind=kind.clone() save again back=back.clone() kept_as=format!("new-{}", kind.id)/> }
            }}
        </Page>
    }
}

/// Says so where the kind is one that the branch has hidden: an old address still leads here.
fn hidden(app: App, kind: Kind) -> AnyView {
    let told = move || {
        (!app.catalog(|catalog, ledger| catalog.offered(&kind, ledger))).then(|| {
            let told = format!("“{}”已隐藏，平时新增记录时不出现。要经常记，请先启用。", kind.name);
            let way = Route::Kind(kind.id.clone()).href();
            view! { <p class="hidden-kind" role="note">{told}<a href=way>"到记录种类里启用"</a></p> }
        })
    };
    told.into_any()
}

/// Which kind the new record is of; another kind is another form.
#[component]
fn KindChoice(
    current: KindId,
    /// What another kind's form begins with too, as far as it has the field.
    given: Vec<Given>,
) -> impl IntoView {
    let app = App::here();
    let chapters = untrack(|| {
        app.catalog(|catalog, ledger| {
            let of = |chapter: &crate::catalog::Chapter| {
                // A hidden kind can still be come to, by its list or an old address.
                let kinds = catalog
                    .kinds_of(&chapter.id)
                    .filter(|kind| kind.id == current || catalog.offered(kind, ledger));
                (chapter.name, kinds.map(|k| (k.id.clone(), k.name.clone())).collect::<Vec<_>>())
            };
            catalog.chapters().iter().map(of).collect::<Vec<_>>()
        })
    });
    let shown = current.to_string();
    let option = |(id, name): (KindId, String)| {
        view! { <option value=id.to_string() selected={id == current}>{name}</option> }
    };
    let group = |(chapter, kinds): (&'static str, Vec<(KindId, String)>)| {
        view! { <optgroup label=chapter>{kinds.into_iter().map(option).collect_view()}</optgroup> }
    };
    let options = chapters.into_iter().map(group).collect_view();
    view! {
        <p class="kind-choice">
            <label for="new-kind">"记录种类"</label>
            <select id="new-kind" on:change=move |event| {
                let wanted = KindId::parse(&event_target_value(&event));
                // Until the other form is shown, this one is: the person may stay with it.
                event_target::<web_sys::HtmlSelectElement>(&event).set_value(&shown);
                if let Some(kind) = wanted {
                    app.go(&Route::New(kind, given.clone()));
                }
            }>{options}</select>
        </p>
    }
}

/// An empty form: dated today where the year in view is this year, else still to be dated.
fn blank(app: App, kind: &Kind) -> Draft {
    let today = app.today();
    let mut draft = Draft::new(kind, today);
    if untrack(|| app.year()) != today.year() {
        draft.set_text(common::DATE, "");
    }
    draft
}

fn save_record(app: App, draft: Draft, id: Option<RecordId>) -> Result<Route, Vec<FieldProblem>> {
    let Some(id) = id else { return Err(Vec::new()) };
    app.save(|desk| desk.put_draft(&draft, id.clone()))?;
    // What has just been saved should be in view.
    let day = app.peek(|ledger| ledger.records.get(&id).map(|record| record.date));
    if let Some(day) = day {
        app.turn_to(day);
    }
    Ok(Route::Record(id))
}

fn new_member(app: App) -> impl IntoView {
    let filled = RwSignal::new(0_u32);
    view! {
        <Page title=Signal::stored("新增党员".to_owned())>
            {move || {
                filled.track();
                let form = Form::new(Draft::new_member());
                let id = app.fresh(Desk::new_member_id);
                let save = move |draft: Draft| save_member(app, draft, id.clone());
                let again = Callback::new(move |()| {
                    filled.update(|n| *n += 1);
                    request_animation_frame(|| { crate::browser::focus("f-name"); });
                });
                view! { <EntryForm form kind=member_kind() save again back=Route::members() kept_as=format!("new-{MEMBER}")/> }
            }}
        </Page>
    }
}

fn save_member(app: App, draft: Draft, id: Option<MemberId>) -> Result<Route, Vec<FieldProblem>> {
    let Some(id) = id else { return Err(Vec::new()) };
    app.save(|desk| desk.put_member_draft(&draft, id))?;
    Ok(Route::members())
}

/// The form of a record that exists.
#[component]
pub fn EditRecord(
    /// Which.
    id: RecordId,
) -> impl IntoView {
    let app = App::here();
    let found = untrack(|| {
        app.catalog(|catalog, ledger| {
            let record = ledger.records.get(&id)?.clone();
            let kind = catalog.kind(&record.kind)?.clone();
            Some((record, kind))
        })
    });
    let Some((record, kind)) = found else { return view! { <Lost/> }.into_any() };
    let form = Form::new(Draft::of(&record));
    let back = Route::Record(id.clone());
    let of = id.clone();
    let stored =
        Callback::new(move |()| app.ledger(|ledger| ledger.records.get(&of).map(Draft::of)));
    let kept_as = format!("record-{id}");
    let save = move |draft: Draft| save_record(app, draft, Some(id.clone()));
    view! {
        <Page title=Signal::stored(format!("编辑：{}", record.title))>
            <EntryForm form kind save stored back kept_as/>
        </Page>
    }
    .into_any()
}

/// The form of a member that exists.
#[component]
pub fn EditMember(
    /// Which.
    id: MemberId,
) -> impl IntoView {
    let app = App::here();
    let found = app.peek(|ledger| ledger.members.get(&id).cloned());
    let Some(member) = found else { return view! { <Lost/> }.into_any() };
    let form = Form::new(Draft::of_member(&member));
    let back = Route::Entry(EntryKey::Member(id.clone()), View::default());
    let of = id.clone();
    let stored =
        Callback::new(move |()| app.ledger(|ledger| ledger.members.get(&of).map(Draft::of_member)));
    let kept_as = format!("member-{id}");
    let save = move |draft: Draft| save_member(app, draft, Some(id.clone()));
    view! {
        <Page title=Signal::stored(format!("编辑：{}", member.name))>
            <EntryForm form kind=member_kind() save stored back kept_as/>
        </Page>
    }
    .into_any()
}
