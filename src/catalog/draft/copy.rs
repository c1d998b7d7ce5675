//! 复制上一条: a new record that begins as the last one of its kind was.

use super::Draft;
use crate::catalog::common_name;
use crate::ledger::{Kind, KindId, Ledger, Record, common};

/// What is not copied: the days, because they are another record's; the sentence for the summary,
/// because it would stand there twice.
const OWN: [&str; 4] = [common::DATE, common::END, common::PHRASE, common::PHRASE_SECTION];

impl Draft {
    /// Takes over all that `record` holds but its days and its sentence for the summary; what is
    /// there of those stays. The names of the fields taken over, in the order of the form.
    pub fn copy_of(&mut self, record: &Record, kind: &Kind) -> Vec<String> {
        let mut copy = Self::of(record);
        copy.base = self.base.take();
        for field in OWN {
            copy.set_text(field, self.text(field));
        }
        *self = copy;
        let common = [common::CAMPAIGN, common::TAG, common::NOTE, common::KEPT_AT];
        let own = kind.fields.iter().map(|field| (field.id.as_str(), field.name.as_str()));
        let names = std::iter::once((common::TITLE, common_name(common::TITLE)))
            .chain(own)
            .chain(common.into_iter().map(|id| (id, common_name(id))));
        names.filter(|(id, _)| self.holds(id)).map(|(_, name)| name.to_owned()).collect()
    }

    /// Whether anything stands in a field.
    fn holds(&self, field: &str) -> bool {
        !self.text(field).is_empty()
            || !self.until(field).is_empty()
            || self.picked(field).next().is_some()
    }
}

/// The record of a kind that was entered last, or changed last on that day.
pub fn last_of<'a>(ledger: &'a Ledger, kind: &KindId) -> Option<&'a Record> {
    let records = ledger.records.values().filter(|record| record.kind == *kind);
    records.max_by_key(|record| (record.entered_on, record.revision, record.date))
}
