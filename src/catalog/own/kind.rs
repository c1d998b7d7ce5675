//! A kind as it is wanted, checked against the one that stands.

use super::names::{FILLED, called, common, former, reserved, taken};
use super::{built_in_kind, field_counts, uses};
use crate::catalog::Catalog;
use crate::catalog::lookup::{OTHER, complete};
use crate::catalog::validate::{Checked, Sieve};
use crate::ledger::{Field, FieldProblem, FieldType, Kind, Ledger, quoted};

/// The longest name of a kind, a field, a choice or a figure, in characters.
pub const LONGEST: usize = 30;

/// The longest line of help or example, in characters.
const LONGEST_LINE: usize = 120;

/// Names that the pages use beside those of kinds.
const NO_KINDS: [&str; 2] = ["党员", "全部记录"];

/// What a field can hold, with its name in a form and on screen.
pub const FIELD_TYPES: [(FieldType, &str, &str); 14] = [
    (FieldType::Text, "text", "文字（一行）"),
    (FieldType::LongText, "long_text", "文字（多行）"),
    (FieldType::Number, "number", "数字"),
    (FieldType::Money, "money", "金额"),
    (FieldType::Date, "date", "日期"),
    (FieldType::Span, "span", "起止时间"),
    (FieldType::Choice, "choice", "单选"),
    (FieldType::Choices, "choices", "多选"),
    (FieldType::Flag, "flag", "是或否"),
    (FieldType::Member, "member", "党员（一名）"),
    (FieldType::Members, "members", "党员（几名）"),
    (FieldType::Group, "group", "党小组"),
    (FieldType::Partner, "partner", "共建单位"),
    (FieldType::Link, "link", "另一条记录"),
];

/// What a type of field is called on screen.
pub fn type_name(of: FieldType) -> &'static str {
    FIELD_TYPES.iter().find(|(known, ..)| *known == of).map_or("", |(_, _, name)| name)
}

/// Checks a kind as it is wanted, new or changed, against the ledger it is to stand in.
///
/// Former names are not taken from it: they follow from what stands in `catalog`. What a built-in
/// kind cannot do without is put back: its fields, choices and chapter, their types and units.
///
/// # Errors
/// Every problem found. Their fields are the parts of the form being filled in: `name`, `help`,
/// `example` of the kind; `name`, `type`, `unit`, `choices` of a field; `fields` for a field that
/// cannot go.
pub fn validate_kind(
    mut wanted: Kind,
    catalog: &Catalog,
    ledger: &Ledger,
) -> Result<Checked<Kind>, Vec<FieldProblem>> {
    let mut sieve = Sieve::default();
    let built_in = built_in_kind(&wanted.id);
    let old = catalog.kind(&wanted.id);
    if let Some(built_in) = &built_in {
        complete(&mut wanted, built_in);
        wanted.chapter = built_in.chapter.clone();
        wanted.without_note = built_in.without_note;
        wanted.off_by_default = built_in.off_by_default;
    } else if !catalog.chapters().iter().any(|chapter| chapter.id == wanted.chapter) {
        wanted.chapter = OTHER.0.into();
    }
    let others = catalog.kinds().filter(|kind| kind.id != wanted.id);
    let others = others.flat_map(|kind| taken(&kind.name, &[], kind.id.as_str()));
    let own = old.map(|kind| kind.name.as_str());
    let others = others.chain(called(&NO_KINDS));
    wanted.name = sieve.part_name("name", "种类名称", &wanted.name, own, others);
    wanted.former_names =
        former(old.map(|old| (old.name.as_str(), &old.former_names[..])), &wanted.name);
    wanted.help = line(&mut sieve, "help", "说明", &wanted.help);
    wanted.example = line(&mut sieve, "example", "例子", &wanted.example);

    let mut of_kind = OfKind { catalog, ledger, old, built_in: built_in.as_ref(), sieve };
    let fields = std::mem::take(&mut wanted.fields);
    wanted.fields = (0..fields.len()).filter_map(|at| of_kind.field(at, &fields)).collect();
    of_kind.gone(&wanted);
    let Kind { columns, fields, .. } = &mut wanted;
    let mut seen = std::collections::BTreeSet::new();
    columns.retain(|id| fields.iter().any(|field| field.id == *id) && seen.insert(id.clone()));
    of_kind.sieve.checked(wanted)
}

fn line(sieve: &mut Sieve, id: &'static str, label: &str, text: &str) -> String {
    let line = sieve.line(label, text);
    let length = line.chars().count();
    if length > LONGEST_LINE {
        let message = format!("{label}有{length}字，请缩短到{LONGEST_LINE}字以内。");
        sieve.problem(&id.into(), label, message);
    }
    line
}

/// A kind while its fields are checked.
struct OfKind<'a> {
    catalog: &'a Catalog,
    ledger: &'a Ledger,
    old: Option<&'a Kind>,
    built_in: Option<&'a Kind>,
    sieve: Sieve,
}

