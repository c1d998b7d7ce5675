//! What a row is about, by the words of its 类别 or its title: a kind, and what it counts as.

use crate::catalog::Catalog;
use crate::ledger::{ChoiceId, Kind, KindId, Order};
use std::collections::BTreeSet;

/// The field that says what a record counts as (计入).
pub(super) const FACETS: &str = "facets";

/// The kind that holds whatever says nothing else.
const ACTIVITY: &str = "activity";

/// A kind, and what a record counts as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sort {
    /// The kind.
    pub kind: KindId,
    /// Choices of its 计入; none where it has no such field.
    pub facets: BTreeSet<ChoiceId>,
}

impl Sort {
    /// A kind and nothing else.
    pub fn of(kind: impl Into<KindId>) -> Self {
        Self { kind: kind.into(), facets: BTreeSet::new() }
    }

    /// 活动, which counts as nothing yet.
    pub fn activity() -> Self {
        Self::of(ACTIVITY)
    }

    /// As the value of a select: `activity`, `activity:lecture`; several choices joined by `+`.
    pub fn id(&self) -> String {
        let facets: Vec<&str> = self.facets.iter().map(ChoiceId::as_str).collect();
        let between = if facets.is_empty() { "" } else { ":" };
        format!("{}{between}{}", self.kind, facets.join("+"))
    }

    /// Reads what [`Sort::id`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, facets) = text.split_once(':').unwrap_or((text, ""));
        let facets = facets.split('+').filter_map(ChoiceId::parse).collect();
        Some(Self { kind: KindId::parse(kind)?, facets })
    }

    /// As a person calls it: 党课、主题党日; the kind's name where it counts as nothing.
    pub fn name(&self, catalog: &Catalog) -> String {
        let Some(kind) = catalog.kind(&self.kind) else { return self.kind.to_string() };
        let choices = kind.field(FACETS).map_or(&[][..], |field| &field.choices);
        let named = choices.iter().filter(|choice| self.facets.contains(&choice.id));
        let names: Vec<&str> = named.map(|choice| choice.name.as_str()).collect();
        if names.is_empty() { kind.name.clone() } else { names.join("、") }
    }
}

/// What branches also call what an activity counts as.
const FACET_WORDS: &[(&str, &str)] = &[
    ("党员大会", "party_meeting"),
    ("支委会", "committee"),
    ("支部委员会", "committee"),
    ("小组会", "group_meeting"),
    ("上党课", "lecture"),
    ("讲党课", "lecture"),
    ("党日活动", "theme_day"),
    ("理论学习", "study"),
    ("学习会", "study"),
    ("中心组学习", "study"),
    ("学习研讨", "seminar"),
    ("交流研讨", "seminar"),
    ("观看警示片", "warning_film"),
    ("警示教育", "warning_meeting"),
    ("观看影片", "film"),
    ("参观", "visit_study"),
    ("入党誓词", "oath"),
    ("读书", "reading"),
    ("党校", "party_school"),
    ("交纳党费", "dues_day"),
    ("缴纳党费", "dues_day"),
    ("联席会", "joint_meeting"),
    ("志愿", "volunteer"),
    ("慰问", "condolence"),
    ("文体", "recreation"),
];

/// What branches also call kinds; read in a 类别 only, because titles hold such words by the way.
const KIND_WORDS: &[(&str, &str)] = &[
    ("谈心", "talk"),
    ("谈话", "talk"),
    ("督查", "inspection"),
    ("检查", "inspection"),
    ("入户", "visit"),
    ("材料发放", "handout"),
    ("表彰", "honour"),
    ("制度", "document"),
    ("公开", "disclosure"),
    ("宣传", "publicity"),
];

/// The words of a catalog, made ready for many rows: the longest first, so that 党小组学习 is not
/// taken for 学习.
pub struct Words {
    all: Vec<Word>,
}

struct Word {
    text: String,
    kind: KindId,
    /// The choice it stands for; else it stands for the kind.
    facet: Option<ChoiceId>,
    /// Whether it says something in a title too.
    in_titles: bool,
}

impl Words {
    /// The words of every kind and every choice of 计入, former names among them.
    pub fn of(catalog: &Catalog) -> Self {
        let mut all = Vec::new();
        for kind in catalog.kinds() {
            of_kind(kind, &mut all);
        }
        all.order_by_key(|word: &Word| std::cmp::Reverse(word.text.chars().count()));
        Self { all }
    }

    /// What a 类别 says; `None` where it says nothing known.
    pub fn in_sort(&self, text: &str) -> Option<Sort> {
        let text = squeezed(text);
        let whole = self.all.iter().find(|word| word.text == text && word.facet.is_none());
        match whole {
            Some(word) => Some(Sort::of(word.kind.clone())),
            None => self.search(&text, false),
        }
    }

    /// Whether a 类别 says nothing beside: it is a known word, or several between 、 or the like.
    pub(super) fn is_whole(&self, text: &str) -> bool {
        let known = |part: &str| self.all.iter().any(|word| word.text == part);
        squeezed(text).split(['、', '，', ',', '；', ';', '/', '+', '和', '暨']).all(known)
    }

    /// What a title says; `None` where it says nothing known.
    pub fn in_title(&self, text: &str) -> Option<Sort> {
        self.search(&squeezed(text), true)
    }

    /// The choices that occur, of the kind whose choice is found first; else the first kind.
    fn search(&self, text: &str, in_title: bool) -> Option<Sort> {
        let mut rest = text.to_owned();
        let mut found: Option<Sort> = None;
        for Word { text, kind, facet, .. } in &self.all {
            let Some(facet) = facet else { continue };
            let own = found.as_ref().is_none_or(|sort| sort.kind == *kind);
            if own && rest.contains(text.as_str()) {
                rest = rest.replace(text.as_str(), " ");
                found.get_or_insert_with(|| Sort::of(kind.clone())).facets.insert(facet.clone());
            }
        }
        found.or_else(|| {
            let named = self.all.iter().find(|word| {
                word.facet.is_none()
                    && (word.in_titles || !in_title)
                    && text.contains(word.text.as_str())
            });
            named.map(|word| Sort::of(word.kind.clone()))
        })
    }
}

fn of_kind(kind: &Kind, all: &mut Vec<Word>) {
    let mut put = |text: &str, facet: Option<&ChoiceId>, in_titles| {
        let (text, kind) = (squeezed(text), kind.id.clone());
        all.push(Word { text, kind, facet: facet.cloned(), in_titles });
    };
    for name in std::iter::once(&kind.name).chain(&kind.former_names) {
        // A short name, such as 问题 or 活动, stands in many a title.
        put(name, None, name.chars().count() >= 4);
    }
    for (word, _) in KIND_WORDS.iter().filter(|(_, id)| kind.id.as_str() == *id) {
        put(word, None, false);
    }
    for choice in kind.field(FACETS).map_or(&[][..], |field| &field.choices) {
        for name in std::iter::once(&choice.name).chain(&choice.former_names) {
            put(name, Some(&choice.id), true);
        }
        for (word, _) in FACET_WORDS.iter().filter(|(_, id)| choice.id.as_str() == *id) {
            put(word, Some(&choice.id), true);
        }
    }
}

/// A text without any blank: headings are often padded.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
