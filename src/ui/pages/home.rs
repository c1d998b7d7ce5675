//! 首页.

use crate::ui::components::page::Page;
use leptos::prelude::*;

/// 首页.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <Page title=Signal::stored("首页".to_owned())>
            <p>"……"</p>
        </Page>
    }
}
