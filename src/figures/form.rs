//! How a number is to be written, as a token says it.

use super::{Figure, FormError};

/// How a number is to be written. Exact by default.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Form {}

impl Form {
    /// Whether what is written carries the figure's unit in itself (120次以上, 增加3次), so that
    /// neither the author nor the page adds one.
    pub fn carries_unit(&self) -> bool {
        false
    }
}

/// Reads a form: names joined by `+`, e.g. `万元+余`. An empty text is the exact form.
///
/// # Errors
/// [`FormError::Unknown`], [`FormError::Conflict`], [`FormError::Decimals`].
pub fn parse_form(text: &str) -> Result<Form, FormError> {
    match text.trim() {
        "" => Ok(Form::default()),
        other => Err(FormError::Unknown { form: other.to_owned() }),
    }
}

/// The figure's number as written, without the unit (see [`Form::carries_unit`]). An override is
/// written as it stands, whatever the form.
///
/// # Errors
/// [`FormError::Nothing`] where there is neither a recorded number nor an override;
/// [`FormError::Unsuitable`] where the form does not suit the value.
pub fn write(figure: &Figure, _form: &Form) -> Result<String, FormError> {
    Err(FormError::Nothing { figure: figure.def.name.clone() })
}
