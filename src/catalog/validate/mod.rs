//! Whether a record suits its kind: called before a command is made and when a backup is read.
//!
//! What is plainly wrong is refused, field by field; what is merely suspicious draws a notice and
//! is kept. What must stay out: duties and rules of Party life (`duties`, `rules`): a branch may
//! record what it did even where it did too little.

mod across;
mod attendance;
mod days;
mod doubts;
mod entries;
mod member;
mod sieve;
mod texts;
mod values;

pub use entries::{Checked, validate_branch, validate_campaign, validate_group, validate_partner};
pub use member::validate_member;
pub(super) use sieve::Sieve;
pub use texts::{validate_declaration, validate_override, validate_text};

use super::Catalog;
use crate::ledger::{FieldProblem, Kind, Ledger, Phrase, Record, common};
use std::collections::BTreeSet;

/// The longest title accepted, in characters: about four lines of the summary.
const LONGEST_TITLE: usize = 120;

/// What people write between tags.
const TAG_SEPARATORS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];

/// A record that suits its kind, cleaned, with what the person should know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validated {
    /// The record: texts without control characters, blank values dropped.
    pub record: Record,
    /// Sentences to show once: characters removed, what looks like an identity-card number, what
    /// is possible but seldom.
    pub notices: Vec<String>,
}

/// Checks a record against its kind and the ledger it is to stand in.
///
/// Members, groups, partners, campaigns and linked records must already be in `ledger`; the record
/// itself may be.
///
/// # Errors
/// Every problem found, each with its field and a sentence. The fields of every record go by the
/// identifiers in [`common`].
pub fn validate(
    record: Record,
    catalog: &Catalog,
    ledger: &Ledger,
) -> Result<Validated, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    let Some(kind) = catalog.kind(&record.kind) else {
        let message = format!("没有“{}”这一记录种类，请重新选择种类。", record.kind);
        return Err(vec![FieldProblem {
            field: "kind".into(), name: "种类".to_owned(), message
        }]);
    };
    let mut record = common_fields(record, kind, ledger, &mut sieve);
    record.values = values::check(record.values, kind, &record.id, ledger, &mut sieve);
    across::check(&record.values, kind, ledger, &mut sieve);
    attendance::check(&record, kind, ledger, &mut sieve);
    doubts::check(&record, kind, &mut sieve);
    sieve.finish(record).map(|(record, notices)| Validated { record, notices })
}

fn common_fields(mut record: Record, kind: &Kind, ledger: &Ledger, sieve: &mut Sieve) -> Record {
    sieve.common_day(common::DATE, record.date);
    if let Some(end) = record.end {
        if end < record.date {
            sieve.common(common::END, format!("结束日期早于开始的{}，请改正。", record.date));
        } else {
            sieve.common_day(common::END, end);
        }
        // A last day that is also the first says nothing.
        record.end = record.end.filter(|end| *end != record.date);
    }
    record.title = sieve.common_line(common::TITLE, &record.title);
    let length = record.title.chars().count();
    if length == 0 {
        sieve.common(common::TITLE, "请填写标题。".to_owned());
    } else if length > LONGEST_TITLE {
        let message = format!("标题有{length}字，请缩短到{LONGEST_TITLE}字以内。");
        sieve.common(common::TITLE, message);
    }
    if record.campaign.as_ref().is_some_and(|id| !ledger.campaigns.contains_key(id)) {
        let message = "所选的专题已不在台账里，请重新选择或先登记。".to_owned();
        sieve.common(common::CAMPAIGN, message);
    }
    let tags = std::mem::take(&mut record.tags);
    record.tags = tags.iter().flat_map(|tags| read_tags(tags, sieve)).collect();
    record.note = sieve.common_text(common::NOTE, &record.note);
    if kind.without_note && !record.note.is_empty() {
        let message = format!("“{}”不保存备注，请清空。", kind.name);
        sieve.common(common::NOTE, message);
    }
    record.kept_at = sieve.common_line(common::KEPT_AT, &record.kept_at);
    record.phrase = record.phrase.and_then(|phrase| clean_phrase(&phrase, sieve));
    record
}

/// A form holds the tags as one text; a tag that held a separator would fall apart there anyway.
fn read_tags(tags: &str, sieve: &mut Sieve) -> BTreeSet<String> {
    let tags = tags.split(TAG_SEPARATORS).map(|tag| sieve.common_line(common::TAG, tag));
    tags.filter(|tag| !tag.is_empty()).collect()
}

/// Reads tags as they are typed, for records that are given them beside those they have.
///
/// # Errors
/// Where there is none.
pub fn validate_tags(tags: &str) -> Result<Checked<BTreeSet<String>>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    let tags = read_tags(tags, &mut sieve);
    if tags.is_empty() {
        sieve.common(common::TAG, "请填写标签。".to_owned());
    }
    sieve.checked(tags)
}

/// The phrase cleaned, or none where it says nothing.
fn clean_phrase(phrase: &Phrase, sieve: &mut Sieve) -> Option<Phrase> {
    let text = sieve.common_line(common::PHRASE, &phrase.text);
    let section = sieve.common_line(common::PHRASE_SECTION, &phrase.section);
    if text.is_empty() {
        return None;
    }
    if section.is_empty() {
        let message = "填了入总结用语，请再选择它写进总结的哪一章节。".to_owned();
        sieve.common(common::PHRASE_SECTION, message);
    }
    Some(Phrase { text, section })
}
