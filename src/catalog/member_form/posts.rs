//! Posts and their terms as text, one a line: `书记 2018-06-01—2021-05-31`.

use super::read_month;
use crate::ledger::{InView, Post, read_day};
use chrono::{Days, Months, NaiveDate};

/// What stands before a post held outside the branch.
const OUTSIDE: &str = "外：";

/// What people write between the two days of a term.
const DASHES: [char; 6] = ['—', '–', '－', '至', '~', '～'];

/// Posts as text, one a line; [`read_posts`] reads it.
pub fn write_posts(posts: &[Post]) -> String {
    posts.iter().map(write_post).collect::<Vec<_>>().join("\n")
}

fn write_post(post: &Post) -> String {
    let outside = if post.outside { OUTSIDE } else { "" };
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let term = match (post.from, post.to) {
        (None, None) => String::new(),
        (from, to) => format!(" {}—{}", day(from), day(to)),
    };
    format!("{outside}{}{term}", post.name)
}

/// Reads posts, one a line; 外： before a name means held outside the branch; either day of a term
/// may be missing, and so may the term. Days are typed as everywhere ([`read_day`]), those without
/// a year are of the year in view; a month alone (2026.3) is its first day where a term begins and
/// its last where one ends.
///
/// ```
/// # use zhibu::catalog::member_form::read_posts;
/// # use zhibu::ledger::InView;
/// # let in_view = InView { today: "2019-03-06".parse().unwrap(), year: 2019 };
/// let posts = "书记 2018.6.1—2021年5月31日\n外：石桥社区党支部第一书记 3月1日起";
/// let posts = read_posts(posts, in_view).unwrap();
/// assert_eq!((posts.len(), posts[0].to), (2, "2021-05-31".parse().ok()));
/// assert_eq!((posts[1].outside, posts[1].from, posts[1].to), (true, "2019-03-01".parse().ok(), None));
/// ```
///
/// # Errors
/// A sentence naming the line whose term is not two days.
pub fn read_posts(text: &str, in_view: InView) -> Result<Vec<Post>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(at, line)| read_post(line, in_view).ok_or_else(|| bad_term(at + 1, line));
    lines.map(read).collect()
}

fn bad_term(line: usize, text: &str) -> String {
    format!(
        "第{line}行“{}”的任期看不懂，请写成“书记 2018-06-01—2021-05-31”或“书记 2018.6—2021.5”的样子。",
        text.trim()
    )
}

fn read_post(line: &str, in_view: InView) -> Option<Post> {
    let line = line.trim();
    let inside = line.strip_prefix(OUTSIDE).or_else(|| line.strip_prefix("外:"));
    let (name, term) = split_term(inside.unwrap_or(line).trim());
    let (from, to) = match term {
        Some(term) => read_term(term, in_view)?,
        None => (None, None),
    };
    Some(Post { name: name.to_owned(), outside: inside.is_some(), from, to })
}

/// The name, and the term if the line ends in one: from the first blank on after which only days
/// and what stands between them follow.
fn split_term(line: &str) -> (&str, Option<&str>) {
    let in_term = |c: char| {
        c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || c.is_whitespace()
            || DASHES.contains(&c)
            || "-./。．／−·年月日号今起".contains(c)
    };
    let start = line
        .char_indices()
        .filter(|(at, c)| {
            c.is_whitespace() && line.get(*at..).is_some_and(|l| l.chars().all(in_term))
        })
        .map(|(at, _)| at)
        .next();
    match start.and_then(|at| line.split_at_checked(at)) {
        Some((name, term)) => (name.trim(), Some(term.trim())),
        None => (line, None),
    }
}

type Term = (Option<NaiveDate>, Option<NaiveDate>);

/// The two days of a term. A dash may also stand inside a day, so that it is the dash between two
/// days where what stands on both sides is one.
fn read_term(term: &str, in_view: InView) -> Option<Term> {
    let term = term.strip_suffix("至今").or_else(|| term.strip_suffix('起')).unwrap_or(term);
    let day = |text: &str, of_month: fn(NaiveDate) -> Option<NaiveDate>| match text.trim() {
        "" => Some(None),
        text => match read_day(text, in_view) {
            Ok(day) => Some(Some(day)),
            Err(_) => month(text).and_then(of_month).map(Some),
        },
    };
    if let Some(from) = day(term, Some) {
        return Some((from, None));
    }
    let dashes = term.char_indices().filter(|(_, c)| *c == '-' || DASHES.contains(c));
    let sides =
        dashes.filter_map(|(at, c)| Some((term.get(..at)?, term.get(at + c.len_utf8()..)?)));
    sides.map(|(from, to)| (from, to.trim_start_matches(DASHES))).find_map(|(from, to)| {
        let (from, to) = (day(from, Some)?, day(to, last_of_month)?);
        (from.is_some() || to.is_some()).then_some((from, to))
    })
}

/// The first day of a month that is typed with its year.
fn month(text: &str) -> Option<NaiveDate> {
    format!("{}-01", read_month(text)?).parse().ok()
}

fn last_of_month(first: NaiveDate) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}
