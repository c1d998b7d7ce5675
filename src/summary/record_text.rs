//! A field of one record as it stands in running text.

use super::letter::strength;
use super::years::written;
use crate::catalog::{Catalog, display};
use crate::ledger::{FieldId, Ledger, Record, Value, common};

/// The field's text, or `None` if it is not filled in. Lines of a long text run on; days are
/// written 2019年3月5日; money and numbers carry their unit.
pub(super) fn record_text(
    record: &Record,
    field: &FieldId,
    catalog: &Catalog,
    ledger: &Ledger,
) -> Option<String> {
    let Some(value) = record.value(field.as_str()) else {
        return of_every_record(record, field.as_str(), ledger);
    };
    match value {
        Value::Text(text) => run_on(text),
        Value::Date(day) => Some(written(*day)),
        Value::Money(money) => {
            let text = money.to_string();
            Some(format!("{}元", text.strip_suffix(".00").unwrap_or(&text)))
        }
        value => {
            let field = catalog.kind(&record.kind)?.field(field.as_str())?;
            run_on(&display(value, field, ledger))
        }
    }
}

/// The fields that every record has.
fn of_every_record(record: &Record, field: &str, ledger: &Ledger) -> Option<String> {
    let campaign = || record.campaign.as_ref().and_then(|id| ledger.campaigns.get(id));
    match field {
        common::DATE => Some(written(record.date)),
        common::END => record.end.map(written),
        common::TITLE => run_on(&record.title),
        common::CAMPAIGN => campaign().and_then(|campaign| run_on(&campaign.name)),
        common::CAMPAIGN_NATURE => campaign().map(|campaign| campaign.nature.name().to_owned()),
        common::TAG => {
            let tags: Vec<_> = record.tags.iter().map(String::as_str).collect();
            run_on(&tags.join("、"))
        }
        common::NOTE => run_on(&record.note),
        common::KEPT_AT => run_on(&record.kept_at),
        common::PHRASE => record.phrase.as_ref().and_then(|phrase| run_on(&phrase.text)),
        _ => None,
    }
}

/// Several lines as one text: a line without a mark at its end is closed by ；.
pub(super) fn run_on(text: &str) -> Option<String> {
    let mut run = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if run.chars().last().is_some_and(|c| strength(c).is_none()) {
            run.push('；');
        }
        run.push_str(line);
    }
    (!run.is_empty()).then_some(run)
}
