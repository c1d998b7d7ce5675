//! The names that every text may use without a figure: the branch's profile, the year, the dates.

use super::fill::{Filled, Filler, Reason};
use super::token::Token;
use super::years::written;
use crate::figures::Form;
use crate::ledger::Branch;

impl Filler<'_> {
    /// What a reserved name stands for; empty where the branch has not filled it in.
    pub fn reserved(&self, name: &str) -> Option<String> {
        let branch = self.ledger.branch.as_ref();
        let of = |part: fn(&Branch) -> &String| {
            branch.map(part).map(|text| text.trim().to_owned()).unwrap_or_default()
        };
        let as_of = self.text.as_of.unwrap_or(self.period.to);
        Some(match name {
            "支部全称" => of(|branch| &branch.full_name),
            "支部简称" => of(|branch| &branch.short_name),
            "单位" => of(|branch| &branch.office),
            "上级" => of(|branch| &branch.superior),
            "所在地" => of(|branch| &branch.place),
            "年度" => self.text.year.to_string(),
            "下年度" => self.text.year.saturating_add(1).to_string(),
            "截止日期" => written(as_of),
            "落款日期" => written(self.text.dated.unwrap_or(self.period.to)),
            _ => return None,
        })
    }

    /// A reserved name: plain text, or a gap where nothing is filled in.
    pub fn reserved_token(&mut self, name: &str, known: String, line: usize) -> Filled {
        if !known.is_empty() {
            return Filled::plain(known);
        }
        let reason = Reason {
            why: format!("支部信息里没有填写“{name}”"),
            remedy: "请在设置中填写".to_owned(),
            settled: false,
            kind: None,
            records: Vec::new(),
        };
        let name = name.to_owned();
        let token = Token {
            index: 0,
            name,
            figure: None,
            record: None,
            written: None,
            form: Form::default(),
            line,
            unit: String::new(),
        };
        Filled {
            token: Some(self.remember(token, Some(reason))),
            text: None,
            yields: false,
            keeps: false,
        }
    }
}
