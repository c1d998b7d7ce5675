//! [`Catalog`]: kinds, fields and figures by identifier and by name, with a branch's own merged in.

use super::{figures, kinds, member_form};
use crate::ledger::{ChapterId, Field, FigureDef, FigureId, Kind, KindId, Ledger, Order};

/// A chapter of the ledger (台账分类).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Its identifier.
    pub id: ChapterId,
    /// Its name on screen.
    pub name: &'static str,
}

/// The chapters in the order of the ledger.
const CHAPTERS: [(&str, &str); 5] = [
    ("life", "组织生活与学习"),
    ("people", "队伍"),
    ("order", "制度与作风"),
    ("service", "服务中心"),
    ("material", "文稿素材"),
];

/// Where a branch's own kind stands whose chapter this program does not know.
pub(super) const OTHER: (&str, &str) = ("other", "其他");

/// The chapters a branch may put a kind of its own in: identifier and name.
pub fn chapter_choices() -> Vec<(&'static str, &'static str)> {
    CHAPTERS.into_iter().chain([OTHER]).collect()
}

/// Every kind and figure there is for one ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    chapters: Vec<Chapter>,
    kinds: Vec<Kind>,
    /// What is read of a member; no kind of record.
    member: Kind,
    figures: Vec<FigureDef>,
}

impl Catalog {
    /// The kinds and figures that come with the program.
    pub fn built_in() -> Self {
        let chapters = CHAPTERS.map(|(id, name)| Chapter { id: id.into(), name }).into();
        Self {
            chapters,
            kinds: kinds::built_in(),
            member: member_form::member_kind(),
            figures: figures::built_in(),
        }
    }

    /// The built-in catalog with the branch's own kinds and figures.
    ///
    /// A kind of the branch with the identifier of a built-in one stands in its place: names,
    /// order and columns are the branch's, and fields and choices it does not mention (those of a
    /// later version of the program) follow at the end. A figure of the branch replaces the
    /// built-in one of the same identifier.
    pub fn of(ledger: &Ledger) -> Self {
        let mut catalog = Self::built_in();
        for own in ledger.kinds.values() {
            catalog.put_kind(own);
        }
        for own in ledger.figures.values() {
            match catalog.figures.iter_mut().find(|figure| figure.id == own.id) {
                Some(place) => {
                    let built_in = std::mem::replace(place, own.clone());
                    remember(
                        &mut place.former_names,
                        &own.name,
                        &built_in.name,
                        &built_in.former_names,
                    );
                }
                None => catalog.figures.push(own.clone()),
            }
        }
        catalog
    }

    fn put_kind(&mut self, own: &Kind) {
        let mut own = own.clone();
        if !self.chapters.iter().any(|chapter| chapter.id == own.chapter) {
            own.chapter = OTHER.0.into();
            if !self.chapters.iter().any(|chapter| chapter.id == own.chapter) {
                self.chapters.push(Chapter { id: own.chapter.clone(), name: OTHER.1 });
            }
        }
        match self.kinds.iter_mut().find(|kind| kind.id == own.id) {
            Some(built_in) => {
                complete(&mut own, built_in);
                *built_in = own;
            }
            None => self.kinds.push(own),
        }
        let chapters = &self.chapters;
        // A stable sort: the branch's own kinds follow the built-in ones of their chapter.
        self.kinds.order_by_key(|kind| chapters.iter().position(|c| c.id == kind.chapter));
    }

    /// The chapters in the order of the ledger.
    pub fn chapters(&self) -> &[Chapter] {
        &self.chapters
    }

    /// Every kind in the order of the ledger, those switched off too; see [`Catalog::offered`].
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter()
    }

    /// The kinds of one chapter.
    pub fn kinds_of(&self, chapter: &ChapterId) -> impl Iterator<Item = &Kind> {
        self.kinds.iter().filter(move |kind| kind.chapter == *chapter)
    }

    /// Whether a kind is offered for new records: on by default and not hidden by the branch, or
    /// switched on by it.
    pub fn offered(&self, kind: &Kind, ledger: &Ledger) -> bool {
        let Some(branch) = &ledger.branch else { return !kind.off_by_default };
        match kind.off_by_default {
            true => branch.kinds_on.contains(&kind.id),
            false => !branch.kinds_off.contains(&kind.id),
        }
    }

    /// The same with a kind put, as a kind of the branch's own.
    pub fn with_kind(&self, own: &Kind) -> Self {
        let mut catalog = self.clone();
        catalog.put_kind(own);
        catalog
    }

    /// The kind called `id`.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// The kind whose fields a figure reads: a kind of record, or the member's form for the roster
    /// (see [`member_form::member_kind`]).
    pub fn read_kind(&self, id: &KindId) -> Option<&Kind> {
        self.kind(id).or_else(|| (self.member.id == *id).then_some(&self.member))
    }

    /// Every figure, the built-in ones first.
    pub fn figures(&self) -> impl Iterator<Item = &FigureDef> {
        self.figures.iter()
    }

    /// The figure called `id`.
    pub fn figure(&self, id: &FigureId) -> Option<&FigureDef> {
        self.figures.iter().find(|figure| figure.id == *id)
    }

    /// The figure a token means: by name, else by a former name, else by identifier. Where names
    /// meet, the branch's own figure wins, since it was named later.
    pub fn figure_named(&self, name: &str) -> Option<&FigureDef> {
        let latest_first = || self.figures.iter().rev();
        latest_first()
            .find(|figure| figure.name == name)
            .or_else(|| latest_first().find(|figure| is_among(name, &figure.former_names)))
            .or_else(|| latest_first().find(|figure| figure.id.as_str() == name))
    }

    /// The field of a [kind](Self::read_kind) by name, else by a former name, else by identifier.
    pub fn field_named(&self, kind: &KindId, name: &str) -> Option<&Field> {
        let fields = &self.read_kind(kind)?.fields;
        fields
            .iter()
            .find(|field| field.name == name)
            .or_else(|| fields.iter().find(|field| is_among(name, &field.former_names)))
            .or_else(|| fields.iter().find(|field| field.id.as_str() == name))
    }
}

fn is_among(name: &str, names: &[String]) -> bool {
    names.iter().any(|known| known == name)
}

/// Adds to the names something had before those by which the program knows it, if it is called
/// otherwise now.
fn remember(former: &mut Vec<String>, name: &str, built_in: &str, built_in_former: &[String]) {
    for known in built_in_former.iter().map(String::as_str).chain([built_in]) {
        if known != name && !is_among(known, former) {
            former.push(known.to_owned());
        }
    }
}

/// Adds to a branch's version of a built-in kind what it does not mention.
pub(super) fn complete(own: &mut Kind, built_in: &Kind) {
    remember(&mut own.former_names, &own.name, &built_in.name, &built_in.former_names);
    for field in &built_in.fields {
        match own.fields.iter_mut().find(|known| known.id == field.id) {
            Some(known) => {
                remember(&mut known.former_names, &known.name, &field.name, &field.former_names);
                if known.field_type == field.field_type {
                    known.least = known.least.or(field.least);
                    known.most = known.most.or(field.most);
                    known.usual_most = known.usual_most.or(field.usual_most);
                }
                for choice in &field.choices {
                    match known.choices.iter_mut().find(|other| other.id == choice.id) {
                        Some(other) => {
                            let (name, former) = (&choice.name, &choice.former_names);
                            remember(&mut other.former_names, &other.name, name, former);
                        }
                        None => known.choices.push(choice.clone()),
                    }
                }
            }
            None => own.fields.push(field.clone()),
        }
    }
}
