//! Where in a file the parser stopped, as a path: the reader of a bad backup is told which record
//! and which field, not a line and a column.
//!
//! The parser only says how far it has read. Following its path through every type while it reads
//! would compile the reader of the whole ledger a second time; walking the text again does not, and
//! only a bad file is walked.

/// The path of what was read last when the parser had come to `line` and `column` (as serde_json
/// counts: lines from 1, columns in bytes), e.g. `records[12].date`; empty for the whole file.
///
/// The text is JSON as far as that place.
pub(super) fn path_at(text: &str, line: usize, column: usize) -> String {
    let lines_before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let end = lines_before.map(str::len).sum::<usize>() + column;
    let mut steps = Vec::new();
    let mut before_colon = false;
    let mut read = text.get(..end).unwrap_or(text).chars();
    while let Some(letter) = read.next() {
        match letter {
            '{' => {
                steps.push(Step::Key(String::new()));
                before_colon = true;
            }
            '[' => steps.push(Step::Index(0)),
            '}' | ']' => drop(steps.pop()),
            ':' => before_colon = false,
            ',' => match steps.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                Some(Step::Key(_)) => before_colon = true,
                None => {}
            },
            '"' => {
                let text = string(&mut read);
                if let (true, Some(Step::Key(key))) = (before_colon, steps.last_mut()) {
                    *key = text;
                }
            }
            _ => {}
        }
    }
    written(&steps)
}

/// Which part of an object or array.
enum Step {
    /// The entry with this key; empty before the first.
    Key(String),
    /// The element with this index.
    Index(usize),
}

/// The string that has been opened, as it is written, up to and with its closing quote.
fn string(read: &mut std::str::Chars<'_>) -> String {
    let mut text = String::new();
    while let Some(letter) = read.next() {
        match letter {
            '"' => break,
            '\\' => text.extend([letter].into_iter().chain(read.next())),
            _ => text.push(letter),
        }
    }
    text
}

fn written(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) if path.is_empty() || key.is_empty() => path.push_str(key),
            Step::Key(key) => path.extend([".", key]),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}
