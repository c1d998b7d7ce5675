mod days;
mod files;
mod left;
mod own;
mod paste;
mod properties;
mod round;

use super::{Edits, Given, Line, Plan, Reading, Table, Words, paste};
use crate::catalog::{Catalog, display};
use crate::ledger::{Ledger, Record};

/// The day on which the tests import.
pub(super) fn today() -> chrono::NaiveDate {
    "2020-01-10".parse().unwrap()
}

/// The sample's members, groups, partners and campaigns, without records.
pub(super) fn ledger() -> Ledger {
    let mut ledger = crate::sample::ledger().unwrap();
    ledger.records.clear();
    ledger.declarations.clear();
    ledger.overrides.clear();
    ledger
}

/// All rows of a table by a plan.
pub(super) fn lines(table: &Table, plan: &Plan, edits: &Edits, ledger: &Ledger) -> Vec<Line> {
    let catalog = Catalog::of(ledger);
    let given = Given { table, plan, edits, catalog: &catalog, ledger, today: today() };
    let mut reading = Reading::new(given);
    let mut lines = Vec::new();
    while let Some(more) = reading.read(given, 7) {
        lines.extend(more);
    }
    lines
}

pub(super) fn suggest(table: &Table, called: &str, ledger: &Ledger) -> Plan {
    let catalog = Catalog::of(ledger);
    Plan::suggest(table, called, &catalog, &Words::of(&catalog), 2019)
}

/// A text, read as it is suggested and told line by line.
pub(super) fn told(text: &str) -> String {
    let table = match paste(text) {
        Ok(tables) => tables.into_iter().next().unwrap(),
        Err(error) => return error.to_string(),
    };
    let ledger = ledger();
    let plan = suggest(&table, "", &ledger);
    told_lines(&lines(&table, &plan, &Edits::new(), &ledger), &ledger)
}

pub(super) fn told_lines(lines: &[Line], ledger: &Ledger) -> String {
    lines.iter().map(|line| told_line(line, ledger)).collect::<Vec<_>>().join("\n")
}

fn told_line(line: &Line, ledger: &Ledger) -> String {
    let mut told = vec![match (&line.record, line.aside) {
        (Some(record), _) => format!("{} {}", line.number, told_record(record, &line.sort, ledger)),
        (None, Some(aside)) => format!("{} {}", line.number, aside.sentence()),
        (None, None) => format!("{} -", line.number),
    }];
    told.extend(line.errors.iter().map(|error| format!("   ! {error}")));
    told.extend(line.hints.iter().map(|hint| format!("   ? {hint}")));
    if let Some(same) = &line.same {
        told.push(format!("   = {same:?}"));
    }
    if line.hidden {
        told.push("   hidden".to_owned());
    }
    told.join("\n")
}

fn told_record(record: &Record, sort: &str, ledger: &Ledger) -> String {
    let catalog = Catalog::of(ledger);
    let kind = catalog.kind(&record.kind).unwrap();
    let end = record.end.map(|end| format!("至{end}")).unwrap_or_default();
    let mut told = format!("{}{end} [{sort}] {}", record.date, record.title);
    for field in &kind.fields {
        if let Some(value) = record.values.get(&field.id) {
            told.push_str(&format!(" | {}：{}", field.name, display(value, field, ledger)));
        }
    }
    if let Some(campaign) = &record.campaign {
        told.push_str(&format!(" | 专题：{}", ledger.campaigns[campaign].name));
    }
    if !record.tags.is_empty() {
        told.push_str(&format!(" | 标签：{:?}", record.tags));
    }
    if !record.kept_at.is_empty() {
        told.push_str(&format!(" | 存放：{}", record.kept_at));
    }
    if !record.note.is_empty() {
        told.push_str(&format!(" | 备注：{:?}", record.note));
    }
    told
}
