//! What is typed, carried over to what has meanwhile been saved of the same thing elsewhere.

use super::Draft;
use crate::ledger::InOrder;
use std::collections::BTreeSet;

impl Draft {
    /// Takes over what another has saved since this form was opened from `start`: fields not
    /// touched here become as in `now`, the others keep what is typed here.
    ///
    /// Returns the fields changed on both sides, and not alike, by their identifiers: saving this
    /// form would put what is typed here in place of what was saved there.
    ///
    /// ```
    /// # use zhibu::{catalog::{Catalog, Draft}, ledger::common};
    /// let today = "2019-03-05".parse().unwrap();
    /// let start = Draft::new(Catalog::built_in().kind(&"handout".into()).unwrap(), today);
    /// let (mut here, mut there) = (start.clone(), start.clone());
    /// here.set_text(common::TITLE, "发放宣传册");
    /// there.set_text("copies", "120");
    /// assert!(here.rebase(&start, &there).is_empty());
    /// assert_eq!((here.text(common::TITLE), here.text("copies")), ("发放宣传册", "120"));
    /// ```
    pub fn rebase(&mut self, start: &Self, now: &Self) -> Vec<String> {
        let mut both = Vec::new();
        for field in now.fields().chain(start.fields()).in_order::<BTreeSet<_>>() {
            let there = now.content(field);
            if there == start.content(field) || there == self.content(field) {
                continue;
            }
            if self.content(field) == start.content(field) {
                self.take(field, now);
            } else {
                both.push(field.to_owned());
            }
        }
        self.base.clone_from(&now.base);
        both
    }

    /// The fields that hold anything.
    fn fields(&self) -> impl Iterator<Item = &str> {
        let fields = self.texts.keys().chain(self.untils.keys()).chain(self.picked.keys());
        fields.map(String::as_str)
    }

    /// What a field holds, whatever its type.
    fn content(&self, field: &str) -> (&str, &str, Option<&BTreeSet<String>>) {
        (self.text(field), self.until(field), self.picked.get(field))
    }

    /// Makes a field hold what it holds in another.
    fn take(&mut self, field: &str, from: &Self) {
        self.set_text(field, from.text(field));
        self.set_until(field, from.until(field));
        match from.picked.get(field) {
            Some(ids) => self.picked.insert(field.to_owned(), ids.clone()),
            None => self.picked.remove(field),
        };
    }
}
