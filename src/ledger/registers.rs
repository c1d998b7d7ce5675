//! The ledger's registers, one entry of any of them, and the key it is stored under.
//!
//! A new register is one line in the table at the end: its place in [`Ledger`], its variant of
//! [`Entry`] and [`EntryKey`], and its prefix in storage follow from it.

use super::{
    Archive, ArchiveId, Branch, Campaign, CampaignId, Declaration, DeclarationId, FigureDef,
    FigureId, Group, GroupId, Kind, KindId, Member, MemberId, Override, OverrideId, Partner,
    PartnerId, Record, RecordId, TextId, YearText,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

macro_rules! registers {
    ($($(#[$doc:meta])* $variant:ident($field:ident: $id:ty => $item:ty), $prefix:literal, $name:literal;)*) => {
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
            /// The name of its register on screen, e.g. 党员.
            pub fn register_name(&self) -> &'static str {
                match self {
                    Self::Branch => "支部信息",
                    $(Self::$variant(_) => $name,)*
                }
            }

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

            /// Whether there is an entry called `key`.
            pub fn has(&self, key: &EntryKey) -> bool {
                match key {
                    EntryKey::Branch => self.branch.is_some(),
                    $(EntryKey::$variant(id) => self.$field.contains_key(id),)*
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

            /// Takes an entry out, whatever points at it: to try out what an edit would come to.
            pub(crate) fn take(&mut self, key: &EntryKey) -> Option<Entry> {
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

            /// The revision of every entry at its last change, without a copy of the entries.
            pub fn revisions(&self) -> impl Iterator<Item = u64> + '_ {
                self.branch
                    .iter()
                    .map(|branch| branch.revision)
                    $(.chain(self.$field.values().map(|item| item.revision)))*
            }

            /// How many entries there are.
            pub fn len(&self) -> usize {
                usize::from(self.branch.is_some()) $(+ self.$field.len())*
            }
        }
    };
}

impl Entry {
    /// Whether both hold the same, revisions aside.
    pub fn same_content(&self, other: &Self) -> bool {
        self.clone().bare() == other.clone().bare()
    }

    fn bare(mut self) -> Self {
        self.set_revision(0);
        self
    }
}

impl Ledger {
    /// Whether nothing has been entered yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether both hold the same entries, revisions aside: what undo promises.
    pub fn same_content(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.entries().zip(other.entries()).all(|(one, two)| one.bare() == two.bare())
    }
}

registers! {
    /// Party groups (党小组).
    Group(groups: GroupId => Group), "group", "党小组";
    /// Members (党员).
    Member(members: MemberId => Member), "member", "党员";
    /// Campaigns (主题教育、专项).
    Campaign(campaigns: CampaignId => Campaign), "campaign", "专题";
    /// Partners (共建单位).
    Partner(partners: PartnerId => Partner), "partner", "共建单位";
    /// The branch's own kinds of record.
    Kind(kinds: KindId => Kind), "kind", "自定义种类";
    /// The branch's own figures.
    Figure(figures: FigureId => FigureDef), "figure", "自定义数字";
    /// Records (记录).
    Record(records: RecordId => Record), "record", "记录";
    /// Declarations of none (声明无此项).
    Declaration(declarations: DeclarationId => Declaration), "declaration", "无此项声明";
    /// Overrides of figures (改写).
    Override(overrides: OverrideId => Override), "override", "改写的数字";
    /// The years' own texts (年度正文).
    Text(texts: TextId => YearText), "text", "年度正文";
    /// Archived years (归档).
    Archive(archives: ArchiveId => Archive), "archive", "归档";
}
