//! Where the year stands: records a month, records a chapter, late entries.

use crate::lists;
use crate::ui::route::Route;
use crate::ui::state::App;
use chrono::Datelike;
use leptos::prelude::*;

/// What the year has come to.
#[derive(Clone, PartialEq)]
struct Year {
    year: i32,
    months: [usize; 12],
    chapters: Vec<(&'static str, usize)>,
    late: usize,
    /// How many records are in which file, where the year is archived.
    archived: Option<(u64, String)>,
}

impl Year {
    fn whole(&self) -> usize {
        self.months.iter().sum()
    }
}

fn read(app: App) -> Year {
    let year = app.year();
    app.catalog(|catalog, ledger| {
        let mut months = [0; 12];
        let mut late = 0;
        for record in ledger.records.values().filter(|record| record.date.year() == year) {
            if let Some(month) = months.get_mut(record.date.month0() as usize) {
                *month += 1;
            }
            late += usize::from(record.is_late());
        }
        let counts = lists::counts(ledger, year);
        let of = |chapter: &crate::catalog::Chapter| {
            let kinds = catalog.kinds_of(&chapter.id);
            (chapter.name, kinds.filter_map(|kind| counts.get(&kind.id)).sum())
        };
        let chapters = catalog.chapters().iter().map(of).collect();
        let archive = ledger.archive(year);
        let archived = archive.map(|archive| (archive.records, archive.file.clone()));
        Year { year, months, chapters, late, archived }
    })
}

/// The year in a look.
#[component]
pub fn Standing() -> impl IntoView {
    let app = App::here();
    let year = Memo::new(move |_| read(app));
    view! {
        <section class="card standing" aria-labelledby="home-standing">
            {move || {
                let year = year.get();
                if let Some((count, file)) = year.archived {
                    return view! {
                        <div class="standing-months">
                            <h2 id="home-standing">{format!("{}年已归档", year.year)}</h2>
                            <p class="card-help">{format!("这一年的{count}条记录在“{file}”里。总结和数字照归档时的样子留着；要看记录、改动，请到")}
                                <a href=Route::Backup.href()>"备份"</a>"页取回归档。"</p>
                        </div>
                    }
                    .into_any();
                }
                let late = (year.late > 0).then(|| view! {
                    <li><span>"其中补录"<small>"发生30天以后才录入"</small></span><b>{year.late}</b></li>
                });
                view! {
                    <div class="standing-months">
                        <h2 id="home-standing">{format!("{}年记了{}条", year.year, year.whole())}</h2>
                        {bars(&year)}
                    </div>
                    <ul class="standing-chapters">
                        {year.chapters.iter().map(|(name, count)| view! {
                            <li><span>{*name}</span><b>{*count}</b></li>
                        }).collect_view()}
                        {late}
                    </ul>
                }
                .into_any()
            }}
        </section>
    }
}

/// Width and height of the drawing, and of the part that bars stand in.
const WIDTH: usize = 600;
const HEIGHT: usize = 128;
const TALLEST: usize = 84;
const BASE: usize = 104;

/// A bar a month. Read out as one sentence.
fn bars(year: &Year) -> impl IntoView + use<> {
    let most = year.months.iter().copied().max().unwrap_or(0).max(1);
    let step = WIDTH / 12;
    let said: Vec<String> =
        year.months.iter().enumerate().map(|(at, n)| format!("{}月{n}条", at + 1)).collect();
    let bar = move |(at, count): (usize, usize)| {
        // One record is still to be seen beside a month of fifty.
        let height = if count == 0 { 0 } else { (count * TALLEST / most).max(3) };
        let middle = at * step + step / 2;
        view! {
            <rect class="bar" x=middle - 13 y=BASE - height width="26" height=height rx="2"/>
            {(count > 0).then(|| view! {
                <text class="bar-count" x=middle y=BASE - height - 6>{count}</text>
            })}
            <text class="bar-month" x=middle y=HEIGHT - 6>{format!("{}月", at + 1)}</text>
        }
    };
    view! {
        <svg class="bars" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=format!("每月记录：{}", said.join("，"))>
            <line class="bar-base" x1="0" x2=WIDTH y1=BASE y2=BASE/>
            {year.months.into_iter().enumerate().map(bar).collect_view()}
        </svg>
    }
}
