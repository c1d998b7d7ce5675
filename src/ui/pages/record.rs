//! One record or member in full.

use crate::ledger::{MemberId, RecordId};
use crate::ui::components::page::Page;
use leptos::prelude::*;

/// One record.
#[component]
pub fn RecordPage(
    /// Which.
    id: RecordId,
) -> impl IntoView {
    view! { <Page title=Signal::stored(id.to_string())><p></p></Page> }
}

/// One member.
#[component]
pub fn MemberPage(
    /// Which.
    id: MemberId,
) -> impl IntoView {
    view! { <Page title=Signal::stored(id.to_string())><p></p></Page> }
}
