//! A standalone page that looks and prints like the Word file, for the command line and for
//! sending by mail: its style is in it, it runs no script and fetches nothing.

use super::fonts::Fonts;
use super::{printable, signature};
use crate::document::{Block, Document, Inline, Lead, Table};
use crate::ledger::FontSet;

/// Writes a document as a whole page.
///
/// HTML that is well-formed XML too. The title is the `h1`; 一、 is an `h2`, （一） an `h3` and so
/// on, also where they share a line with their paragraph. A gap is a `mark`. Prints on A4 in the
/// measures of GB/T 9704-2012, with page numbers where the browser knows page margins.
pub fn html(document: &Document, set: FontSet) -> String {
    let title = escape(&document.properties.title);
    let style = style(&Fonts::of(set));
    let body: String = document.blocks.iter().map(block).collect();
    format!(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh-CN\">\n<head>\n\
         <meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n\
         </body>\n</html>\n"
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Title(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| run(line)).collect();
            format!("<h1>{}</h1>\n", lines.join("<br/>"))
        }
        Block::Heading { level, id, text } => heading(*level, id.as_deref(), text) + "\n",
        Block::Paragraph { lead: None, text } => format!("<p>{}</p>\n", run(text)),
        Block::Paragraph { lead: Some(Lead { level, id, text: head }), text } => format!(
            "<section>{}<p>{}</p></section>\n",
            heading(*level, id.as_deref(), head),
            run(text)
        ),
        Block::Table(rows) => table(rows),
        Block::Signature { name, date } => {
            let indents = signature::indents(name, date);
            let line = |text: &str, half: u32| {
                // In tenths of a character, because half characters occur.
                let (whole, tenth) = (half / 2, half % 2 * 5);
                format!("<p style=\"margin-right:{whole}.{tenth}em\">{}</p>\n", escape(text))
            };
            format!("<footer>\n{}{}</footer>\n", line(name, indents.name), line(date, indents.date))
        }
    }
}

fn heading(level: u8, id: Option<&str>, text: &[Inline]) -> String {
    let tag = level.clamp(1, 4) + 1;
    let id = id.map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default();
    format!("<h{tag}{id}>{}</h{tag}>", run(text))
}

fn table(table: &Table) -> String {
    let row = |cells: &[String], open: &str, close: &str| {
        let cells: String =
            cells.iter().map(|cell| format!("{open}{}{close}", escape(cell))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let head = match table.head.as_slice() {
        [] => String::new(),
        head => format!("<thead>\n{}</thead>\n", row(head, "<th scope=\"col\">", "</th>")),
    };
    let rows: String = table.rows.iter().map(|cells| row(cells, "<td>", "</td>")).collect();
    format!("<table>\n{head}<tbody>\n{rows}</tbody>\n</table>\n")
}

fn run(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Gap { .. } => format!("<mark>{}</mark>", escape(inline.text())),
            _ => escape(inline.text()),
        })
        .collect()
}

fn escape(text: &str) -> String {
    printable(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The measures of the Word file: 22 lines of 28 characters on A4. Browsers round lengths: at
/// 28.95 pt, as in Word, Chromium gets 21 lines on a page.
fn style(fonts: &Fonts) -> String {
    let (title, body) = (fonts.title.css(), fonts.body.css());
    let (first, second, page) = (fonts.first.css(), fonts.second.css(), fonts.page.css());
    format!(
        "@page {{ size: A4; margin: 37mm 26mm 35mm 28mm; }}\n\
         @page :right {{ @bottom-right {{ content: \"— \" counter(page) \" —\"; \
         font: 14pt {page}; padding-right: 1em; }} }}\n\
         @page :left {{ @bottom-left {{ content: \"— \" counter(page) \" —\"; \
         font: 14pt {page}; padding-left: 1em; }} }}\n\
         body {{ margin: 0; background: #fff; color: #000; \
         font: 16pt/28.9pt {body}; letter-spacing: -0.25pt; }}\n\
         main {{ width: 156mm; margin: 0 auto; overflow-wrap: anywhere; \
         orphans: 1; widows: 1; }}\n\
         @media screen {{ main {{ padding: 37mm 26mm 35mm 28mm; max-width: 100%; \
         box-sizing: border-box; width: 210mm; }} }}\n\
         h1 {{ margin: 0 0 28.9pt; font: 22pt/28.9pt {title}; text-align: center; \
         letter-spacing: 0; }}\n\
         p, h2, h3, h4, h5 {{ margin: 0; text-indent: 2em; text-align: justify; }}\n\
         h2, h3, h4, h5 {{ font: inherit; break-after: avoid; }}\n\
         h2 {{ font-family: {first}; }}\n\
         h3 {{ font-family: {second}; }}\n\
         section {{ text-indent: 2em; text-align: justify; }}\n\
         section > * {{ display: inline; }}\n\
         mark {{ background: #ff0; color: inherit; }}\n\
         table {{ width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 1.4; \
         letter-spacing: 0; }}\n\
         th, td {{ border: 0.5pt solid #000; padding: 2pt 5pt; text-align: left; }}\n\
         th {{ font-family: {first}; font-weight: normal; text-align: center; }}\n\
         tr {{ break-inside: avoid; }}\n\
         footer {{ margin-top: 28.9pt; break-inside: avoid; }}\n\
         footer p {{ text-indent: 0; text-align: right; }}\n"
    )
}
