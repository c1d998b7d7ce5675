//! A member of the branch. Kept: the least that serves. No identity-card number, telephone,
//! belief, ethnicity, health or family has a place here.

use super::kind::is_false;
use super::{GroupId, MemberId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A member of the branch (党员).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its identifier (8 letters).
    pub id: MemberId,
    /// Name.
    pub name: String,
    /// Sex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Month of birth, `YYYY-MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_month: Option<String>,
    /// 正式 or 预备, as of now; [`Member::standing_on`] tells it for a day.
    pub standing: Standing,
    /// 入党日期: the day the branch meeting admitted the probationary member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined_on: Option<NaiveDate>,
    /// 转正日期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_on: Option<NaiveDate>,
    /// The party group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// The posts held, with their terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
    /// The class that dues go by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occupation: Option<Occupation>,
    /// Whether a leading cadre, who attends the branch's life as an ordinary member
    /// (双重组织生活).
    #[serde(default, skip_serializing_if = "is_false")]
    pub leading_cadre: bool,
    /// The day the membership of this branch began (转入), if not always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_on: Option<NaiveDate>,
    /// The day it ended (转出); that day no longer counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_on: Option<NaiveDate>,
    /// The ledger's revision at its last change; set by the ledger.
    #[serde(default)]
    pub revision: u64,
}

impl Member {
    /// A full member known by name alone.
    pub fn new(id: MemberId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            sex: None,
            birth_month: None,
            standing: Standing::Full,
            joined_on: None,
            full_on: None,
            group: None,
            posts: Vec::new(),
            occupation: None,
            leading_cadre: false,
            in_on: None,
            out_on: None,
            revision: 0,
        }
    }
}

/// Sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男.
    Male,
    /// 女.
    Female,
}

/// 正式党员 or 预备党员.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 正式党员.
    Full,
    /// 预备党员.
    Probationary,
}

/// A post with its term (职务、任期).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The post's name: 书记, 副书记, 组织委员, 宣传委员, 纪检委员, 党小组组长, or one outside the
    /// branch such as 社区党支部第一书记.
    pub name: String,
    /// Whether it is held outside the branch.
    #[serde(default, skip_serializing_if = "is_false")]
    pub outside: bool,
    /// First day of the term, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day of the term, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// The class of members that the dues rules tell apart (2008年党费收缴规定第二至第七条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Occupation {
    /// 在职, with a monthly wage.
    Employed,
    /// 离退休.
    Retired,
    /// 农民.
    Farmer,
    /// 学生、下岗失业、依靠抚恤或救济.
    Relief,
    /// 不按月取得收入.
    Irregular,
}
