//! What stands above every page until it is solved: a change that was not written, and what was
//! found damaged when the ledger was opened.

use crate::browser;
use crate::store::{Aside, StoreFinding};
use crate::ui::notice::Tone;
use crate::ui::state::App;
use leptos::prelude::*;

/// The banners.
#[component]
pub fn Banners() -> impl IntoView {
    let app = App::here();
    let refused = Memo::new(move |_| app.save_problem());
    let put_away = move |_| app.findings.set(Vec::new());
    view! {
        <div role="alert">
            {move || refused.get().map(|sentence| view! {
                <div class="banner bad"><p>{sentence}</p></div>
            })}
        </div>
        {move || {
            let findings = app.findings.get();
            (!findings.is_empty()).then(|| {
                let damaged = findings.iter().any(|f| matches!(f, StoreFinding::SetAside { .. }));
                view! {
                    <div class="banner" role="alert">
                        <div class="banner-text">
                            {findings.iter().map(|finding| view! { <p>{finding.to_string()}</p> }).collect_view()}
                        </div>
                        {damaged.then(|| view! {
                            <button type="button" class="button" on:click=move |_| export_asides(app)>"导出受损数据"</button>
                        })}
                        <button type="button" class="button quiet" on:click=put_away>"知道了"</button>
                    </div>
                }
            })
        }}
    }
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