impl OfKind<'_> {
    /// One of `fields`, cleaned; nothing for one that stands there twice.
    fn field(&mut self, at: usize, fields: &[Field]) -> Option<Field> {
        let mut field = fields.get(at)?.clone();
        if fields.iter().take(at).any(|before| before.id == field.id) {
            return None;
        }
        let old = self.old.and_then(|kind| kind.field(field.id.as_str()));
        let built_in = self.built_in.and_then(|kind| kind.field(field.id.as_str()));
        let others = fields.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.flat_map(|(_, other)| {
            // A field renamed in the same step is still found by the name it stands under.
            let old = self.old.and_then(|kind| kind.field(other.id.as_str()));
            let was = old.map_or(&[][..], |old| &old.former_names[..]);
            let before = old.into_iter().flat_map(|old| taken(&old.name, was, old.id.as_str()));
            taken(&other.name, &[], other.id.as_str()).chain(before)
        });
        let own = old.map(|old| old.name.as_str());
        let name = &field.name;
        field.name = self.sieve.part_name("name", "字段名称", name, own, others.chain(common()));
        field.former_names =
            former(old.map(|old| (old.name.as_str(), &old.former_names[..])), &field.name);
        field.help = line(&mut self.sieve, "help", "说明", &field.help);
        if let Some(built_in) = built_in {
            as_built_in(&mut field, built_in);
        } else {
            self.own_type(&mut field, old);
        }
        self.choices(&mut field, old);
        if field.required && !old.is_some_and(|old| old.required) {
            self.note_blank(&field);
        }
        Some(field)
    }

    /// The type and unit of a field of the branch's own.
    fn own_type(&mut self, field: &mut Field, old: Option<&Field>) {
        if let (Some(kind), Some(old)) = (self.old, old)
            && old.field_type != field.field_type
        {
            let users = uses::of_field(kind, old, self.catalog, self.ledger);
            if !users.is_empty() {
                let message = format!(
                    "{}已经用在{}，不能换类型；请另加一个字段。",
                    quoted(&old.name),
                    uses::told(&users)
                );
                self.sieve.problem(&"type".into(), "类型", message);
            }
        }
        let unit = field.unit.as_deref().filter(|_| field.field_type == FieldType::Number);
        let unit = unit.map(|unit| self.sieve.line("单位", unit));
        if unit.as_ref().is_some_and(|unit| unit.chars().count() > LONGEST) {
            let message = format!("单位请缩短到{LONGEST}字以内。");
            self.sieve.problem(&"unit".into(), "单位", message);
        }
        field.unit = unit.filter(|unit| !unit.is_empty());
        if !matches!(field.field_type, FieldType::Number | FieldType::Money) {
            (field.least, field.most, field.usual_most) = (None, None, None);
        }
    }

    /// The choices of a field that has any: at least one, named apart, none gone that is used.
    fn choices(&mut self, field: &mut Field, old: Option<&Field>) {
        if !matches!(field.field_type, FieldType::Choice | FieldType::Choices) {
            field.choices.clear();
            return;
        }
        if field.choices.is_empty() {
            let message = "请至少填写一个选项。".to_owned();
            self.sieve.problem(&"choices".into(), "选项", message);
        }
        let wanted = std::mem::take(&mut field.choices);
        for (at, choice) in wanted.iter().enumerate() {
            let known = |id: &str| old.and_then(|field| field.choice(id));
            let before = known(choice.id.as_str());
            let others = wanted.iter().enumerate().filter(|(other, _)| *other != at);
            let others = others.flat_map(|(_, other)| {
                let old = known(other.id.as_str());
                let was = old.map_or(&[][..], |old| &old.former_names[..]);
                let stands = old.into_iter().flat_map(|old| taken(&old.name, was, old.id.as_str()));
                taken(&other.name, &[], other.id.as_str()).chain(stands)
            });
            let own = before.map(|choice| choice.name.as_str());
            let mut choice = choice.clone();
            choice.name = self.sieve.part_name(
                "choices",
                "选项",
                &choice.name,
                own,
                others.chain(reserved(&FILLED)),
            );
            choice.former_names =
                former(before.map(|c| (c.name.as_str(), &c.former_names[..])), &choice.name);
            field.choices.push(choice);
        }
        let Some((kind, old)) = self.old.zip(old) else { return };
        for choice in old.choices.iter().filter(|one| field.choice(one.id.as_str()).is_none()) {
            let users = uses::of_choice(kind, old, choice, self.catalog, self.ledger);
            if !users.is_empty() {
                let (name, users) = (quoted(&choice.name), uses::told(&users));
                let message = format!("选项{name}还用在{users}，不能删去；不想再用的可以改名。");
                self.sieve.problem(&"choices".into(), "选项", message);
            }
        }
    }

    /// Fields that stand now and are wanted no more.
    fn gone(&mut self, wanted: &Kind) {
        let Some(kind) = self.old else { return };
        for field in kind.fields.iter().filter(|one| wanted.field(one.id.as_str()).is_none()) {
            let users = uses::of_field(kind, field, self.catalog, self.ledger);
            if !users.is_empty() {
                let (name, users) = (quoted(&field.name), uses::told(&users));
                let message =
                    format!("字段{name}还用在{users}，不能删除；不常填的可以收进“更多”。");
                self.sieve.problem(&"fields".into(), "字段", message);
            }
        }
    }

    /// Records entered before a field was required are kept, and say so when they are next edited.
    fn note_blank(&mut self, field: &Field) {
        let Some(kind) = self.old else { return };
        let all = self.ledger.records.values().filter(|record| record.kind == kind.id).count();
        let filled = field_counts(&kind.id, self.ledger).get(&field.id).copied().unwrap_or(0);
        if all > filled {
            self.sieve.notice(format!(
                "已有{}条记录没有填写{}，照旧保留；以后修改这些记录时要补填。",
                all - filled,
                quoted(&field.name)
            ));
        }
    }
}

/// What a built-in field is, whatever it is called here. Bounds are left to the program, which may
/// know better ones later.
fn as_built_in(field: &mut Field, built_in: &Field) {
    field.field_type = built_in.field_type;
    field.unit = built_in.unit.clone();
    (field.least, field.most, field.usual_most) = (None, None, None);
}
