//! Who holds which post on a day, and which terms end soon.

use crate::ledger::{EntryKey, read_day};
use crate::lists::{self, Body, Holder};
use crate::ui::components::day::DayField;
use crate::ui::components::field::{Labels, fresh_id};
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// A post as a line of the table.
#[derive(Clone, PartialEq)]
struct Line {
    body: Body,
    post: String,
    group: Option<(String, EntryKey)>,
    name: String,
    member: EntryKey,
    term: String,
    end: Option<String>,
}

impl Line {
    fn of(one: Holder<'_>) -> Self {
        Self {
            body: one.body,
            post: one.post.name.clone(),
            group: one.group.map(|group| (group.name.clone(), EntryKey::Group(group.id.clone()))),
            name: one.member.name.clone(),
            member: EntryKey::Member(one.member.id.clone()),
            term: lists::term_told(one.post),
            end: one.end_told(),
        }
    }
}

/// The posts on a day.
#[component]
pub fn Posts() -> impl IntoView {
    let app = App::here();
    let typed = RwSignal::new(app.today().to_string());
    // While another day is being typed, the last one stays.
    let day = Memo::new(move |before: Option<&chrono::NaiveDate>| {
        let in_view = untrack(|| app.desk(|desk| desk.in_view()));
        let read = typed.with(|text| read_day(text, in_view).ok());
        read.or(before.copied()).unwrap_or_else(|| app.today())
    });
    let lines = Memo::new(move |_| {
        let day = day.get();
        app.ledger(|ledger| {
            lists::posts_on(ledger, day).into_iter().map(Line::of).collect::<Vec<_>>()
        })
    });
    let labels = Labels {
        id: fresh_id("field"),
        name: "截至".to_owned(),
        hint: "职务和任期在党员各自的表里填写。".to_owned(),
        required: false,
    };
    view! {
        <section class="card" aria-labelledby="posts">
            <h2 id="posts">"职务与任期"</h2>
            <div class="form posts-day">
                <DayField labels value=typed on_set=move |text| typed.set(text) error=Signal::stored(None)/>
            </div>
            {move || {
                let lines = lines.get();
                if lines.is_empty() {
                    return view! { <p class="card-help">"这一天没有登记在任的职务。"</p> }.into_any();
                }
                view! { <div class="table-wrap"><table class="table register posts">
                    <thead><tr>
                        <th scope="col">"职务"</th><th scope="col">"姓名"</th>
                        <th scope="col">"任期"</th><th scope="col">"届满"</th>
                    </tr></thead>
                    {Body::ALL.map(|body| bodies(body, &lines))}
                </table></div> }.into_any()
            }}
        </section>
    }
}

fn bodies(body: Body, lines: &[Line]) -> Option<impl IntoView + use<>> {
    let own: Vec<Line> = lines.iter().filter(|line| line.body == body).cloned().collect();
    let link = |key: &EntryKey, name: String| {
        let href = Route::of_entry(key).map(|route| route.href());
        view! { <a href=href>{name}</a> }
    };
    let row = move |line: Line| {
        let group = line.group.map(|(name, key)| view! { {link(&key, name)}" " });
        view! {
            <tr>
                <td>{group}{line.post}</td>
                <td>{link(&line.member, line.name)}</td>
                <td>{line.term}</td>
                <td>{line.end.map(|end| view! { <span class="tag gold">{end}</span> })}</td>
            </tr>
        }
    };
    (!own.is_empty()).then(|| {
        view! {
            <tbody>
                <tr class="of"><th scope="rowgroup" colspan="4">{body.name()}</th></tr>
                {own.into_iter().map(row).collect_view()}
            </tbody>
        }
    })
}
