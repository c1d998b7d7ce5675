//! Which sheets there are, and in which parts they lie.

use super::package::Package;
use super::xml::{Node, Nodes};
use crate::intake::problem::IntakeError;

/// How many sheets are read.
const MOST_SHEETS: usize = 100;

/// A workbook's parts.
#[derive(Default)]
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// A sheet's part.
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub part: String,
}

/// A relationship: its identifier, the end of its type, the part it points at.
struct Relation {
    id: String,
    sort: String,
    part: String,
}

/// Follows the relationships from the package to the sheets.
pub(super) fn read(package: &mut Package<'_>) -> Result<Book, IntakeError> {
    let roots = relations(package, "")?;
    let root = roots.into_iter().find(|one| one.sort == "officeDocument");
    let part = root.ok_or(IntakeError::Damaged)?.part;
    let relations = relations(package, &part)?;
    let of_sort =
        |sort: &str| relations.iter().find(|one| one.sort == sort).map(|one| one.part.clone());
    let mut book =
        Book { strings: of_sort("sharedStrings"), styles: of_sort("styles"), ..Book::default() };
    let bytes = package.needed(&part)?;
    let mut nodes = Nodes::of(&bytes);
    while let Some(node) = nodes.next()? {
        let Node::Start(element, _) = node else { continue };
        match element.name.as_str() {
            "workbookPr" => book.from_1904 = element.is("date1904"),
            "sheet" => {
                let id = element.get_prefixed("id").unwrap_or_default();
                let target = relations.iter().find(|one| one.id == id && one.sort == "worksheet");
                // A sheet may be a chart.
                if let Some(target) = target.filter(|_| book.sheets.len() < MOST_SHEETS) {
                    book.sheets.push(Sheet {
                        name: element.get("name").unwrap_or_default().to_owned(),
                        hidden: element.get("state").is_some_and(|state| state != "visible"),
                        part: target.part.clone(),
                    });
                }
            }
            _ => {}
        }
    }
    if book.sheets.is_empty() { Err(IntakeError::NoSheet) } else { Ok(book) }
}

/// The relationships of a part, or of the package.
fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, IntakeError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let between = if folder.is_empty() { "" } else { "/" };
    let bytes = package.needed(&format!("{folder}{between}_rels/{file}.rels"))?;
    let mut nodes = Nodes::of(&bytes);
    let mut relations = Vec::new();
    while let Some(node) = nodes.next()? {
        if let Node::Start(element, _) = node
            && element.name == "Relationship"
        {
            let get = |name: &str| element.get(name).unwrap_or_default();
            let sort = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
            let part = resolved(folder, get("Target"));
            relations.push(Relation { id: get("Id").to_owned(), sort, part });
        }
    }
    Ok(relations)
}

/// The part that a target means, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
