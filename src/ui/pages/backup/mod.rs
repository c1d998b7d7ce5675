//! 备份.

use crate::ui::components::page::Page;
use leptos::prelude::*;

/// 备份.
#[component]
pub fn Backup() -> impl IntoView {
    view! { <Page title=Signal::stored("备份".to_owned())><p>"……"</p></Page> }
}
