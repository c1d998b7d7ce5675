//! 新增专题 where a campaign is chosen: what is being filled in need not be left for 设置.

use crate::ledger::{CampaignId, InOrder};
use crate::ui::components::dialog::Dialog;
use crate::ui::pages::settings::campaigns;
use crate::ui::state::App;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The dialog of a new campaign. It holds a form, so it stands beside the form that needs it, not in
/// it.
#[component]
pub fn NewCampaign(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Takes the identifier of the campaign once it is saved.
    on_new: Callback<String>,
) -> impl IntoView {
    let app = App::here();
    let done = move |before: &BTreeSet<CampaignId>| {
        open.set(false);
        let new = app.peek(|ledger| {
            ledger.campaigns.keys().find(|id| !before.contains(id)).map(CampaignId::to_string)
        });
        if let Some(new) = new {
            on_new.run(new);
        }
    };
    view! {
        <Dialog open title=Signal::stored("新增专题".to_owned()) on_close=move || open.set(false)>
            {
                let before = app.peek(|ledger| ledger.campaigns.keys().cloned().in_order());
                campaigns::form(app, None, Callback::new(move |()| done(&before)))
            }
        </Dialog>
    }
}

/// The button that opens it.
#[component]
pub fn NewCampaignButton(
    /// Whether the dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <button type="button" class="link" on:click=move |_| open.set(true)>"新增专题"</button>
    }
}
