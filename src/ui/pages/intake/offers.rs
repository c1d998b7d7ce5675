//! What can be chosen for a table: its sheets, its rows of headings, kinds, fields.

use super::bench::Bench;
use super::select::Offers;
use crate::catalog::Catalog;
use crate::intake::{Sort, Target, Words};
use crate::ledger::Ledger;
use leptos::prelude::*;

/// The value of the select of kinds that leaves it to the rows.
pub const BY_ROW: &str = "-by-row";

/// How many rows may be said to hold the headings.
const OFFERED_ROWS: usize = 15;

/// The sheets, where there are several.
pub fn sheets(bench: Bench) -> Option<Offers> {
    bench.opened.with(|opened| {
        let tables = &opened.as_ref().filter(|opened| opened.tables.len() > 1)?.tables;
        let name = |table: &crate::intake::Table| {
            let hidden = if table.hidden { "（隐藏）" } else { "" };
            format!("{}{hidden}，{}行", table.name, table.rows.len())
        };
        let all = tables.iter().enumerate().map(|(at, table)| (at.to_string(), name(table)));
        Some(vec![(String::new(), all.collect())])
    })
}

/// The rows that may hold the headings.
pub fn headings(bench: Bench) -> Offers {
    let rows = bench.table(|_, table| {
        let row = |(at, row): (usize, &crate::intake::Row)| {
            let texts: Vec<&str> =
                row.cells.iter().map(|cell| cell.own()).filter(|text| !text.is_empty()).collect();
            let start: String = texts.join("、").chars().take(30).collect();
            (at.to_string(), format!("第{}行：{start}", row.number))
        };
        table.rows.iter().enumerate().take(OFFERED_ROWS).map(row).collect::<Vec<_>>()
    });
    let none = vec![(String::new(), "没有标题行".to_owned())];
    vec![(String::new(), rows.unwrap_or_default().into_iter().chain(none).collect())]
}

/// What the rows can be, if they are all one.
pub fn kinds(bench: Bench) -> Offers {
    untrack(|| {
        bench.app.catalog(|catalog, ledger| {
            let by_row = vec![(BY_ROW.to_owned(), "逐行认定".to_owned())];
            let mut offers = vec![(String::new(), by_row)];
            offers.extend(by_chapter(catalog, ledger));
            offers
        })
    })
}

fn by_chapter(catalog: &Catalog, ledger: &Ledger) -> Offers {
    let of = |chapter: &crate::catalog::Chapter| {
        let kinds = catalog.kinds_of(&chapter.id).filter(|kind| catalog.offered(kind, ledger));
        let kinds = kinds.map(|kind| (kind.id.to_string(), kind.name.clone()));
        (chapter.name.to_owned(), kinds.collect())
    };
    catalog.chapters().iter().map(of).collect()
}

/// Everything that a row can be: what an activity counts as, and the kinds.
pub fn sorts(bench: Bench) -> Offers {
    untrack(|| {
        bench.app.catalog(|catalog, ledger| {
            let mut offers = vec![("活动，计入".to_owned(), of_activity(catalog))];
            offers.extend(by_chapter(catalog, ledger));
            offers
        })
    })
}

/// What all rows can count as.
pub fn facets(bench: Bench) -> Offers {
    untrack(|| {
        bench.app.catalog(|catalog, _| {
            let none = vec![(Sort::activity().id(), "不统一，逐行认定".to_owned())];
            vec![(String::new(), none.into_iter().chain(of_activity(catalog)).collect())]
        })
    })
}

fn of_activity(catalog: &Catalog) -> Vec<(String, String)> {
    let activity = Sort::activity().kind;
    let field = catalog.kind(&activity).and_then(|kind| kind.field("facets"));
    let choices = field.map_or(&[][..], |field| &field.choices).iter();
    let named = choices.map(|choice| {
        let sort = Sort { kind: activity.clone(), facets: [choice.id.clone()].into() };
        (sort.id(), choice.name.clone())
    });
    named.collect()
}

/// What a column can be said to hold.
pub fn targets(bench: Bench) -> Offers {
    let plan = bench.plan.get_untracked();
    untrack(|| {
        bench.app.catalog(|catalog, _| {
            let kinds = plan.and_then(|plan| {
                bench.table(|_, table| plan.kinds(table, catalog, &Words::of(catalog)))
            });
            let kinds = kinds.unwrap_or_default();
            let rest = [Target::Rest, Target::Drop].map(|target| {
                (target.id().to_owned(), crate::intake::target_name(&target, &kinds))
            });
            let fields = crate::intake::offered_targets(&kinds);
            vec![(String::new(), rest.into()), ("字段".to_owned(), fields)]
        })
    })
}
