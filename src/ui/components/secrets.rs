//! The line that stands wherever a person begins to enter things.

use leptos::prelude::*;

/// No state or work secrets may be entered.
#[component]
pub fn Secrets() -> impl IntoView {
    view! {
        <p class="secrets"><strong>"不得录入国家秘密和工作秘密。"</strong>"也不要录入身份证号码、电话、家庭住址等与台账无关的个人信息。"</p>
    }
}
