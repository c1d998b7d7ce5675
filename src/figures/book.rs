//! Figures kept up to date, edit by edit.
//!
//! # How
//! For every query of records that was asked once, the book keeps a [`Tally`]: the contributions
//! by date, the multiset of days and of values, the sum. An edit of a record is routed by its kind
//! to the tallies of that kind alone; each takes the old contribution out and puts the new one in,
//! which looks at one record and costs the logarithm of the tally's size. No other record is
//! looked at. The finished [`Figure`] is made from the tally when it is next asked for.
//!
//! Figures made from others ask for these and are made anew only if one of them is another
//! ([`Rc::ptr_eq`]), so nothing has to know who depends on whom. The roster is short and is read
//! again after an edit of a member or group.
//!
//! What a tally looks up outside its own records (members for attendance, campaigns for their
//! nature, the names of partners) is noted when it is made; an edit there drops it, and it is made
//! anew when asked for. Such edits are rare, and a dropped tally can never be stale. An edit of a
//! kind or a figure drops everything.
//!
//! Declarations are kept in the same manner: each with the set of records that make it void.

use super::declared::Watch;
use super::evaluate::{of_figures, of_records, of_roster};
use super::field::Registers;
use super::plan::{Combine, Gather, Plan, plan};
use super::tally::Tally;
use super::{Figure, FigureError, Query, take};
use crate::catalog::Catalog;
use crate::ledger::{
    Declaration, Entry, EntryKey, FigureDef, InOrder, KindId, Ledger, Record, RosterCount,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Figures kept up to date, edit by edit. See the module's head for how.
#[derive(Debug, Default)]
pub struct Book {
    /// The queries of records, by kind, so that an edit finds those it touches.
    tallies: BTreeMap<KindId, BTreeMap<Query, Kept>>,
    /// Where a query of records is kept.
    kind_of: BTreeMap<Query, KindId>,
    roster: BTreeMap<Query, KeptRoster>,
    combined: BTreeMap<Query, KeptCombined>,
    /// Each declaration with the records that make it void; made when first needed.
    declared: Option<Watch>,
    looked_at: u64,
}

#[derive(Debug)]
struct Kept {
    def: FigureDef,
    gather: Gather,
    tally: Tally,
    figure: Option<Rc<Figure>>,
}

#[derive(Debug)]
struct KeptRoster {
    def: FigureDef,
    count: RosterCount,
    gather: Gather,
    figure: Option<Rc<Figure>>,
}

#[derive(Debug)]
struct KeptCombined {
    def: FigureDef,
    how: Combine,
    operands: Vec<Query>,
    figure: Option<Rc<Figure>>,
}

impl Book {
    /// An empty book.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets everything: after a whole ledger was put in place of another.
    pub fn clear(&mut self) {
        *self = Self { looked_at: self.looked_at, ..Self::default() };
    }

    /// How many records were looked at so far: the work done.
    pub fn looked_at(&self) -> u64 {
        self.looked_at
    }

    /// The figure as the ledger has it now. The first request of a query goes through the records;
    /// later ones return what is kept, the same `Rc` as long as nothing of it changed.
    ///
    /// # Errors
    /// As [`evaluate`](super::evaluate).
    pub fn figure(
        &mut self,
        ledger: &Ledger,
        catalog: &Catalog,
        query: &Query,
    ) -> Result<Rc<Figure>, FigureError> {
        if !self.knows(query) {
            self.add(ledger, catalog, query)?;
        }
        if self.combined.contains_key(query) {
            return self.combined(ledger, catalog, query);
        }
        if let Some(kept) = self.roster.get_mut(query) {
            return made(&mut kept.figure, || {
                of_roster(kept.def.clone(), query, kept.count, &kept.gather, ledger)
            });
        }
        let looked_at = &mut self.looked_at;
        let declared = self.declared.get_or_insert_with(|| Watch::new(ledger, looked_at));
        let is_void = |declaration: &Declaration| declared.is_void(&declaration.id);
        let kind = self.kind_of.get(query);
        match kind.and_then(|kind| self.tallies.get_mut(kind)?.get_mut(query)) {
            Some(Kept { def, gather, tally, figure }) => {
                made(figure, || of_records(def.clone(), query, gather, tally, ledger, is_void))
            }
            None => Err(FigureError::UnknownFigure { figure: query.figure.to_string() }),
        }
    }

    /// Takes note of one edit: `ledger` is the ledger after it, `key` the entry it touched,
    /// `before` what stood there before.
    pub fn edited(
        &mut self,
        ledger: &Ledger,
        _catalog: &Catalog,
        key: &EntryKey,
        before: Option<&Entry>,
    ) {
        match key {
            EntryKey::Record(id) => {
                let before = match before {
                    Some(Entry::Record(record)) => Some(record),
                    _ => None,
                };
                self.record_edited(ledger, before, ledger.records.get(id));
            }
            EntryKey::Member(_) => {
                self.roster.values_mut().for_each(|kept| kept.figure = None);
                self.drop_those(|registers| registers.members);
            }
            EntryKey::Group(_) => {
                self.roster.values_mut().for_each(|kept| kept.figure = None);
                self.drop_those(|registers| registers.groups);
            }
            EntryKey::Campaign(_) => {
                self.declared = None;
                self.drop_those(|registers| registers.campaigns);
                self.forget_figures();
            }
            EntryKey::Partner(_) => self.drop_those(|registers| registers.partners),
            EntryKey::Declaration(_) => {
                self.declared = None;
                self.forget_figures();
            }
            EntryKey::Override(_) => {
                self.forget_figures();
                self.roster.values_mut().for_each(|kept| kept.figure = None);
                self.combined.values_mut().for_each(|kept| kept.figure = None);
            }
            EntryKey::Kind(_) | EntryKey::Figure(_) | EntryKey::Archive(_) => self.clear(),
            EntryKey::Branch | EntryKey::Text(_) => {}
        }
    }

    fn record_edited(&mut self, ledger: &Ledger, before: Option<&Record>, after: Option<&Record>) {
        let kinds: BTreeSet<&KindId> = before.iter().chain(&after).map(|r| &r.kind).in_order();
        for kind in kinds {
            self.looked_at += u64::from(after.is_some());
            let watch = self.declared.as_mut();
            let voidness_changed =
                watch.is_some_and(|watch| watch.edited(ledger, kind, before, after));
            let kept = self.tallies.get_mut(kind).into_iter().flatten();
            for (query, Kept { gather, tally, figure, .. }) in kept {
                let old = before.and_then(|record| Some((record, gather.selector.day(record)?)));
                let removed = old.is_some_and(|(record, day)| {
                    tally.remove(day, EntryKey::Record(record.id.clone()))
                });
                let new = after
                    .and_then(|record| take::contribution(gather, &query.period, record, ledger));
                if removed || new.is_some() || voidness_changed {
                    *figure = None;
                }
                if let Some(new) = new {
                    tally.put(new);
                }
            }
        }
        let title = |record: Option<&Record>| record.map(|record| record.title.clone());
        if title(before) != title(after) {
            self.drop_those(|registers| registers.records);
        }
    }

    fn knows(&self, query: &Query) -> bool {
        self.kind_of.contains_key(query)
            || self.roster.contains_key(query)
            || self.combined.contains_key(query)
    }

    fn add(
        &mut self,
        ledger: &Ledger,
        catalog: &Catalog,
        query: &Query,
    ) -> Result<(), FigureError> {
        let (def, plan) = plan(catalog, query)?;
        let query = query.clone();
        match plan {
            Plan::Records(gather) => {
                let mut tally = Tally::default();
                for record in ledger.records.values() {
                    self.looked_at += 1;
                    if let Some(one) = take::contribution(&gather, &query.period, record, ledger) {
                        tally.put(one);
                    }
                }
                let kind = gather.selector.kind.clone();
                self.kind_of.insert(query.clone(), kind.clone());
                let kept = Kept { def, gather, tally, figure: None };
                self.tallies.entry(kind).or_default().insert(query, kept);
            }
            Plan::Roster(count, gather) => {
                self.roster.insert(query, KeptRoster { def, count, gather, figure: None });
            }
            Plan::Combine(how, operands) => {
                self.combined.insert(query, KeptCombined { def, how, operands, figure: None });
            }
        }
        Ok(())
    }

    fn combined(
        &mut self,
        ledger: &Ledger,
        catalog: &Catalog,
        query: &Query,
    ) -> Result<Rc<Figure>, FigureError> {
        let asked = self.combined.get(query).map_or_else(Vec::new, |kept| kept.operands.clone());
        let operands = asked
            .iter()
            .map(|operand| self.figure(ledger, catalog, operand))
            .collect::<Result<Vec<_>, _>>()?;
        let Some(kept) = self.combined.get_mut(query) else {
            return Err(FigureError::UnknownFigure { figure: query.figure.to_string() });
        };
        let same = |figure: &Rc<Figure>| {
            figure.operands.len() == operands.len()
                && figure.operands.iter().zip(&operands).all(|(a, b)| Rc::ptr_eq(a, b))
        };
        if !kept.figure.as_ref().is_some_and(same) {
            kept.figure = None;
        }
        made(&mut kept.figure, || of_figures(kept.def.clone(), query, kept.how, operands, ledger))
    }

    /// Drops the tallies that read a register, to be made anew when asked for.
    fn drop_those(&mut self, reads: impl Fn(&Registers) -> bool) {
        let kind_of = &mut self.kind_of;
        for kept in self.tallies.values_mut() {
            kept.retain(|query, kept| {
                let stays = !reads(&kept.gather.registers);
                if !stays {
                    kind_of.remove(query);
                }
                stays
            });
        }
    }

    /// Has the finished figures of records made anew from their tallies.
    fn forget_figures(&mut self) {
        self.tallies
            .values_mut()
            .flat_map(BTreeMap::values_mut)
            .for_each(|kept| kept.figure = None);
    }
}

/// What is kept, made first if need be.
fn made(
    kept: &mut Option<Rc<Figure>>,
    make: impl FnOnce() -> Result<Figure, FigureError>,
) -> Result<Rc<Figure>, FigureError> {
    if let Some(figure) = kept {
        return Ok(Rc::clone(figure));
    }
    let figure = Rc::new(make()?);
    *kept = Some(Rc::clone(&figure));
    Ok(figure)
}
