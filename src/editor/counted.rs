//! What an entry counts toward: the figures of a year that have it among their records, and the
//! places of the year's summary where it stands.

use super::Editor;
use crate::figures::{Figure, Number, Query, write_naturally};
use crate::ledger::{EntryKey, FigureId, Period, Source};
use crate::store::Shelf;
use crate::summary::{Place, Token};
use std::rc::Rc;

/// What an entry counts toward.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counted {
    /// The figures.
    pub figures: Vec<CountedFigure>,
    /// Where the summary has the entry's own words: its phrase, a line for every record.
    pub words: Vec<Place>,
}

/// A figure that has the entry among its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedFigure {
    /// Its identifier.
    pub id: FigureId,
    /// Its name.
    pub name: String,
    /// The year's value in a few characters, with its unit; a list by its length.
    pub value: String,
    /// Where the summary shows it with the entry behind it, each heading once.
    pub places: Vec<Place>,
}

impl<S: Shelf> Editor<S> {
    /// What a record or member counts toward in a year.
    pub fn counted(&mut self, key: &EntryKey, year: i32) -> Counted {
        let text = self.text_of_year(year);
        let summary = self.summary(&text);
        let mut counted = Counted::default();
        for id in self.candidates(key) {
            if let Ok(figure) = self.figure(&Query::new(id, Period::year(year)))
                && has(&figure, key)
            {
                counted.figures.push(CountedFigure {
                    id: figure.def.id.clone(),
                    name: figure.def.name.clone(),
                    value: value(&figure),
                    places: Vec::new(),
                });
            }
        }
        for place in summary.places() {
            let Some(token) = summary.tokens.get(place.token) else { continue };
            if is_words_of(token, key) {
                put(&mut counted.words, place);
            } else if let Some(figure) = token.figure.as_ref().filter(|figure| has(figure, key)) {
                let places = places_of(&mut counted.figures, figure);
                put(places, place);
            }
        }
        counted
    }

    /// The figures that may have an entry among their records.
    fn candidates(&self, key: &EntryKey) -> Vec<FigureId> {
        let kind = match key {
            EntryKey::Record(id) => self.ledger.records.get(id).map(|record| &record.kind),
            _ => None,
        };
        let of = |source: &Source| match source {
            Source::Records { select, .. } => kind == Some(&select.kind),
            Source::Roster(_) => matches!(key, EntryKey::Member(_)),
            _ => false,
        };
        let figures = self.catalog.figures().filter(|figure| of(&figure.source));
        figures.map(|figure| figure.id.clone()).collect()
    }
}

fn has(figure: &Figure, key: &EntryKey) -> bool {
    figure.evidence.iter().any(|one| one.key == *key)
}

fn is_words_of(token: &Token, key: &EntryKey) -> bool {
    matches!((&token.record, key), (Some(own), EntryKey::Record(id)) if own == id)
}

/// The places of a figure; one made from others is told only where the summary shows it.
fn places_of<'c>(figures: &'c mut Vec<CountedFigure>, figure: &Rc<Figure>) -> &'c mut Vec<Place> {
    let at = figures.iter().position(|one| one.id == figure.def.id).unwrap_or_else(|| {
        let (id, name) = (figure.def.id.clone(), figure.def.name.clone());
        figures.push(CountedFigure { id, name, value: value(figure), places: Vec::new() });
        figures.len() - 1
    });
    // It has just been found or pushed.
    #[allow(clippy::indexing_slicing)]
    &mut figures[at].places
}

fn put(places: &mut Vec<Place>, place: Place) {
    if !places.iter().any(|known| known.heading == place.heading) {
        places.push(place);
    }
}

/// A figure's value in a few characters; a list by its length.
fn value(figure: &Figure) -> String {
    match figure.number() {
        Some(Number::List(items)) => format!("{}项", items.len()),
        // Only a figure without a number cannot be written.
        Some(_) => write_naturally(figure).unwrap_or_default(),
        None => String::new(),
    }
}
