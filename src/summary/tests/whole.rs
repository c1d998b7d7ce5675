//! Whole summaries of a tiny ledger.

use super::super::{FindingKind, Summary, start_year, write, year_text};
use crate::catalog::Catalog;
use crate::document::{Block, Inline};
use crate::figures::evaluate;
use crate::ledger::{
    Branch, Campaign, CampaignNature, Declaration, Entry, Ledger, Member, Money, Override, Period,
    Phrase, Quantity, Record, RecordId, Selection, Sex, Value, YearText,
};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

pub(super) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, month, day).unwrap()
}

pub(super) fn record(
    ledger: &mut Ledger,
    id: &str,
    kind: &'static str,
    on: NaiveDate,
    title: &str,
) {
    let id = RecordId::parse(id).unwrap();
    ledger.put(Entry::Record(Record::new(id, kind.into(), on, title, on)));
}

pub(super) fn set(ledger: &mut Ledger, id: &str, field: &'static str, value: Value) {
    let id = RecordId::parse(id).unwrap();
    ledger.records.get_mut(&id).unwrap().values.insert(field.into(), value);
}

pub(super) fn activity(ledger: &mut Ledger, id: &str, on: NaiveDate, facets: &[&'static str]) {
    record(ledger, id, "activity", on, &format!("活动{id}"));
    let facets = facets.iter().map(|&facet| facet.into()).collect();
    set(ledger, id, "facets", Value::Choices(facets));
}

pub(super) fn phrase(ledger: &mut Ledger, id: &str, section: &str, text: &str) {
    let id = RecordId::parse(id).unwrap();
    let phrase = Phrase { text: text.to_owned(), section: section.to_owned() };
    ledger.records.get_mut(&id).unwrap().phrase = Some(phrase);
}

/// Three study sessions, one of them a lecture too; money, handouts, problems, plans, a case.
pub(super) fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    let mut branch = Branch::new("青溪市道路运输管理局党支部", "局党支部");
    branch.superior = "局机关党总支".to_owned();
    ledger.put(Entry::Branch(branch));
    ledger.put(Entry::Campaign(Campaign {
        id: "theme".into(),
        name: "“不忘初心、牢记使命”主题教育".to_owned(),
        nature: CampaignNature::ThemeEducation,
        from: Some(day(9, 1)),
        to: Some(day(12, 31)),
        source: String::new(),
        revision: 0,
    }));
    activity(&mut ledger, "a1", day(3, 5), &["study"]);
    activity(&mut ledger, "a2", day(6, 5), &["study", "lecture"]);
    activity(&mut ledger, "a3", day(9, 5), &["study"]);
    set(&mut ledger, "a2", "venue", Value::Choice("community".into()));
    record(&mut ledger, "s1", "support", day(4, 1), "筹集帮扶资金");
    set(&mut ledger, "s1", "direction", Value::Choice("raised".into()));
    set(&mut ledger, "s1", "amount", Value::Money(Money::from_fen(3_200_000)));
    record(&mut ledger, "h1", "handout", day(4, 2), "发放帮扶材料");
    set(&mut ledger, "h1", "project", Value::Choice("support".into()));
    set(&mut ledger, "h1", "copies", Value::Number(Quantity::from_whole(1236)));
    record(&mut ledger, "h2", "handout", day(5, 2), "再次发放帮扶材料");
    set(&mut ledger, "h2", "project", Value::Choice("support".into()));
    record(&mut ledger, "p2", "problem", day(12, 2), "党务干部能力还有差距。");
    record(&mut ledger, "p1", "problem", day(12, 1), "党建工作方法创新不够");
    record(&mut ledger, "n1", "plan", day(12, 3), "抓常态");
    set(&mut ledger, "n1", "theme", Value::Text("抓好主题教育常态化".to_owned()));
    set(&mut ledger, "n1", "measure", Value::Text("每月学习一次\n每季交流一次。".to_owned()));
    record(&mut ledger, "n2", "plan", day(12, 4), "抓作风");
    set(&mut ledger, "n2", "theme", Value::Text("抓好作风建设".to_owned()));
    record(&mut ledger, "c1", "case", day(8, 8), "网约车跨线案");
    phrase(&mut ledger, "c1", "trade", "查处网约车从事班线客运案件1起，属全省首例");
    ledger
}

