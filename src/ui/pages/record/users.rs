//! What points at an entry.

use crate::ledger::{EntryKey, Ledger, Order};
use crate::ui::components::details::link;
use crate::ui::state::App;
use leptos::prelude::*;
use std::cmp::Reverse;

/// How many are shown before the rest is folded.
const SHOWN: usize = 10;

/// What points at an entry: key, a record's day, name.
type User = (EntryKey, Option<chrono::NaiveDate>, String);

/// The entries that point at one, records by their day, the latest first.
#[component]
pub fn Users(
    /// At which.
    key: EntryKey,
) -> impl IntoView {
    let app = App::here();
    let users = Memo::new(move |_| app.ledger(|ledger| users(ledger, &key)));
    view! {
        <section class="card aside" aria-labelledby="used-in">
            <h2 id="used-in">"被以下记录引用"</h2>
            {move || list(users.get())}
        </section>
    }
}

fn users(ledger: &Ledger, key: &EntryKey) -> Vec<User> {
    let user = |user: EntryKey| {
        let date = match &user {
            EntryKey::Record(id) => ledger.records.get(id).map(|record| record.date),
            _ => None,
        };
        let name = ledger.name_of(&user);
        (user, date, name)
    };
    let mut users: Vec<User> = ledger.users_of(key).into_iter().map(user).collect();
    users.order_by_key(|(_, date, _)| Reverse(*date));
    users
}

fn list(users: Vec<User>) -> AnyView {
    if users.is_empty() {
        return view! { <p class="card-help">"没有记录引用它。"</p> }.into_any();
    }
    let count = users.len();
    let line = |(key, date, name): User| {
        let day = date.map(|date| view! { <span class="count">{date.to_string()}</span> });
        view! { <li><span>{link(name, &key)}</span>{day}</li> }
    };
    let mut users = users.into_iter();
    let first = users.by_ref().take(SHOWN).map(line).collect_view();
    let rest = (count > SHOWN).then(|| {
        view! {
            <details class="counted-rest">
                <summary>{format!("还有{}条", count - SHOWN)}</summary>
                <ul class="counted">{users.map(line).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <p class="card-help">{format!("共{count}条。")}</p>
        <ul class="counted">{first}</ul>
        {rest}
    }
    .into_any()
}
