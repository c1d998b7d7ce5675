//! What is asked of the ledger.

use crate::ledger::{Condition, FieldId, FigureId, Order, Period};

/// A figure over a period, perhaps narrowed by further conditions.
///
/// ```
/// # use zhibu::figures::Query;
/// # use zhibu::ledger::Period;
/// let query = Query::new("study".into(), Period::year(2019));
/// assert!(query.narrowed.is_empty() && query.field.is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Query {
    /// The figure.
    pub figure: FigureId,
    /// Conditions beyond the figure's own; all must hold.
    pub narrowed: Vec<Condition>,
    /// The field whose distinct values are listed instead of the figure (`{figure.field}`).
    pub field: Option<FieldId>,
    /// From which day to which.
    pub period: Period,
}

impl Query {
    /// The figure as it is defined.
    pub fn new(figure: FigureId, period: Period) -> Self {
        Self { figure, narrowed: Vec::new(), field: None, period }
    }

    /// The same, narrowed by `conditions`. Their order makes no difference.
    pub fn narrowed(mut self, conditions: impl IntoIterator<Item = Condition>) -> Self {
        self.narrowed.extend(conditions);
        self.narrowed.order();
        self.narrowed.dedup();
        self
    }

    /// The distinct values of `field` instead of the figure itself.
    pub fn listing(mut self, field: FieldId) -> Self {
        self.field = Some(field);
        self
    }
}
