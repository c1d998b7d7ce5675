//! The rows that an import has left out, told until the person puts them away.

use crate::browser;
use crate::intake::{LeftOut, LeftRow};
use crate::ui::components::download::offer_sheet;
use crate::ui::state::App;
use leptos::prelude::*;
use std::sync::Arc;

/// How many of them are told; all are in the file.
const TOLD: usize = 20;

/// A card for each table.
pub fn left(app: App) -> AnyView {
    let shown = move || {
        let all = app.left_out.get().into_iter().enumerate();
        all.map(|(at, (source, left))| card(app, at, source, left)).collect::<Vec<AnyView>>()
    };
    shown.into_any()
}

fn card(app: App, at: usize, source: String, left: Arc<LeftOut>) -> AnyView {
    let heading = format!("intake-left-{at}");
    let labelled = heading.clone();
    let LeftOut { reasons, rows, .. } = left.as_ref();
    let told = format!("“{source}”有{}行没有导入：{reasons}。", rows.len());
    let row = |row: &LeftRow| {
        let LeftRow { number, stands, why } = row.clone();
        view! { <li><span class="quiet-text">{format!("第{number}行")}</span>" "{stands}<small>{why}</small></li> }
            .into_any()
    };
    let more = rows.len().saturating_sub(TOLD);
    let more = (more > 0)
        .then(|| view! { <p class="quiet-text">{format!("还有{more}行，下载以后都能看到。")}</p> });
    let shown: Vec<AnyView> = rows.iter().take(TOLD).map(row).collect();
    let count = rows.len();
    let save = move |_| {
        let stem = format!("没有导入的{count}行-{source}");
        offer_sheet(app, &stem, &left.sheet, |file| {
            format!("没有导入的{count}行已存为“{file}”，改好以后可以再导入。")
        });
    };
    let close = move |_| {
        app.left_out.update(|all| {
            if at < all.len() {
                all.remove(at);
            }
        });
        request_animation_frame(|| {
            browser::focus("intake-source");
        });
    };
    view! {
        <section class="card intake-left" aria-labelledby=labelled>
            <h2 id=heading>"没有导入的行"</h2>
            <p>{told}</p>
            <ul>{shown}</ul>
            {more}
            <p class="intake-ways">
                <button type="button" class="button" on:click=save>"下载没有导入的行"</button>
                <button type="button" class="button" on:click=close>"不再显示"</button>
            </p>
        </section>
    }
    .into_any()
}
