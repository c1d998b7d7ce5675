//! The file's shape: a small head, then one flat array a register.

use super::BackupError;
use crate::ledger::{
    Archive, Branch, Campaign, Declaration, Entry, FigureDef, Group, Kind, Ledger, Member,
    Override, Partner, Record, YearText,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A backup of 支部台账, version 1.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope {
    /// Always `zhibu-backup`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = super::FORMAT)))]
    pub format: String,
    /// The version of this format: 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = super::VERSION)))]
    pub version: u64,
    /// When it was written: a date-time of ISO 8601, from the writing machine's clock.
    #[serde(default)]
    pub exported_at: String,
    /// The program that wrote it, with its version.
    #[serde(default)]
    pub program: String,
    /// The highest revision given out; it orders changes, never a clock.
    #[serde(default)]
    pub revision: u64,
    /// The branch's profile (支部).
    #[serde(default)]
    pub branch: Option<Branch>,
    /// Party groups (党小组).
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Members (党员).
    #[serde(default)]
    pub members: Vec<Member>,
    /// Campaigns (主题教育、专项).
    #[serde(default)]
    pub campaigns: Vec<Campaign>,
    /// Partners (共建单位).
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// The branch's own kinds of record; the built-in ones are not written.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// The branch's own figures; the built-in ones are not written.
    #[serde(default)]
    pub figures: Vec<FigureDef>,
    /// Records (记录).
    #[serde(default)]
    pub records: Vec<Record>,
    /// Declarations of none (声明无此项).
    #[serde(default)]
    pub declarations: Vec<Declaration>,
    /// Overrides of figures (改写).
    #[serde(default)]
    pub overrides: Vec<Override>,
    /// The years' own texts (年度正文).
    #[serde(default)]
    pub texts: Vec<YearText>,
    /// Archived years (归档): what is kept of them; their records are in a file of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub archives: Vec<Archive>,
}

impl Envelope {
    /// The envelope around a ledger.
    pub fn of(ledger: &Ledger, exported_at: &str) -> Self {
        Self {
            format: super::FORMAT.to_owned(),
            version: super::VERSION,
            exported_at: exported_at.to_owned(),
            program: concat!("zhibu ", env!("CARGO_PKG_VERSION")).to_owned(),
            revision: ledger.revision,
            branch: ledger.branch.clone(),
            groups: ledger.groups.values().cloned().collect(),
            members: ledger.members.values().cloned().collect(),
            campaigns: ledger.campaigns.values().cloned().collect(),
            partners: ledger.partners.values().cloned().collect(),
            kinds: ledger.kinds.values().cloned().collect(),
            figures: ledger.figures.values().cloned().collect(),
            records: ledger.records.values().cloned().collect(),
            declarations: ledger.declarations.values().cloned().collect(),
            overrides: ledger.overrides.values().cloned().collect(),
            texts: ledger.texts.values().cloned().collect(),
            archives: ledger.archives.values().cloned().collect(),
        }
    }

    /// The ledger inside.
    ///
    /// # Errors
    /// [`BackupError::Duplicate`] where two entries of a register have one identifier.
    pub fn into_ledger(self) -> Result<Ledger, BackupError> {
        let mut ledger = Ledger { revision: self.revision, ..Ledger::default() };
        let entries = self
            .branch
            .into_iter()
            .map(Entry::Branch)
            .chain(self.groups.into_iter().map(Entry::Group))
            .chain(self.members.into_iter().map(Entry::Member))
            .chain(self.campaigns.into_iter().map(Entry::Campaign))
            .chain(self.partners.into_iter().map(Entry::Partner))
            .chain(self.kinds.into_iter().map(Entry::Kind))
            .chain(self.figures.into_iter().map(Entry::Figure))
            .chain(self.records.into_iter().map(Entry::Record))
            .chain(self.declarations.into_iter().map(Entry::Declaration))
            .chain(self.overrides.into_iter().map(Entry::Override))
            .chain(self.texts.into_iter().map(Entry::Text))
            .chain(self.archives.into_iter().map(Entry::Archive));
        let mut seen = BTreeSet::new();
        for entry in entries {
            let key = entry.key();
            if !seen.insert(key.clone()) {
                return Err(BackupError::Duplicate { key });
            }
            ledger.put(entry);
        }
        Ok(ledger)
    }
}

/// The JSON Schema of the file, as `docs/backup.schema.json` holds it.
#[cfg(not(target_arch = "wasm32"))]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Envelope).to_value()
}
