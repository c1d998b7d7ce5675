//! The ledger's registers, one entry of any of them, and the key it is stored under.
//!
//! A new register is one line in the table at the end: its place in [`Ledger`], its variant of
//! [`Entry`] and [`EntryKey`], and its prefix in storage follow from it.

use super::{
    Branch, Campaign, CampaignId, Declaration, DeclarationId, FigureDef, FigureId, Group, GroupId,
    Kind, KindId, Member, MemberId, Override, OverrideId, Partner, PartnerId, Record, RecordId,
    TextId, YearText,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

macro_rules! registers {
    ($($(#[$doc:meta])* $variant:ident($field:ident: $id:ty => $item:ty), $prefix:literal;)*) => {
        /// A branch's ledger (台账). Without a branch it is empty: the program's first run.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct Ledger {
            /// The highest revision given out. Every change raises it; it orders changes, never
            /// a clock.
            pub revision: u64,
            /// The branch's profile.
            pub branch: Option<Branch>,
            $($(#[$doc])* pub $field: BTreeMap<$id, $item>,)*
        }

        /// One entry of the ledger: what a command puts, and what one key of the storage holds.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Entry {
            /// The branch's profile.
            Branch(Branch),
            $($(#[$doc])* $variant($item),)*
        }

        /// Which entry: its register and identifier.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EntryKey {
            /// The branch's profile.
            Branch,
            $($(#[$doc])* $variant($id),)*
        }

        impl Entry {
            /// Its key.
            pub fn key(&self) -> EntryKey {
                match self {
                    Self::Branch(_) => EntryKey::Branch,
                    $(Self::$variant(item) => EntryKey::$variant(item.id.clone()),)*
                }
            }

            /// The ledger's revision at its last change.
            pub fn revision(&self) -> u64 {
                match self {
                    Self::Branch(branch) => branch.revision,
                    $(Self::$variant(item) => item.revision,)*
                }
            }

            pub(super) fn set_revision(&mut self, revision: u64) {
                match self {
                    Self::Branch(branch) => branch.revision = revision,
                    $(Self::$variant(item) => item.revision = revision,)*
                }
            }
        }

        impl EntryKey {
            /// Reads what [`EntryKey`]'s `Display` wrote.
            pub fn parse(text: &str) -> Option<Self> {
                if text == "branch" {
                    return Some(Self::Branch);
                }
                let (prefix, id) = text.split_once('/')?;
                match prefix {
                    $($prefix => <$id>::parse(id).map(Self::$variant),)*
                    _ => None,
                }
            }
        }

        impl fmt::Display for EntryKey {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Branch => f.write_str("branch"),
                    $(Self::$variant(id) => write!(f, concat!($prefix, "/{}"), id),)*
                }
            }
        }

        impl Ledger {
            /// A copy of the entry called `key`.
            pub fn get(&self, key: &EntryKey) -> Option<Entry> {
                match key {
                    EntryKey::Branch => self.branch.clone().map(Entry::Branch),
                    $(EntryKey::$variant(id) => self.$field.get(id).cloned().map(Entry::$variant),)*
                }
            }

            /// Puts an entry as it is, without giving it a revision: for loading and restoring.
            /// Returns what stood there before.
            pub fn put(&mut self, entry: Entry) -> Option<Entry> {
                self.revision = self.revision.max(entry.revision());
                match entry {
                    Entry::Branch(branch) => self.branch.replace(branch).map(Entry::Branch),
                    $(Entry::$variant(item) => {
                        self.$field.insert(item.id.clone(), item).map(Entry::$variant)
                    })*
                }
            }

            pub(super) fn take(&mut self, key: &EntryKey) -> Option<Entry> {
                match key {
                    EntryKey::Branch => self.branch.take().map(Entry::Branch),
                    $(EntryKey::$variant(id) => self.$field.remove(id).map(Entry::$variant),)*
                }
            }

            /// Every entry, the branch first, then register by register in order of identifiers.
            pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
                self.branch
                    .iter()
                    .cloned()
                    .map(Entry::Branch)
                    $(.chain(self.$field.values().cloned().map(Entry::$variant)))*
            }

            /// How many entries there are.
            pub fn len(&self) -> usize {
                usize::from(self.branch.is_some()) $(+ self.$field.len())*
            }
        }
    };
}

impl Ledger {
    /// Whether nothing has been entered yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether both hold the same entries, revisions aside: what undo promises.
    pub fn same_content(&self, other: &Self) -> bool {
        let bare = |ledger: &Self| {
            ledger
                .entries()
                .map(|mut entry| {
                    entry.set_revision(0);
                    entry
                })
                .collect::<Vec<_>>()
        };
        bare(self) == bare(other)
    }
}

registers! {
    /// Party groups (党小组).
    Group(groups: GroupId => Group), "group";
    /// Members (党员).
    Member(members: MemberId => Member), "member";
    /// Campaigns (主题教育、专项).
    Campaign(campaigns: CampaignId => Campaign), "campaign";
    /// Partners (共建单位).
    Partner(partners: PartnerId => Partner), "partner";
    /// The branch's own kinds of record.
    Kind(kinds: KindId => Kind), "kind";
    /// The branch's own figures.
    Figure(figures: FigureId => FigureDef), "figure";
    /// Records (记录).
    Record(records: RecordId => Record), "record";
    /// Declarations of none (声明无此项).
    Declaration(declarations: DeclarationId => Declaration), "declaration";
    /// Overrides of figures (改写).
    Override(overrides: OverrideId => Override), "override";
    /// The years' own texts (年度正文).
    Text(texts: TextId => YearText), "text";
}
