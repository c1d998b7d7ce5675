//! Breaks the title into lines where the sense allows (GB/T 9704-2012, 7.3.1: in a trapezium or a
//! rhombus); about twenty characters a line is what 2号 holds with room to the sides.

use crate::document::Inline;

/// The most characters of a line; a half-width one counts half.
const LONGEST: usize = 20;

/// Beyond this a title is no title: it is broken every [`LONGEST`] characters. What is
/// shorter is tried in every way, which takes tens of milliseconds for 80 characters and
/// minutes for 120.
const TOO_LONG: usize = 80;

/// The title's lines: as typed where the author typed several, else broken.
pub(super) fn lines(typed: Vec<Vec<Inline>>) -> Vec<Vec<Inline>> {
    match <[Vec<Inline>; 1]>::try_from(typed) {
        Ok([only]) => {
            let text: Vec<char> = only.iter().flat_map(|run| run.text().chars()).collect();
            split(only, &breaks(&text))
        }
        Err(typed) => typed,
    }
}

/// The places, in characters, before which a line begins anew.
pub(super) fn breaks(text: &[char]) -> Vec<usize> {
    let whole = width(text);
    if whole <= 2 * LONGEST {
        return Vec::new();
    }
    let fewest = whole.div_ceil(2 * LONGEST);
    if text.len() <= TOO_LONG {
        let tries = (fewest..=fewest + 1).filter_map(|lines| {
            let (cost, breaks) = best(text, lines)?;
            Some((cost + lines * ONE_MORE_LINE, breaks))
        });
        if let Some((_, breaks)) = tries.min() {
            return breaks;
        }
    }
    let mut breaks = Vec::new();
    let mut since = 0;
    for (at, &c) in text.iter().enumerate() {
        if since + width(&[c]) > 2 * LONGEST {
            breaks.push(at);
            since = 0;
        }
        since += width(&[c]);
    }
    breaks
}

/// What a line more must save to be worth it.
const ONE_MORE_LINE: usize = 15;

