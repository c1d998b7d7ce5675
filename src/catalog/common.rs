//! What the fields of every record are called on screen.

use crate::ledger::common;

/// The fields of every record: identifier and name, in the order of the form.
pub const COMMON_FIELDS: [(&str, &str); 10] = [
    (common::DATE, "日期"),
    (common::END, "结束日期"),
    (common::TITLE, "标题"),
    (common::CAMPAIGN, "专题"),
    (common::CAMPAIGN_NATURE, "专题性质"),
    (common::TAG, "标签"),
    (common::NOTE, "备注"),
    (common::KEPT_AT, "原件存放处"),
    (common::PHRASE, "入总结用语"),
    (common::PHRASE_SECTION, "用语所在章节"),
];

/// The name on screen of a field of every record; its identifier if it is none of them.
///
/// ```
/// assert_eq!(zhibu::catalog::common_name("kept_at"), "原件存放处");
/// ```
pub fn common_name(id: &str) -> &str {
    COMMON_FIELDS.iter().find(|(known, _)| *known == id).map_or(id, |(_, name)| name)
}
