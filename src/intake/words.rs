//! Usual headings of old tables, field by field.

use crate::ledger::common;

/// Usual headings for what every row has. The better words stand first: of 主题 and 内容 the first
/// is the title.
pub(super) const SORT_WORDS: &[&str] = &[
    "类别",
    "活动类型",
    "活动类别",
    "类型",
    "种类",
    "会议类型",
    "会议类别",
    "活动形式",
    "形式",
    "项目类别",
    "分类",
];

/// Usual headings for the fields of every record.
pub(super) const COMMON_WORDS: &[(&str, &[&str])] = &[
    (
        common::DATE,
        &[
            "日期",
            "时间",
            "活动时间",
            "活动日期",
            "开展时间",
            "开展日期",
            "会议时间",
            "会议日期",
            "学习时间",
            "召开时间",
            "举办时间",
            "开始日期",
            "开始时间",
            "发生时间",
            "年月日",
            "日 期",
        ],
    ),
    (common::END, &["结束日期", "结束时间", "截止日期", "终止日期"]),
    (
        common::TITLE,
        &[
            "标题",
            "主题",
            "活动主题",
            "会议主题",
            "学习主题",
            "活动名称",
            "会议名称",
            "名称",
            "题目",
            "事项",
            "活动项目",
            "活动内容",
            "会议内容",
            "学习内容",
            "主要内容",
            "内容",
            "事由",
            "议题",
        ],
    ),
    (common::CAMPAIGN, &["专题", "所属专题", "主题教育", "专项"]),
    (common::TAG, &["标签", "关键词"]),
    (common::NOTE, &["备注", "说明", "附注", "其他说明"]),
    (common::KEPT_AT, &["原件存放处", "存放处", "存放位置", "档案位置", "档号"]),
];

/// Usual headings for fields of built-in kinds, beside their own names.
pub(super) const FIELD_WORDS: &[(&str, &[&str])] = &[
    ("facets", &["计入"]),
    ("place", &["地点", "活动地点", "会议地点", "学习地点", "开展地点"]),
    ("time", &["起止时间", "具体时间", "时段", "时间段"]),
    ("group", &["党小组", "所属党小组", "小组"]),
    ("host", &["主持", "主持人", "会议主持", "召集人"]),
    ("lecturer", &["主讲", "主讲人", "授课人", "讲课人", "讲授人"]),
    ("recorder", &["记录", "记录人", "会议记录"]),
    (
        "present",
        &[
            "参加人员",
            "参会人员",
            "参与人员",
            "参学人员",
            "出席人员",
            "出席",
            "到会人员",
            "参加党员",
            "实到人员",
            "出席党员",
            "与会人员",
            "到场人员",
            "参加人",
            "参会人",
            "参与人",
            "参学人",
            "与会人",
            "到会人",
            "参会党员",
            "参学党员",
            "与会党员",
            "到会党员",
            "实到党员",
            "参会名单",
            "到会名单",
        ],
    ),
    (
        "absent_leave",
        &[
            "请假",
            "请假人员",
            "请假党员",
            "缺席人员（请假）",
            "缺席（请假）",
            "请假缺席",
            "因事请假",
            "因病请假",
        ],
    ),
    ("absent_duty", &["公差", "公差人员"]),
    (
        "absent_other",
        &[
            "缺席",
            "缺席人员",
            "未到人员",
            "未到会人员",
            "未参会人员",
            "未参加人员",
            "未出席人员",
            "未到党员",
            "缺勤",
            "缺勤人员",
        ],
    ),
    ("guests", &["列席", "列席人数"]),
    ("topics", &["议题", "研讨题目"]),
    ("hours", &["学时", "课时"]),
    (
        "content",
        &[
            "内容",
            "活动内容",
            "会议内容",
            "学习内容",
            "主要内容",
            "具体内容",
            "活动情况",
            "内容摘要",
        ],
    ),
    ("decisions", &["决议", "决定", "会议决议", "形成决议"]),
    ("partner", &["共建单位", "联合单位", "服务单位", "合作单位"]),
    ("served", &["受益人次", "服务人次", "受益人数"]),
    ("film", &["片名", "影片", "影片名称"]),
    ("venue", &["活动阵地", "阵地"]),
    ("mode", &["方式", "开展方式"]),
];

/// The words for one field in a table of them.
pub(super) fn words_of(table: &'static [(&str, &[&str])], id: &str) -> &'static [&'static str] {
    table.iter().find(|(known, _)| *known == id).map_or(&[], |(_, words)| words)
}
