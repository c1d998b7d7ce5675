//! A summary's text, whatever somebody typed.

use std::cell::RefCell;
use zhibu::catalog::Catalog;
use zhibu::figures::Book;
use zhibu::ledger::{FontSet, Ledger};
use zhibu::{render, summary};

/// The ledger it is written of, and its figures, which do not change.
struct Desk {
    ledger: Ledger,
    catalog: Catalog,
    book: Book,
}

thread_local!(static DESK: RefCell<Desk> = RefCell::new({
    let ledger = super::small(8);
    Desk { catalog: Catalog::of(&ledger), ledger, book: Book::new() }
}));

/// Writes it, as text, as a page and, every 64th length, as a Word file.
pub fn template(bytes: &[u8]) {
    let body = String::from_utf8_lossy(bytes);
    DESK.with_borrow_mut(|Desk { ledger, catalog, book }| {
        let text = summary::year_text(&body, 2019);
        let figure = &mut |query: &_| book.figure(ledger, catalog, query);
        let written = summary::write(&text, ledger, catalog, figure);
        render::text(&written.document);
        let page = render::html(&written.document, FontSet::default());
        // What was typed is text, never markup.
        assert!(!page.to_ascii_lowercase().contains("<script"), "markup from a text");
        summary::sections(&body);
        written.places();
        if body.len().is_multiple_of(64) {
            render::docx(&written.document, FontSet::default()).expect("a Word file");
        }
        // Another year's text is begun from it.
        summary::start_year(ledger, &body, 2020);
    });
}
