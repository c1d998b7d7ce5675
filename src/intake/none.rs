//! How old tables say that there is nothing: 无, a dash, a stroke; and a count where names belong.

use super::days::half_width;

/// Words for nothing.
const NONE: [&str; 3] = ["无", "没有", "暂无"];

/// Words for nobody, beside [`NONE`].
const NOBODY: [&str; 6] = ["无人", "零", "零人", "0", "0人", "〇"];

/// What a cell is struck out with.
const STROKES: [char; 13] = ['-', '—', '–', '－', '―', '─', '−', '/', '／', '\\', '＼', '~', '～'];

/// A text without blanks and without a full stop behind it.
fn bare(text: &str) -> String {
    let text: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    text.trim_end_matches(['。', '.', '；', ';']).to_owned()
}

/// Whether a text is nothing but strokes: `—`, `/`.
pub(super) fn is_struck_out(text: &str) -> bool {
    let text = bare(text);
    !text.is_empty() && text.chars().all(|c| STROKES.contains(&c))
}

/// Whether a text says that there is nothing: `无`, `—`.
pub(super) fn is_none(text: &str) -> bool {
    is_struck_out(text) || NONE.contains(&bare(text).as_str())
}

/// Whether a text says that there is nobody: `无`, `0人`.
pub(super) fn is_nobody(text: &str) -> bool {
    is_none(text) || NOBODY.contains(&bare(text).as_str())
}

/// Whether a text is how many people there are rather than who: `12人`.
pub(super) fn is_count(text: &str) -> bool {
    let text = bare(text);
    let digits = text.trim_end_matches(['人', '名', '位']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}
