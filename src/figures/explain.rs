//! A figure's definition in plain Chinese.

use crate::catalog::Catalog;
use crate::ledger::{Condition, FigureDef, Ledger};

/// The definition in plain Chinese, as shown in 数字出处, e.g.
/// “计入”含“集中学习”的活动，按记录计数。
pub fn explain(def: &FigureDef, catalog: &Catalog, ledger: &Ledger) -> String {
    explain_narrowed(def, &[], catalog, ledger)
}

/// The same for a figure narrowed by further conditions.
pub fn explain_narrowed(
    def: &FigureDef,
    _narrowed: &[Condition],
    _catalog: &Catalog,
    _ledger: &Ledger,
) -> String {
    def.name.clone()
}