/// In half characters.
fn width(text: &[char]) -> usize {
    text.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The best way to break into `lines` lines, if each fits.
fn best(text: &[char], lines: usize) -> Option<(usize, Vec<usize>)> {
    let places: Vec<(usize, usize)> =
        (1..text.len()).filter_map(|at| Some((at, cost(text, at)?))).collect();
    let mut best: Option<(usize, Vec<usize>)> = None;
    search(text, &places, lines, 0, &mut Vec::new(), 0, &mut best);
    best
}

/// Tries every combination of places: a title of three lines has some thousands at most, since a
/// line that does not fit ends the search.
fn search(
    text: &[char],
    places: &[(usize, usize)],
    lines: usize,
    from: usize,
    chosen: &mut Vec<usize>,
    spent: usize,
    best: &mut Option<(usize, Vec<usize>)>,
) {
    if lines == 1 {
        if text.get(from..).is_some_and(|last| width(last) <= 2 * LONGEST) {
            let total = spent + shape(text, chosen);
            if best.as_ref().is_none_or(|(least, _)| total < *least) {
                *best = Some((total, chosen.clone()));
            }
        }
        return;
    }
    for &(at, cost) in places.iter().filter(|(at, _)| *at > from) {
        if text.get(from..at).is_none_or(|line| width(line) > 2 * LONGEST) {
            break;
        }
        if best.as_ref().is_some_and(|(least, _)| spent + cost >= *least) {
            continue;
        }
        chosen.push(at);
        search(text, places, lines - 1, at, chosen, spent + cost, best);
        chosen.pop();
    }
}

/// Lines of one length, and short ones between long ones, are no trapezium and no rhombus; a last
/// line of a few characters is none either.
fn shape(text: &[char], breaks: &[usize]) -> usize {
    let ends = breaks.iter().copied().chain([text.len()]);
    let mut from = 0;
    let widths: Vec<usize> = ends
        .map(|to| {
            let line = text.get(from..to).map_or(0, width);
            from = to;
            line
        })
        .collect();
    let rectangle = widths.iter().zip(widths.iter().skip(1)).filter(|(a, b)| a == b).count();
    let hourglass = widths.windows(3).filter(|w| matches!(w, [a, b, c] if b < a && b < c)).count();
    let longest = widths.iter().max().copied().unwrap_or(0);
    let shortest = widths.iter().min().copied().unwrap_or(0);
    rectangle * 8 + hourglass * 20 + (longest - shortest) / 3 + usize::from(shortest < 8) * 12
}

/// After these a new line reads well, or passably, at this price.
const BREAK_AFTER: [(&str, usize); 20] = [
    ("支部委员会", 1),
    ("党支部", 1),
    ("党总支", 1),
    ("党委", 1),
    ("党组", 1),
    ("委员会", 3),
    ("支部", 3),
    ("》", 1),
    ("、", 2),
    ("，", 2),
    ("局", 5),
    ("大队", 5),
    ("县", 5),
    ("市", 5),
    ("区", 5),
    ("年度", 6),
    ("的", 6),
    ("和", 6),
    ("关于", 8),
    ("”", 12),
];

/// Before these a new line reads well.
const BREAK_BEFORE: [(&str, usize); 4] = [("关于", 0), ("《", 0), ("“", 3), ("开展", 4)];

/// The price where no reason for a break is known.
const ANYWHERE: usize = 30;

/// How badly a break before `at` reads: 0 well; `None` where none may stand.
fn cost(text: &[char], at: usize) -> Option<usize> {
    let before = *text.get(at.checked_sub(1)?)?;
    let after = *text.get(at)?;
    let forbidden = "》〉”’）、，。：；！？年".contains(after)
        || "《〈“‘（".contains(before)
        || (before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric());
    if forbidden {
        return None;
    }
    let (head, tail) = text.split_at_checked(at)?;
    let letters = |word: &str| word.chars().collect::<Vec<_>>();
    // 党支部委员会 and 局党支部 stay whole.
    let goes_on = "委支党机".contains(after);
    let ended = BREAK_AFTER.iter().filter(|(word, _)| !goes_on && head.ends_with(&letters(word)));
    let begun = BREAK_BEFORE.iter().filter(|(word, _)| tail.starts_with(&letters(word)));
    let year = after.is_ascii_digit().then_some(0);
    let known = ended.chain(begun).map(|(_, price)| *price).chain(year).min();
    let open = |opener: char, closer: char| {
        let count = |wanted| head.iter().filter(|c| **c == wanted).count();
        count(opener) > count(closer)
    };
    let in_quotes = open('《', '》') || open('“', '”');
    Some(known.unwrap_or(ANYWHERE) + if in_quotes { ANYWHERE } else { 0 })
}

/// Cuts runs at the given places.
fn split(runs: Vec<Inline>, breaks: &[usize]) -> Vec<Vec<Inline>> {
    let mut lines = vec![Vec::new()];
    let mut breaks = breaks.iter().copied().peekable();
    let mut at = 0;
    for run in runs {
        let text: Vec<char> = run.text().chars().collect();
        let mut from = 0;
        while let Some(next) = breaks.next_if(|next| *next < at + text.len()) {
            let to = next - at;
            push(&mut lines, &run, text.get(from..to).unwrap_or_default());
            lines.push(Vec::new());
            from = to;
        }
        push(&mut lines, &run, text.get(from..).unwrap_or_default());
        at += text.len();
    }
    lines
}

fn push(lines: &mut [Vec<Inline>], run: &Inline, text: &[char]) {
    if text.is_empty() {
        return;
    }
    let text: String = text.iter().collect();
    let part = match run {
        Inline::Text(_) => Inline::Text(text),
        Inline::Figure { token, .. } => Inline::Figure { token: *token, text },
        Inline::Gap { token } => Inline::Gap { token: *token },
        Inline::Typed(_) => Inline::Typed(text),
    };
    if let Some(line) = lines.last_mut() {
        line.push(part);
    }
}
