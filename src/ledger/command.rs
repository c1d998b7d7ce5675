//! Every edit of the ledger, with its inverse.
//!
//! A command checks structure only: what it removes exists, and nothing is left pointing at it.
//! Whether a record suits its kind is `catalog`'s to say, before the command is made.

use super::{Entry, EntryKey, Ledger, Problem, quoted};
use std::collections::BTreeSet;

/// An edit of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Puts an entry, new or changed. It is given the next revision.
    Put(Box<Entry>),
    /// Removes an entry.
    Remove(EntryKey),
    /// Takes a put entry back: the inverse of the [`Command::Put`] that brought it. What pointed
    /// at the entry before it was there may point at nothing again, so no use is looked for.
    Withdraw(EntryKey),
    /// Several edits as one: all of them, or none.
    All(Vec<Command>),
    /// Raises the ledger's revision to at least this one, so that what follows counts as later than
    /// what comes from elsewhere. Changes no entry; nothing is left to take back.
    Raise(u64),
    /// Puts a whole ledger in place of this one: restoring a backup, loading the sample.
    Replace(Box<Ledger>),
}

/// What a command did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The command that takes it back.
    pub inverse: Command,
    /// The entries it touched, in order, each with what stood there before (`None` if nothing).
    /// Empty for [`Command::Replace`].
    pub touched: Vec<(EntryKey, Option<Entry>)>,
    /// Whether the whole ledger changed.
    pub replaced: bool,
    /// The ledger's revision before.
    revision_before: u64,
}

impl Applied {
    /// Takes the command back as if it had never been made, revisions included: for an edit that
    /// the storage refused. The ledger must not have changed in between.
    pub fn take_back(self, ledger: &mut Ledger) {
        self.inverse.restore(ledger);
        ledger.revision = self.revision_before;
    }
}

impl Command {
    /// Puts `entry`.
    pub fn put(entry: Entry) -> Self {
        Self::Put(Box::new(entry))
    }

    /// Removes several entries as one edit, whatever order they point at each other in.
    ///
    /// # Errors
    /// [`Problem::InUse`] where an entry that stays points at one of them; [`Problem::Missing`]
    /// where one is not there.
    pub fn removal(keys: &BTreeSet<EntryKey>, ledger: &Ledger) -> Result<Self, Problem> {
        if let Some(missing) = keys.iter().find(|key| !ledger.has(key)) {
            return Err(Problem::Missing { what: missing.register_name() });
        }
        if let Some((key, users)) = ledger.first_used(keys) {
            let what = ledger.name_of(&key);
            let used_in = users.iter().map(|user| ledger.described(user)).collect();
            return Err(Problem::InUse { key, what, used_in });
        }
        // Nothing that stays points at them, so that no use is left to look for.
        Ok(Self::All(keys.iter().cloned().map(Self::Withdraw).collect()))
    }

