//! 加密导出: the backup sealed with a passphrase that is asked for twice and kept nowhere.

use super::export::file_name;
use crate::backup::{self, sealed};
use crate::browser;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::field::{PassphraseField, focus_first_wrong};
use crate::ui::components::small_form::DialogForm;
use crate::ui::components::unseal::A_LOOK;
use crate::ui::notice::Tone;
use crate::ui::state::App;
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub fn SealedExport() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="button" on:click=move |_| open.set(true)>"加密导出"</button>
        <Dialog open title=Signal::stored("加密导出".to_owned()) on_close=move || open.set(false)>
            {form(open)}
        </Dialog>
    }
}

fn form(open: RwSignal<bool>) -> impl IntoView {
    let app = App::here();
    let [first, second] = [(); 2].map(|()| RwSignal::new(String::new()));
    let shown = RwSignal::new(false);
    let [short, other] = [(); 2].map(|()| RwSignal::new(None::<String>));
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move || {
        if busy.get_untracked() {
            return;
        }
        let passphrase = first.get_untracked();
        let characters = passphrase.chars().count();
        short.set((characters < sealed::LEAST_CHARACTERS).then(|| {
            format!(
                "口令有{characters}个字符，至少要{}个：再短，捡到文件的人用电脑挨个试就能试出来。",
                sealed::LEAST_CHARACTERS
            )
        }));
        let differs = short.with_untracked(Option::is_none) && second.get_untracked() != passphrase;
        other.set(differs.then(|| "两次输入的口令不一样，请重新输入这一次。".to_owned()));
        if short.with_untracked(Option::is_some) || differs {
            return focus_first_wrong();
        }
        failed.set(None);
        busy.set(true);
        leptos::task::spawn_local(async move {
            browser::wait(A_LOOK).await;
            let offered = offer(app, &passphrase);
            busy.set(false);
            match offered {
                Ok(file) => {
                    open.set(false);
                    app.backup_made();
                    app.say(
                        Tone::Done,
                        format!("已加密导出“{file}”，请确认文件已经存好、口令已经记牢。"),
                    );
                }
                Err(sentence) => failed.set(Some(sentence)),
            }
        });
    };
    view! {
        <DialogForm unsaved=|| false action="加密并导出" on_submit=submit>
            <p>"导出的备份要用口令才打得开：U盘丢了，捡到的人没有口令就看不到台账。"</p>
            <p><strong>"口令丢了，谁也打不开这个文件。"</strong>"程序不保存口令，请另外记牢；不要与文件放在一起。"</p>
            <PassphraseField name="口令" value=first shown error=short
                hint=format!("至少{}个字符，可以是一句话；不要用生日、电话、单位名称", sealed::LEAST_CHARACTERS)/>
            <PassphraseField name="再输一次" value=second shown error=other/>
            <label class="keys-single"><input type="checkbox" prop:checked=move || shown.get()
                on:change=move |event| shown.set(event_target_checked(&event))/>"显示口令（输入汉字要先勾上）"</label>
            <p class="quiet-text">"加密只管导出的这个文件：这台电脑浏览器里的台账没有加密，能用这台电脑的人看得到；旁人看着输入的、太容易猜的口令，加密也保不住。文件是age格式，别的age程序用口令也能打开。"</p>
            <p role="status" class="quiet-text">{move || if busy.get() { "正在加密……" } else { "" }}</p>
            <div role="alert">{move || failed.get().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}</div>
        </DialogForm>
    }
}

/// Offers the ledger as a sealed file. The file's name.
fn offer(app: App, passphrase: &str) -> Result<String, String> {
    let random = browser::random_bytes()?;
    app.peek(|ledger| {
        let written = backup::export(ledger, &browser::now()).map_err(|error| error.to_string())?;
        let file = sealed::seal(written.as_bytes(), passphrase, &random, sealed::WORK_FACTOR)
            .map_err(|error| error.to_string())?;
        let name = file_name(app, ledger, "支部台账备份", "json.age");
        browser::download(&name, "application/octet-stream", &file)
            .map_err(|error| error.to_string())?;
        Ok(name)
    })
}
