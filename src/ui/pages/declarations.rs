//! 无此项声明: all declarations of none, and how each stands.

use crate::figures;
use crate::ui::components::declare::{Told, voiding, withdraw};
use crate::ui::components::page::Page;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// 无此项声明.
#[component]
pub fn Declarations() -> impl IntoView {
    let app = App::here();
    let all = Memo::new(move |_| Told::all(app, figures::declarations));
    view! {
        <Page title=Signal::stored("无此项声明".to_owned()) of_year=false>
            <nav class="crumbs" aria-label="位置"><a href=Route::all_records().href()>"台账"</a></nav>
            <section class="card" aria-label="无此项声明">
                <p class="card-help">"没有记录不等于没有这项工作。声明过的，总结里不再当作缺数；以后有了这样的记录，声明自动失效。"</p>
                {move || {
                    let all = all.get();
                    if all.is_empty() {
                        return view! { <p class="card-help">"还没有声明。某一类全年没有记录时，可以在台账里那一类的空列表上声明无此项。"</p> }.into_any();
                    }
                    view! { <div class="table-wrap"><table class="table register declared">
                        <thead><tr>
                            <th scope="col">"无此项"</th><th scope="col">"期间"</th>
                            <th scope="col">"声明日期"</th><th scope="col">"理由"</th>
                            <th scope="col">"现状"</th>
                            <th scope="col"><span class="off-screen">"操作"</span></th>
                        </tr></thead>
                        <tbody>{all.into_iter().map(|told| row(app, told)).collect_view()}</tbody>
                    </table></div> }.into_any()
                }}
            </section>
        </Page>
    }
}

fn row(app: App, told: Told) -> impl IntoView {
    let withdraw = withdraw(app, &told);
    let state = if told.voided_by.is_empty() {
        view! { <span class="tag green">"有效"</span> }.into_any()
    } else {
        view! { <span class="tag gold">"已失效"</span>" 后来有了记录 "{voiding(told.voided_by)} }
            .into_any()
    };
    view! {
        <tr>
            <td>{told.what}</td>
            <td>{told.period}</td>
            <td>{told.declared_on.to_string()}</td>
            <td>{told.reason}</td>
            <td>{state}</td>
            <td class="row-actions">{withdraw}</td>
        </tr>
    }
}
