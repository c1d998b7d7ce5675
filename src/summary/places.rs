//! Under which heading of the document each token stands.

use super::Summary;
use crate::document::{Block, Inline};

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The index of the token.
    pub token: usize,
    /// The headings it stands under, the outer one first, each with its number, e.g.
    /// `一、工作开展情况 · （一）夯实基础`. Before the first heading: `开头`.
    pub heading: String,
}

impl Summary {
    /// Where each token that is shown stands, in the order of the document.
    pub fn places(&self) -> Vec<Place> {
        let mut under: Vec<(u8, String)> = Vec::new();
        let mut places = Vec::new();
        for block in &self.document.blocks {
            let (heading, text) = match block {
                Block::Heading { level, text, .. } => (Some((*level, text)), None),
                Block::Paragraph { lead, text } => {
                    (lead.as_ref().map(|lead| (lead.level, &lead.text)), Some(text))
                }
                Block::Title(_) | Block::Table(_) | Block::Signature { .. } => continue,
            };
            if let Some((level, text)) = heading {
                under.retain(|(outer, _)| *outer < level);
                let text: String = text.iter().map(Inline::text).collect();
                under.push((level, text.trim_end_matches('。').to_owned()));
            }
            let runs = heading.into_iter().map(|(_, text)| text).chain(text).flatten();
            places.extend(
                runs.filter_map(token).map(|token| Place { token, heading: named(&under) }),
            );
        }
        places
    }
}

fn named(under: &[(u8, String)]) -> String {
    match under {
        [] => "开头".to_owned(),
        _ => under.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" · "),
    }
}

fn token(run: &Inline) -> Option<usize> {
    match run {
        Inline::Figure { token, .. } | Inline::Gap { token } => Some(*token),
        Inline::Text(_) | Inline::Typed(_) => None,
    }
}
