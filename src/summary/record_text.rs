//! A field of one record as it stands in running text.

use super::letter::strength;
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
    if field.as_str() == common::TITLE {
        return run_on(&record.title);
    }
    if field.as_str() == common::CAMPAIGN {
        return ledger.campaigns.get(record.campaign.as_ref()?).and_then(|c| run_on(&c.name));
    }
    let value = record.value(field.as_str())?;
    match value {
        Value::Text(text) => run_on(text),
        Value::Date(day) => Some(super::years::written(*day)),
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
