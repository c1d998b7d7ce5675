//! New identifiers, and putting and removing one entry.

use super::{Editor, EditorError};
use crate::ledger::{
    CampaignId, Command, DeclarationId, Entry, EntryKey, GroupId, MemberId, OverrideId, PartnerId,
    RecordId,
};
use crate::store::Shelf;

/// Letters of a new record's identifier.
const RECORD_LETTERS: usize = 12;

/// Letters of any other: members stand in every attendance, so theirs are short.
const OTHER_LETTERS: usize = 8;

macro_rules! fresh {
    ($($name:ident -> $id:ty, $register:ident, $letters:expr;)*) => {
        impl<S: Shelf> Editor<S> {
            $(
                /// A fresh identifier that no entry has yet.
                pub fn $name(&mut self) -> $id {
                    let taken = |id: &$id| self.ledger.$register.contains_key(id);
                    <$id>::fresh(self.ids.as_mut(), $letters, taken)
                }
            )*
        }
    };
}

fresh! {
    new_record_id -> RecordId, records, RECORD_LETTERS;
    new_member_id -> MemberId, members, OTHER_LETTERS;
    new_group_id -> GroupId, groups, OTHER_LETTERS;
    new_campaign_id -> CampaignId, campaigns, OTHER_LETTERS;
    new_partner_id -> PartnerId, partners, OTHER_LETTERS;
    new_declaration_id -> DeclarationId, declarations, OTHER_LETTERS;
    new_override_id -> OverrideId, overrides, OTHER_LETTERS;
}

impl<S: Shelf> Editor<S> {
    /// Puts an entry, new or changed, as a step named after it (新增党员“…”, 修改党员“…”).
    ///
    /// # Errors
    /// [`EditorError`]; the ledger is as it was.
    pub fn put(&mut self, entry: Entry) -> Result<(), EditorError> {
        let key = entry.key();
        let verb = if self.ledger.has(&key) { "修改" } else { "新增" };
        let step = format!("{verb}{}", key.register_name());
        self.dispatch(Command::put(entry), step)
    }

    /// Removes an entry, as a step named after it (删除记录“…”).
    ///
    /// # Errors
    /// [`EditorError`]; the ledger is as it was.
    pub fn remove(&mut self, key: EntryKey) -> Result<(), EditorError> {
        let step = format!("删除{}“{}”", key.register_name(), self.ledger.name_of(&key));
        self.dispatch(Command::Remove(key), step)
    }
}
