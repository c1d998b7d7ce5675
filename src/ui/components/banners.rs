//! What stands on every page, in the strip of the notices, until it is solved or put away: a change that was not written, what
//! another window has done, and what was found damaged when the ledger was opened.

use super::reminder::Reminder;
use crate::browser;
use crate::store::{Aside, JournalError, Kept, Outside, StoreFinding};
use crate::ui::notice::Tone;
use crate::ui::pages::backup::export;
use crate::ui::route::Route;
use crate::ui::state::{App, Standing};
use leptos::prelude::*;

/// The banners.
#[component]
pub fn Banners() -> impl IntoView {
    let app = App::here();
    // Where another window stands behind a refused save, that is told with what to do.
    let refused = Memo::new(move |_| match app.outside.get() {
        Outside::Nothing => app.save_problem(),
        Outside::Written | Outside::Cleared => None,
    });
    let put_away = move |_| app.findings.set(Vec::new());
    view! {
        <div role="alert">
            {move || refused.get().map(|sentence| view! {
                <div class="banner bad">
                    <p>{sentence}</p>
                    <button type="button" class="button quiet" on:click=move |_| app.refusal_seen.set(true)>"知道了"</button>
                </div>
            })}
            {move || outside(app, app.outside.get())}
            {move || match app.kept.get() {
                Kept::Away(error) => Some(unsafe_yet(app, &error).into_any()),
                Kept::Reading => Some(reading(app).into_any()),
                // Why nothing is written has been told when it was opened.
                Kept::Safe | Kept::Written | Kept::Closed => None,
            }}
        </div>
        {move || copies(app)}
        <Reminder/>
        {move || {
            let findings = app.findings.get();
            (!findings.is_empty()).then(|| {
                // Where nothing was opened there is nothing to look into.
                let looked_into = !findings.iter().any(|f| matches!(f, StoreFinding::Closed(_)));
                view! {
                    <div class="banner" role="alert">
                        <div class="banner-text">
                            {findings.iter().map(|finding| view! { <p>{finding.to_string()}</p> }).collect_view()}
                        </div>
                        {looked_into.then(|| view! { <a class="button" href=Route::Checkup.href()>"数据体检"</a> })}
                        <button type="button" class="button quiet" on:click=put_away>"知道了"</button>
                    </div>
                }
            })
        }}
    }
}

/// Another version of the program is there. It is loaded when the person says so, and never over
/// something that is not saved.
#[component]
pub fn Newer() -> impl IntoView {
    let app = App::here();
    let load = move |_| match app.unsaved.any() {
        true => app.say(Tone::Hint, "这里有没保存的内容，先保存或者离开这一页，再点“换用新版本”。"),
        false => leptos::task::spawn_local(browser::use_newer()),
    };
    view! {
        <div role="status">
            {move || app.newer.get().then(|| view! {
                <div class="banner">
                    <p class="banner-text">"有新版本。换用时本页会重新打开，台账不变。"</p>
                    <button type="button" class="button" on:click=load>"换用新版本"</button>
                </div>
            })}
        </div>
    }
}

/// The journal lacks what has been written, and the way on.
fn unsafe_yet(app: App, error: &JournalError) -> impl IntoView + use<> {
    view! {
        <div class="banner bad">
            <p class="banner-text">
                {format!("改动已经写入浏览器，但还没有存稳，电脑这时断电可能丢失最近的改动。{error}。")}
            </p>
            <button type="button" class="button" on:click=move |_| export(app)>"导出备份"</button>
            <button type="button" class="button primary" on:click=move |_| app.meet_journal()>"重试"</button>
        </div>
    }
}

/// The copies wait for the person. Their own page says so at length.
fn copies(app: App) -> Option<impl IntoView + use<>> {
    let (class, text, action) = match app.copies.standing.get() {
        _ if app.closed().is_some() || app.route.get() == Route::Backup => return None,
        Standing::None | Standing::Ready => return None,
        Standing::Waiting => {
            let text = "自动副本待授权：浏览器重新打开过，要您再同意一次。";
            ("banner", text.to_owned(), "继续写副本")
        }
        Standing::Failed(error) => {
            ("banner bad", format!("自动副本没有写成：{error}。台账不受影响。"), "重试")
        }
    };
    let act = move |_| match app.copies.standing.get_untracked() {
        Standing::Waiting => app.resume_copies(),
        _ => app.copy_now(),
    };
    Some(view! {
        <div class=class role="status">
            <p class="banner-text">{text}</p>
            <a class="button quiet" href=Route::Backup.href()>"去备份页"</a>
            <button type="button" class="button" on:click=act>{action}</button>
        </div>
    })
}

/// Another window writes.
fn reading(app: App) -> impl IntoView + use<> {
    view! {
        <div class="banner">
            <p class="banner-text">
                "这本台账正在另一个窗口里编辑。这里只能查看，内容会随那边更新；那个窗口关闭以后，这里可以直接编辑。"
            </p>
            <button type="button" class="button primary" on:click=move |_| app.take_over()>"接管编辑"</button>
        </div>
    }
}

/// What has happened outside this window, and the way on.
fn outside(app: App, found: Outside) -> Option<AnyView> {
    let refused = app.save_problem().is_some();
    let saved = if refused { "刚才的内容没有保存：" } else { "" };
    let (text, action): (String, AnyView) = match found {
        Outside::Nothing => return None,
        Outside::Written => (
            format!(
                "{saved}这本台账已在另一个窗口里改动，这里还是改动之前的内容。请点“重新读取”再接着做，正在填写的内容会留着。"
            ),
            view! {
                <button type="button" class="button primary" on:click=move |_| app.reread()>"重新读取"</button>
            }
            .into_any(),
        ),
        Outside::Cleared => (
            format!(
                "{saved}浏览器里的台账被清除了，可能是清理了浏览器数据；这个窗口里还是完整的。请先导出备份，再点“重新写入”。"
            ),
            view! {
                <button type="button" class="button" on:click=move |_| export(app)>"导出备份"</button>
                <button type="button" class="button primary" on:click=move |_| app.write_again()>"重新写入"</button>
            }
            .into_any(),
        ),
    };
    Some(
        view! { <div class="banner bad"><p class="banner-text">{text}</p>{action}</div> }
            .into_any(),
    )
}

/// Offers what was set aside as a file: each text as it stood in the storage.
pub fn export_asides(app: App) {
    let asides = untrack(|| app.desk(|desk| desk.store().asides()));
    let exported = asides.map_err(|error| error.to_string()).and_then(|asides| {
        let text = listed(&asides);
        let name = format!("支部台账-受损数据-{}.txt", app.today());
        browser::download(&name, "text/plain;charset=utf-8", text.as_bytes())
            .map_err(|error| error.to_string())
    });
    match exported {
        Ok(()) => app.say(Tone::Done, "受损数据已导出，请妥善保存。"),
        Err(sentence) => app.say(Tone::Error, sentence),
    }
}

/// The texts one after the other, each below the key it stood under.
fn listed(asides: &[Aside]) -> String {
    let one = |aside: &Aside| format!("【{}】{}\n{}\n", aside.number, aside.key, aside.text);
    asides.iter().map(one).collect::<Vec<_>>().join("\n")
}
