//! What a new record is known to be before anything is typed: the form opened from a gap of the
//! summary (党费日 has no record) begins with 党费日 picked.

use super::Draft;
use crate::ledger::{ChoiceId, Condition, FieldId, FieldType, Kind, Test, common};

/// A field and what it is, or holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The field: the kind's own or the campaign.
    pub field: FieldId,
    /// The identifier of what is chosen; `true` for a flag.
    pub id: ChoiceId,
}

impl Given {
    /// What conditions leave no doubt about. A condition that several choices fulfil says nothing;
    /// nor does one whose value is no identifier, since it has to stand in an address.
    pub fn of<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Vec<Self> {
        let one = |condition: &Condition| match &condition.test {
            Test::AnyOf(ids) => match ids.as_slice() {
                [id] => Some(Self { field: condition.field.clone(), id: ChoiceId::parse(id)? }),
                _ => None,
            },
            Test::Filled | Test::Blank => None,
        };
        conditions.into_iter().filter_map(one).collect()
    }
}

impl Draft {
    /// Fills in what is given, as far as the kind knows it: an address may be old or mistyped.
    pub fn give(&mut self, kind: &Kind, given: &[Given]) {
        for Given { field, id } in given {
            let (name, id) = (field.as_str(), id.as_str());
            match kind.field(name) {
                Some(own) => match own.field_type {
                    FieldType::Choices if own.choice(id).is_some() => self.pick(name, id, true),
                    FieldType::Choice if own.choice(id).is_some() => self.set_text(name, id),
                    FieldType::Flag if id == "true" => self.set_on(name, true),
                    FieldType::Members => self.pick(name, id, true),
                    FieldType::Text | FieldType::Group | FieldType::Partner | FieldType::Member => {
                        self.set_text(name, id)
                    }
                    _ => {}
                },
                None if name == common::CAMPAIGN => self.set_text(name, id),
                None => {}
            }
        }
    }
}
