//! One word of a search, and whether it stands in a record.
//!
//! What a record points at is looked up once, when the word is made: a search through 20,000
//! records builds no text of any of them.

use crate::catalog::{Catalog, display_bare};
use crate::ledger::{
    CampaignId, ChoiceId, FieldId, GroupId, InOrder, KindId, Ledger, MemberId, Order, PartnerId,
    Record, Value,
};
use crate::pinyin;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A word, with everything that is called so.
pub(super) struct Word<'a> {
    needle: Needle,
    /// Where days and times are written to be searched.
    room: RefCell<String>,
    members: BTreeSet<&'a MemberId>,
    groups: BTreeSet<&'a GroupId>,
    partners: BTreeSet<&'a PartnerId>,
    campaigns: BTreeSet<&'a CampaignId>,
    kinds: BTreeMap<&'a KindId, OfKind<'a>>,
}

/// What of a kind is called so.
#[derive(Default)]
struct OfKind<'a> {
    /// The kind itself: all its records are found.
    whole: bool,
    choices: BTreeSet<(&'a FieldId, &'a ChoiceId)>,
}

impl<'a> Word<'a> {
    pub fn new(word: &str, catalog: &'a Catalog, ledger: &'a Ledger) -> Self {
        let needle = Needle::new(word);
        let mut kinds = BTreeMap::new();
        for kind in catalog.kinds() {
            let choices = kind.fields.iter().flat_map(|field| {
                let found = field.choices.iter().filter(|choice| needle.is_in(&choice.name));
                found.map(|choice| (&field.id, &choice.id))
            });
            let of = OfKind { whole: needle.is_in(&kind.name), choices: choices.collect() };
            if of.whole || !of.choices.is_empty() {
                kinds.insert(&kind.id, of);
            }
        }
        Self {
            room: RefCell::new(String::new()),
            members: members(word, &needle, ledger),
            groups: called(&needle, &ledger.groups, |one| &one.name),
            partners: called(&needle, &ledger.partners, |one| &one.name),
            campaigns: called(&needle, &ledger.campaigns, |one| &one.name),
            kinds,
            needle,
        }
    }

    pub fn is_in(&self, record: &Record, ledger: &Ledger) -> bool {
        let of_kind = self.kinds.get(&record.kind);
        let phrase = record.phrase.as_ref().map(|phrase| &phrase.text);
        let texts = [&record.title, &record.note, &record.kept_at];
        of_kind.is_some_and(|kind| kind.whole)
            // Short, and what most digits are found in.
            || self.is_in_days(record)
            || texts.into_iter().chain(phrase).chain(&record.tags).any(|t| self.needle.is_in(t))
            || record.campaign.as_ref().is_some_and(|id| self.campaigns.contains(id))
            || record.values.iter().any(|(id, value)| self.is_in_value(id, value, of_kind, ledger))
    }

    fn is_in_value(
        &self,
        field: &FieldId,
        value: &Value,
        of_kind: Option<&OfKind<'_>>,
        ledger: &Ledger,
    ) -> bool {
        let chosen =
            |id: &ChoiceId| of_kind.is_some_and(|kind| kind.choices.contains(&(field, id)));
        match value {
            Value::Text(text) => self.needle.is_in(text),
            Value::Choice(id) => chosen(id),
            Value::Choices(ids) => ids.iter().any(chosen),
            Value::Member(id) => self.members.contains(id),
            Value::Members(ids) => ids.iter().any(|id| self.members.contains(id)),
            Value::Group(id) => self.groups.contains(id),
            Value::Partner(id) => self.partners.contains(id),
            Value::Link(id) => {
                ledger.records.get(id).is_some_and(|record| self.needle.is_in(&record.title))
            }
            Value::Date(day) => self.is_in_day(*day),
            Value::Span(span) => {
                self.needle.digits
                    && [Some(span.from), span.to].into_iter().flatten().any(|t| self.is_in_time(t))
            }
            Value::Number(_) | Value::Money(_) => {
                self.needle.digits && self.needle.is_in(&display_bare(value, ledger))
            }
            Value::Flag(_) => false,
        }
    }

    fn is_in_days(&self, record: &Record) -> bool {
        [Some(record.date), record.end].into_iter().flatten().any(|day| self.is_in_day(day))
    }

