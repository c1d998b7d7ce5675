//! 设置: the branch, and the registers that records refer to.

mod about;
pub mod campaigns;
mod document;
pub mod groups;
mod kinds;
pub mod partners;
pub mod profile;
mod register;
pub mod typed;

use crate::browser;
use crate::ui::components::page::Page;
use crate::ui::route::SettingsPart;
use leptos::prelude::*;

/// 设置.
#[component]
pub fn Settings(
    /// The part another page led to; the whole if none.
    part: Option<SettingsPart>,
) -> impl IntoView {
    if let Some(part) = part {
        // After the page's own heading, which would take the focus.
        request_animation_frame(move || {
            browser::focus(&part.heading());
        });
    }
    view! {
        <Page title=Signal::stored("设置".to_owned())>
            <div class="stack narrow">
                <profile::Profile/>
                <groups::Groups/>
                <campaigns::Campaigns/>
                <partners::Partners/>
                <document::Documents/>
                <kinds::Kinds/>
                <about::About/>
            </div>
        </Page>
    }
}
