//! 总结.

use crate::ui::components::page::Page;
use leptos::prelude::*;

/// 总结.
#[component]
pub fn Summary() -> impl IntoView {
    view! {
        <Page title=Signal::stored("总结".to_owned())>
            <p>"……"</p>
        </Page>
    }
}
