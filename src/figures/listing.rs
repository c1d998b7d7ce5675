//! Lists as a document writes them: 甲、乙 · 《甲》《乙》 · “甲”“乙”, perhaps 等N项.

use super::form::{First, ListStyle};

/// Writes a list. `counter` is the counter word behind 等N where the token says none.
pub(super) fn list(
    entries: &[String],
    style: ListStyle,
    first: Option<&First>,
    counter: &str,
) -> String {
    let shown = first.map_or(entries.len(), |first| first.count.min(entries.len()));
    let written: Vec<_> = entries.iter().take(shown).map(|entry| one(entry, style)).collect();
    let mut text = String::new();
    for entry in &written {
        // Marks part the entries already (GB/T 15834—2011, 4.5.3.5): no 、 between them.
        let parted = style != ListStyle::Plain || (text.ends_with('》') && entry.starts_with('《'));
        if !text.is_empty() && !parted {
            text.push('、');
        }
        text.push_str(entry);
    }
    match first {
        Some(first) if shown < entries.len() => {
            let own = if first.counter.is_empty() { counter } else { &first.counter };
            format!("{text}等{}{own}", entries.len())
        }
        _ => text,
    }
}

fn one(entry: &str, style: ListStyle) -> String {
    match style {
        ListStyle::Plain => entry.to_owned(),
        ListStyle::Titles => title(entry),
        ListStyle::Quoted => quoted(entry),
    }
}

/// A text in quotation marks, those inside it turned to inner ones: “‘初心’讲堂”.
pub(super) fn quoted(text: &str) -> String {
    let inside = whole_inside(text, '“', '”').unwrap_or(text);
    format!("“{}”", nested(inside, ['‘', '’', '“', '”'], &['“', '‘'], &['”', '’']))
}

/// A title with its marks, whether or not it was recorded with them: 《甲》 stays 《甲》, titles
/// inside it get the inner marks, 《关于印发〈甲〉的通知》.
///
/// What already is a row of titles (《甲》《乙》), or a title with a remark in brackets behind it
/// (《甲》（修订）), is not put into further marks.
pub(super) fn title(text: &str) -> String {
    let text = text.trim();
    let inner = |text: &str| nested(text, ['〈', '〉', '《', '》'], &['《', '〈'], &['》', '〉']);
    let whole = whole_inside(text, '《', '》').or_else(|| whole_inside(text, '〈', '〉'));
    if let Some(whole) = whole {
        return format!("《{}》", inner(whole));
    }
    match row(text) {
        Some(titles) => titles
            .into_iter()
            .map(|(title, remark)| format!("《{}》{remark}", inner(title)))
            .collect(),
        None => format!("《{}》", inner(text)),
    }
}

/// The inside of a text that one pair of marks encloses as a whole.
fn whole_inside(text: &str, open: char, close: char) -> Option<&str> {
    let inside = text.strip_prefix(open)?.strip_suffix(close)?;
    let mut depth = 0_i32;
    for c in inside.chars() {
        depth += i32::from(c == open) - i32::from(c == close);
        if depth < 0 {
            return None;
        }
    }
    (depth == 0).then_some(inside)
}

/// A row of titles, each with the remark in （） behind it; nothing if there is any other text.
fn row(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut titles = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = closing(rest)?;
        let (title, behind) = rest.split_at_checked(end)?;
        let remark = match behind.strip_prefix('（') {
            Some(_) => behind.find('）')? + '）'.len_utf8(),
            None => 0,
        };
        let (remark, behind) = behind.split_at_checked(remark)?;
        titles.push((whole_inside(title, '《', '》')?, remark));
        rest = behind.trim_start_matches(['、', ' ']);
    }
    Some(titles)
}

/// Where the 《 that begins a text is closed, behind its 》.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '《') - i32::from(c == '》');
        if depth <= 0 {
            return (at > 0).then_some(at + c.len_utf8());
        }
    }
    None
}

/// Marks inside marks alternate with depth: 〈〉 inside 《》, 《》 again inside 〈〉.
fn nested(
    text: &str,
    [open, close, open2, close2]: [char; 4],
    opens: &[char],
    closes: &[char],
) -> String {
    let mut depth = 0_usize;
    let mark = |depth: usize, inner: char, outer: char| {
        if depth.is_multiple_of(2) { inner } else { outer }
    };
    text.chars()
        .map(|c| {
            if opens.contains(&c) {
                depth += 1;
                mark(depth - 1, open, open2)
            } else if closes.contains(&c) {
                depth = depth.saturating_sub(1);
                mark(depth, close, close2)
            } else {
                c
            }
        })
        .collect()
}
