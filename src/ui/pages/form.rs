//! The form of a record or member.

use crate::ledger::{KindId, MemberId, RecordId};
use crate::ui::components::page::Page;
use leptos::prelude::*;

/// The empty form of a kind.
#[component]
pub fn NewEntry(
    /// The kind; `member` for a member.
    kind: KindId,
) -> impl IntoView {
    view! { <Page title=Signal::stored(format!("新增记录 {kind}"))><p></p></Page> }
}

/// The form of a record that exists.
#[component]
pub fn EditRecord(
    /// Which.
    id: RecordId,
) -> impl IntoView {
    view! { <Page title=Signal::stored(id.to_string())><p></p></Page> }
}

/// The form of a member that exists.
#[component]
pub fn EditMember(
    /// Which.
    id: MemberId,
) -> impl IntoView {
    view! { <Page title=Signal::stored(id.to_string())><p></p></Page> }
}
