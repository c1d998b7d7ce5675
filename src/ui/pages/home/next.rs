//! What to do next: what the summary lacks, what is not safe yet, what has not been entered.

use crate::store::LastBackup;
use crate::summary::{Finding, FindingKind, Summary};
use crate::ui::components::ways::way;
use crate::ui::route::{MEMBER, Route};
use crate::ui::state::{App, Standing};
use chrono::Datelike;
use leptos::prelude::*;

/// How many gaps of the summary are named one by one.
const GAPS: usize = 5;

/// After how many days a change asks for a new backup.
const BACKUP_DAYS: i64 = 7;

/// What else should be looked at before the summary is handed in.
const DOUBTFUL: [(FindingKind, &str); 4] = [
    (FindingKind::Syntax, "写法有误，照原样印了出来"),
    (FindingKind::Overlap, "数字相互矛盾"),
    (FindingKind::Incomplete, "数字不完整，有的记录没有填要统计的内容"),
    (FindingKind::Typed, "数字是手填的，没有记录可查"),
];

/// Something to do: why, what the link says, where it leads.
#[derive(Clone, PartialEq)]
struct Todo {
    why: String,
    what: String,
    route: Route,
}

impl Todo {
    fn new(why: impl Into<String>, what: impl Into<String>, route: Route) -> Self {
        Self { why: why.into(), what: what.into(), route }
    }
}

/// What to do next.
#[component]
pub fn Next() -> impl IntoView {
    let app = App::here();
    let todos = Memo::new(move |_| {
        let mut todos = entering(app);
        todos.extend(backup(app));
        todos.extend(summary(app));
        todos
    });
    let line = |todo: Todo| {
        view! {
            <li><span>{todo.why}</span><a href=todo.route.href()>{todo.what}</a></li>
        }
    };
    view! {
        <section class="card" aria-labelledby="home-next">
            <h2 id="home-next">"接下来"</h2>
            {move || {
                let todos = todos.get();
                if todos.is_empty() {
                    view! { <p class="card-help">"该记的都记了，备份也是新的。"</p> }.into_any()
                } else {
                    view! { <ul class="todos">{todos.into_iter().map(line).collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}

/// What has not been entered at all.
fn entering(app: App) -> Vec<Todo> {
    let today = app.today();
    let year = app.year();
    app.ledger(|ledger| {
        let mut todos = Vec::new();
        if ledger.members.is_empty() {
            let route = Route::blank(MEMBER);
            todos.push(Todo::new("还没有登记党员，活动记录里点不到人。", "登记党员", route));
        }
        let this_month =
            |day: chrono::NaiveDate| day.year() == today.year() && day.month() == today.month();
        if year == today.year() && !ledger.records.values().any(|r| this_month(r.date)) {
            let route = Route::blank("activity");
            todos.push(Todo::new(format!("{}月还没有记录。", today.month()), "记一条", route));
        }
        todos
    })
}

/// Whether the ledger stands in one place only.
fn backup(app: App) -> Option<Todo> {
    // The program itself writes it into a folder.
    if app.copies.standing.get() == Standing::Ready && app.copies.last.with(Option::is_some) {
        return None;
    }
    let why = match app.last_backup() {
        LastBackup::Current(_) => return None,
        LastBackup::Never => "这本台账从未备份，只存在这台电脑里。".to_owned(),
        LastBackup::Outdated(day) => {
            let days = (app.today() - day).num_days();
            if (0..BACKUP_DAYS).contains(&days) {
                return None;
            }
            format!("{}。", LastBackup::Outdated(day))
        }
    };
    Some(Todo::new(why, "去备份", Route::Backup))
}

/// What the year's summary lacks.
fn summary(app: App) -> Vec<Todo> {
    let Some(summary) = app.summary() else { return Vec::new() };
    let gaps = summary.findings.iter().filter(|finding| finding.kind == FindingKind::Gap);
    let mut todos: Vec<Todo> = gaps.clone().take(GAPS).map(|gap| of_gap(&summary, gap)).collect();
    let left = gaps.count().saturating_sub(GAPS);
    if left > 0 {
        todos.push(Todo::new(format!("总结里还有{left}处缺数。"), "看总结", Route::Summary));
    }
    for (kind, what) in DOUBTFUL {
        let found: Vec<&Finding> =
            summary.findings.iter().filter(|finding| finding.kind == kind).collect();
        let Some(first) = found.first() else { continue };
        let route = first.token.map_or(Route::Summary, Route::SummaryAt);
        todos.push(Todo::new(format!("总结里有{}处{what}。", found.len()), "看总结", route));
    }
    todos
}

/// A gap, with the way to fill it, or else its place in the summary.
fn of_gap(summary: &Summary, gap: &Finding) -> Todo {
    let place = || match gap.token {
        Some(token) => Route::SummaryAt(token),
        None => Route::Summary,
    };
    let (what, route) = way(summary, gap).unwrap_or_else(|| ("看总结", place()));
    Todo::new(format!("{}，总结里空着。", gap.why), what, route)
}
