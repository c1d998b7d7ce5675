//! Where a document's lines end, asked of the browser: each block is set in a hidden column of the
//! page's text width, and its characters are asked on which line they stand.

use crate::document::{Block, Document, Inline, Measured};
use crate::render;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Range};

/// A block as it will be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The class that gives it its look.
    pub class: &'static str,
    /// How many lines, and what goes with it.
    pub measured: Measured,
    /// Its lines; those without text are blank.
    pub lines: Vec<Line>,
}

/// A line of print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Whether it begins its paragraph.
    pub first: bool,
    /// Whether it ends its paragraph.
    pub last: bool,
    /// The right indent in half characters, for a signature.
    pub indent: u32,
    /// Text and the class of its font.
    pub runs: Vec<(&'static str, String)>,
}

/// About so many characters stand on a line.
const LINE: usize = 28;

/// Text and the class of its font.
type Runs = Vec<(&'static str, String)>;

/// Sets the whole document and reads its lines.
///
/// # Errors
/// What the browser threw; there is nothing then that could be printed.
pub fn measure(document: &Document) -> Result<Vec<Printed>, JsValue> {
    let missing = || JsValue::from_str("没有页面");
    let page = web_sys::window().and_then(|window| window.document()).ok_or_else(missing)?;
    let body = page.body().ok_or_else(missing)?;
    let column: HtmlElement = page.create_element("div")?.unchecked_into();
    column.set_class_name("print-measure");
    column.set_attribute("aria-hidden", "true")?;
    body.append_child(&column)?;
    let mut ruler = Ruler { page, column };
    let printed = document.blocks.iter().map(|block| ruler.block(block)).collect();
    ruler.column.remove();
    printed
}

struct Ruler {
    page: web_sys::Document,
    column: HtmlElement,
}

impl Ruler {
    fn block(&mut self, block: &Block) -> Result<Printed, JsValue> {
        let plain = |lines: usize| Measured::paragraph(lines);
        match block {
            Block::Title(lines) => {
                let mut set = Vec::new();
                for line in lines {
                    set.extend(self.lines("print-title", &runs("song", line))?);
                }
                // One blank line below.
                set.push(Line::default());
                let measured =
                    Measured { lines: set.len(), above: 0, keep_with_next: true, whole: false };
                Ok(Printed { class: "print-title", measured, lines: set })
            }
            Block::Heading { level, text, .. } => {
                let lines = self.lines("print-text", &runs(face(*level), text))?;
                let measured = Measured { keep_with_next: true, ..plain(lines.len()) };
                Ok(Printed { class: "print-text", measured, lines })
            }
            Block::Paragraph { lead, text } => {
                let mut all =
                    lead.as_ref().map_or_else(Runs::new, |l| runs(face(l.level), &l.text));
                all.extend(runs("fang", text));
                let lines = self.lines("print-text", &all)?;
                Ok(Printed { class: "print-text", measured: plain(lines.len()), lines })
            }
            Block::Table(table) => {
                // Documents from a text hold no tables yet; one is set row by row, so that
                // nothing of it is lost.
                let mut lines = Vec::new();
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    lines.extend(self.lines("print-text", &vec![("fang", row.join("　"))])?);
                }
                Ok(Printed { class: "print-text", measured: plain(lines.len()), lines })
            }
            Block::Signature { name, date } => {
                let indents = render::indents(name, date);
                let mut lines = Vec::new();
                for (text, indent) in [(name, indents.name), (date, indents.date)] {
                    let runs = vec![("fang", text.clone())];
                    lines.push(Line { first: true, last: true, indent, runs });
                }
                let measured = Measured { above: 1, whole: true, ..plain(lines.len()) };
                Ok(Printed { class: "print-sign", measured, lines })
            }
        }
    }

    /// The lines of one paragraph.
    fn lines(&self, class: &str, runs: &Runs) -> Result<Vec<Line>, JsValue> {
        let paragraph: HtmlElement = self.page.create_element("p")?.unchecked_into();
        paragraph.set_class_name(class);
        for (face, text) in runs {
            let span = self.page.create_element("span")?;
            span.set_class_name(face);
            span.set_text_content(Some(text));
            paragraph.append_child(&span)?;
        }
        self.column.append_child(&paragraph)?;
        let lines = self.read(&paragraph, runs)?;
        paragraph.remove();
        Ok(lines)
    }

    fn read(&self, paragraph: &Element, runs: &Runs) -> Result<Vec<Line>, JsValue> {
        let top = paragraph.get_bounding_client_rect().top();
        let range = self.page.create_range()?;
        let one = line_height(paragraph)?;
        let mut lines: Vec<Line> = vec![Line { first: true, ..Line::default() }];
        let mut now = 0;
        let mut child = paragraph.first_element_child();
        for (face, text) in runs {
            let Some(span) = child else { break };
            let letters = Letters::of(text);
            let line_of = |at: usize| -> Result<Option<usize>, JsValue> {
                let Some((from, to)) = letters.units(at) else { return Ok(None) };
                let middle = middle(&range, &span, from, to)?;
                Ok(middle.map(|middle| ((middle - top) / one).floor().max(0.0) as usize))
            };
            let mut begun = 0;
            while let Some((at, line)) = next_line(begun, letters.count(), now, &line_of)? {
                push(&mut lines, face, letters.between(begun, at));
                lines.push(Line::default());
                (begun, now) = (at, line);
            }
            push(&mut lines, face, letters.between(begun, letters.count()));
            child = span.next_element_sibling();
        }
        if let Some(last) = lines.last_mut() {
            last.last = true;
        }
        Ok(lines)
    }
}

