//! The passphrase of a sealed backup, asked for wherever one is brought in.

use super::dialog::Dialog;
use super::field::PassphraseField;
use super::field::focus_first_wrong;
use super::small_form::DialogForm;
use crate::browser;
use crate::ui::incoming;
use crate::ui::state::App;
use crate::ui::whole::Unsealing;
use leptos::prelude::*;

/// Long enough for the browser to show what is about to happen, in milliseconds: deriving the key
/// keeps it busy for a second or more.
pub const A_LOOK: i32 = 60;

/// The dialog.
#[component]
pub fn Unseal() -> impl IntoView {
    let app = App::here();
    let close = move || app.unsealing.set(None);
    view! {
        <Dialog open=Signal::derive(move || app.unsealing.with(Option::is_some))
            title=Signal::stored("打开加密的备份".to_owned()) on_close=close>
            {app.unsealing.get_untracked().map(|waiting| form(app, waiting))}
        </Dialog>
    }
}

fn form(app: App, waiting: Unsealing) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let name = waiting.name.clone();
    let submit = move || {
        if busy.get_untracked() {
            return;
        }
        refused.set(None);
        busy.set(true);
        let waiting = waiting.clone();
        leptos::task::spawn_local(async move {
            browser::wait(A_LOOK).await;
            let opened = waiting.sealed.open(&passphrase.get_untracked());
            busy.set(false);
            match opened {
                // The person may have given up meanwhile.
                _ if app.unsealing.with_untracked(Option::is_none) => {}
                Ok(bytes) => {
                    app.unsealing.set(None);
                    (waiting.then)(incoming::of(&bytes));
                }
                Err(error) => {
                    refused.set(Some(error.to_string()));
                    focus_first_wrong();
                }
            }
        });
    };
    view! {
        <DialogForm unsaved=|| false action="打开" on_submit=submit>
            <p><strong>{name}</strong></p>
            <p>"这个备份加了密，请输入加密时设的口令。"</p>
            <PassphraseField name="口令" value=passphrase shown error=refused/>
            <label class="keys-single"><input type="checkbox" prop:checked=move || shown.get()
                on:change=move |event| shown.set(event_target_checked(&event))/>"显示口令"</label>
            <p role="status" class="quiet-text">{move || if busy.get() { "正在解密，要一两秒……" } else { "" }}</p>
        </DialogForm>
    }
}
