//! 导出表格: records as a file for Excel or WPS.

use super::listing::{ALL, Found, Listing};
use crate::ledger::RecordId;
use crate::lists::{self, By};
use crate::ui::components::download::offer_sheet;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Offers the records listed, on all pages, as a file; only some of them where they are named.
pub fn export(listing: Listing, only: Option<&BTreeSet<RecordId>>) {
    let app = listing.app;
    let (scope, view) = untrack(|| (listing.scope.get(), listing.view.get()));
    let (sheet, facet) = untrack(|| {
        app.catalog(|catalog, ledger| {
            let mut found = lists::find(ledger, catalog, &scope, &view);
            found.retain(|record| only.is_none_or(|only| only.contains(&record.id)));
            let facet = lists::condition_named(&view.filter, By::Facet, catalog, ledger);
            (lists::sheet(&found, ledger, catalog, scope.kind.as_ref()), facet)
        })
    });
    let years = listing.found.with_untracked(Found::years_told);
    let branch = app.peek(|ledger| ledger.branch.as_ref().map(|branch| branch.full_name.clone()));
    let count = sheet.rows.len();
    let name = facet.unwrap_or_else(|| listing.name());
    let name = match only {
        None => name,
        // What is picked of 全部记录 is not all of them.
        Some(_) if name == ALL => format!("选中{count}条"),
        Some(_) => format!("{name}-选中{count}条"),
    };
    let years = scope.years.only().map_or(years, |year| year.to_string());
    let stem = format!("{}台账-{name}-{years}", branch.unwrap_or_default());
    offer_sheet(app, &stem, &sheet, |file| {
        format!("已导出{count}条记录到“{file}”，可以用 Excel 或 WPS 打开。")
    });
}
