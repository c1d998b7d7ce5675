//! The same edit of several records, as one step. Records that are gone are passed over.

use super::{Editor, EditorError};
use crate::catalog::{Checked, validate_tags};
use crate::ledger::{
    CampaignId, Command, Entry, EntryKey, FieldProblem, InOrder, Problem, Record, RecordId, common,
    quoted,
};
use crate::store::Shelf;
use std::collections::BTreeSet;

/// What an edit of several records came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// How many records were changed; those that were so already are not counted, and where all
    /// were, there is no step.
    pub changed: usize,
    /// The step, as a sentence goes on after 已: `给3条记录加上标签“社区”`.
    pub step: String,
    /// What the person should know beside.
    pub notices: Vec<String>,
}

impl<S: Shelf> Editor<S> {
    /// Removes records, all or none. They may point at each other.
    ///
    /// # Errors
    /// [`Problem::InUse`] where a record that stays points at one of them; else as
    /// [`Editor::dispatch`].
    pub fn remove_records(&mut self, ids: &BTreeSet<RecordId>) -> Result<Batch, EditorError> {
        let known = ids.iter().filter(|id| self.ledger.records.contains_key(id));
        let keys: BTreeSet<EntryKey> = known.cloned().map(EntryKey::Record).in_order();
        let command = Command::removal(&keys, &self.ledger)?;
        self.batch(keys.len(), format!("删除{}条记录", keys.len()), command)
    }

    /// Gives records the tags in `typed`, beside those they have.
    ///
    /// # Errors
    /// [`Problem::Fields`] where `typed` holds no tag; else as [`Editor::dispatch`].
    pub fn tag_records(
        &mut self,
        ids: &BTreeSet<RecordId>,
        typed: &str,
    ) -> Result<Batch, EditorError> {
        let Checked { entry: tags, notices } = validate_tags(typed).map_err(Problem::Fields)?;
        let names: String = tags.iter().map(|tag| quoted(tag)).collect();
        let batch = self.edit_records(
            ids,
            |count| format!("给{count}条记录加上标签{names}"),
            |record| record.tags.extend(tags.iter().cloned()),
        )?;
        Ok(Batch { notices, ..batch })
    }

    /// Takes a tag from the records that have it.
    ///
    /// # Errors
    /// As [`Editor::dispatch`].
    pub fn untag_records(
        &mut self,
        ids: &BTreeSet<RecordId>,
        tag: &str,
    ) -> Result<Batch, EditorError> {
        self.edit_records(
            ids,
            |count| format!("去掉{count}条记录的标签{}", quoted(tag)),
            |record| {
                record.tags.remove(tag);
            },
        )
    }

    /// Moves records to a campaign, or out of any.
    ///
    /// # Errors
    /// [`Problem::Fields`] where there is no such campaign; else as [`Editor::dispatch`].
    pub fn move_records(
        &mut self,
        ids: &BTreeSet<RecordId>,
        campaign: Option<&CampaignId>,
    ) -> Result<Batch, EditorError> {
        let name = match campaign {
            Some(id) => {
                let known = self.ledger.campaigns.get(id);
                let known = known.ok_or_else(|| {
                    let message = "所选的专题已不在台账里，请重新选择或先登记。".to_owned();
                    let (field, name) = (common::CAMPAIGN.into(), "专题".to_owned());
                    Problem::Fields(vec![FieldProblem { field, name, message }])
                })?;
                Some(quoted(&known.name))
            }
            None => None,
        };
        self.edit_records(
            ids,
            |count| match &name {
                Some(name) => format!("把{count}条记录归入专题{name}"),
                None => format!("把{count}条记录移出专题"),
            },
            |record| record.campaign = campaign.cloned(),
        )
    }

    fn edit_records(
        &mut self,
        ids: &BTreeSet<RecordId>,
        step: impl FnOnce(usize) -> String,
        edit: impl Fn(&mut Record),
    ) -> Result<Batch, EditorError> {
        let known = ids.iter().filter_map(|id| self.ledger.records.get(id));
        let edited = known.filter_map(|known| {
            let mut record = known.clone();
            edit(&mut record);
            (record != *known).then(|| Command::put(Entry::Record(record)))
        });
        let puts: Vec<Command> = edited.collect();
        self.batch(puts.len(), step(puts.len()), Command::All(puts))
    }

    fn batch(
        &mut self,
        changed: usize,
        step: String,
        command: Command,
    ) -> Result<Batch, EditorError> {
        if changed > 0 {
            self.dispatch(command, step.clone())?;
        }
        Ok(Batch { changed, step, notices: Vec::new() })
    }
}
