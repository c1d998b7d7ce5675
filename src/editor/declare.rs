//! Declaring that there was nothing to record.

use super::{Editor, EditorError};
use crate::catalog::validate_declaration;
use crate::figures::select_told;
use crate::ledger::{Command, Declaration, Entry, Order, Period, Problem, Selection};
use crate::store::Shelf;

impl<S: Shelf> Editor<S> {
    /// Declares that there was none of `select` in `period`. What has been declared already is not
    /// declared a second time, however quickly it is asked for again: the same declaration is given
    /// the reason, if that is another.
    ///
    /// # Errors
    /// [`Problem::Fields`] where the period ends before it begins; else as [`Editor::dispatch`].
    pub fn declare_none(
        &mut self,
        mut select: Selection,
        period: Period,
        reason: &str,
    ) -> Result<Vec<String>, EditorError> {
        select.conditions.order();
        select.conditions.dedup();
        let same = |one: &&Declaration| {
            let mut known = one.select.clone();
            known.conditions.order();
            known.conditions.dedup();
            known == select && one.period == period
        };
        let known = self.ledger.declarations.values().find(same).cloned();
        let declaration = match &known {
            Some(known) => Declaration { reason: reason.to_owned(), ..known.clone() },
            None => Declaration {
                id: self.new_declaration_id(),
                select,
                period,
                declared_on: self.today,
                reason: reason.to_owned(),
                revision: 0,
            },
        };
        let checked = validate_declaration(declaration).map_err(Problem::Fields)?;
        if known.is_none_or(|known| known != checked.entry) {
            let what = select_told(&checked.entry.select, &self.catalog, &self.ledger);
            let step = format!("声明{}无{what}", period.told());
            self.dispatch(Command::put(Entry::Declaration(checked.entry)), step)?;
        }
        Ok(checked.notices)
    }
}
