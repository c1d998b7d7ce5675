//! `zhibu figures`: every figure with its value and the records behind it, as a table or as JSON.
//!
//! A figure without any record is listed too: no record is not zero.

use super::arguments;
use super::check::read;
use super::failure::Failure;
use crate::catalog::Catalog;
use crate::figures::{self, Contribution, Figure, Number, Query, State};
use crate::ledger::{Ledger, Period, PeriodSpec};
use serde_json::{Value, json};
use std::io::Write;

pub(super) fn run(request: &arguments::Figures, out: &mut dyn Write) -> Result<(), Failure> {
    let ledger = read(&request.span.backup)?;
    let catalog = Catalog::of(&ledger);
    let period = PeriodSpec::Year(request.span.year)
        .resolve(&ledger, request.span.as_of)
        .map_err(Failure::core)?;
    let figures = evaluated(&ledger, &catalog, period)?;
    if request.json {
        let rows = figures.iter().map(as_json).collect::<Result<Vec<_>, _>>()?;
        let whole = json!({ "from": period.from, "to": period.to, "figures": rows });
        let text = serde_json::to_string_pretty(&whole).map_err(Failure::core)?;
        return writeln!(out, "{text}").map_err(Failure::output);
    }
    for figure in &figures {
        let evidence = figure.evidence.iter().map(|one| named(one)).collect::<Vec<_>>();
        writeln!(out, "{}\t{}\t{}", figure.def.name, said(figure)?, evidence.join("；"))
            .map_err(Failure::output)?;
    }
    Ok(())
}

/// Every figure of the catalog, in its order.
fn evaluated(ledger: &Ledger, catalog: &Catalog, period: Period) -> Result<Vec<Figure>, Failure> {
    catalog
        .figures()
        .map(|def| figures::evaluate(ledger, catalog, &Query::new(def.id.clone(), period)))
        .collect::<Result<_, _>>()
        .map_err(Failure::core)
}

/// A record by its day and title, a member by name.
fn named(one: &Contribution) -> String {
    match one.record() {
        Some(_) => format!("{} {}", one.date, one.title),
        None => one.title.clone(),
    }
}

/// The value with its unit, or in words that there is none.
fn said(figure: &Figure) -> Result<String, Failure> {
    let Some(written) = written(figure)? else {
        return Ok(match figure.state {
            State::DeclaredNone(_) => "已声明无此项".to_owned(),
            State::Recorded(_) | State::NoRecord => "没有记录".to_owned(),
        });
    };
    let incomplete = if figure.is_incomplete() {
        format!("（{}条未填，不完整）", figure.lacking)
    } else {
        String::new()
    };
    Ok(format!("{written}{incomplete}"))
}

/// The number or list as written, with its unit, if there is one.
fn written(figure: &Figure) -> Result<Option<String>, Failure> {
    if !figure.is_written() {
        return Ok(None);
    }
    figures::write_naturally(figure).map(Some).map_err(Failure::core)
}

fn as_json(figure: &Figure) -> Result<Value, Failure> {
    let state = match &figure.state {
        State::Recorded(_) => "recorded",
        State::DeclaredNone(_) => "declared_none",
        State::NoRecord => "no_record",
    };
    let evidence: Vec<Value> = figure
        .evidence
        .iter()
        .map(|one| {
            json!({
                "key": one.key.to_string(),
                "date": one.date,
                "title": one.title,
                "part": one.part.display(&figure.def.unit),
                "remark": one.remark,
            })
        })
        .collect();
    Ok(json!({
        "id": figure.def.id,
        "name": figure.def.name,
        "unit": figure.def.unit,
        "state": state,
        "value": figure.number().map(value),
        "written": written(figure)?,
        "lacking": figure.lacking,
        "overridden": figure.overridden.as_ref().map(|other| &other.reason),
        "evidence": evidence,
    }))
}

/// The bare value: money in 分, a ratio as numerator and denominator.
fn value(number: &Number) -> Value {
    match number {
        Number::Count(count) => json!(count),
        Number::Quantity(quantity) => json!(quantity),
        Number::Money(money) => json!(money.fen()),
        // As text: they may be beyond what a JSON number holds exactly.
        Number::Ratio { numerator, denominator, .. } => {
            json!([numerator.to_string(), denominator.to_string()])
        }
        Number::List(list) => json!(list),
        Number::Text(text) => json!(text),
    }
}
