//! Which numbers of a text count something: data for the search for numbers typed by hand.
//!
//! A counter word goes into [`COUNTERS`], a longer one before a shorter one that begins it. What
//! looks like a counted number but is a name goes into [`SET_PHRASES`]. Years, dates and ordinals
//! (第三次) need no entry: 年, 月, 日, 届 are no counters here, and 第 excludes what follows it.

/// Counter words and units. A number before one of them is a claim that wants evidence.
pub(super) const COUNTERS: &[&str] = &[
    "人次", "课时", "学时", "小时", "个百分点", "平方米", "公里", "公斤", "万元", "亿元", "元", "次",
    "个", "份", "天", "项", "户", "人", "名", "篇", "件", "起", "场", "期", "条", "本", "册", "套",
    "台", "块", "支", "家", "处", "宗", "批", "面", "幅", "吨", "亩", "盏", "辆", "位", "堂", "节",
    "轮", "%", "％",
];

/// Counter words before which a number in Chinese numerals below ten is a claim too. Others are
/// left out because such numbers before them are mostly figures of speech (一个, 三项, 两名).
pub(super) const COUNTERS_OF_FEW: &[&str] =
    &["人次", "课时", "学时", "万元", "亿元", "次", "场", "份", "户", "篇", "起"];

/// What a counter word turns into when one of these follows: 12个月, 5天内 stay, 3人民 never occurs.
pub(super) const NO_COUNTER_BEFORE: &[(&str, &[&str])] = &[
    ("个", &["月", "小时", "工作日", "多月"]),
    ("人", &["民"]),
    ("名", &["义", "字"]),
    ("条", &["例", "件", "款"]),
    ("项", &["规定", "目", "原则"]),
    ("节", &["日", "气", "点"]),
    ("面", &["红旗"]),
    ("起", &["来", "到", "点"]),
    ("本", &["着"]),
    ("位", &["一体"]),
    ("处", &["理"]),
    ("支", &["持", "部"]),
    ("场", &["所"]),
    ("家", &["庭"]),
    ("台", &["阶", "账"]),
    ("批", &["评"]),
    ("元", &["旦"]),
];

/// Set phrases: a number inside one of them is part of a name.
pub(super) const SET_PHRASES: &[&str] = &[
    "三会一课", "两学一做", "四种形态", "三严三实", "八项规定", "六项纪律", "四风", "两个维护",
    "四个意识", "四个自信", "两个确立", "两个责任", "一岗双责", "一个中心", "两个基本点",
    "五位一体", "四个全面", "两个一百年", "十九大", "二十大", "十八大", "十个明确", "十四个坚持",
    "十三个方面成就", "十个坚持", "百分之百", "十项准则", "三个代表", "四个服从", "六个必须坚持",
    "五个必由之路", "双报到", "三重一大", "四议两公开", "一件实事", "三大攻坚战", "两不愁三保障",
];
