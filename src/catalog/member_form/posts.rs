//! Posts and their terms as text, one a line: `书记 2018-06-01—2021-05-31`.

use crate::ledger::Post;
use chrono::NaiveDate;

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
/// may be missing, and so may the term.
///
/// ```
/// # use zhibu::catalog::member_form::read_posts;
/// let posts = read_posts("书记 2018-06-01—2021-05-31\n外：石桥社区党支部第一书记 2019-03-01—").unwrap();
/// assert_eq!((posts.len(), posts[1].outside, posts[1].to), (2, true, None));
/// ```
///
/// # Errors
/// A sentence naming the line whose term is not two days.
pub fn read_posts(text: &str) -> Result<Vec<Post>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| read_post(line).ok_or_else(|| bad_term(at + 1, line))).collect()
}

fn bad_term(line: usize, text: &str) -> String {
    format!("第{line}行“{}”的任期看不懂，请写成“书记 2018-06-01—2021-05-31”的样子。", text.trim())
}

fn read_post(line: &str) -> Option<Post> {
    let line = line.trim();
    let inside = line.strip_prefix(OUTSIDE).or_else(|| line.strip_prefix("外:"));
    let (name, term) = split_term(inside.unwrap_or(line).trim());
    let (from, to) = match term {
        Some(term) => read_term(term)?,
        None => (None, None),
    };
    Some(Post { name: name.to_owned(), outside: inside.is_some(), from, to })
}

/// The name, and the term if the line ends in one: from the first blank on after which only days
/// and a dash stand.
fn split_term(line: &str) -> (&str, Option<&str>) {
    let in_term =
        |c: char| c.is_ascii_digit() || c == '-' || c.is_whitespace() || DASHES.contains(&c);
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

fn read_term(term: &str) -> Option<Term> {
    let (from, to) = term.split_once(DASHES).unwrap_or((term, ""));
    Some((read_day(from)?, read_day(to.trim_start_matches(DASHES))?))
}

/// `None` for what is no day; `Some(None)` for nothing.
fn read_day(text: &str) -> Option<Option<NaiveDate>> {
    match text.trim() {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    }
}