pub(super) fn summary_of(text: &YearText, ledger: &Ledger) -> Summary {
    let catalog = Catalog::of(ledger);
    write(text, ledger, &catalog, &mut |query| evaluate(ledger, &catalog, query).map(Rc::new))
}

pub(super) fn summary(body: &str) -> Summary {
    summary_of(&year_text(body, 2019), &ledger())
}

/// The document, one block a line, figures as ⟨name：value⟩, typed numbers as ‹12次›; then the
/// findings.
pub(super) fn shown(summary: &Summary) -> String {
    let runs = |runs: &[Inline]| -> String {
        let run = |run: &Inline| match run {
            Inline::Text(text) => text.clone(),
            Inline::Figure { token, text } => {
                assert_eq!(summary.tokens[*token].written.as_ref(), Some(text));
                format!("⟨{}⟩", summary.tokens[*token].label())
            }
            Inline::Gap { token } => format!("⟨{}⟩", summary.tokens[*token].label()),
            Inline::Typed(text) => format!("‹{text}›"),
        };
        runs.iter().map(run).collect()
    };
    let id = |id: &Option<String>| id.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
    let mut shown = String::new();
    for block in &summary.document.blocks {
        shown += &match block {
            Block::Title(lines) => {
                lines.iter().map(|line| format!("题 {}\n", runs(line))).collect::<String>()
            }
            Block::Heading { level, id: i, text } => format!("H{level}{} {}\n", id(i), runs(text)),
            Block::Paragraph { lead: Some(lead), text } => {
                format!("P  <{}{} {}>{}\n", lead.level, id(&lead.id), runs(&lead.text), runs(text))
            }
            Block::Paragraph { lead: None, text } => format!("P  {}\n", runs(text)),
            Block::Table(_) => "表\n".to_owned(),
            Block::Signature { name, date } => format!("落款 {name} {date}\n"),
        };
    }
    // What is not used has its own test: the tiny texts here use little of the ledger.
    for finding in summary.findings.iter().filter(|found| found.kind != FindingKind::Unused) {
        shown += &format!("{} {}\n", finding.kind.name(), finding.sentence);
    }
    shown
}

#[test]
fn the_shape_of_a_summary() {
    let summary = summary(
        "# {支部全称}{年度}年度党建工作总结\n\n一年来，{支部简称}在{上级}领导下开展工作：\n\n\
         ## 工作开展情况 {#work}\n### 夯实基础 {#base}\n- 抓学习[{集中学习}次]；\n- 抓党课[{党课}次]。\n\
         - 抓党日[{主题党日}次]。\n\n{年度}年共[学习{集中学习}次]、[上党课{党课:汉字}次]，\
         [召开联席会{共建联席会}次]。\n\n### 融入中心 {#trade}\n依法办案。\n#### 专项行动\n开展整治5次。\n\
         ## 存在的问题 {#problems}\n\n- {每条:存在问题}{记录.题名}。\n\n## 下一步计划 {#plans}\n\n\
         {下年度}年重点做好：\n\n### {每条:下一步计划}{记录.主题}\n{记录.措施}",
    );
    insta::assert_snapshot!(shown(&summary));
}

