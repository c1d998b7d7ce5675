use super::told;

#[test]
fn a_pasted_table_becomes_records() {
    insta::assert_snapshot!(told(
        "局党支部2018年活动台账\n\
         序号\t活动时间\t类别\t活动主题\t地点\t主持人\t参加人员\t应到\n\
         1\t3月5日\t支委会\t研究全年计划\t会议室\t周明远\t周明远、刘芳、不存在\t3\n\
         2\t2018.3.6-7\t主题党日、党课\t学习党章\t“一大”会址\t刘 芳\t周明远 刘 芳\t\n\
         \t\t\t\t\t\t\t\n\
         3\t二月三十\t集中学习\t学习会\t\t\t\t\n\
         4\t3月5日\t支委会\t研究全年计划\t\t\t\t\n\
         5\t3月9日\t茶话会\t春节茶话会\t\t\t\t\n\
         合计\t\t\t5次\t\t\t\t"
    ));
}

#[test]
fn kinds_are_told_by_titles_sheets_and_headings() {
    insta::assert_snapshot!(
        [
            told(
                "日期,标题\n2019-3-1,上专题党课\n2019-3-2,与张三同志谈心谈话\n2019-3-4,“三八”活动"
            ),
            told("日期,入户次数,户数,社区或村\n2019-3-1,3次,12,石桥社区"),
            told("2019年党课记录\n时间,内容,授课人\n3.5,学习党章,王老师"),
            told("日期,名称,检查类型\n2019-3-1,督导检查,专项"),
        ]
        .join("\n\n")
    );
}

#[test]
fn two_rows_of_headings_in_a_text() {
    insta::assert_snapshot!(told(
        "日期,主题,人数,,备注\n,,应到,实到,\n2019.3.5,集中学习,12,11,签到表在柜里"
    ));
}

#[test]
fn what_is_no_table_says_so() {
    insta::assert_snapshot!(
        [
            "",
            "  \n ",
            ",,\n,,",
            "<html><table>",
            "日期,标题\n3.5,\"没有关上",
            "{\"format\":\"zhibu\"}"
        ]
        .map(told)
        .join("\n")
    );
}
