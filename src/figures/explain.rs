//! A figure's definition in plain Chinese.

use super::field::FieldRef;
use super::listing::quoted;
use crate::catalog::{Catalog, common_name, member_form};
use crate::ledger::{
    CampaignNature, Condition, Field, FieldId, FieldType, FigureDef, FigureId, Kind, Ledger, Money,
    RosterCount, Selection, Source, Take, Test, common,
};

/// The definition in plain Chinese, as shown in 数字出处:
/// “计入”含“集中学习”的活动，按记录计数。
pub fn explain(def: &FigureDef, catalog: &Catalog, ledger: &Ledger) -> String {
    explain_narrowed(def, &[], catalog, ledger)
}

/// The same for a figure narrowed by further conditions.
pub fn explain_narrowed(
    def: &FigureDef,
    narrowed: &[Condition],
    catalog: &Catalog,
    ledger: &Ledger,
) -> String {
    let teller = Teller { catalog, ledger };
    let mut text = teller.source(&def.source, narrowed, true);
    if let Some(outer) = &def.within {
        text += &format!("包含在“{}”之内。", teller.figure(outer));
    }
    for other in &def.disjoint_from {
        text += &format!("与“{}”不共用记录。", teller.figure(other));
    }
    text
}

/// Which records a selection is about, in plain Chinese: “计入”含“集中学习”的活动记录.
pub fn select_told(select: &Selection, catalog: &Catalog, ledger: &Ledger) -> String {
    let Some(kind) = catalog.kind(&select.kind) else {
        return format!("种类“{}”的记录", select.kind);
    };
    let of = Teller { catalog, ledger }.conditions(kind, &mut select.conditions.iter());
    format!("{of}{}{}", kind.name, kind.word_for_records())
}

struct Teller<'a> {
    catalog: &'a Catalog,
    ledger: &'a Ledger,
}

