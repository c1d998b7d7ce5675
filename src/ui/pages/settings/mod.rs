//! 设置: the branch, and the registers that records refer to.

mod about;
mod campaigns;
mod document;
mod groups;
mod kinds;
mod partners;
pub mod profile;
mod register;
mod typed;

use crate::ui::components::page::Page;
use leptos::prelude::*;

/// 设置.
#[component]
pub fn Settings() -> impl IntoView {
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
