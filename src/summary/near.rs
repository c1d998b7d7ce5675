//! What a misspelt name probably means.

/// The name nearest to `wanted`, if it is near enough to be a slip of the hand.
pub(super) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted.chars().collect();
    if wanted.len() > LONGEST {
        return None;
    }
    let most = if wanted.len() < 4 { 1 } else { 2 };
    names
        // A name so much longer or shorter cannot be near, and need not be compared.
        .filter(|name| name.chars().count().abs_diff(wanted.len()) <= most)
        .map(|name| (distance(&wanted, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, name)| name)
}

/// No name is longer.
const LONGEST: usize = 40;

/// How many characters must be put in, taken out or changed.
fn distance(wanted: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (at, c) in name.chars().take(LONGEST).enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        for (place, w) in row.iter_mut().zip(std::iter::once(None).chain(wanted.iter().map(Some))) {
            let Some(w) = w else {
                *place = left;
                continue;
            };
            let best = (diagonal + usize::from(*w != c)).min(left + 1).min(*place + 1);
            diagonal = std::mem::replace(place, best);
            left = best;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}
