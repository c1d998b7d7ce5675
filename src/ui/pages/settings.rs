//! 设置.

use crate::ui::components::page::Page;
use leptos::prelude::*;

/// 设置.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <Page title=Signal::stored("设置".to_owned())>
            <p>"……"</p>
        </Page>
    }
}