#[test]
fn gaps_and_declarations() {
    let mut ledger = ledger();
    ledger.put(Entry::Declaration(Declaration {
        id: "d1".into(),
        select: Selection {
            kind: "activity".into(),
            conditions: Catalog::built_in()
                .figure_named("邻居节")
                .and_then(|def| match &def.source {
                    crate::ledger::Source::Records { select, .. } => {
                        Some(select.conditions.clone())
                    }
                    _ => None,
                })
                .unwrap(),
            dated_by: None,
        },
        period: Period::year(2019),
        declared_on: day(12, 31),
        reason: String::new(),
        revision: 0,
    }));
    let body = "# 总结\n\n主题党日{主题党日}次，邻居节{邻居节}次，{单位}。[邻居节{邻居节}次]、[学习{集中学习}次]。\n\n\
                抓好党日[{主题党日}次]。抓好学习[{集中学习}次]。";
    let dropped = summary_of(&year_text(body, 2019), &ledger);
    let kept = summary_of(&YearText { keep_gaps: true, ..year_text(body, 2019) }, &ledger);
    insta::assert_snapshot!(format!("{}\n{}", shown(&dropped), shown(&kept)));
}

#[test]
fn what_went_takes_its_number_and_heading_along() {
    let summary = summary(
        "# 总结\n## 甲\n### 空的小节\n[主题党日{主题党日}次]。\n### 有的小节\n- 党日[{主题党日}次]；\n\
         - 学习[{集中学习}次]；\n- 党课[{党课}次]；\n- 联席会[{共建联席会}次]。\n\n\
         ## 乙\n\n- 党日[{主题党日}次]；\n- 学习[{集中学习}次]；\n- 联席会[{共建联席会}次]。\n\n\
         ## 丙\n\n[党日{主题党日}次]。\n## 丁",
    );
    insta::assert_snapshot!(shown(&summary));
}

#[test]
fn incomplete_overridden_and_contradicting_figures() {
    let mut ledger = ledger();
    ledger.put(Entry::Override(Override {
        id: "o1".into(),
        figure: "study".into(),
        period: Period::year(2019),
        written: "20".to_owned(),
        reason: "纸质台账另有记录".to_owned(),
        revision: 0,
    }));
    let body = "# 总结\n发放材料{帮扶材料:余}份，学习{集中学习}次，筹集{筹集资金:万元}万元。";
    insta::assert_snapshot!(shown(&summary_of(&year_text(body, 2019), &ledger)));
}

#[test]
fn errors_stay_visible() {
    let summary = summary(
        "# 总结\n\n开展{集中学}次，{集中学习:花体}次，{集中学习|颜色=红}次，{集中学习.颜色}，\
         {支部简称:余}，{记录.题名}，[{不存在}]。\n- {每条:不存在}{记录.题名}",
    );
    insta::assert_snapshot!(shown(&summary));
}

#[test]
fn conditions_and_fields() {
    let summary = summary(
        "# 总结\n{党课|活动阵地=社区}、{集中学习.题名:引号}、{集中学习.title:列举}；\
         {集中学习:引号}。\n\
         - {每条:集中学习}{记录.题名}，{记录.日期}，{记录.活动阵地}",
    );
    insta::assert_snapshot!(shown(&summary));
}

#[test]
fn the_roster_is_narrowed_and_listed_by_the_fields_of_a_member() {
    let mut ledger = ledger();
    for (id, name, sex) in [("m1", "林一帆", Sex::Female), ("m2", "江望舒", Sex::Male)] {
        let mut member = Member::new(id.into(), name);
        member.sex = Some(sex);
        ledger.put(Entry::Member(member));
    }
    let body = "# 总结\n党员{党员总数}名，其中女党员{党员总数|性别=女}名（{党员总数.姓名:列举|性别=女}）；\
                {党员总数|专题=有}名，{党小组数|性别=女}个。";
    insta::assert_snapshot!(shown(&summary_of(&year_text(body, 2019), &ledger)));
}