/// The characters of a text and where each begins, in bytes and in UTF-16 units.
struct Letters<'a> {
    text: &'a str,
    begins: Vec<(usize, u32)>,
}

impl<'a> Letters<'a> {
    fn of(text: &'a str) -> Self {
        let mut units = 0;
        let mut begins: Vec<(usize, u32)> = text
            .char_indices()
            .map(|(at, c)| {
                let begin = (at, units);
                units += c.len_utf16() as u32;
                begin
            })
            .collect();
        begins.push((text.len(), units));
        Self { text, begins }
    }

    fn count(&self) -> usize {
        self.begins.len() - 1
    }

    fn units(&self, at: usize) -> Option<(u32, u32)> {
        Some((self.begins.get(at)?.1, self.begins.get(at + 1)?.1))
    }

    fn between(&self, from: usize, to: usize) -> String {
        let byte = |at: usize| self.begins.get(at).map(|begin| begin.0);
        let part = byte(from).zip(byte(to)).and_then(|(from, to)| self.text.get(from..to));
        part.unwrap_or_default().to_owned()
    }
}

/// The first character from `from` on that stands on a later line than `now`, and its line. The
/// browser is slow to say where a character stands, so only a few are asked: lines never go back.
fn next_line(
    from: usize,
    count: usize,
    now: usize,
    line_of: &impl Fn(usize) -> Result<Option<usize>, JsValue>,
) -> Result<Option<(usize, usize)>, JsValue> {
    // What takes no room says nothing: at the end it is left aside, elsewhere it stands where the
    // next one does, such as the space at the end of a line.
    let mut count = count;
    while count > from && line_of(count - 1)?.is_none() {
        count -= 1;
    }
    let later = |at: usize| -> Result<Option<(usize, usize)>, JsValue> {
        for at in at..count {
            if let Some(line) = line_of(at)? {
                return Ok((line > now).then_some((at, line)));
            }
        }
        Ok(None)
    };
    // Up to `low` nothing is later; at `high` something is.
    let (mut low, mut step) = (from, LINE);
    let mut found = loop {
        if low >= count {
            return Ok(None);
        }
        let probe = (low + step).min(count - 1);
        match later(probe)? {
            Some(found) => break found,
            None if probe + 1 >= count => return Ok(None),
            None => low = probe + 1,
        }
        step *= 2;
    };
    let mut high = found.0;
    while low < high {
        let middle = low + (high - low) / 2;
        match later(middle)? {
            Some(earlier) => {
                found = earlier;
                high = middle;
            }
            None => low = middle + 1,
        }
    }
    Ok(Some(found))
}

/// Half way down the box of the characters from `from` to `to`; none for what takes no room.
fn middle(range: &Range, span: &Element, from: u32, to: u32) -> Result<Option<f64>, JsValue> {
    let Some(text) = span.first_child() else { return Ok(None) };
    range.set_start(&text, from)?;
    range.set_end(&text, to)?;
    let place = range.get_bounding_client_rect();
    Ok((place.width() > 0.0).then(|| place.top() + place.height() / 2.0))
}

fn line_height(paragraph: &Element) -> Result<f64, JsValue> {
    let missing = || JsValue::from_str("没有行高");
    let style = web_sys::window()
        .ok_or_else(missing)?
        .get_computed_style(paragraph)?
        .ok_or_else(missing)?
        .get_property_value("line-height")?;
    style.trim_end_matches("px").parse().map_err(|_| missing())
}

fn push(lines: &mut [Line], face: &'static str, text: String) {
    if !text.is_empty()
        && let Some(line) = lines.last_mut()
    {
        line.runs.push((face, text));
    }
}

fn runs(face: &'static str, inlines: &[Inline]) -> Runs {
    inlines
        .iter()
        .map(|run| match run {
            Inline::Gap { .. } => (gap(face), run.text().to_owned()),
            _ => (face, run.text().to_owned()),
        })
        .collect()
}

/// A gap stays marked on paper, so that nobody signs a text with an X in it.
fn gap(face: &'static str) -> &'static str {
    match face {
        "song" => "song print-gap",
        "hei" => "hei print-gap",
        "kai" => "kai print-gap",
        _ => "fang print-gap",
    }
}

/// The class of a heading's font.
pub fn face(level: u8) -> &'static str {
    match level {
        1 => "hei",
        2 => "kai",
        _ => "fang",
    }
}
