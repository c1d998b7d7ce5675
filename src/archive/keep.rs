//! What is kept of a year before its records go.

use super::{ArchiveProblem, Going, sum_of};
use crate::catalog::{Catalog, templates};
use crate::figures::{self, Figure, FigureError, Query};
use crate::ledger::{Archive, InOrder, Ledger, Period};
use crate::summary;
use chrono::{Datelike as _, NaiveDate};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The file that holds a year's records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its [`sum`](super::sum).
    pub sum: String,
}

/// The archive of a year as the ledger stands, put on the day `on`. `figure` answers what a figure
/// is.
///
/// What the summaries of other years ask of its days is kept with the year's own figures: of
/// 比上年增加, the year before.
///
/// # Errors
/// [`ArchiveProblem::Unwritable`], which no ledger is known to give.
pub fn keep(
    year: i32,
    going: &Going,
    file: &File,
    on: NaiveDate,
    (ledger, catalog): (&Ledger, &Catalog),
    figure: &mut dyn FnMut(&Query) -> Result<Rc<Figure>, FigureError>,
) -> Result<Archive, ArchiveProblem> {
    let mut asked: Vec<Rc<Figure>> = Vec::new();
    for def in catalog.figures() {
        // One that cannot be computed has no value to keep.
        asked.extend(figure(&Query::new(def.id.clone(), Period::year(year))));
    }
    let mut years: BTreeSet<i32> = ledger.texts.values().map(|text| text.year).in_order();
    years.extend(ledger.records.values().map(|record| record.date.year()));
    years.insert(year.saturating_add(1));
    years.remove(&year);
    for other in years {
        let text = summary::text_of(ledger, templates::annual(), other);
        summary::write(&text, ledger, catalog, &mut |query| {
            let found = figure(query);
            asked.extend(found.iter().cloned());
            found
        });
    }
    let text = summary::text_of(ledger, templates::annual(), year);
    let written = summary::write(&text, ledger, catalog, figure);
    let records = going.records.iter().filter_map(|id| ledger.records.get(id));
    Ok(Archive {
        id: Archive::id_of(year),
        year,
        archived_on: on,
        file: file.name.clone(),
        file_sum: file.sum.clone(),
        records: going.records.len() as u64,
        records_sum: sum_of(records)?,
        figures: figures::archived(&asked, year),
        summary: summary::archived(&written),
        revision: 0,
    })
}
