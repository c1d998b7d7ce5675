//! What a kind of record looks like. The kinds themselves are data in `catalog`, or a branch's own.

use super::{ChapterId, ChoiceId, FieldId, KindId, Quantity};
use serde::{Deserialize, Serialize};

/// Identifiers of the fields every record has, for conditions, columns and forms.
pub mod common {
    /// The day it happened.
    pub const DATE: &str = "date";
    /// The last day, where it took several.
    pub const END: &str = "end";
    /// The title.
    pub const TITLE: &str = "title";
    /// The campaign, matched by its id.
    pub const CAMPAIGN: &str = "campaign";
    /// What the campaign is, matched by `theme_education` or `special`.
    pub const CAMPAIGN_NATURE: &str = "campaign_nature";
    /// A tag, matched as written.
    pub const TAG: &str = "tag";
    /// The free note.
    pub const NOTE: &str = "note";
    /// Where the original is kept.
    pub const KEPT_AT: &str = "kept_at";
    /// The sentence for the summary.
    pub const PHRASE: &str = "phrase";
    /// The section that sentence belongs to.
    pub const PHRASE_SECTION: &str = "phrase_section";
}

/// A kind of record (记录种类): its fields and how they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its identifier.
    pub id: KindId,
    /// Its name on screen.
    pub name: String,
    /// The names it had before: tokens of older texts find it by them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// The chapter of the ledger it stands in.
    pub chapter: ChapterId,
    /// One line that says what belongs here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The title of a typical record, shown as a hint in the empty form.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub example: String,
    /// The fields in the order of the form.
    pub fields: Vec<Field>,
    /// The fields shown as columns of its list, after date and title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<FieldId>,
    /// Whether its records have no free note, because only who and when may be kept (谈心谈话).
    #[serde(default, skip_serializing_if = "is_false")]
    pub without_note: bool,
    /// Whether it is offered only after a branch switches it on (积分).
    #[serde(default, skip_serializing_if = "is_false")]
    pub off_by_default: bool,
    /// The ledger's revision at its last change; 0 for a built-in kind.
    #[serde(default)]
    pub revision: u64,
}

impl Kind {
    /// A kind with nothing but its name and chapter.
    pub fn new(id: KindId, name: &str, chapter: ChapterId) -> Self {
        Self {
            id,
            name: name.to_owned(),
            former_names: Vec::new(),
            chapter,
            help: String::new(),
            example: String::new(),
            fields: Vec::new(),
            columns: Vec::new(),
            without_note: false,
            off_by_default: false,
            revision: 0,
        }
    }

    /// What follows the name where its records are spoken of: 活动 and 记录; nothing where the name
    /// itself says so, as 活动记录 does.
    pub fn word_for_records(&self) -> &'static str {
        if self.name.ends_with("记录") { "" } else { "记录" }
    }

    /// The field called `id`.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id.as_str() == id)
    }
}

/// A field of a kind (字段).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its identifier, unique in the kind and none of [`common`].
    pub id: FieldId,
    /// Its name on screen.
    pub name: String,
    /// The names it had before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// Whether a record cannot do without it. No built-in field is required.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// The unit of a number, e.g. 份.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least that a number, or an amount in 元, may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Quantity>,
    /// The most that it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Quantity>,
    /// What it seldom exceeds: more is kept, and the person asked to look again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual_most: Option<Quantity>,
    /// The choices of a choice field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// One line of help below the field.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Whether the form folds it away at first (更多).
    #[serde(default, skip_serializing_if = "is_false")]
    pub folded: bool,
}

impl Field {
    /// A field with nothing but its name and what it holds.
    pub fn new(id: FieldId, name: &str, field_type: FieldType) -> Self {
        Self {
            id,
            name: name.to_owned(),
            former_names: Vec::new(),
            field_type,
            required: false,
            unit: None,
            least: None,
            most: None,
            usual_most: None,
            choices: Vec::new(),
            help: String::new(),
            folded: false,
        }
    }

    /// The choice called `id`.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id.as_str() == id)
    }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// One line of text.
    Text,
    /// Many lines of text.
    LongText,
    /// A day.
    Date,
    /// A time span on the record's day.
    Span,
    /// A number with a unit.
    Number,
    /// An amount of money.
    Money,
    /// One choice.
    Choice,
    /// Several choices.
    Choices,
    /// Yes or no.
    Flag,
    /// One member.
    Member,
    /// Several members.
    Members,
    /// A party group.
    Group,
    /// A partner.
    Partner,
    /// Another record.
    Link,
}

/// A choice of a field (选项). The facets of an activity (计入) are the choices of its `facets`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its identifier.
    pub id: ChoiceId,
    /// Its name on screen.
    pub name: String,
    /// The names it had before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
}

pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}
