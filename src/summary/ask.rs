//! What a token asks for: the text between its braces.

/// What a token asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// `{名称:写法|字段=值}`: a figure, a field of it, something reserved, or a field of the record
    /// at hand.
    Value {
        /// The name, perhaps with a field after a full stop.
        name: String,
        /// The form; empty if none.
        form: String,
        /// The conditions.
        conditions: Vec<(String, String)>,
    },
    /// `{每条:种类|字段=值}`: the line is repeated for every record of the kind.
    Each {
        /// The kind's name.
        kind: String,
        /// The conditions.
        conditions: Vec<(String, String)>,
    },
    /// `{#work}`: the stable id of a heading.
    Id(String),
}

/// The word that repeats a line.
const EACH: &str = "每条";

impl Ask {
    /// Reads a token with its braces.
    ///
    /// # Errors
    /// What is wrong and what to do, as a Chinese sentence.
    pub fn read(raw: &str) -> Result<Self, String> {
        let Some(inside) = raw.strip_prefix(['{', '｛']) else {
            return Err("少了“{”。".to_owned());
        };
        let Some(inside) = inside.strip_suffix(['}', '｝']) else {
            return Err("少了“}”，请补上，或写成“\\{”。".to_owned());
        };
        let (head, conditions) = match split_at(inside, &['|', '｜']) {
            Some((head, conditions)) => (head, Some(conditions)),
            None => (inside, None),
        };
        let (name, form) = match split_at(head, &[':', '：']) {
            Some((name, form)) => (plain(name), Some(plain(form))),
            None => (plain(head), None),
        };
        if let Some(id) = name.strip_prefix(['#', '＃']) {
            let suits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
            let bare = form.is_none() && conditions.is_none();
            return if bare && !id.is_empty() && id.chars().all(suits) {
                Ok(Self::Id(id.to_owned()))
            } else {
                Err("章节编号只含字母、数字、汉字、“-”和“_”。".to_owned())
            };
        }
        if name.is_empty() {
            return Err("花括号里没有名称。".to_owned());
        }
        if form.as_deref() == Some("") {
            return Err("冒号后面没有内容，请补上，或删去冒号。".to_owned());
        }
        let conditions = conditions.map_or_else(|| Ok(Vec::new()), read_conditions)?;
        match (name == EACH, form) {
            (true, Some(kind)) => Ok(Self::Each { kind, conditions }),
            (true, None) => Err("“每条”后面要写记录种类，如“{每条:存在问题}”。".to_owned()),
            (false, form) => Ok(Self::Value { name, form: form.unwrap_or_default(), conditions }),
        }
    }
}

fn read_conditions(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut conditions = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (condition, after) = match split_at(text, &['，', ',']) {
            Some((condition, after)) => (condition, Some(after)),
            None => (text, None),
        };
        let (field, value) = split_at(condition, &['=', '＝'])
            .map(|(field, value)| (plain(field), plain(value)))
            .filter(|(field, value)| !field.is_empty() && !value.is_empty())
            .ok_or_else(|| format!("条件“{}”要写成“字段=值”。", plain(condition)))?;
        conditions.push((field, value));
        rest = after;
    }
    Ok(conditions)
}

/// Splits at the first of `marks` that no backslash precedes.
fn split_at<'a>(text: &'a str, marks: &[char]) -> Option<(&'a str, &'a str)> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if marks.contains(&c) {
            return Some((text.get(..at)?, text.get(at + c.len_utf8()..)?));
        }
    }
    None
}

/// Without the backslashes of escapes and the space around.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.trim().chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            plain.push(c);
            escaped = false;
        }
    }
    plain
}
