//! 队伍: the roster, new members, commitments, talks, honours.
//!
//! A person on the way to membership is one record that is carried on from stage to stage, so each
//! stage counts by its own date: whoever reached it within the period.

use super::build::{figure, roster, share};
use crate::ledger::{FigureDef, RosterCount};

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        roster("members", "党员总数", "名", RosterCount::Members),
        roster("probationary", "预备党员", "名", RosterCount::Probationary),
        roster("groups", "党小组数", "个", RosterCount::Groups),
        stage("applicants", "入党申请人", "applied_on"),
        stage("activists", "入党积极分子", "activist_on"),
        stage("candidates", "发展对象", "candidate_on"),
        stage("admitted", "接收预备党员", "admitted_on"),
        figure("letter", "责任书", "类", "letter").count(),
        figure("letter_copies", "责任书份数", "份", "letter").sum("copies"),
        figure("letter_people", "责任书签订人数", "人", "letter").sum("people"),
        figure("commitment", "承诺", "项", "commitment").count(),
        figure("commitment_members", "承诺党员", "名", "commitment").distinct("member"),
        figure("commitment_fulfilled", "兑现承诺", "项", "commitment")
            .with("fulfilled", &["yes"])
            .within("commitment")
            .count(),
        share("commitment_rate", "承诺兑现率", "commitment_fulfilled", "commitment"),
        figure("talk", "谈心谈话", "次", "talk").count(),
        figure("discipline", "四种形态", "人次", "discipline").sum("people"),
        form("discipline_first", "第一种形态", "first"),
        form("discipline_second", "第二种形态", "second"),
        form("discipline_third", "第三种形态", "third"),
        form("discipline_fourth", "第四种形态", "fourth"),
        figure("assessed", "考核人数", "人", "assessment").sum("people"),
        figure("assessed_excellent", "考核优秀人数", "人", "assessment")
            .within("assessed")
            .sum("excellent"),
        figure("honour", "荣誉", "项", "honour").count(),
        honour("honour_municipal", "市级以上荣誉", &["national", "provincial", "municipal"]),
        honour("honour_provincial", "省级以上荣誉", &["national", "provincial"]),
    ]
}

fn stage(id: &'static str, name: &str, reached_on: &'static str) -> FigureDef {
    figure(id, name, "名", "development").dated_by(reached_on).count()
}

fn form(id: &'static str, name: &str, form: &str) -> FigureDef {
    figure(id, name, "人次", "discipline").with("form", &[form]).within("discipline").sum("people")
}

fn honour(id: &'static str, name: &str, levels: &[&str]) -> FigureDef {
    figure(id, name, "项", "honour").with("level", levels).within("honour").count()
}