    /// Days are found as they are shown, `2019-03-05`, and as they are spoken of, 3月5日. Every
    /// record has one, so it is written by hand into the same room: the writers of the library take
    /// many times as long.
    fn is_in_day(&self, day: NaiveDate) -> bool {
        if !self.needle.digits {
            return false;
        }
        let (year, month, day) = (day.year().unsigned_abs(), day.month(), day.day());
        let mut text = self.room.borrow_mut();
        text.clear();
        for (number, least, after) in
            [(year, 4, "-"), (month, 2, "-"), (day, 2, "\n"), (year, 1, "年"), (month, 1, "月")]
        {
            write(&mut text, number, least);
            text.push_str(after);
        }
        write(&mut text, day, 1);
        text.push('日');
        self.needle.is_in(&text)
    }

    /// Times are found as they are shown, `14:30`.
    fn is_in_time(&self, time: NaiveTime) -> bool {
        let mut text = self.room.borrow_mut();
        text.clear();
        write(&mut text, time.hour(), 2);
        text.push(':');
        write(&mut text, time.minute(), 2);
        self.needle.is_in(&text)
    }
}

/// Writes a number with at least so many digits.
fn write(text: &mut String, number: u32, least: u32) {
    let mut place = 10_u32.saturating_pow(least.saturating_sub(1));
    while number / place >= 10 {
        place = place.saturating_mul(10);
    }
    while place > 0 {
        text.extend(char::from_digit(number / place % 10, 10));
        place /= 10;
    }
}

fn called<'a, I: Ord, T>(
    needle: &Needle,
    register: &'a BTreeMap<I, T>,
    name: impl Fn(&T) -> &String,
) -> BTreeSet<&'a I> {
    register.iter().filter(|(_, one)| needle.is_in(name(one))).map(|(id, _)| id).in_order()
}

/// The members called so, or found by the first letters of their names as where they are chosen;
/// of a single letter nearly all of them would be.
fn members<'a>(word: &str, needle: &Needle, ledger: &'a Ledger) -> BTreeSet<&'a MemberId> {
    let letters =
        needle.text.chars().count() >= 2 && needle.text.chars().any(|c| c.is_ascii_alphabetic());
    let meant = |name: &str| needle.is_in(name) || letters && pinyin::finds(name, word);
    let found = ledger.members.iter().filter(|(_, member)| meant(&member.name));
    found.map(|(id, _)| id).collect()
}

/// What is looked for, in letters made alike.
struct Needle {
    text: String,
    /// Whether a letter of it may stand in a text in another form.
    varies: bool,
    /// All forms in which its first letter may stand: the library finds a letter many times as
    /// quickly as letter after letter can be made alike.
    begins: Vec<char>,
    digits: bool,
}

impl Needle {
    fn new(word: &str) -> Self {
        let text: String = word.chars().map(alike).collect();
        let digits = text.bytes().any(|b| b.is_ascii_digit());
        let begins = text.chars().next().map(forms).unwrap_or_default();
        Self { varies: text.bytes().any(|b| b.is_ascii()), begins, digits, text }
    }

    fn is_in(&self, text: &str) -> bool {
        if !self.varies {
            return text.contains(&self.text);
        }
        let stands = |(at, _): (usize, &str)| {
            let mut there = text.get(at..).unwrap_or_default().chars().map(alike);
            self.text.chars().all(|wanted| there.next() == Some(wanted))
        };
        self.begins.iter().any(|first| text.match_indices(*first).any(stands))
    }
}

/// The letters that are made into this one.
fn forms(letter: char) -> Vec<char> {
    let capital = letter.to_ascii_uppercase();
    let wide = [letter, capital].into_iter().filter(char::is_ascii_graphic);
    let wide = wide.filter_map(|c| char::from_u32(u32::from(c).saturating_add(0xFEE0)));
    let mut forms: Vec<char> = [letter, capital].into_iter().chain(wide).collect();
    forms.order();
    forms.dedup();
    forms
}

/// Capital letters small, full-width letters, digits and signs half-width.
pub(super) fn alike(c: char) -> char {
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    narrow.to_ascii_lowercase()
}
