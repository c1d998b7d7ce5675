//! What a form offers from what was entered before: texts, identifiers, and sets of choices, those
//! used most and last first.
//!
//! Each use counts, one of the last year before the newest record more than an older one; so a
//! meeting room of long ago gives way to this year's, and one slip of the pen does not lead the
//! list. Nothing is offered that the ledger does not hold, except the usual sets that a kind brings
//! along.

use crate::catalog::kinds;
use crate::ledger::{ChoiceId, Field, FieldType, InOrder, Kind, Ledger, Order, Record, Value};
use chrono::{Days, NaiveDate};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many texts a field offers.
const TEXTS: usize = 20;

/// A longer line was hardly meant to be used again.
const LONGEST: usize = 40;

/// How many sets of choices a field offers.
const SETS: usize = 6;

/// How many of them come from the ledger at most: those the kind brings along have room too.
const OWN_SETS: usize = 4;

/// A set used once may be chance.
const LEAST_USES: usize = 2;

/// Days before the newest record that count as lately.
const LATELY: Days = Days::new(365);

/// What a use of the last year counts against one of an older.
const LATELY_COUNTS: usize = 3;

/// Texts entered before in a field, and in fields of the same name of other kinds; of a text of
/// many lines, its lines.
///
/// ```
/// # use zhibu::{catalog::{Catalog, offered_texts}, ledger::{Ledger, Record, Value, Command, Entry}};
/// let catalog = Catalog::built_in();
/// let day = "2019-03-05".parse().unwrap();
/// let mut record = Record::new("r1".into(), "activity".into(), day, "党课", day);
/// record.values.insert("place".into(), Value::Text("三楼会议室".into()));
/// let mut ledger = Ledger::default();
/// Command::put(Entry::Record(record)).apply(&mut ledger).unwrap();
/// let place = catalog.kind(&"activity".into()).unwrap().field("place").unwrap();
/// assert_eq!(offered_texts(&ledger, catalog.kinds(), place), ["三楼会议室"]);
/// ```
pub fn offered_texts<'a, 'l>(
    ledger: &'l Ledger,
    kinds: impl IntoIterator<Item = &'a Kind>,
    field: &Field,
) -> Vec<String> {
    if !matches!(field.field_type, FieldType::Text | FieldType::LongText) {
        return Vec::new();
    }
    // The field of each kind that goes by this name and holds texts of this sort.
    let same = |kind: &Kind| {
        let mut fields = kind.fields.iter();
        let found = fields.find(|f| f.name == field.name && f.field_type == field.field_type)?;
        Some((kind.id.clone(), found.id.clone()))
    };
    let fields: BTreeMap<_, _> = kinds.into_iter().filter_map(same).in_order();
    let texts = |record: &'l Record| {
        let text = match fields.get(&record.kind).and_then(|field| record.values.get(field)) {
            Some(Value::Text(text)) => text.as_str(),
            _ => "",
        };
        // Of a long text no more is read than tells that it is long.
        let short = |line: &&str| !line.is_empty() && line.chars().nth(LONGEST).is_none();
        text.lines().map(str::trim).filter(short)
    };
    ranked(ledger, texts).into_iter().take(TEXTS).map(|(text, _)| text.to_owned()).collect()
}

/// Titles given before to records of a kind.
pub fn offered_titles<'l>(ledger: &'l Ledger, kind: &Kind) -> Vec<String> {
    let title = |record: &'l Record| {
        let own = record.kind == kind.id && record.title.chars().nth(LONGEST).is_none();
        own.then_some(record.title.as_str())
    };
    ranked(ledger, title).into_iter().take(TEXTS).map(|(title, _)| title.to_owned()).collect()
}

/// Identifiers chosen before in a field of a kind that holds one member, partner, group or choice.
pub fn offered_ids<'l>(ledger: &'l Ledger, kind: &Kind, field: &Field) -> Vec<String> {
    let id = |record: &'l Record| {
        if record.kind != kind.id {
            return None;
        }
        match record.values.get(&field.id)? {
            Value::Member(id) => Some(id.as_str()),
            Value::Partner(id) => Some(id.as_str()),
            Value::Group(id) => Some(id.as_str()),
            Value::Choice(id) => Some(id.as_str()),
            _ => None,
        }
    };
    ranked(ledger, id).into_iter().map(|(id, _)| id.to_owned()).collect()
}

/// Sets of at least two choices that a field usually holds: this ledger's own most frequent, then
/// those the kind brings along. A choice that the field no longer has is in none.
pub fn usual_sets<'l>(ledger: &'l Ledger, kind: &Kind, field: &Field) -> Vec<BTreeSet<ChoiceId>> {
    let known = |set: &BTreeSet<ChoiceId>| {
        set.len() > 1 && set.iter().all(|id| field.choice(id.as_str()).is_some())
    };
    let set = |record: &'l Record| match record.values.get(&field.id) {
        Some(Value::Choices(set)) if record.kind == kind.id && set.len() > 1 => Some(set),
        _ => None,
    };
    let used = |(set, uses): &(&BTreeSet<ChoiceId>, usize)| *uses >= LEAST_USES && known(set);
    let own = ranked(ledger, set).into_iter().filter(used);
    let mut sets: Vec<_> = own.take(OWN_SETS).map(|(set, _)| set.clone()).collect();
    let built_in = kinds::usual_sets(&kind.id, &field.id).iter();
    let built_in = built_in.map(|ids| ids.iter().map(|id| ChoiceId::from(*id)).collect());
    for set in built_in.filter(known) {
        if !sets.contains(&set) {
            sets.push(set);
        }
    }
    sets.truncate(SETS);
    sets
}

/// How often and when something was used.
#[derive(Default)]
struct Use {
    uses: usize,
    weight: usize,
    last: Option<NaiveDate>,
}

/// What `of` finds in the records with the number of uses: the heaviest first, of equals the one
/// used last.
///
/// What is found is borrowed from the records: a form asks this of each of its fields, and 20,000
/// records are not copied for each.
fn ranked<'l, T: Ord, I: IntoIterator<Item = T>>(
    ledger: &'l Ledger,
    of: impl Fn(&'l Record) -> I,
) -> Vec<(T, usize)> {
    let newest = ledger.records.values().map(|record| record.date).max();
    let lately = newest.and_then(|day| day.checked_sub_days(LATELY));
    let mut uses: BTreeMap<T, Use> = BTreeMap::new();
    for record in ledger.records.values() {
        for one in of(record) {
            let seen = uses.entry(one).or_default();
            seen.uses += 1;
            seen.weight +=
                if lately.is_none_or(|day| record.date > day) { LATELY_COUNTS } else { 1 };
            seen.last = seen.last.max(Some(record.date));
        }
    }
    let mut ranked: Vec<_> = uses.into_iter().collect();
    ranked.order_by_key(|(_, seen)| (Reverse(seen.weight), Reverse(seen.last)));
    ranked.into_iter().map(|(one, seen)| (one, seen.uses)).collect()
}
