//! The schema's order of children, for the elements our files use (ISO/IEC 29500-1, annex A).
//!
//! Word reads properties in this order and may refuse a file that has them in another.

use super::xml::{Element, Node};

/// Sorts the children of an element whose schema is a sequence. The sort is stable: what the list
/// does not name keeps its place at the end.
pub(super) fn sort(element: &mut Element) {
    let Some(order) = order(&element.name) else { return };
    element.children.sort_by_key(|node| {
        match node {
            Node::Element(child) => {
                order.split(' ').position(|name| child.name.strip_prefix("w:") == Some(name))
            }
            Node::Text(_) => None,
        }
        .unwrap_or(usize::MAX)
    });
}

fn order(name: &str) -> Option<&'static str> {
    Some(match name {
        "w:pPr" => {
            "pStyle keepNext keepLines pageBreakBefore widowControl tabs kinsoku wordWrap \
             overflowPunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc \
             textAlignment outlineLvl rPr sectPr"
        }
        "w:rPr" => "rStyle rFonts b bCs i iCs color spacing w kern sz szCs highlight u shd lang",
        "w:style" => {
            "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tcPr"
        }
        "w:sectPr" => {
            "headerReference footerReference type pgSz pgMar pgNumType cols titlePg \
             textDirection docGrid"
        }
        "w:tblPr" => "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
        "w:tblBorders" => "top left bottom right insideH insideV",
        "w:tcPr" => "tcW gridSpan vMerge tcBorders shd tcMar textDirection vAlign",
        "w:settings" => {
            "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat docVars \
             themeFontLang"
        }
        _ => return None,
    })
}
