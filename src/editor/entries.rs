//! New identifiers, and putting and removing one entry.

use super::{Editor, EditorError};
use crate::catalog::{
    Checked, Draft, Validated, validate, validate_branch, validate_campaign, validate_declaration,
    validate_group, validate_member, validate_override, validate_partner, validate_text,
};
use crate::ledger::{
    CampaignId, ChoiceId, Command, DeclarationId, Entry, EntryKey, FieldId, FieldProblem, FigureId,
    GroupId, KindId, Ledger, MemberId, OverrideId, PartnerId, Problem, RecordId, quoted,
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
    new_kind_id -> KindId, kinds, OTHER_LETTERS;
    new_figure_id -> FigureId, figures, OTHER_LETTERS;
}

impl<S: Shelf> Editor<S> {
    /// A fresh identifier for a field. Those of built-in kinds are words, and this many letters
    /// drawn at random do not meet within one kind.
    pub fn new_field_id(&mut self) -> FieldId {
        FieldId::fresh(self.ids.as_mut(), OTHER_LETTERS, |_| false)
    }

    /// A fresh identifier for a choice of a field.
    pub fn new_choice_id(&mut self) -> ChoiceId {
        ChoiceId::fresh(self.ids.as_mut(), OTHER_LETTERS, |_| false)
    }

    /// Checks an entry and puts it, new or changed (as it stands already: nothing happens), as a step named after it (修改党员“…”). What
    /// the person should know beside: characters removed, what looks like an identity-card number.
    ///
    /// # Errors
    /// [`Problem::Fields`] with every field that does not suit, or another [`EditorError`]; the
    /// ledger is as it was.
    pub fn put(&mut self, entry: Entry) -> Result<Vec<String>, EditorError> {
        let (entry, notices) = self.check(entry).map_err(Problem::Fields)?;
        self.put_checked(entry)?;
        Ok(notices)
    }

    /// [`Editor::put`] for a record that has been checked already, as a form's draft is.
    ///
    /// # Errors
    /// As [`Editor::dispatch`].
    pub fn put_validated(&mut self, validated: Validated) -> Result<Vec<String>, EditorError> {
        self.put_checked(Entry::Record(validated.record))?;
        Ok(validated.notices)
    }

    /// Reads a form and puts it as the record called `id` ([`Editor::new_record_id`] for a new
    /// one).
    ///
    /// # Errors
    /// As [`Editor::put`].
    pub fn put_draft(&mut self, draft: &Draft, id: RecordId) -> Result<Vec<String>, EditorError> {
        let draft = draft.clone();
        let validated = draft
            .into_record(id, self.in_view(), &self.catalog, &self.ledger)
            .map_err(Problem::Fields)?;
        self.put_validated(validated)
    }

    /// Reads a form and puts it as the member called `id` ([`Editor::new_member_id`] for a new
    /// one).
    ///
    /// # Errors
    /// As [`Editor::put`].
    pub fn put_member_draft(
        &mut self,
        draft: &Draft,
        id: MemberId,
    ) -> Result<Vec<String>, EditorError> {
        let draft = draft.clone();
        let checked =
            draft.into_member(id, self.in_view(), &self.ledger).map_err(Problem::Fields)?;
        let checked = checked.seen_on(self.today);
        self.put_checked(Entry::Member(checked.entry))?;
        Ok(checked.notices)
    }

    fn put_checked(&mut self, entry: Entry) -> Result<(), EditorError> {
        let key = entry.key();
        if self.ledger.get(&key).is_some_and(|known| known.same_content(&entry)) {
            // A second click on the same 保存: what it asks for is done.
            return Ok(());
        }
        // A year always has a text, if only the one it would start from.
        let known = self.ledger.has(&key) || matches!(key, EntryKey::Branch | EntryKey::Text(_));
        let verb = if known { "修改" } else { "新增" };
        let step = format!("{verb}{}", called(&key, &name_of(&entry)));
        self.dispatch(Command::put(entry), step)
    }

    fn check(&self, entry: Entry) -> Result<(Entry, Vec<String>), Vec<FieldProblem>> {
        let ledger = &self.ledger;
        Ok(match entry {
            Entry::Record(record) => {
                let validated =
                    validate(record, &self.catalog, ledger)?.attended(ledger).seen_on(self.today);
                (Entry::Record(validated.record), validated.notices)
            }
            Entry::Branch(branch) => checked(Entry::Branch, validate_branch(branch)?),
            Entry::Group(group) => checked(Entry::Group, validate_group(group, ledger)?),
            Entry::Member(member) => {
                checked(Entry::Member, validate_member(member, ledger)?.seen_on(self.today))
            }
            Entry::Campaign(one) => checked(Entry::Campaign, validate_campaign(one, ledger)?),
            Entry::Partner(one) => checked(Entry::Partner, validate_partner(one, ledger)?),
            Entry::Override(over) => checked(Entry::Override, validate_override(over)?),
            Entry::Declaration(one) => checked(Entry::Declaration, validate_declaration(one)?),
            Entry::Text(text) => checked(Entry::Text, validate_text(text)?),
            Entry::Kind(_) | Entry::Figure(_) | Entry::Archive(_) => (entry, Vec::new()),
        })
    }

    /// Removes an entry, as a step named after it (删除记录“…”).
    ///
    /// # Errors
    /// [`EditorError`]; the ledger is as it was.
    pub fn remove(&mut self, key: EntryKey) -> Result<(), EditorError> {
        let step = format!("删除{}", called(&key, &self.ledger.name_of(&key)));
        self.dispatch(Command::Remove(key), step)
    }
}

fn checked<T>(wrap: fn(T) -> Entry, checked: Checked<T>) -> (Entry, Vec<String>) {
    (wrap(checked.entry), checked.notices)
}

/// An entry as the name of a step speaks of it: 记录“…”.
pub(super) fn called(key: &EntryKey, name: &str) -> String {
    match key {
        // The name says what it is.
        EntryKey::Branch
        | EntryKey::Text(_)
        | EntryKey::Declaration(_)
        | EntryKey::Override(_)
        | EntryKey::Archive(_) => name.to_owned(),
        _ => format!("{}{}", key.register_name(), quoted(name)),
    }
}

/// What an entry is called before it stands in the ledger.
pub(super) fn name_of(entry: &Entry) -> String {
    let mut alone = Ledger::default();
    alone.put(entry.clone());
    alone.name_of(&entry.key())
}
