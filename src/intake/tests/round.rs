//! Records written as a table and read again are the same records, kind by kind.

use super::{lines, suggest};
use crate::catalog::{Catalog, common_name, display};
use crate::intake::{Edits, Sort, Words, paste};
use crate::ledger::{FieldType, Kind, Ledger, Record, common};

fn cells(record: &Record, kind: &Kind, ledger: &Ledger) -> Vec<String> {
    let mut cells = vec![
        record.date.to_string(),
        record.end.map(|end| end.to_string()).unwrap_or_default(),
        record.title.clone(),
        record.campaign.as_ref().map(|id| ledger.campaigns[id].name.clone()).unwrap_or_default(),
        record.tags.iter().cloned().collect::<Vec<_>>().join("、"),
        record.kept_at.clone(),
    ];
    for field in &kind.fields {
        let value = record.values.get(&field.id);
        cells.push(value.map(|value| display(value, field, ledger)).unwrap_or_default());
    }
    if !kind.without_note {
        cells.push(record.note.clone());
    }
    cells
}

fn heads(kind: &Kind) -> Vec<String> {
    let common =
        [common::DATE, common::END, common::TITLE, common::CAMPAIGN, common::TAG, common::KEPT_AT];
    let fields = kind.fields.iter().map(|field| field.name.clone());
    let note = (!kind.without_note).then(|| common_name(common::NOTE).to_owned());
    common.iter().map(|id| common_name(id).to_owned()).chain(fields).chain(note).collect()
}

fn csv(rows: impl Iterator<Item = Vec<String>>) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let row = |row: Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    rows.map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_record_of_the_sample_comes_back_from_its_own_table() {
    let sample = crate::sample::ledger().unwrap();
    let catalog = Catalog::of(&sample);
    let mut ledger = sample.clone();
    ledger.records.clear();
    let mut read = 0;
    for kind in catalog.kinds() {
        let records: Vec<&Record> =
            sample.records.values().filter(|record| record.kind == kind.id).collect();
        if records.is_empty() {
            continue;
        }
        let rows = records.iter().map(|record| cells(record, kind, &sample));
        let table = paste(&csv(std::iter::once(heads(kind)).chain(rows))).unwrap().remove(0);
        let mut plan = suggest(&table, "", &ledger);
        plan.by_row = false;
        plan.otherwise = Sort::of(kind.id.clone());
        plan.match_columns(&table, &catalog, &Words::of(&catalog));
        for (line, record) in lines(&table, &plan, &Edits::new(), &ledger).iter().zip(&records) {
            let Some(came) = &line.record else { panic!("{}: {:?}", kind.name, line.errors) };
            let mut wanted = (*record).clone();
            // Which record is meant cannot be seen from a text: it stays in the note.
            wanted.values.retain(|id, _| {
                kind.field(id.as_str()).is_none_or(|field| field.field_type != FieldType::Link)
            });
            let linked = wanted.values.len() != record.values.len();
            wanted.id = came.id.clone();
            wanted.phrase = None;
            wanted.origin = came.origin;
            wanted.entered_on = came.entered_on;
            wanted.revision = came.revision;
            if linked {
                wanted.note.clone_from(&came.note);
            }
            assert_eq!(*came, wanted, "{} {}", kind.name, record.title);
            read += 1;
        }
    }
    assert_eq!(read, sample.records.len());
}
