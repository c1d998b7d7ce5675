//! 总结预览: the document as it will be printed, each figure a button that shows its records.

use super::sheet::{Sheet, token_id, typed_id};
use crate::document::{Block, Document, Inline, Table};
use crate::render;
use crate::summary::Token;
use leptos::attr::Attribute;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use std::rc::Rc;

/// Longer than this, what is written is set as text that breaks over lines, not as one box.
const LONGEST_BOX: usize = 8;

/// The preview.
#[component]
pub fn Preview() -> impl IntoView {
    let sheet = Sheet::here();
    view! {
        <section class="sheet-desk" aria-label="总结预览">
            <div class="sheet-frame">
                <article class="sheet">
                    {move || {
                        let summary = sheet.summary.get();
                        Writer::new(sheet, summary.tokens.clone()).blocks(&summary.document)
                    }}
                </article>
            </div>
        </section>
    }
}

/// Walks a document. It counts the numbers typed by hand, which have no token to be found by.
struct Writer {
    sheet: Sheet,
    tokens: Rc<Vec<Token>>,
    typed: usize,
}

impl Writer {
    fn new(sheet: Sheet, tokens: Vec<Token>) -> Self {
        Self { sheet, tokens: Rc::new(tokens), typed: 0 }
    }

    fn blocks(&mut self, document: &Document) -> Vec<AnyView> {
        document.blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> AnyView {
        match block {
            Block::Title(lines) => {
                let lines: Vec<AnyView> = lines
                    .iter()
                    .map(|line| {
                        view! { <span class="title-line">{self.runs(line)}</span> }.into_any()
                    })
                    .collect();
                view! { <h2 class="sheet-title">{lines}</h2> }.into_any()
            }
            Block::Heading { level, text, .. } => {
                let class = format!("sheet-head {}", face(*level));
                let level = below_the_title(*level);
                view! { <p class=class role="heading" {..level}>{self.runs(text)}</p> }.into_any()
            }
            Block::Paragraph { lead, text } => {
                let lead = lead.as_ref().map(|lead| {
                    let class = face(lead.level);
                    let level = below_the_title(lead.level);
                    view! { <span class=class role="heading" {..level}>{self.runs(&lead.text)}</span> }
                });
                view! { <p>{lead}{self.runs(text)}</p> }.into_any()
            }
            Block::Table(table) => table_view(table),
            Block::Signature { name, date } => {
                let indents = render::indents(name, date);
                let line = |text: &str, half: u32| {
                    let indent = format!("{}em", f64::from(half) / 2.0);
                    view! { <p style:margin-right=indent>{text.to_owned()}</p> }
                };
                view! {
                    <div class="sheet-sign">{line(name, indents.name)}{line(date, indents.date)}</div>
                }
                .into_any()
            }
        }
    }

    fn runs(&mut self, runs: &[Inline]) -> Vec<AnyView> {
        runs.iter().map(|run| self.run(run)).collect()
    }

    fn run(&mut self, run: &Inline) -> AnyView {
        match run {
            Inline::Text(text) => text.clone().into_any(),
            Inline::Figure { token, text } => self.figure(*token, text.clone(), "figure"),
            Inline::Gap { token } => self.figure(*token, run.text().to_owned(), "figure gap"),
            // What could not be read stands as it was typed, marked, but is no number.
            Inline::Typed(text) if text.starts_with(['{', '｛']) => {
                view! { <u class="typed" title="这里的写法有误">{text.clone()}</u> }.into_any()
            }
            Inline::Typed(text) => {
                let id = typed_id(self.typed);
                self.typed += 1;
                view! { <u class="typed" id=id title="手填的数字，没有出处">{text.clone()}</u> }
                    .into_any()
            }
        }
    }

    fn figure(&self, token: usize, text: String, class: &'static str) -> AnyView {
        let sheet = self.sheet;
        let known = self.tokens.get(token);
        let label = known.map_or_else(|| text.clone(), Token::label);
        let from_record = known.is_some_and(|token| token.record.is_some());
        let quoted = from_record && known.is_some_and(|token| token.written.is_some());
        let long = text.chars().count() > LONGEST_BOX;
        let class = match (quoted, long) {
            (true, _) => "figure quoted",
            (false, true) => "figure list",
            (false, false) => class,
        };
        let on = move || sheet.picked.get() == Some(token);
        let pick = move || sheet.picked.set(Some(token));
        if !long {
            return view! {
                <button type="button" class=class class:on=on id=token_id(token) aria-label=label
                    aria-haspopup="dialog" aria-expanded=move || on().to_string()
                    on:click=move |_| pick()>{text}</button>
            }
            .into_any();
        }
        // A native button is one box, which a list of titles would stretch beyond the line.
        let press = move |event: web_sys::KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                pick();
            }
        };
        view! {
            <span role="button" tabindex="0" class=class class:on=on id=token_id(token) aria-label=label
                aria-haspopup="dialog" aria-expanded=move || on().to_string()
                on:click=move |_| pick() on:keydown=press>{text}</span>
        }
        .into_any()
    }
}

/// The class of a heading's font.
fn face(level: u8) -> &'static str {
    match level {
        1 => "hei",
        2 => "kai",
        _ => "fang",
    }
}

/// A heading's level as `aria-level`: the page's own heading is the first, the title the second.
fn below_the_title(level: u8) -> impl Attribute {
    custom_attribute("aria-level", (level + 2).to_string())
}

fn table_view(table: &Table) -> AnyView {
    let row = |cells: &[String]| {
        cells.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view()
    };
    view! {
        <table class="sheet-table">
            <thead><tr>{table.head.iter().map(|cell| view! { <th scope="col">{cell.clone()}</th> }).collect_view()}</tr></thead>
            <tbody>{table.rows.iter().map(|cells| view! { <tr>{row(cells)}</tr> }).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