impl Teller<'_> {
    fn source(&self, source: &Source, narrowed: &[Condition], with_operands: bool) -> String {
        let (first, second, combined) = match source {
            Source::Records { select, take } => return self.records(select, narrowed, take),
            Source::Roster(count) => {
                let kind = member_form::member_kind();
                let known = |c: &&Condition| kind.field(c.field.as_str()).is_some();
                let of = self.conditions(&kind, &mut narrowed.iter().filter(known));
                let counted = match count {
                    RosterCount::Members => "党员人数",
                    RosterCount::Probationary => "预备党员人数",
                    RosterCount::Groups => "党小组个数",
                };
                return format!("统计期最后一天在册的{of}{counted}。");
            }
            Source::Share { part, whole } => (part, Some(whole), "占百分比"),
            Source::Mean { total, by } => (total, Some(by), "除以"),
            Source::Change { of, percent: true } => (of, None, "比上年同期增减的百分比"),
            Source::Change { of, percent: false } => (of, None, "比上年同期增减的数量"),
        };
        let first_name = self.figure(first);
        let mut text = match (second, combined) {
            (Some(whole), "占百分比") => {
                format!("“{first_name}”占“{}”的百分比。", self.figure(whole))
            }
            (Some(by), _) => format!("“{first_name}”除以“{}”。", self.figure(by)),
            (None, change) => format!("“{first_name}”{change}。"),
        };
        for operand in [Some(first), second].into_iter().flatten().filter(|_| with_operands) {
            if let Some(def) = self.catalog.figure(operand) {
                text += &format!("{}：{}", def.name, self.source(&def.source, narrowed, false));
            }
        }
        text
    }

    fn records(&self, select: &Selection, narrowed: &[Condition], take: &Take) -> String {
        let Some(kind) = self.catalog.kind(&select.kind) else {
            return format!("记录种类“{}”已不存在。", select.kind);
        };
        // A condition of another kind narrows another operand of a figure made from several.
        let known = |c: &&Condition| FieldRef::find(kind, c.field.as_str()).is_some();
        let mut conditions = select.conditions.iter().chain(narrowed.iter().filter(known));
        let of = self.conditions(kind, &mut conditions);
        let which = if of.is_empty() { "全部" } else { &of };
        let dated = match &select.dated_by {
            Some(field) => format!("，按“{}”归入统计期", name(kind, field)),
            // 表彰年度 is not the year in which the honour was received.
            None => match year_of(kind) {
                Some(year) => format!("，按记录的日期归入统计期，不按“{year}”"),
                None => String::new(),
            },
        };
        let records = format!("{}{}", kind.name, kind.word_for_records());
        format!("{which}{records}{dated}，{}。", taken(kind, take))
    }

    /// 甲、乙的, or nothing.
    fn conditions(&self, kind: &Kind, conditions: &mut dyn Iterator<Item = &Condition>) -> String {
        let told: Vec<_> = conditions.map(|condition| self.condition(kind, condition)).collect();
        if told.is_empty() { String::new() } else { format!("{}的", told.join("、")) }
    }

    fn condition(&self, kind: &Kind, condition: &Condition) -> String {
        let id = condition.field.as_str();
        let field = kind.field(id);
        let name = name(kind, &condition.field);
        let is_flag = field.is_some_and(|field| field.field_type == FieldType::Flag);
        match &condition.test {
            Test::Filled if is_flag => format!("“{name}”为“是”"),
            Test::Blank if is_flag => format!("“{name}”为“否”"),
            Test::Filled => format!("填了“{name}”"),
            Test::Blank => format!("没有填“{name}”"),
            Test::AnyOf(values) => {
                let values = values.iter().map(|value| quoted(&self.value(field, id, value)));
                let values = values.collect::<Vec<_>>().join("或");
                let holds_several = field.is_some_and(|field| {
                    matches!(field.field_type, FieldType::Choices | FieldType::Members)
                });
                match id {
                    common::CAMPAIGN | common::CAMPAIGN_NATURE => format!("属于专题{values}"),
                    common::TAG => format!("带有标签{values}"),
                    _ if holds_several => format!("“{name}”含{values}"),
                    _ => format!("“{name}”为{values}"),
                }
            }
        }
    }

    /// What a value in a condition is called on screen; itself where nothing is known of it.
    fn value(&self, field: Option<&Field>, id: &str, value: &str) -> String {
        let ledger = self.ledger;
        let called = match field.map(|field| (field, field.field_type)) {
            Some((field, FieldType::Choice | FieldType::Choices)) => {
                field.choice(value).map(|choice| choice.name.clone())
            }
            Some((_, FieldType::Flag)) => {
                Some(if value == "true" { "是" } else { "否" }.to_owned())
            }
            Some((_, FieldType::Money)) => {
                value.parse().map(|fen| format!("{}元", Money::from_fen(fen))).ok()
            }
            Some((_, FieldType::Member | FieldType::Members)) => {
                named(ledger.members.values().map(|m| (m.id.as_str(), &m.name)), value)
            }
            Some((_, FieldType::Group)) => {
                named(ledger.groups.values().map(|g| (g.id.as_str(), &g.name)), value)
            }
            Some((_, FieldType::Partner)) => {
                named(ledger.partners.values().map(|p| (p.id.as_str(), &p.name)), value)
            }
            Some((_, FieldType::Link)) => {
                named(ledger.records.values().map(|r| (r.id.as_str(), &r.title)), value)
            }
            Some(_) => None,
            None if id == common::CAMPAIGN => {
                named(ledger.campaigns.values().map(|c| (c.id.as_str(), &c.name)), value)
            }
            None if id == common::CAMPAIGN_NATURE => {
                let natures = [CampaignNature::ThemeEducation, CampaignNature::Special];
                natures.iter().find(|n| n.id() == value).map(|n| n.name().to_owned())
            }
            None => None,
        };
        called.unwrap_or_else(|| value.to_owned())
    }

    fn figure(&self, id: &FigureId) -> String {
        self.catalog.figure(id).map_or_else(|| id.to_string(), |def| def.name.clone())
    }
}

fn named<'a>(mut entries: impl Iterator<Item = (&'a str, &'a String)>, id: &str) -> Option<String> {
    entries.find(|(known, _)| *known == id).map(|(_, name)| name.clone())
}

fn name<'a>(kind: &'a Kind, field: &'a FieldId) -> &'a str {
    kind.field(field.as_str()).map_or_else(|| common_name(field.as_str()), |field| &field.name)
}

/// The field of a kind that holds a year of its own, beside the day of the record.
fn year_of(kind: &Kind) -> Option<&str> {
    let year = kind.fields.iter().find(|field| field.unit.as_deref() == Some("年"));
    year.map(|field| field.name.as_str())
}

fn taken(kind: &Kind, take: &Take) -> String {
    match take {
        Take::Count => "按记录计数".to_owned(),
        Take::DistinctDays => "按不同日期计天数，跨多天的逐日计入".to_owned(),
        Take::Distinct(field) => format!("“{}”去掉重复后计数", name(kind, field)),
        Take::Sum(field) => format!("“{}”相加", name(kind, field)),
        Take::Average(field) => format!("填了“{}”的取平均", name(kind, field)),
        Take::PersonTimes => "到会党员和列席人数相加".to_owned(),
        Take::Attended => "到会党员人数相加".to_owned(),
        Take::Due => "到会和缺席的党员人数相加".to_owned(),
        Take::PersonHours => {
            "学时乘以到会党员人数后相加，只算统计期最后一天仍在册的党员".to_owned()
        }
        Take::Titles => "按日期列出标题".to_owned(),
        Take::Latest(field) => format!("取最近一条的“{}”", name(kind, field)),
    }
}
