//! The document on A4 pages of 22 lines, as it is printed: measured here, because browsers neither
//! number pages nor keep to a grid of lines.

use super::measure::{Line, Printed, measure};
use super::sheet::Sheet;
use crate::browser;
use crate::document::{Slice, paginate};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Lines of a page.
const LINES: usize = 22;

/// Typing goes on while the pages wait.
const REST: Duration = Duration::from_millis(300);

/// A document of more characters is laid out only when it is printed: that takes seconds. A long
/// summary has a third of it.
const LONG: usize = 30_000;

/// The class of the body while there is a document to print. Paper and margins belong to the whole
/// printout, so they are chosen where it begins.
const ON_PAPER: &str = "on-paper";

/// The pages of the document shown.
#[derive(Clone, Copy)]
pub struct Pages {
    sheet: Sheet,
    set: RwSignal<Vec<Vec<Piece>>>,
}

/// Lines that stand together on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    class: &'static str,
    above: usize,
    lines: Vec<Line>,
}

impl Pages {
    /// Keeps the pages up to date, so that the browser's own print command finds them too.
    pub fn provide(sheet: Sheet) -> Self {
        let pages = Self { sheet, set: RwSignal::new(Vec::new()) };
        browser::mark_page(ON_PAPER, true);
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
                handle.clear();
            }
        };
        Effect::new(move |drawn: Option<()>| {
            let long = sheet.summary.with(|summary| summary.characters > LONG);
            stop();
            if long {
                pages.set.set(Vec::new());
                return;
            }
            let wait = if drawn.is_none() { Duration::ZERO } else { REST };
            match set_timeout_with_handle(move || pages.lay_out(), wait) {
                Ok(handle) => waiting.set_value(Some(handle)),
                Err(cause) => browser::report(Err(cause)),
            }
        });
        let printed = window_event_listener_untyped("beforeprint", move |_| {
            sheet.settle();
            if pages.set.with_untracked(Vec::is_empty) {
                pages.lay_out();
            }
        });
        on_cleanup(move || {
            printed.remove();
            stop();
            browser::mark_page(ON_PAPER, false);
        });
        pages
    }

    /// Lays the document out as it stands now.
    pub fn lay_out(self) {
        let Some(summary) = self.sheet.summary.try_get_untracked() else { return };
        match measure(&summary.document) {
            Ok(printed) => {
                let measured: Vec<_> = printed.iter().map(|block| block.measured).collect();
                let pages = paginate(&measured, LINES);
                let pages = pages.iter().map(|page| pieces(page, &printed)).collect();
                self.set.set(pages);
            }
            Err(cause) => browser::report(Err(cause)),
        }
    }

    /// How many pages, once they are known.
    pub fn count(self) -> Option<usize> {
        let count = self.set.with(Vec::len);
        (count > 0).then_some(count)
    }
}

fn pieces(page: &[Slice], printed: &[Printed]) -> Vec<Piece> {
    page.iter()
        .filter_map(|slice| {
            let block = printed.get(slice.block)?;
            let lines = block.lines.get(slice.from..slice.to)?.to_vec();
            Some(Piece { class: block.class, above: slice.above, lines })
        })
        .collect()
}

/// The pages; seen on paper only.
#[component]
pub fn Print(pages: Pages) -> impl IntoView {
    view! {
        <div class="print" aria-hidden="true">
            {move || pages.set.with(|set| {
                set.iter().enumerate().map(|(at, page)| page_view(at + 1, page)).collect_view()
            })}
        </div>
    }
}

fn page_view(number: usize, page: &[Piece]) -> impl IntoView + use<> {
    // Odd pages carry their number on the right, even ones on the left.
    let class = if number % 2 == 1 { "print-number odd" } else { "print-number even" };
    view! {
        <div class="print-page">
            <div class="print-column">{page.iter().map(piece_view).collect_view()}</div>
            <p class=class>{format!("— {number} —")}</p>
        </div>
    }
}

fn piece_view(piece: &Piece) -> impl IntoView + use<> {
    let above = (0..piece.above).map(|_| view! { <p class="print-line"></p> }).collect_view();
    let class = piece.class;
    let lines = piece.lines.iter().map(|line| line_view(class, line)).collect_view();
    view! { <div class="print-piece">{above}{lines}</div> }
}

fn line_view(class: &'static str, line: &Line) -> impl IntoView + use<> {
    let mut classes = format!("print-line {class}");
    for (holds, name) in [(line.first, " first"), (line.last, " last")] {
        if holds {
            classes.push_str(name);
        }
    }
    let indent = (line.indent > 0).then(|| format!("{}em", f64::from(line.indent) / 2.0));
    let runs = line
        .runs
        .iter()
        .map(|(face, text)| view! { <span class=*face>{text.clone()}</span> })
        .collect_view();
    view! { <p class=classes style:padding-right=indent>{runs}</p> }
}
