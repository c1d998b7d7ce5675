//! The question before a form that is not saved is left.

use super::dialog::Dialog;
use crate::ui::state::App;
use crate::ui::unsaved::Leaving;
use leptos::prelude::*;

/// Asks whether to leave the form although it is not saved.
#[component]
pub fn LeaveDialog() -> impl IntoView {
    let app = App::here();
    let stay = move || app.leaving.set(None);
    let leave = move || {
        let wanted = app.leaving.get_untracked();
        app.leaving.set(None);
        match wanted {
            Some(Leaving::Page(route)) => {
                app.unsaved.give_up();
                app.go(&route);
            }
            Some(Leaving::Dialog(close)) => close.run(()),
            None => {}
        }
    };
    let text = move || match app.leaving.get() {
        Some(Leaving::Dialog(_)) => "这里填写的内容还没有保存，关闭后就没有了。",
        _ => "这一页填写的内容还没有保存，离开后就没有了。",
    };
    view! {
        <Dialog open=Signal::derive(move || app.leaving.with(Option::is_some))
            title=Signal::stored("还有没保存的内容".to_owned()) on_close=stay>
            <div class="dialog-body"><p>{text}</p></div>
            <div class="dialog-foot">
                <button type="button" class="button" on:click=move |_| leave()>"不保存，离开"</button>
                <button type="button" class="button primary" autofocus on:click=move |_| stay()>"留下继续填"</button>
            </div>
        </Dialog>
    }
}
