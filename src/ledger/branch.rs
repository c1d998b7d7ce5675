//! The branch's profile and the small registers that records refer to.

use super::{CampaignId, GroupId, KindId, PartnerId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The branch (支部): the names that stand in its documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// 支部全称, e.g. 青溪市道路运输管理局党支部; in titles and the signature.
    pub full_name: String,
    /// 支部简称, e.g. 局党支部; in running text.
    pub short_name: String,
    /// 单位: the office the branch belongs to.
    #[serde(default)]
    pub office: String,
    /// 上级: the superior Party organisation.
    #[serde(default)]
    pub superior: String,
    /// 所在地: the city or county.
    #[serde(default)]
    pub place: String,
    /// The fonts that documents name.
    #[serde(default)]
    pub fonts: FontSet,
    /// Kinds that are off by default and that this branch has switched on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds_on: BTreeSet<KindId>,
    /// Kinds that this branch does not use and has hidden from 新增记录.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds_off: BTreeSet<KindId>,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

impl Branch {
    /// A branch known by its two names.
    pub fn new(full_name: impl Into<String>, short_name: impl Into<String>) -> Self {
        Self {
            full_name: full_name.into(),
            short_name: short_name.into(),
            office: String::new(),
            superior: String::new(),
            place: String::new(),
            fonts: FontSet::default(),
            kinds_on: BTreeSet::new(),
            kinds_off: BTreeSet::new(),
            revision: 0,
        }
    }
}

/// Which names of fonts a Word file carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FontSet {
    /// 方正小标宋简体, 仿宋_GB2312, 楷体_GB2312, 黑体, with alternative names for machines without
    /// them.
    #[default]
    Official,
    /// What an ordinary Windows has: 华文中宋, 仿宋, 楷体, 黑体.
    Windows,
}

/// A party group (党小组).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its identifier.
    pub id: GroupId,
    /// Its name, e.g. 第一党小组.
    pub name: String,
    /// The first day it existed, if not always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day it existed, if it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

/// A campaign (主题教育 or 专项).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Its identifier.
    pub id: CampaignId,
    /// Its official name, quoted exactly.
    pub name: String,
    /// 主题教育 or 专项.
    pub nature: CampaignNature,
    /// Its first day, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Its last day, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Where the official name was taken from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

/// What a campaign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CampaignNature {
    /// 主题教育.
    ThemeEducation,
    /// 专项.
    Special,
}

impl CampaignNature {
    /// Its id in conditions on [`super::common::CAMPAIGN_NATURE`].
    pub fn id(self) -> &'static str {
        match self {
            Self::ThemeEducation => "theme_education",
            Self::Special => "special",
        }
    }

    /// Its name on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::ThemeEducation => "主题教育",
            Self::Special => "专项",
        }
    }
}

/// A partner the branch works with (共建单位): a township, a community, a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its identifier.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub nature: PartnerNature,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

/// What a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartnerNature {
    /// 乡镇、街道.
    Township,
    /// 村、社区.
    Community,
    /// 企业.
    Firm,
    /// 其他.
    Other,
}

impl PartnerNature {
    /// What it is called on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Township => "乡镇、街道",
            Self::Community => "村、社区",
            Self::Firm => "企业",
            Self::Other => "其他",
        }
    }
}