    /// Applies the command. On an error the ledger is as it was, revisions included.
    ///
    /// # Errors
    /// [`Problem::Missing`] where an entry to be removed is not there; [`Problem::InUse`] where
    /// other entries still point at it.
    pub fn apply(self, ledger: &mut Ledger) -> Result<Applied, Problem> {
        let revision_before = ledger.revision;
        match self {
            Self::Put(mut entry) => {
                entry.set_revision(ledger.revision.saturating_add(1));
                let key = entry.key();
                let before = ledger.put(*entry);
                let inverse = match &before {
                    Some(old) => Self::put(old.clone()),
                    None => Self::Withdraw(key.clone()),
                };
                Ok(Applied {
                    inverse,
                    touched: vec![(key, before)],
                    replaced: false,
                    revision_before,
                })
            }
            Self::Remove(key) => {
                let users = ledger.users_of(&key);
                if !users.is_empty() {
                    let what = ledger.name_of(&key);
                    let used_in = users.iter().map(|user| ledger.described(user)).collect();
                    return Err(Problem::InUse { key, what, used_in });
                }
                Self::Withdraw(key).apply(ledger)
            }
            Self::Withdraw(key) => {
                let Some(old) = ledger.take(&key) else {
                    return Err(Problem::Missing { what: key.register_name() });
                };
                ledger.revision = ledger.revision.saturating_add(1);
                let inverse = Self::put(old.clone());
                let touched = vec![(key, Some(old))];
                Ok(Applied { inverse, touched, replaced: false, revision_before })
            }
            Self::All(commands) => {
                let mut inverses = Vec::with_capacity(commands.len());
                let mut touched = Vec::with_capacity(commands.len());
                let mut replaced = false;
                for command in commands {
                    match command.apply(ledger) {
                        Ok(applied) => {
                            inverses.push(applied.inverse);
                            touched.extend(applied.touched);
                            replaced |= applied.replaced;
                        }
                        Err(problem) => {
                            inverses.reverse();
                            Self::All(inverses).restore(ledger);
                            ledger.revision = revision_before;
                            return Err(problem);
                        }
                    }
                }
                inverses.reverse();
                Ok(Applied { inverse: Self::All(inverses), touched, replaced, revision_before })
            }
            Self::Raise(revision) => {
                ledger.revision = ledger.revision.max(revision);
                let inverse = Self::Raise(0);
                Ok(Applied { inverse, touched: Vec::new(), replaced: false, revision_before })
            }
            Self::Replace(mut new) => {
                new.revision = new.revision.max(ledger.revision).saturating_add(1);
                let old = std::mem::replace(ledger, *new);
                let inverse = Self::Replace(Box::new(old));
                Ok(Applied { inverse, touched: Vec::new(), replaced: true, revision_before })
            }
        }
    }

    /// Puts back what an inverse holds, with the revisions it holds.
    fn restore(self, ledger: &mut Ledger) {
        match self {
            Self::Put(entry) => {
                ledger.put(*entry);
            }
            Self::Remove(key) | Self::Withdraw(key) => {
                ledger.take(&key);
            }
            Self::All(commands) => commands.into_iter().for_each(|c| c.restore(ledger)),
            Self::Raise(_) => {}
            Self::Replace(old) => *ledger = *old,
        }
    }
}

impl Ledger {
    /// What an entry is called on screen.
    pub fn name_of(&self, key: &EntryKey) -> String {
        let name = match key {
            EntryKey::Branch => Some("支部信息".to_owned()),
            EntryKey::Group(id) => self.groups.get(id).map(|group| group.name.clone()),
            EntryKey::Member(id) => self.members.get(id).map(|member| member.name.clone()),
            EntryKey::Campaign(id) => self.campaigns.get(id).map(|c| c.name.clone()),
            EntryKey::Partner(id) => self.partners.get(id).map(|partner| partner.name.clone()),
            EntryKey::Kind(id) => self.kinds.get(id).map(|kind| kind.name.clone()),
            EntryKey::Figure(id) => self.figures.get(id).map(|figure| figure.name.clone()),
            EntryKey::Record(id) => self.records.get(id).map(|record| record.title.clone()),
            EntryKey::Text(id) => self.texts.get(id).map(|text| format!("{}年度正文", text.year)),
            EntryKey::Archive(id) => Some(format!("{id}年归档")),
            EntryKey::Declaration(_) => Some("无此项声明".to_owned()),
            EntryKey::Override(_) => Some("改写的数字".to_owned()),
        };
        name.unwrap_or_else(|| format!("不在台账里的{}", key.register_name()))
    }

    /// An entry as a sentence speaks of it: what it is, and its name, and a record's day.
    pub fn described(&self, key: &EntryKey) -> String {
        let name = quoted(&self.name_of(key));
        match key {
            EntryKey::Record(id) => {
                let day = self.records.get(id).map(|record| record.date);
                let day = day.map(|day| day.format("%Y年%-m月%-d日的").to_string());
                format!("{}记录{name}", day.unwrap_or_default())
            }
            // The name says what it is.
            EntryKey::Branch
            | EntryKey::Text(_)
            | EntryKey::Archive(_)
            | EntryKey::Declaration(_)
            | EntryKey::Override(_) => self.name_of(key),
            _ => format!("{}{name}", key.register_name()),
        }
    }
}
