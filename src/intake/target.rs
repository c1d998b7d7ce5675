//! What a column holds, by its heading.

use super::left::MORE;
use super::sort::squeezed;
use super::words::{COMMON_WORDS, FIELD_WORDS, SORT_WORDS, words_of};
use crate::catalog::common_name;
use crate::ledger::{Field, FieldId, FieldType, Kind, Order, common};

/// What becomes of a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Nothing of its own: it may be added to the note.
    Rest,
    /// Left out.
    Drop,
    /// It tells what each row is (类别): its kind, and what it counts as.
    Sort,
    /// A field of every record, or of the row's kind.
    Field(FieldId),
}

impl Target {
    /// A field of every record or of a kind.
    pub fn field(id: impl Into<FieldId>) -> Self {
        Self::Field(id.into())
    }

    /// As the value of a select.
    pub fn id(&self) -> &str {
        match self {
            Self::Rest => "",
            Self::Drop => "-drop",
            Self::Sort => "-sort",
            Self::Field(id) => id.as_str(),
        }
    }

    /// Reads what [`Target::id`] wrote.
    pub fn parse(id: &str) -> Self {
        match id {
            "-drop" => Self::Drop,
            "-sort" => Self::Sort,
            id => FieldId::parse(id).map_or(Self::Rest, Self::Field),
        }
    }
}

/// The fields of every record that a column can fill, in the order of the form.
const COMMON: [&str; 7] = [
    common::DATE,
    common::END,
    common::TITLE,
    common::CAMPAIGN,
    common::TAG,
    common::NOTE,
    common::KEPT_AT,
];

/// How well a heading fits a word: whole, or as its head or tail; higher is better.
fn fits(heading: &str, word: &str) -> Option<usize> {
    let length = word.chars().count();
    if heading == word {
        return Some(100 + length);
    }
    // 未参会人员 and 应到会人员 are not who was there.
    let tail = heading.strip_suffix(word).is_some_and(|before| !before.ends_with(['未', '应']));
    // 活动时间（年月日）, 一、活动主题; a word of two letters within another says little.
    (length >= 2 && (heading.starts_with(word) || tail)).then_some(length)
}

/// Whether a heading that begins with a word for people tells something else of them: 出席人数,
/// 出席率, 缺席原因; 缺席人员及原因 tells both.
fn about_people(heading: &str) -> bool {
    heading.ends_with(['数', '率']) || heading.ends_with("原因") && !heading.contains(['及', '和'])
}

/// A heading without what is often put around it: numbers, brackets, colons.
fn bare(heading: &str) -> String {
    let heading = squeezed(heading);
    let before = heading.split(['（', '(', '【', '[']).next().unwrap_or_default();
    let kept = if before.is_empty() { heading.as_str() } else { before };
    kept.trim_end_matches(['：', ':', '*']).trim_start_matches('*').to_owned()
}

/// What a heading may mean for records of some kinds: how well it fits, and what.
fn meanings(heading: &str, kinds: &[&Kind], from_rows: bool) -> Vec<(usize, Target)> {
    // 人数/应到: what stands below says more.
    let parts: Vec<String> = heading.split('/').map(bare).filter(|part| !part.is_empty()).collect();
    let mut found = Vec::new();
    for (at, part) in parts.iter().rev().enumerate() {
        let weaker = at * 50;
        let mut put = |word: &str, bonus: usize, target: &Target| {
            if let Some(fit) = fits(part, &squeezed(word)) {
                found.push(((fit * 10 + bonus).saturating_sub(weaker), target.clone()));
            }
        };
        for kind in kinds {
            for field in &kind.fields {
                let target = Target::Field(field.id.clone());
                let people = matches!(field.field_type, FieldType::Member | FieldType::Members);
                if people && about_people(part) {
                    continue;
                }
                for name in std::iter::once(&field.name).chain(&field.former_names) {
                    put(name, 5, &target);
                }
                for word in words_of(FIELD_WORDS, field.id.as_str()) {
                    put(word, 0, &target);
                }
            }
        }
        for id in COMMON {
            let target = Target::field(id);
            put(common_name(id), 5, &target);
            for (at, word) in words_of(COMMON_WORDS, id).iter().enumerate() {
                // Of two titles the better word wins.
                put(word, 4_usize.saturating_sub(at / 4), &target);
            }
        }
        for word in SORT_WORDS {
            // Where the kind is known, its own 检查类型 is no 类型 of the row.
            if from_rows || part == word {
                put(word, if from_rows { 6 } else { 3 }, &Target::Sort);
            }
        }
    }
    found
}

