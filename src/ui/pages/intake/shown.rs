//! A row of the preview as plain text: rows that say the same are not drawn again.

use crate::catalog::{Catalog, display};
use crate::intake::{Line, Same};
use crate::ledger::{Ledger, Record};
use crate::ui::route::Route;

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Those that cannot be imported as they are.
    Wrong,
    /// Those that have been recorded already.
    Same,
    /// Those to look at.
    Hinted,
}

impl Which {
    pub const ALL: [Self; 4] = [Self::All, Self::Wrong, Self::Same, Self::Hinted];

    pub fn name(self) -> &'static str {
        match self {
            Self::All => "全部",
            Self::Wrong => "有错误",
            Self::Same => "重复",
            Self::Hinted => "要核对",
        }
    }

    pub fn holds(self, line: &Line) -> bool {
        match self {
            Self::All => true,
            Self::Wrong => !line.errors.is_empty(),
            Self::Same => line.same.is_some(),
            Self::Hinted => line.record.is_some() && !line.hints.is_empty(),
        }
    }
}

/// A cell that is wrong: its column, its name, what stands there.
pub type Wrong = (usize, String, String);

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown {
    pub number: usize,
    pub day: String,
    pub sort: String,
    pub title: String,
    /// What else it holds.
    pub other: String,
    /// What is wrong, and what can be typed instead.
    pub errors: Vec<(String, Option<Wrong>)>,
    pub hints: Vec<String>,
    /// What it repeats, and where that is.
    pub same: Option<(String, Option<String>)>,
    pub aside: Option<&'static str>,
    pub hidden: bool,
    /// Whether it can be imported.
    pub can: bool,
    /// Whether it is if nobody says otherwise.
    pub meant: bool,
}

impl Shown {
    pub fn of(line: &Line, catalog: &Catalog, ledger: &Ledger) -> Self {
        let (day, title) = match &line.record {
            Some(record) => {
                let end = record.end.map(|end| format!("至{}", end.format("%m-%d")));
                (format!("{}{}", record.date, end.unwrap_or_default()), record.title.clone())
            }
            None => line.stands.clone(),
        };
        let error = |error: &crate::intake::CellError| {
            let cell = (error.cell.clone(), error.stands.clone());
            (error.to_string(), error.column.map(|column| (column, cell.0, cell.1)))
        };
        let same = line.same.as_ref().map(|same| match same {
            Same::Record(id) => (same.told(), Some(Route::Record(id.clone()).href())),
            Same::Row(_) => (same.told(), None),
        });
        Self {
            number: line.number,
            day,
            sort: line.sort.clone(),
            title,
            other: line.record.as_ref().map(|one| other(one, catalog, ledger)).unwrap_or_default(),
            errors: line.errors.iter().map(error).collect(),
            hints: line.hints.clone(),
            same,
            aside: line.aside.map(crate::intake::Aside::sentence),
            hidden: line.hidden,
            can: line.record.is_some(),
            meant: line.is_meant(),
        }
    }
}

/// What a record holds besides day, title and what it counts as.
fn other(record: &Record, catalog: &Catalog, ledger: &Ledger) -> String {
    let fields = catalog.kind(&record.kind).map_or(&[][..], |kind| &kind.fields);
    let mut told: Vec<String> = Vec::new();
    for field in fields.iter().filter(|field| field.id.as_str() != "facets") {
        if let Some(value) = record.values.get(&field.id) {
            told.push(format!("{}：{}", field.name, display(value, field, ledger)));
        }
    }
    let campaign = record.campaign.as_ref().and_then(|id| ledger.campaigns.get(id));
    told.extend(campaign.map(|campaign| format!("专题：{}", campaign.name)));
    if !record.note.is_empty() {
        told.push(format!("备注：{}", record.note.replace('\n', "；")));
    }
    told.join("　")
}
