//! From an older version of the format to the next: one file a step, pure functions on JSON.
//!
//! A new version of the format adds a file `from_v1.rs` with
//! `pub(super) fn step(old: Value) -> Result<Value, String>`, a line in [`STEPS`], and a frozen
//! backup of the old version in `tests/frozen`. A step never changes again once released. The
//! `version` in the file is set by [`to_current`], not by the step.

use super::BackupError;
use serde_json::Value;

/// One step: from version `from` to the next. The error is a sentence.
pub(super) struct Step {
    pub from: u64,
    pub run: fn(Value) -> Result<Value, String>,
}

/// Every step there is, in order. Version 1 is the first, so there is none yet.
pub(super) const STEPS: &[Step] = &[];

/// Takes `value` from version `from` to version `to`.
///
/// # Errors
/// [`BackupError::NoWay`] where a step is missing, [`BackupError::Migration`] where one fails.
pub(super) fn to_current(
    steps: &[Step],
    mut value: Value,
    from: u64,
    to: u64,
) -> Result<Value, BackupError> {
    for version in from..to {
        let step = steps.iter().find(|step| step.from == version);
        let step = step.ok_or(BackupError::NoWay { version })?;
        value = (step.run)(value).map_err(|detail| BackupError::Migration { version, detail })?;
        if let Some(head) = value.as_object_mut() {
            head.insert("version".to_owned(), Value::from(version + 1));
        }
    }
    Ok(value)
}
