//! The list as it goes to paper: all its pages, as it is filtered and sorted.

use super::listing::{Found, Listing};
use crate::lists::{self, Row};
use crate::ui::components::paper::Printout;
use leptos::prelude::*;

/// The list as it is now.
pub fn printout(listing: Listing) -> Printout {
    let name = listing.name();
    let heads = listing.heads();
    let all = listing.kind.with_value(Option::is_none);
    let filter = listing.view.with_untracked(|view| view.filter.clone());
    let (branch, mut told) = untrack(|| {
        listing.app.catalog(|catalog, ledger| {
            let branch = ledger.branch.as_ref().map(|branch| branch.full_name.clone());
            let told = lists::conditions_told(&filter, catalog, ledger).into_iter();
            (branch.unwrap_or_default(), told.map(|(_, told)| told).collect::<Vec<_>>())
        })
    });
    let years = listing.found.with_untracked(Found::years_told);
    let rows = listing.all_rows();
    told.push(format!("共{}条", rows.len()));
    let row = |row: Row| {
        let until = row.end.map(|end| end.format("至%m-%d").to_string()).unwrap_or_default();
        let marks = [(row.late, "（补录）"), (row.imported, "（导入）")];
        let marks: String = marks.into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect();
        let cells = if all { vec![row.kind_name] } else { row.cells };
        let cells = cells.iter().zip(&heads).map(|(text, (_, _, style))| style.line(text));
        let first = [format!("{}{until}", row.date), format!("{}{marks}", row.title)];
        first.into_iter().chain(cells).collect()
    };
    let rows = rows.into_iter().map(row).collect();
    let first = [("日期".to_owned(), false), ("标题".to_owned(), false)];
    let rest = heads.into_iter().map(|(_, name, style)| (name, style.is_right()));
    Printout {
        title: format!("{branch}{years}台账：{name}"),
        told,
        heads: first.into_iter().chain(rest).collect(),
        rows,
    }
}
