//! Records as a sheet, with everything they hold: what goes into a file is not cut to the columns of
//! a list.

use super::kind_name;
use crate::catalog::{Catalog, common_name, display, display_bare};
use crate::document::{Cell, Sheet};
use crate::ledger::{
    Field, FieldId, FieldType, InOrder, KindId, Ledger, Origin, Record, Value, common,
};
use std::collections::BTreeSet;

/// Records as a sheet, in their order: of one `kind` with all its fields, of several with those that
/// occur, fields of the same name and unit in one column. Fields that a kind no longer knows follow
/// by their identifiers.
pub fn sheet(
    records: &[&Record],
    ledger: &Ledger,
    catalog: &Catalog,
    kind: Option<&KindId>,
) -> Sheet {
    let columns = columns(records, catalog, kind);
    let several = kind.is_none().then(|| "种类".to_owned());
    let first = [common::DATE, common::END, common::TITLE, common::CAMPAIGN];
    let last = [common::TAG, common::NOTE, common::KEPT_AT, common::PHRASE, common::PHRASE_SECTION];
    let named = |ids: &[&'static str]| {
        ids.iter().map(|id| common_name(id).to_owned()).collect::<Vec<String>>()
    };
    let heads = several
        .into_iter()
        .chain(named(&first))
        .chain(columns.iter().cloned())
        .chain(named(&last))
        .chain(["录入日期", "补录", "导入"].map(str::to_owned));
    let row = |record: &&Record| {
        let campaign = record.campaign.as_ref();
        let campaign = campaign.map(|id| {
            ledger.campaigns.get(id).map_or_else(|| id.to_string(), |one| one.name.clone())
        });
        let phrase = record.phrase.as_ref();
        let own = fields(record, catalog);
        let mut cells = Vec::with_capacity(columns.len() + 13);
        if kind.is_none() {
            cells.push(Cell::text(kind_name(&record.kind, catalog)));
        }
        cells.extend([
            Cell::Day(record.date),
            record.end.map_or(Cell::Empty, Cell::Day),
            Cell::text(record.title.clone()),
            Cell::text(campaign.unwrap_or_default()),
        ]);
        cells.extend(columns.iter().map(|head| {
            let found = own.iter().find(|(known, ..)| known == head);
            found.map_or(Cell::Empty, |(_, value, field)| cell(value, *field, ledger))
        }));
        let tags: Vec<&str> = record.tags.iter().map(String::as_str).collect();
        let yes = |is: bool| if is { Cell::text("是") } else { Cell::Empty };
        cells.extend([
            Cell::text(tags.join("、")),
            Cell::text(record.note.clone()),
            Cell::text(record.kept_at.clone()),
            Cell::text(phrase.map(|one| one.text.clone()).unwrap_or_default()),
            Cell::text(phrase.map(|one| one.section.clone()).unwrap_or_default()),
            Cell::Day(record.entered_on),
            yes(record.is_late()),
            yes(record.origin == Origin::Imported),
        ]);
        cells
    };
    Sheet { heads: heads.collect(), rows: records.iter().map(row).collect() }
}

/// The heads of the fields: in the order of the kinds, then those no kind knows.
fn columns(records: &[&Record], catalog: &Catalog, kind: Option<&KindId>) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    let mut add = |head: String| {
        if !heads.contains(&head) {
            heads.push(head);
        }
    };
    if let Some(kind) = kind.and_then(|id| catalog.kind(id)) {
        kind.fields.iter().for_each(|field| add(head(field)));
    }
    let occurring: BTreeSet<(&KindId, &FieldId)> = records
        .iter()
        .flat_map(|record| record.values.keys().map(|field| (&record.kind, field)))
        .in_order();
    for kind in catalog.kinds() {
        for field in kind.fields.iter().filter(|field| occurring.contains(&(&kind.id, &field.id))) {
            add(head(field));
        }
    }
    for (kind, id) in occurring {
        if catalog.kind(kind).and_then(|kind| kind.field(id.as_str())).is_none() {
            add(id.to_string());
        }
    }
    heads
}

/// The values of a record, each under its head.
fn fields<'a>(
    record: &'a Record,
    catalog: &'a Catalog,
) -> Vec<(String, &'a Value, Option<&'a Field>)> {
    let kind = catalog.kind(&record.kind);
    let of = |(id, value): (&'a FieldId, &'a Value)| {
        let field = kind.and_then(|kind| kind.field(id.as_str()));
        (field.map_or_else(|| id.to_string(), head), value, field)
    };
    record.values.iter().map(of).collect()
}

/// A field's name with the unit of its numbers.
fn head(field: &Field) -> String {
    match (field.field_type, &field.unit) {
        (FieldType::Money, _) => format!("{}（元）", field.name),
        (FieldType::Number, Some(unit)) if !unit.is_empty() => format!("{}（{unit}）", field.name),
        _ => field.name.clone(),
    }
}

fn cell(value: &Value, field: Option<&Field>, ledger: &Ledger) -> Cell {
    match (value, field) {
        (Value::Number(number), _) => Cell::Number(number.to_string()),
        (Value::Money(amount), _) => Cell::Number(amount.to_string()),
        (Value::Date(day), _) => Cell::Day(*day),
        (_, Some(field)) => Cell::text(display(value, field, ledger)),
        (_, None) => Cell::text(display_bare(value, ledger)),
    }
}
