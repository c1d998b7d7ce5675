//! The unit that belongs to what is written, for a token's name on screen.

use crate::figures::{Figure, Form};

/// The figure's unit, unless the form carries one.
pub(super) fn unit_of(figure: &Figure, form: &Form) -> String {
    if form.carries_unit() || figure.query.field.is_some() {
        String::new()
    } else {
        figure.def.unit.clone()
    }
}
