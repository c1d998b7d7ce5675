//! What a kind, a field, a choice or a figure may be called.

use super::LONGEST;
use crate::catalog::common::COMMON_FIELDS;
use crate::catalog::validate::Sieve;
use crate::ledger::quoted;

/// What a text's token may name without a figure; `summary` fills them in.
pub const RESERVED: [&str; 11] = [
    "支部全称",
    "支部简称",
    "单位",
    "上级",
    "所在地",
    "年度",
    "下年度",
    "截止日期",
    "落款日期",
    "每条",
    "记录",
];

/// What else the title of a record is called in a token.
const TITLE: [&str; 1] = ["题名"];

/// What a condition asks instead of a value.
pub(super) const FILLED: [&str; 2] = ["有", "无"];

/// The marks that the language of the texts keeps for itself, full-width ones too.
const MARKS: &str = "{}[]|:=,.+\\#｛｝［］｜：＝，．＋＼＃";

/// A name that cannot be given a second time.
pub(super) struct Taken<'a> {
    name: &'a str,
    why: Why<'a>,
}

enum Why<'a> {
    /// Something is called so.
    Is,
    /// Something was called so before; what it is called now.
    Was(&'a str),
    /// It means something in the language of the texts.
    Reserved,
}

/// The names by which texts find something: its name, its former ones, its identifier.
pub(super) fn taken<'a>(
    name: &'a str,
    former: &'a [String],
    id: &'a str,
) -> impl Iterator<Item = Taken<'a>> {
    let was = former.iter().map(move |old| Taken { name: old, why: Why::Was(name) });
    let own = [Taken { name, why: Why::Is }, Taken { name: id, why: Why::Was(name) }];
    own.into_iter().chain(was)
}

/// Names that mean something to the texts.
pub(super) fn reserved<'a>(names: &'static [&'static str]) -> impl Iterator<Item = Taken<'a>> {
    names.iter().map(|name| Taken { name, why: Why::Reserved })
}

/// Names of what is no part of the catalog.
pub(super) fn called<'a>(names: &'static [&'static str]) -> impl Iterator<Item = Taken<'a>> {
    names.iter().map(|name| Taken { name, why: Why::Is })
}

/// The names of the fields that every record has.
pub(super) fn common<'a>() -> impl Iterator<Item = Taken<'a>> {
    let of_all = COMMON_FIELDS.iter().flat_map(|(id, name)| [*id, *name]);
    of_all.map(|name| Taken { name, why: Why::Is }).chain(called(&TITLE))
}

impl Sieve {
    /// A name cleaned; problems go to the field `id`. What stands already as `old` may stay.
    pub(super) fn part_name<'a>(
        &mut self,
        id: &'static str,
        label: &str,
        written: &str,
        old: Option<&str>,
        mut others: impl Iterator<Item = Taken<'a>>,
    ) -> String {
        let name = self.line(label, written);
        if old == Some(name.as_str()) {
            return name;
        }
        let length = name.chars().count();
        let called = quoted(&name);
        let problem = if length == 0 {
            Some(format!("请填写{label}。"))
        } else if length > LONGEST {
            Some(format!("{called}有{length}字，请缩短到{LONGEST}字以内。"))
        } else if let Some(mark) = name.chars().find(|c| MARKS.contains(*c)) {
            Some(format!("{called}里不能有“{mark}”，总结正文用它作标记，请换一个写法。"))
        } else {
            others.find(|other| other.name == name).map(|other| match other.why {
                Why::Is => format!("已经有{called}，请换一个名称。"),
                Why::Was(now) => format!(
                    "{called}是{}的旧名或代号，写好的正文可能还在用，请换一个名称。",
                    quoted(now)
                ),
                Why::Reserved => format!("{called}在总结正文里另有用处，请换一个名称。"),
            })
        };
        if let Some(message) = problem {
            self.problem(&id.into(), label, message);
        }
        name
    }
}

/// The former names of what was called `old` and is now called `name`.
pub(in crate::catalog) fn former(old: Option<(&str, &[String])>, name: &str) -> Vec<String> {
    let Some((before, known)) = old else { return Vec::new() };
    let mut names = known.to_vec();
    if !known.iter().any(|known| known == before) {
        names.push(before.to_owned());
    }
    names.retain(|known| known != name);
    names
}
