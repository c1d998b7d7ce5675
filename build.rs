//! Turns `docs/使用手册.md` into the constants behind `src/manual`, so that the manual is written
//! once and the page carries no Markdown reader.
//!
//! A `##` heading begins a section, `###` a part of it; paragraphs, flat lists, `**strong**` and
//! `` `code` `` are kept. Pictures and the paragraphs that hold nothing else are for the file on
//! paper; the page beside the help shows the real thing. Anything else fails the build.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const MANUAL: &str = "docs/使用手册.md";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MANUAL}");
    let folder = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    let text = fs::read_to_string(MANUAL).map_err(|error| format!("{MANUAL}: {error}"))?;
    fs::write(Path::new(&folder).join("manual.rs"), sections(&text)?)?;
    Ok(())
}

/// What is being gathered.
#[derive(Default)]
struct Gathered {
    /// The constants so far.
    out: String,
    /// Whether a section has begun: what stands before the first is for the file alone.
    begun: bool,
    /// The runs of the paragraph, heading or item under way.
    runs: String,
    strong: bool,
    picture: bool,
    /// The items of the list under way, and whether it is numbered.
    list: Option<(bool, String)>,
}

/// The expression that `src/manual` includes.
fn sections(text: &str) -> Result<String, Box<dyn Error>> {
    let mut all = Gathered { out: "&[".to_owned(), ..Gathered::default() };
    for event in Parser::new(text) {
        all.take(event)?;
    }
    if all.begun {
        all.out.push_str("]},");
    }
    all.out.push(']');
    Ok(all.out)
}

impl Gathered {
    fn take(&mut self, event: Event<'_>) -> Result<(), Box<dyn Error>> {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item) => self.runs.clear(),
            Event::End(TagEnd::Heading(HeadingLevel::H1) | TagEnd::Paragraph) if !self.begun => {}
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                let end = if self.begun { "]}," } else { "" };
                write!(self.out, "{end}Section{{title:{},blocks:&[", only_text(&self.runs)?)?;
                self.begun = true;
            }
            Event::End(TagEnd::Heading(HeadingLevel::H3)) if self.begun => {
                let title = only_text(&self.runs)?;
                write!(self.out, "Block::Heading({title}),")?;
            }
            Event::End(TagEnd::Paragraph) => {
                // A list's items may be paragraphs; they end with the item.
                if self.list.is_none() && !self.runs.is_empty() {
                    write!(self.out, "Block::Paragraph(&[{}]),", self.runs)?;
                }
            }
            Event::Start(Tag::List(first)) if self.list.is_none() => {
                self.list = Some((first.is_some(), String::new()));
            }
            Event::End(TagEnd::Item) => match &mut self.list {
                Some((_, items)) => write!(items, "&[{}],", self.runs)?,
                None => return Err("an item outside a list".into()),
            },
            Event::End(TagEnd::List(_)) => {
                if let Some((numbered, items)) = self.list.take() {
                    write!(self.out, "Block::List{{numbered:{numbered},items:&[{items}]}},")?;
                }
            }
            Event::Start(Tag::Strong) => self.strong = true,
            Event::End(TagEnd::Strong) => self.strong = false,
            Event::Start(Tag::Image { .. }) => self.picture = true,
            Event::End(TagEnd::Image) => self.picture = false,
            // Where a link leads is for the file; its words read as well without.
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) => {}
            Event::Text(text) if !self.picture => {
                let run = if self.strong { "Strong" } else { "Text" };
                write!(self.runs, "Run::{run}({:?}),", &*text)?;
            }
            Event::Text(_) => {}
            Event::Code(text) => write!(self.runs, "Run::Typed({:?}),", &*text)?,
            // Chinese is written without a space where a line of the file ends.
            Event::SoftBreak => {}
            other => {
                return Err(format!("{MANUAL} holds what the help cannot show: {other:?}").into());
            }
        }
        Ok(())
    }
}

/// The text of a heading, as a literal.
fn only_text(runs: &str) -> Result<&str, String> {
    let text = runs.strip_prefix("Run::Text(").and_then(|text| text.strip_suffix("),"));
    text.filter(|text| !text.contains("Run::"))
        .ok_or_else(|| format!("a heading holds more than text: {runs}"))
}
