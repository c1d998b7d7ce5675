//! What can be done with several records at once. Each is one step that can be undone.

use super::export::export;
use super::filters::COUNT;
use super::listing::Listing;
use crate::browser;
use crate::editor::{Batch, EditorError};
use crate::ledger::{CampaignId, FieldProblem, InOrder, RecordId, common};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::field::{FieldFrame, Labels, TextField, focus_first_wrong, fresh_id};
use crate::ui::components::small_form::{DialogForm, changed};
use crate::ui::form::{NewCampaign, NewCampaignButton, options};
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::Desk;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The dialog that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Tags,
    Campaign,
}

/// The bar that says how many records are picked.
#[component]
pub fn Picked(listing: Listing) -> impl IntoView {
    let asked = RwSignal::new(None::<Asked>);
    let (chosen, making) = (RwSignal::new(String::new()), RwSignal::new(false));
    let made = Callback::new(move |id: String| chosen.set(id));
    let any = Memo::new(move |_| !listing.picked.with(BTreeSet::is_empty));
    let close = move || asked.set(None);
    let open = move |one: Asked| Signal::derive(move || asked.get() == Some(one));
    view! {
        {move || any.get().then(|| view! { <Bar listing asked/> })}
        <Dialog open=open(Asked::Tags) title=Signal::stored("标签".to_owned()) on_close=close>
            <Tags listing done=Callback::new(move |()| close())/>
        </Dialog>
        <Dialog open=open(Asked::Campaign) title=Signal::stored("归入专题".to_owned()) on_close=close>
            <Move listing chosen making done=Callback::new(move |()| close())/>
        </Dialog>
        <NewCampaign open=making on_new=made/>
    }
}

#[component]
fn Bar(listing: Listing, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let count = Memo::new(move |_| listing.picked.with(BTreeSet::len));
    let listed = Memo::new(move |_| listing.found.with(|found| found.count));
    let all = move |_| listing.picked.set(listing.all_ids());
    // The bar goes with its buttons, and the focus with them.
    let focus = || {
        request_animation_frame(|| {
            browser::focus(COUNT);
        });
    };
    let none = move |_| {
        listing.picked.set(BTreeSet::new());
        focus();
    };
    let remove = move |_| {
        if edit(listing, |desk, ids| desk.remove_records(ids)).is_ok() {
            focus();
        }
    };
    view! {
        <div class="picked" role="region" aria-label="选中的记录">
            <p role="status">{move || format!("已选{}条", count.get())}</p>
            {move || (count.get() < listed.get()).then(|| view! {
                <button type="button" class="link" on:click=all>{format!("选中全部{}条", listed.get())}</button>
            })}
            <button type="button" class="link" on:click=none>"取消选择"</button>
            <span class="space"></span>
            <button type="button" class="button" on:click=move |_| export(listing, Some(&listing.picked.get_untracked()))>"导出选中"</button>
            <button type="button" class="button" on:click=move |_| asked.set(Some(Asked::Tags))>"标签"</button>
            <button type="button" class="button" on:click=move |_| asked.set(Some(Asked::Campaign))>"归入专题"</button>
            <button type="button" class="button danger" on:click=remove>"删除选中"</button>
        </div>
    }
}

/// Edits the records picked, and says what came of it.
fn edit(
    listing: Listing,
    edit: impl FnOnce(&mut Desk, &BTreeSet<RecordId>) -> Result<Batch, EditorError>,
) -> Result<(), Vec<FieldProblem>> {
    let ids = listing.picked.get_untracked();
    let mut came = Batch::default();
    listing.app.save(|desk| {
        came = edit(desk, &ids)?;
        Ok(came.notices.clone())
    })?;
    match came.changed {
        0 => {
            let text = "选中的记录本来就是这样，没有改动。";
            listing.app.tell(Subject::Edit, Tone::Hint, text);
        }
        changed => {
            let done = format!("已{}，点“撤销”可以恢复。", came.step);
            listing.app.tell_removed(done, changed);
        }
    }
    Ok(())
}

/// What was wrong with the field called `id`.
fn message(problems: Vec<FieldProblem>, id: &str) -> Option<String> {
    problems.into_iter().find(|one| one.field.as_str() == id).map(|one| one.message)
}

#[component]
fn Tags(listing: Listing, done: Callback<()>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let worn = untrack(|| {
        listing.app.ledger(|ledger| {
            let picked = listing.picked.read();
            let records = picked.iter().filter_map(|id| ledger.records.get(id));
            records.flat_map(|record| record.tags.iter().cloned()).in_order::<BTreeSet<String>>()
        })
    });
    let submit =
        move || match edit(listing, |desk, ids| desk.tag_records(ids, &typed.get_untracked())) {
            Ok(()) => done.run(()),
            Err(problems) => {
                wrong.set(message(problems, common::TAG));
                focus_first_wrong();
            }
        };
    let off = move |tag: String| {
        if edit(listing, |desk, ids| desk.untag_records(ids, &tag)).is_ok() {
            done.run(());
        }
    };
    let labels =
        Labels { id: fresh_id("field"), name: "去掉标签".to_owned(), ..Labels::default() };
    let worn = (!worn.is_empty()).then(|| {
        let each = worn.into_iter().map(|tag| {
            let name = format!("去掉标签 {tag}");
            let own = tag.clone();
            view! {
                <button type="button" class="condition" aria-label=name on:click=move |_| off(own.clone())>
                    {tag}<span aria-hidden="true">" ×"</span>
                </button>
            }
        });
        let each = each.collect_view();
        view! { <FieldFrame labels error=Signal::stored(None) group=true><div class="chips">{each}</div></FieldFrame> }
    });
    view! {
        <DialogForm unsaved=changed(vec![typed]) on_submit=submit>
                <TextField name="加上标签" value=typed hint="几个标签用顿号隔开" error=wrong/>
                {worn}
        </DialogForm>
    }
}

#[component]
fn Move(
    listing: Listing,
    /// The campaign chosen, or just made.
    chosen: RwSignal<String>,
    /// Whether the dialog of a new campaign is open.
    making: RwSignal<bool>,
    done: Callback<()>,
) -> impl IntoView {
    chosen.set(String::new());
    let wrong = RwSignal::new(None::<String>);
    let campaigns = options::campaigns(listing.app);
    let submit = move || {
        let id = CampaignId::parse(&chosen.get_untracked());
        match edit(listing, |desk, ids| desk.move_records(ids, id.as_ref())) {
            Ok(()) => done.run(()),
            Err(problems) => wrong.set(message(problems, common::CAMPAIGN)),
        }
    };
    let labels = Labels { id: fresh_id("field"), name: "专题".to_owned(), ..Labels::default() };
    let id = labels.id.clone();
    let option = move |(id, name): (String, String)| {
        let own = id.clone();
        view! { <option value=id selected=move || chosen.with(|id| *id == own)>{name}</option> }
    };
    view! {
        <DialogForm unsaved=changed(vec![chosen]) on_submit=submit>
                <FieldFrame labels error=wrong.into()>
                    <select id=id on:change=move |event| chosen.set(event_target_value(&event))>
                        <option value="">"不属于任何专题"</option>
                        {move || campaigns.get().into_iter().map(option).collect_view()}
                    </select>
                    <NewCampaignButton open=making/>
                </FieldFrame>
        </DialogForm>
    }
}
