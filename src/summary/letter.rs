//! Letters of a line with what the later phases must know of each: whether it was escaped, stands
//! in quotation marks, or belongs to a number typed by hand. And the marks, with their strength.

use super::node::Node;
use super::typed;

/// One character of the author's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// The character.
    pub c: char,
    /// Whether a backslash stood before it.
    pub escaped: bool,
    /// Whether it stands inside 《》 or “”, where no mark is read.
    pub quoted: bool,
    /// Which number typed by hand it belongs to, counted from 1; 0 for none.
    pub typed: u32,
}

impl Letter {
    /// A letter of which nothing is known yet.
    pub fn new(c: char, escaped: bool) -> Self {
        Self { c, escaped, quoted: false, typed: 0 }
    }

    /// The strength of the mark it is; `None` for no mark, or one inside quotation marks.
    pub fn mark(&self) -> Option<u8> {
        if self.quoted { None } else { strength(self.c) }
    }

    /// Whether a clause ends here.
    pub fn ends_clause(&self) -> bool {
        self.mark().is_some_and(|strength| strength >= CLAUSE_END)
    }
}

/// The strength from which a mark ends a clause.
const CLAUSE_END: u8 = 4;

/// How strong a mark is where two meet: 。 before ； before ： before ， before 、.
pub(super) fn strength(c: char) -> Option<u8> {
    match c {
        '。' | '！' | '？' => Some(5),
        '；' | ';' => Some(CLAUSE_END),
        '：' => Some(3),
        '，' | ',' => Some(2),
        '、' => Some(1),
        _ => None,
    }
}

/// Whether `c` opens what a closing character must follow.
pub(super) fn closer_of(opener: char) -> Option<char> {
    match opener {
        '《' => Some('》'),
        '〈' => Some('〉'),
        '“' => Some('”'),
        '‘' => Some('’'),
        '（' => Some('）'),
        _ => None,
    }
}

/// Stands for a token in the line's text while it is read as a whole.
pub(super) const TOKEN: char = '\u{FFFC}';

/// What the marks of one line looked like.
pub(super) struct Annotated {
    /// The quotation marks that have no partner.
    pub unpaired: Vec<char>,
}

/// Finds quotation marks and typed numbers across the line, brackets notwithstanding.
pub(super) fn annotate<T>(nodes: &mut [Node<T>]) -> Annotated {
    let text = text_of(nodes);
    let (quoted, titles, unpaired) = quotes(&text);
    let typed = typed::find(&text, &titles);
    assign(nodes, &mut quoted.iter().zip(&typed));
    Annotated { unpaired }
}

/// The characters of a line in order, brackets left out, [`TOKEN`] for every token.
pub(super) fn text_of<T>(nodes: &[Node<T>]) -> Vec<char> {
    let mut text = Vec::new();
    collect(nodes, &mut text);
    text
}

fn collect<T>(nodes: &[Node<T>], text: &mut Vec<char>) {
    for node in nodes {
        match node {
            Node::Text(letters) => text.extend(letters.iter().map(|letter| letter.c)),
            Node::Token(_) | Node::Broken(_) => text.push(TOKEN),
            Node::Bracket(inner) => collect(inner, text),
        }
    }
}

fn assign<'a, T>(nodes: &mut [Node<T>], known: &mut impl Iterator<Item = (&'a bool, &'a u32)>) {
    for node in nodes {
        match node {
            Node::Text(letters) => {
                for letter in letters {
                    if let Some((quoted, typed)) = known.next() {
                        (letter.quoted, letter.typed) = (*quoted, *typed);
                    }
                }
            }
            Node::Token(_) | Node::Broken(_) => {
                known.next();
            }
            Node::Bracket(inner) => assign(inner, known),
        }
    }
}

/// For each character, whether it stands inside any quotation marks, and whether inside 《》; and
/// the marks without a partner, which quote nothing.
fn quotes(text: &[char]) -> (Vec<bool>, Vec<bool>, Vec<char>) {
    const OPENERS: [char; 4] = ['《', '〈', '“', '‘'];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut unpaired = Vec::new();
    for (at, &c) in text.iter().enumerate() {
        if OPENERS.contains(&c) {
            open.push((at, c));
        } else if OPENERS.iter().any(|&opener| closer_of(opener) == Some(c)) {
            // An opener skipped over on the way to its partner never finds its own.
            let partner = |entry: &(usize, char)| closer_of(entry.1) == Some(c);
            if open.iter().rev().take(DEEPEST_QUOTES).any(partner) {
                while let Some((from, opener)) = open.pop() {
                    if closer_of(opener) == Some(c) {
                        pairs.push((from, at));
                        break;
                    }
                    unpaired.push(opener);
                }
            } else {
                unpaired.push(c);
            }
        }
    }
    unpaired.extend(open.iter().map(|&(_, opener)| opener));
    let inside = |wanted: &dyn Fn(char) -> bool| {
        let mut steps = vec![0_i32; text.len() + 1];
        for &(from, to) in &pairs {
            if text.get(from).is_some_and(|&c| wanted(c)) {
                bump(&mut steps, from + 1, 1);
                bump(&mut steps, to, -1);
            }
        }
        let mut depth = 0;
        let depths = steps.iter().take(text.len()).map(|step| {
            depth += step;
            depth > 0
        });
        depths.collect::<Vec<_>>()
    };
    (inside(&|_| true), inside(&|c| c == '《'), unpaired)
}

/// How far back a partner is looked for: nobody nests quotation marks deeper, and a text full of
/// openers must not take quadratic time.
const DEEPEST_QUOTES: usize = 8;

fn bump(steps: &mut [i32], at: usize, by: i32) {
    if let Some(step) = steps.get_mut(at) {
        *step += by;
    }
}
