//! What the columns hold, each to be corrected.

use super::bench::Bench;
use super::offers::targets;
use super::select::select;
use crate::intake::{Target, column_name, headings};
use leptos::prelude::*;

/// How many cells of a column are shown.
const EXAMPLES: usize = 3;

/// A column: its letters, its heading, what stands in it, and what it holds.
type Column = (usize, String, String, Target);

/// The card.
pub fn columns(bench: Bench) -> AnyView {
    let columns = Memo::new(move |_| {
        bench.sheet.track();
        let plan = bench.plan.get()?;
        bench.table(|_, table| {
            let headings = headings(table, plan.heading);
            let one = |(at, heading): (usize, String)| -> Column {
                let mut cells: Vec<String> = Vec::new();
                for row in plan.body(table) {
                    let text: String = row.cell(at).own().chars().take(20).collect();
                    if !text.is_empty() && !cells.contains(&text) {
                        cells.push(text);
                    }
                    if cells.len() >= EXAMPLES {
                        break;
                    }
                }
                let hidden = if table.hidden_columns.contains(&at) { "（隐藏）" } else { "" };
                let target = plan.columns.get(at).cloned().unwrap_or(Target::Rest);
                (at, format!("{heading}{hidden}"), cells.join("；"), target)
            };
            headings.into_iter().enumerate().map(one).collect::<Vec<Column>>()
        })
    });
    let line = move |(at, heading, cells, target): Column| {
        let letters = column_name(at);
        let name = match heading.as_str() {
            "" => format!("{letters}列对应"),
            heading => format!("“{heading}”对应"),
        };
        let set = move |value: String| {
            let target = Target::parse(&value);
            bench.correct(|plan| {
                // What another column held, this one holds now.
                for other in &mut plan.columns {
                    if *other == target && !matches!(target, Target::Rest | Target::Drop) {
                        *other = Target::Rest;
                    }
                }
                if let Some(place) = plan.columns.get_mut(at) {
                    *place = target;
                }
            });
        };
        let mut offers = targets(bench);
        let value = target.id().to_owned();
        if !offers.iter().flat_map(|(_, all)| all).any(|(id, _)| *id == value) {
            let name = untrack(|| {
                bench.app.catalog(|catalog, _| {
                    crate::intake::target_name(&target, &catalog.kinds().collect::<Vec<_>>())
                })
            });
            offers.push((String::new(), vec![(value.clone(), name)]));
        }
        let choice = select(name, offers, value, Callback::new(set));
        view! {
            <tr>
                <td class="quiet-text">{letters}</td>
                <td>{heading}</td>
                <td class="cell"><span class="clamp">{cells}</span></td>
                <td>{choice}</td>
            </tr>
        }
        .into_any()
    };
    let lines = move || {
        let lines = columns.get().unwrap_or_default().into_iter().map(line);
        lines.collect::<Vec<AnyView>>()
    };
    view! {
        <section class="card" aria-labelledby="intake-columns">
            <h2 id="intake-columns">"各列对应"</h2>
            <div class="table-wrap">
                <table class="table intake-columns">
                    <thead><tr><th scope="col">"列"</th><th scope="col">"标题"</th><th scope="col">"内容，如"</th><th scope="col">"对应"</th></tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
