//! Any entry in full, line by line: where two versions of it are put beside each other.

use super::{Detail, changes::lines};
use crate::catalog::Catalog;
use crate::catalog::own::type_name;
use crate::ledger::{Entry, Field, FontSet, Ledger};
use chrono::NaiveDate;

/// An entry in full, of whatever register. What a figure counts is not in it (`figures` tells that).
pub fn in_full(entry: &Entry, catalog: &Catalog, ledger: &Ledger) -> Vec<Detail> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut line = |label: &str, text: String| found.push((label.to_owned(), text));
    match entry {
        Entry::Record(_) | Entry::Member(_) => return lines(entry, catalog, ledger),
        Entry::Branch(branch) => {
            line("支部全称", branch.full_name.clone());
            line("支部简称", branch.short_name.clone());
            line("单位", branch.office.clone());
            line("上级", branch.superior.clone());
            line("所在地", branch.place.clone());
            let fonts = match branch.fonts {
                FontSet::Official => "公文标准字体",
                FontSet::Windows => "Windows自带字体",
            };
            line("文稿字体", fonts.to_owned());
            let named = |ids: &std::collections::BTreeSet<_>| {
                let name = |id| catalog.kind(id).map_or_else(|| id.to_string(), |k| k.name.clone());
                ids.iter().map(name).collect::<Vec<_>>().join("、")
            };
            line("另外启用的种类", named(&branch.kinds_on));
            line("隐藏的种类", named(&branch.kinds_off));
        }
        Entry::Group(group) => {
            line("名称", group.name.clone());
            line("成立日期", day(group.from));
            line("撤销日期", day(group.to));
        }
        Entry::Campaign(campaign) => {
            line("名称", campaign.name.clone());
            line("类别", campaign.nature.name().to_owned());
            line("开始日期", day(campaign.from));
            line("结束日期", day(campaign.to));
            line("出处", campaign.source.clone());
        }
        Entry::Partner(partner) => {
            line("名称", partner.name.clone());
            line("类别", partner.nature.name().to_owned());
        }
        Entry::Kind(kind) => {
            line("名称", kind.name.clone());
            line("旧名", kind.former_names.join("、"));
            line("说明", kind.help.clone());
            line("举例", kind.example.clone());
            line(
                "列表里的栏",
                kind.columns.iter().map(|c| c.as_str()).collect::<Vec<_>>().join("、"),
            );
            for field in &kind.fields {
                line(&format!("字段“{}”", field.name), of_field(field));
            }
        }
        Entry::Figure(figure) => {
            line("名称", figure.name.clone());
            line("旧名", figure.former_names.join("、"));
            line("单位", figure.unit.clone());
        }
        Entry::Declaration(declaration) => {
            line("时段", declaration.period.told());
            line("声明日期", declaration.declared_on.to_string());
            line("原因", declaration.reason.clone());
        }
        Entry::Override(over) => {
            line("时段", over.period.told());
            line("改写为", over.written.clone());
            line("原因", over.reason.clone());
        }
        Entry::Archive(archive) => {
            line("年度", archive.year.to_string());
            line("归档日期", archive.archived_on.to_string());
            line("文件", archive.file.clone());
            line("记录", format!("{}条", archive.records));
        }
        Entry::Text(text) => {
            line("年度", text.year.to_string());
            line("截止日期", day(text.as_of));
            line("落款日期", day(text.dated));
            line("缺数的处理", if text.keep_gaps { "保留X" } else { "略去" }.to_owned());
            line("正文", text.body.clone());
        }
    }
    let detail = |(label, text)| Detail { label, field: None, text, links: Vec::new() };
    found.into_iter().filter(|(_, text)| !text.is_empty()).map(detail).collect()
}

/// What a field takes, and its choices.
fn of_field(field: &Field) -> String {
    let mut told = vec![type_name(field.field_type).to_owned()];
    told.extend(field.required.then(|| "必填".to_owned()));
    told.extend(field.unit.as_ref().map(|unit| format!("单位{unit}")));
    let choices: Vec<&str> = field.choices.iter().map(|choice| choice.name.as_str()).collect();
    told.extend((!choices.is_empty()).then(|| format!("选项：{}", choices.join("、"))));
    told.extend((!field.help.is_empty()).then(|| field.help.clone()));
    told.join("，")
}