/// What the columns of these headings hold in records of `kinds`; what is nothing known is
/// [`Target::Rest`]. Each meaning is given to the column that it fits best.
pub(super) fn match_columns(headings: &[String], kinds: &[&Kind], from_rows: bool) -> Vec<Target> {
    let mut pairs: Vec<(usize, usize, Target)> = Vec::new();
    for (column, heading) in headings.iter().enumerate() {
        let found = meanings(heading, kinds, from_rows).into_iter();
        pairs.extend(found.map(|(fit, target)| (fit, column, target)));
    }
    // The best first; of equals the column further left.
    pairs.order_by(|one, two| two.0.cmp(&one.0).then(one.1.cmp(&two.1)).then(one.2.cmp(&two.2)));
    let title = Target::field(common::TITLE);
    let mut targets = vec![Target::Rest; headings.len()];
    let mut given: Vec<Target> = Vec::new();
    for (_, column, target) in pairs {
        if let Some(place) = targets.get_mut(column)
            && *place == Target::Rest
            && !given.contains(&target)
        {
            given.push(target.clone());
            *place = target;
        }
    }
    if !given.contains(&title) {
        // 内容 is the content beside a 主题, else it is the title.
        let of_title = |column: usize| {
            let found = headings.get(column).map(|heading| meanings(heading, kinds, from_rows));
            found?.into_iter().filter(|(_, target)| *target == title).map(|(fit, _)| fit).max()
        };
        let best = (0..headings.len()).filter_map(|column| Some((of_title(column)?, column)));
        let best = best.max_by_key(|(fit, column)| (*fit, std::cmp::Reverse(*column)));
        if let Some(place) = best.and_then(|(_, column)| targets.get_mut(column)) {
            *place = title;
        }
    }
    for (place, heading) in targets.iter_mut().zip(headings) {
        let heading = bare(heading).to_lowercase();
        let of_rows = COUNTING.contains(&heading.as_str()) || MORE.contains(&heading.as_str());
        if *place == Target::Rest && of_rows {
            *place = Target::Drop;
        }
    }
    targets
}

/// Headings of columns that only count the rows; those of rows left out before tell no more.
const COUNTING: [&str; 6] = ["序号", "编号", "行号", "no", "no.", "号"];

/// How many headings are known, for finding the row they stand in.
pub(super) fn known(headings: &[String], kinds: &[&Kind]) -> usize {
    // Only whole words count: a sentence that ends in 内容 is no heading.
    let whole =
        |heading: &String| meanings(heading, kinds, true).iter().any(|(fit, _)| *fit >= 950);
    let known = headings.iter().filter(|heading| !heading.is_empty() && whole(heading)).count();
    // One word for the day, and beside it nothing but words.
    let day = Target::field(common::DATE);
    let is_day = |heading: &String| {
        meanings(heading, kinds, true).iter().any(|(fit, target)| *fit >= 950 && *target == day)
    };
    let word = |heading: &&String| {
        !heading.is_empty()
            && heading.chars().count() <= 12
            && !heading.chars().any(|c| c.is_ascii_digit())
    };
    let words = headings.iter().filter(word).count();
    match (known, words) {
        (1, 2..) if headings.iter().any(is_day) => 2,
        _ => known,
    }
}

/// What a column can be said to hold: identifier and name, for a select.
pub fn offered_targets(kinds: &[&Kind]) -> Vec<(String, String)> {
    let mut offered: Vec<(String, String)> =
        vec![(Target::Sort.id().to_owned(), "类别（种类、计入）".to_owned())];
    offered.extend(COMMON.map(|id| (id.to_owned(), common_name(id).to_owned())));
    for field in kinds.iter().flat_map(|kind| &kind.fields) {
        let is_link = field.field_type == FieldType::Link;
        if !is_link && !offered.iter().any(|(id, _)| id == field.id.as_str()) {
            offered.push((field.id.to_string(), field.name.clone()));
        }
    }
    offered
}

/// The name of a target, as it is offered.
pub fn target_name(target: &Target, kinds: &[&Kind]) -> String {
    match target {
        Target::Rest => "附在备注里".to_owned(),
        Target::Drop => "不导入".to_owned(),
        Target::Sort => "类别".to_owned(),
        Target::Field(id) if common_name(id.as_str()) != id.as_str() => {
            common_name(id.as_str()).to_owned()
        }
        Target::Field(id) => {
            let field =
                |kind: &'_ Kind| kind.field(id.as_str()).map(|field: &Field| field.name.clone());
            kinds.iter().copied().find_map(field).unwrap_or_else(|| id.to_string())
        }
    }
}
