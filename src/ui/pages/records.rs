//! 台账.

use crate::ledger::KindId;
use crate::ui::components::page::Page;
use leptos::prelude::*;

/// 台账: the records of the year, of one kind or of all.
#[component]
pub fn Records(
    /// The kind; all kinds if none.
    kind: Option<KindId>,
) -> impl IntoView {
    view! {
        <Page title=Signal::stored("台账".to_owned())>
            <p>{kind.map(|kind| kind.to_string())}</p>
        </Page>
    }
}