#[test]
fn a_gap_of_a_figure_made_from_others_names_the_one_that_is_missing() {
    let summary = summary("# 总结\n增加{集中学习增减}次，到会率{到会率}%，党员{党员总数}名。");
    let told = summary.findings.iter().filter(|found| found.kind != FindingKind::Unused);
    let told: Vec<_> = told.map(|found| found.sentence.as_str()).collect();
    insta::assert_snapshot!(told.join("\n"), @"
    记录“网约车跨线案”的入总结用语要写进“trade”一节，正文里没有这一节；请改选章节，或在标题后加上{#trade}。
    第2行：上年同期“集中学习”没有记录，“集中学习增减”算不出来，正文中写作X；请补录有关记录，或者删去这处文字。
    第2行：“实到人次”的记录都没有填写要统计的内容，“到会率”算不出来，正文中写作X；请补录有关记录，或者删去这处文字。
    第2行：“党员总数”没有记录，正文中写作X；请先登记党员和党小组。
    ");
}

#[test]
fn sentences_flow_into_their_sections() {
    let mut ledger = ledger();
    record(&mut ledger, "x1", "honour", day(7, 1), "先进");
    phrase(&mut ledger, "x1", "points", "获评先进");
    record(&mut ledger, "x2", "honour", day(7, 2), "标兵");
    phrase(&mut ledger, "x2", "nowhere", "获评标兵。");
    record(&mut ledger, "x3", "honour", day(7, 3), "模范");
    phrase(&mut ledger, "x3", "alone", "获评模范");
    record(&mut ledger, "x4", "honour", day(1, 3), "第一");
    phrase(&mut ledger, "x4", "trade", "获评第一。");
    let body = "# 总结\n## 甲 {#alone}\n### 乙 {#trade}\n- 学习；\n- 办案，\n### 丙 {#points}\n\n- 一；\n- 二。";
    insta::assert_snapshot!(shown(&summary_of(&year_text(body, 2019), &ledger)));
}

#[test]
fn a_new_year_starts_from_the_last_one() {
    let mut ledger = ledger();
    assert_eq!(start_year(&ledger, "模板", 2019).body, "模板");
    ledger.put(Entry::Text(YearText { keep_gaps: true, ..year_text("去年", 2018) }));
    ledger.put(Entry::Text(year_text("明年", 2021)));
    let text = start_year(&ledger, "模板", 2020);
    assert_eq!(
        (text.body.as_str(), text.keep_gaps, text.id.as_str()),
        ("去年", true, "annual-2020")
    );
}

#[test]
fn characters_are_those_printed() {
    let summary = summary("# 总结\n学 习{集中学习}次。");
    assert_eq!(summary.characters, 2 + 5 + 13 + "2019年12月31日".chars().count());
}

#[test]
fn the_template_that_comes_with_the_program_has_no_errors() {
    let summary = summary(crate::catalog::templates::annual());
    let wrong: Vec<_> = summary
        .findings
        .iter()
        .filter(|f| {
            use super::super::FindingKind::{Syntax, Typed, Wording};
            [Syntax, Typed, Wording].contains(&f.kind)
        })
        .map(|f| f.sentence.as_str())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_written(bits in prop::collection::vec(prop_oneof![
        Just("{集中学习}次"), Just("["), Just("]"), Just("；"), Just("。"), Just("，"), Just("{主题党日}"),
        Just("\n"), Just("\n\n"), Just("- "), Just("## "), Just("### "), Just("# "), Just("{#a}"),
        Just("{每条:存在问题}"), Just("{记录.题名}"), Just("{"), Just("12次"), Just("《"), Just("”"),
        Just("{支部全称}"), Just("\\"), Just("甲乙"),
    ], 0..40)) {
        let summary = summary(&bits.concat());
        for (index, token) in summary.tokens.iter().enumerate() {
            prop_assert_eq!(token.index, index);
        }
        let numbers: BTreeSet<_> = summary.findings.iter().filter_map(|f| f.token).collect();
        prop_assert!(numbers.iter().all(|index| *index < summary.tokens.len()));
        // Points close up: every 二是 has a 一是.
        let text = format!("{:?}", summary.document);
        prop_assert_eq!(text.matches("一是").count() < text.matches("二是").count(), false);
    }
}
