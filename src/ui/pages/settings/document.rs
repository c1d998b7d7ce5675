//! The fonts that documents name.

use crate::ledger::{Command, Entry, FontSet};
use crate::ui::state::App;
use leptos::prelude::*;

const SETS: [(FontSet, &str, &str); 2] = [
    (
        FontSet::Official,
        "公文字体",
        "方正小标宋简体、仿宋_GB2312、楷体_GB2312、黑体；没有装这些字体的电脑上自动用相近的代替",
    ),
    (FontSet::Windows, "Windows 自带字体", "华文中宋、仿宋、楷体、黑体"),
];

/// The fonts of exported documents.
#[component]
pub fn Documents() -> impl IntoView {
    let app = App::here();
    let chosen = move || app.ledger(|ledger| ledger.branch.as_ref().map(|b| b.fonts));
    let chosen = Memo::new(move |_| chosen());
    let choose = move |fonts: FontSet| {
        let Some(mut branch) = app.ledger(|ledger| ledger.branch.clone()) else { return };
        if branch.fonts != fonts {
            branch.fonts = fonts;
            app.act("更换文稿字体", Command::put(Entry::Branch(branch)));
        }
    };
    view! {
        <section class="card" aria-labelledby="settings-fonts">
            <h2 id="settings-fonts" tabindex="-1">"文稿字体"</h2>
            <p class="card-help">"导出 Word 和打印时使用。"</p>
            <div class="options" role="radiogroup" aria-labelledby="settings-fonts">
                {SETS.map(|(fonts, name, help)| view! {
                    <label class="option">
                        <input type="radio" name="fonts" prop:checked=move || chosen.get() == Some(fonts)
                            on:change=move |_| choose(fonts)/>
                        <span><strong>{name}</strong><small>{help}</small></span>
                    </label>
                })}
            </div>
        </section>
    }
}
