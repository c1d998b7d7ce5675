//! `zhibu summary`: the annual summary as a Word file, a page or text.

use super::arguments;
use super::check::read;
use super::failure::Failure;
use super::sample::write;
use crate::catalog::{Catalog, templates};
use crate::document::Document;
use crate::figures;
use crate::ledger::Ledger;
use crate::{render, summary};
use std::io::Write;
use std::path::Path;
use std::rc::Rc;

pub(super) fn run(request: &arguments::Summary, out: &mut dyn Write) -> Result<(), Failure> {
    let ledger = read(&request.span.backup)?;
    let mut text = summary::text_of(&ledger, templates::annual(), request.span.year);
    text.as_of = request.span.as_of.or(text.as_of);
    let catalog = Catalog::of(&ledger);
    let written = summary::write(&text, &ledger, &catalog, &mut |query| {
        figures::evaluate(&ledger, &catalog, query).map(Rc::new)
    });
    let bytes = rendered(&written.document, &ledger, request.to.as_deref())?;
    write(request.to.as_deref(), &bytes, out)?;
    let Some(path) = &request.to else { return Ok(()) };
    writeln!(out, "已写出“{}”，{}字。", path.display(), written.characters)
        .map_err(Failure::output)?;
    for finding in &written.findings {
        writeln!(out, "{}：{}", finding.kind.name(), finding.sentence).map_err(Failure::output)?;
    }
    Ok(())
}

/// The file's bytes, by the ending of its name; text where there is no file.
fn rendered(document: &Document, ledger: &Ledger, to: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let fonts = ledger.branch.as_ref().map(|branch| branch.fonts).unwrap_or_default();
    let ending = to.map(|path| path.extension().unwrap_or_default().to_string_lossy());
    match ending.as_deref() {
        None | Some("txt") => Ok(render::text(document).into_bytes()),
        Some("html") => Ok(render::html(document, fonts).into_bytes()),
        Some("docx") => render::docx(document, fonts).map_err(Failure::core),
        Some(other) => Err(Failure::Usage(format!(
            "不会写“{other}”文件，文件名请以 .docx、.html 或 .txt 结尾。"
        ))),
    }
}
