//! Official phrases and titles, quoted exactly: dated data with their source, against which
//! near-misses are pointed out. Nothing here is written into a summary.
//!
//! An entry: the phrase to the last mark, the year from which it holds (a text about an earlier
//! year is not judged by it), and the document it was taken from. Phrases of fewer than six
//! characters stay out: too much ordinary text is near them.

/// An official phrase.
pub(super) struct Official {
    /// To the last mark.
    pub text: &'static str,
    /// The year from which it holds.
    pub since: i32,
    /// Where it was taken from.
    pub source: &'static str,
}

const fn phrase(text: &'static str, since: i32, source: &'static str) -> Official {
    Official { text, since, source }
}

/// The phrases, the oldest first.
pub(super) const OFFICIAL: &[Official] = &[
    phrase(
        "中央八项规定精神",
        2012,
        "《十八届中央政治局关于改进工作作风、密切联系群众的八项规定》，2012年12月4日",
    ),
    phrase("关于新形势下党内政治生活的若干准则", 2016, "党的十八届六中全会通过，2016年10月27日"),
    phrase("中国共产党党内监督条例", 2016, "党的十八届六中全会通过，2016年10月27日"),
    phrase(
        "“两学一做”学习教育常态化制度化",
        2017,
        "中共中央办公厅《关于推进“两学一做”学习教育常态化制度化的意见》，2017年3月",
    ),
    phrase("习近平新时代中国特色社会主义思想", 2017, "党的十九大报告，2017年10月18日"),
    phrase("新时代党的建设总要求", 2017, "党的十九大报告，2017年10月18日"),
    phrase("中国共产党支部工作条例（试行）", 2018, "中共中央发布，2018年10月28日"),
    phrase("中国共产党纪律处分条例", 2018, "中共中央发布修订本，2018年8月18日"),
    phrase(
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
        2019,
        "《中国共产党党员教育管理工作条例》第二条，2019年5月6日",
    ),
    phrase("中国共产党党员教育管理工作条例", 2019, "中共中央发布，2019年5月6日"),
    phrase(
        "不忘初心、牢记使命",
        2019,
        "《中共中央关于在全党开展“不忘初心、牢记使命”主题教育的意见》，2019年5月",
    ),
    phrase(
        "守初心、担使命，找差距、抓落实",
        2019,
        "“不忘初心、牢记使命”主题教育工作会议，2019年5月31日",
    ),
    phrase("学史明理、学史增信、学史崇德、学史力行", 2021, "党史学习教育动员大会，2021年2月20日"),
    phrase(
        "学思想、强党性、重实践、建新功",
        2023,
        "学习贯彻习近平新时代中国特色社会主义思想主题教育工作会议，2023年4月3日",
    ),
];
