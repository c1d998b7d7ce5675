//! The little HTML these commands must understand: the project's own index.html and what Trunk
//! makes of it. Not a parser for anybody else's pages.

use std::ops::Range;

/// A tag as it stands in the page.
pub struct Tag<'a> {
    pub range: Range<usize>,
    text: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute written `name="value"`.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let start = self.text.find(&format!(" {name}=\""))? + name.len() + 3;
        let rest = self.text.get(start..)?;
        rest.get(..rest.find('"')?)
    }

    /// Whether the attribute is there, with a value or without.
    pub fn has(&self, name: &str) -> bool {
        self.text.split([' ', '>', '=']).any(|word| word == name)
    }
}

/// The opening tags of this name, in order. None of the project's attributes holds a `>`.
pub fn tags<'a>(page: &'a str, name: &str) -> Vec<Tag<'a>> {
    let open = format!("<{name}");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page.get(at..).and_then(|rest| rest.find(&open)).map(|i| at + i) {
        let Some(end) = page.get(start..).and_then(|rest| rest.find('>')).map(|i| start + i + 1)
        else {
            break;
        };
        at = end;
        if let Some(text) = page.get(start..end)
            && text.get(open.len()..).is_some_and(|rest| rest.starts_with([' ', '>', '\n']))
        {
            found.push(Tag { range: start..end, text });
        }
    }
    found
}

/// The contents of the elements of this name that carry them inline (`script`, `style`), to the byte.
pub fn inline<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let close = format!("</{name}");
    let mut inside = 0;
    let mut found = Vec::new();
    for tag in tags(page, name) {
        // A tag inside a script's text is that script's text.
        if tag.range.start < inside || tag.has("src") {
            continue;
        }
        if let Some(rest) = page.get(tag.range.end..)
            && let Some(length) = rest.find(&close)
            && let Some(content) = rest.get(..length)
        {
            inside = tag.range.end + length;
            found.push(content);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_their_attributes() {
        let page =
            r#"<head><link data-trunk rel="css" href="a.css"><linked><link rel="icon"></head>"#;
        let links = tags(page, "link");
        assert_eq!(links.len(), 2);
        assert!(links[0].has("data-trunk") && !links[1].has("data-trunk"));
        assert_eq!(links[0].attribute("href"), Some("a.css"));
        assert_eq!(links[1].attribute("href"), None);
    }

    #[test]
    fn what_stands_inline_is_taken_whole() {
        let page = "<style>b{}</style><script>a('<script>')\n</script><script src=\"x.js\"></script><script type=\"module\">b</script>";
        assert_eq!(inline(page, "script"), ["a('<script>')\n", "b"]);
        assert_eq!(inline(page, "style"), ["b{}"]);
    }
}
