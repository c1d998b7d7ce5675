//! 党员: the roster, and who holds which post.
//!
//! | file | holds |
//! |---|---|
//! | `roster` | the members as a table, narrowed and printed |
//! | `posts` | the posts on a day with their terms |

mod posts;
mod roster;

use crate::ui::components::page::Page;
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::App;
use leptos::prelude::*;

/// 党员.
#[component]
pub fn Members() -> impl IntoView {
    let app = App::here();
    let route = Route::blank(MEMBER);
    let none = Memo::new(move |_| app.ledger(|ledger| ledger.members.is_empty()));
    view! {
        <Page title=Signal::stored("党员".to_owned()) of_year=false actions=move || {
            let route = route.clone();
            view! {
                <button type="button" class="button primary" on:click=move |_| app.go(&route)>"新增党员"</button>
            }
        }>
            <div class="stack">
                <section class="card list" aria-label="党员名册">
                    {move || match none.get() {
                        true => empty(app).into_any(),
                        false => view! { <roster::Roster/> }.into_any(),
                    }}
                </section>
                {move || (!none.get()).then(|| view! { <posts::Posts/> })}
            </div>
        </Page>
    }
}

fn empty(app: App) -> impl IntoView {
    let route = Route::blank(MEMBER);
    view! {
        <div class="empty">
            <p><strong>"还没有登记党员。"</strong></p>
            <p>"登记以后，活动记录里可以直接点选出席和缺席的人，党员总数等数字也从这里来。"</p>
            <p><button type="button" class="button" on:click=move |_| app.go(&route)>"登记第一名党员"</button></p>
        </div>
    }
}
