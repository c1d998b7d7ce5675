//! How a list is looked at, conditions, order and page, as it stands in an address: going back and
//! loading anew show the same list.

use super::{By, Filter, Sort, Years};
use crate::ledger::FieldId;
use std::fmt;

/// How many rows a page of a list has: a branch's year mostly fits on one or two, and a browser
/// draws it at once.
pub const PAGE: usize = 200;

/// How a list is looked at.
///
/// ```
/// use zhibu::lists::{By, View};
/// let view = View::parse("month=3&text=%E5%BB%89%E6%94%BF&sort=title");
/// assert_eq!((view.filter.get(By::Month), view.filter.get(By::Text)), ("3", "廉政"));
/// assert_eq!(view.to_string(), "month=3&text=%E5%BB%89%E6%94%BF&sort=title");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The conditions.
    pub filter: Filter,
    /// The order.
    pub sort: Sort,
    /// Of which years it is; those of its page if none: the year in view, or every one.
    pub years: Option<Years>,
    /// How many pages come before the one shown.
    pub page: usize,
}

impl View {
    /// Reads what `Display` wrote; what cannot be read is left out, so that an old address still
    /// leads to the list.
    pub fn parse(text: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in text.split('&').filter_map(|part| part.split_once('=')) {
            let Some(value) = decode(value) else { continue };
            match name {
                "sort" => {
                    let (column, descending) = match value.strip_prefix('-') {
                        Some(column) => (column, true),
                        None => (value.as_str(), false),
                    };
                    if let Some(by) = FieldId::parse(column) {
                        view.sort = Sort { by, descending };
                    }
                }
                "year" => view.years = Years::parse(&value),
                "page" => {
                    let page = value.parse().ok().and_then(|page: usize| page.checked_sub(1));
                    view.page = page.unwrap_or(0);
                }
                _ => {
                    if let Some(by) = By::ALL.into_iter().find(|by| by.id() == name) {
                        view.filter.set(by, &value);
                    }
                }
            }
        }
        view
    }

    /// With another filter, from its first page.
    pub fn filtered(&self, filter: Filter) -> Self {
        Self { filter, page: 0, ..self.clone() }
    }

    /// Of other years, from the first page.
    pub fn of_years(&self, years: Years) -> Self {
        Self { years: Some(years), page: 0, ..self.clone() }
    }

    /// In another order, from the first page.
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort, page: 0, ..self.clone() }
    }

    /// At another page.
    pub fn at(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let years = self.years.iter().map(|years| format!("year={years}"));
        let conditions = self.filter.conditions();
        let conditions = conditions.map(|(by, value)| format!("{}={}", by.id(), encode(value)));
        let mut parts: Vec<String> = years.chain(conditions).collect();
        if self.sort != Sort::default() {
            let way = if self.sort.descending { "-" } else { "" };
            parts.push(format!("sort={way}{}", self.sort.by));
        }
        if self.page > 0 {
            parts.push(format!("page={}", self.page.saturating_add(1)));
        }
        f.write_str(&parts.join("&"))
    }
}

/// As RFC 3986 has it: everything but letters, digits and `-._~` as its bytes.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The text, unless it is none.
pub(super) fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
