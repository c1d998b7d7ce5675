//! Which sheet, where the headings stand, what the rows are.

use super::bench::Bench;
use crate::catalog::Catalog;
use crate::intake::{Heading, Plan, Sort, Target, Words};
use crate::ledger::{KindId, Ledger};
use crate::ui::components::field::{FieldFrame, Labels, fresh_id};
use leptos::prelude::*;

/// The value of the select of kinds that leaves it to the rows.
const BY_ROW: &str = "-by-row";

/// How many rows may be said to hold the headings.
const OFFERED_ROWS: usize = 15;

/// Names under a heading of their own, each with its value.
pub type Offers = Vec<(String, Vec<(String, String)>)>;

/// The card.
pub fn choices(bench: Bench) -> AnyView {
    let of_plan = move |read: fn(&Plan) -> String| {
        Memo::new(move |_| bench.plan.with(|plan| plan.as_ref().map(read).unwrap_or_default()))
    };
    let by_row =
        Memo::new(move |_| bench.plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.by_row)));
    let kind = of_plan(|plan| match plan.by_row {
        true => BY_ROW.to_owned(),
        false => plan.otherwise.kind.to_string(),
    });
    let otherwise = of_plan(|plan| plan.otherwise.id());
    let heading = of_plan(|plan| plan.heading.map(|at| at.first.to_string()).unwrap_or_default());
    let year = of_plan(|plan| plan.year.to_string());
    let set_kind = move |value: String| {
        bench.correct_and_match(|plan| {
            plan.by_row = value == BY_ROW;
            if let Some(kind) = KindId::parse(&value).filter(|_| !plan.by_row) {
                plan.otherwise = Sort::of(kind);
            }
        });
    };
    let set_heading = move |value: String| {
        let first = value.parse().ok();
        let heading = first.and_then(|first| bench.table(|_, table| Heading::at(table, first)));
        bench.correct_and_match(|plan| plan.heading = heading);
    };
    let set_year = move |event| {
        if let Ok(year) = event_target_value(&event).trim().parse::<i32>()
            && (1921..=2100).contains(&year)
        {
            bench.correct(|plan| plan.year = year);
        }
    };
    let set_otherwise = move |value: String| {
        if let Some(sort) = Sort::parse(&value) {
            bench.correct(|plan| plan.otherwise = sort);
        }
    };
    let year_labels = Labels {
        id: fresh_id("field"),
        name: "年份".to_owned(),
        hint: "日期没写年份的，算这一年".to_owned(),
        required: false,
    };
    let year_id = year_labels.id.clone();
    let sheet = Signal::derive(move || bench.sheet.get().to_string());
    let set_sheet = Callback::new(move |value: String| bench.turn_to(value.parse().unwrap_or(0)));
    let set_otherwise = Callback::new(set_otherwise);
    let sheet_choice =
        move || sheets(bench).map(|offers| choose("工作表", "", offers, sheet, set_sheet));
    let otherwise_choice =
        move || match (by_row.get(), kind.get() == Sort::activity().kind.as_str()) {
            (true, _) => Some(choose(
                "认不出的算作",
                "按“类别”一列和标题里的字逐行认定：党课、主题党日、支委会……；都没有的算作这一类",
                sorts(bench),
                otherwise.into(),
                set_otherwise,
            )),
            (false, true) => Some(choose(
                "都计入",
                "“类别”一列或标题里另外写着的，一并计入",
                facets(bench),
                otherwise.into(),
                set_otherwise,
            )),
            (false, false) => None,
        };
    let heading_choice = choose(
        "标题行",
        "写着“日期”“主题”这些字的一行，往下才是记录",
        headings(bench),
        heading.into(),
        Callback::new(set_heading),
    );
    let kind_choice = choose("种类", "", kinds(bench), kind.into(), Callback::new(set_kind));
    let year_choice = view! {
        <FieldFrame labels=year_labels error=Signal::stored(None)>
            <input id=year_id.clone() type="text" inputmode="numeric" class="short" autocomplete="off"
                aria-describedby=format!("{year_id}-hint") prop:value=year on:change=set_year/>
        </FieldFrame>
    }
    .into_any();
    view! {
        <section class="card" aria-labelledby="intake-choices">
            <h2 id="intake-choices" tabindex="-1">"表里记的是什么"</h2>
            <div class="narrow">
                {sheet_choice}
                {heading_choice}
                {kind_choice}
                {otherwise_choice}
                {year_choice}
                {rest(bench)}
            </div>
            {sort_texts(bench)}
        </section>
    }
    .into_any()
}

/// Whether what goes into no field is added to the note.
fn rest(bench: Bench) -> AnyView {
    let on = Memo::new(move |_| {
        bench.plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.rest_to_note))
    });
    let set = move |event| {
        let on = event_target_checked(&event);
        bench.correct(|plan| plan.rest_to_note = on);
    };
    view! {
        <label class="option">
            <input type="checkbox" prop:checked=on on:change=set/>
            <span><strong>"没有对上的内容附在备注里"</strong>
                <small>"没有对应的列、名册里没有的姓名等，照原样写进备注，不丢字"</small></span>
        </label>
    }
    .into_any()
}

/// What the texts of the 类别 are taken for, each to be corrected.
fn sort_texts(bench: Bench) -> AnyView {
    let told = Memo::new(move |_| {
        bench.plan.track();
        bench.sheet.track();
        let plan = bench.plan.get_untracked()?;
        bench.table(|_, table| {
            bench.app.catalog(|catalog, _| plan.sorts_told(table, &Words::of(catalog)))
        })
    });
    let line = move |(text, count, sort): (String, usize, Option<Sort>)| {
        let own = text.clone();
        let set = move |value: String| {
            bench.correct(|plan| match Sort::parse(&value) {
                Some(sort) => {
                    plan.sorts.insert(own.clone(), sort);
                }
                None => {
                    plan.sorts.remove(&own);
                }
            });
        };
        let unknown = sort.is_none();
        let mut offers = sorts(bench);
        let value = sort.as_ref().map(Sort::id).unwrap_or_default();
        if unknown {
            offers.insert(0, (String::new(), vec![(String::new(), "认不出".to_owned())]));
        } else if !offers.iter().flat_map(|(_, all)| all).any(|(id, _)| *id == value) {
            // Several at once, as 主题党日、党课.
            let name = untrack(|| {
                bench.app.catalog(|catalog, _| sort.as_ref().map(|sort| sort.name(catalog)))
            });
            offers.insert(0, (String::new(), vec![(value.clone(), name.unwrap_or_default())]));
        }
        let choice = select(format!("“{text}”算作"), offers, value, Callback::new(set));
        view! {
            <tr>
                <td>{text}</td>
                <td class="number">{count.to_string()}</td>
                <td>{choice}</td>
            </tr>
        }
        .into_any()
    };
    let shown = move || {
        told.get().filter(|told| !told.is_empty()).map(|told| {
            let lines: Vec<AnyView> = told.into_iter().map(line).collect();
            view! {
                <div class="table-wrap">
                    <table class="table intake-sorts">
                        <thead><tr><th scope="col">"“类别”里写的"</th><th scope="col" class="number">"行数"</th><th scope="col">"算作"</th></tr></thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            }
            .into_any()
        })
    };
    shown.into_any()
}

/// The sheets, where there are several.
fn sheets(bench: Bench) -> Option<Offers> {
    bench.opened.with(|opened| {
        let tables = &opened.as_ref().filter(|opened| opened.tables.len() > 1)?.tables;
        let name = |table: &crate::intake::Table| {
            let hidden = if table.hidden { "（隐藏）" } else { "" };
            format!("{}{hidden}，{}行", table.name, table.rows.len())
        };
        let all = tables.iter().enumerate().map(|(at, table)| (at.to_string(), name(table)));
        Some(vec![(String::new(), all.collect())])
    })
}

/// The rows that may hold the headings.
fn headings(bench: Bench) -> Offers {
    let rows = bench.table(|_, table| {
        let row = |(at, row): (usize, &crate::intake::Row)| {
            let texts: Vec<&str> =
                row.cells.iter().map(|cell| cell.own()).filter(|text| !text.is_empty()).collect();
            let start: String = texts.join("、").chars().take(30).collect();
            (at.to_string(), format!("第{}行：{start}", row.number))
        };
        table.rows.iter().enumerate().take(OFFERED_ROWS).map(row).collect::<Vec<_>>()
    });
    let none = vec![(String::new(), "没有标题行".to_owned())];
    vec![(String::new(), rows.unwrap_or_default().into_iter().chain(none).collect())]
}

fn kinds(bench: Bench) -> Offers {
    untrack(|| {
        bench.app.catalog(|catalog, ledger| {
            let by_row = vec![(BY_ROW.to_owned(), "逐行认定".to_owned())];
            let mut offers = vec![(String::new(), by_row)];
            offers.extend(by_chapter(catalog, ledger));
            offers
        })
    })
}

fn by_chapter(catalog: &Catalog, ledger: &Ledger) -> Offers {
    let of = |chapter: &crate::catalog::Chapter| {
        let kinds = catalog.kinds_of(&chapter.id).filter(|kind| catalog.offered(kind, ledger));
        let kinds = kinds.map(|kind| (kind.id.to_string(), kind.name.clone()));
        (chapter.name.to_owned(), kinds.collect())
    };
    catalog.chapters().iter().map(of).collect()
}

/// Everything that a row can be: what an activity counts as, and the kinds.
fn sorts(bench: Bench) -> Offers {
    untrack(|| {
        bench.app.catalog(|catalog, ledger| {
            let mut offers = vec![("活动，计入".to_owned(), of_activity(catalog))];
            offers.extend(by_chapter(catalog, ledger));
            offers
        })
    })
}

/// What all rows can count as.
fn facets(bench: Bench) -> Offers {
    untrack(|| {
        bench.app.catalog(|catalog, _| {
            let none = vec![(Sort::activity().id(), "不统一，逐行认定".to_owned())];
            vec![(String::new(), none.into_iter().chain(of_activity(catalog)).collect())]
        })
    })
}

fn of_activity(catalog: &Catalog) -> Vec<(String, String)> {
    let activity = Sort::activity().kind;
    let field = catalog.kind(&activity).and_then(|kind| kind.field("facets"));
    let choices = field.map_or(&[][..], |field| &field.choices).iter();
    let named = choices.map(|choice| {
        let sort = Sort { kind: activity.clone(), facets: [choice.id.clone()].into() };
        (sort.id(), choice.name.clone())
    });
    named.collect()
}

/// A select with its name beside. One function for all of them: a component would be compiled anew
/// for each way of setting.
fn choose(
    name: &'static str,
    hint: &'static str,
    offers: Offers,
    value: Signal<String>,
    on_set: Callback<String>,
) -> AnyView {
    let error = Signal::stored(None);
    let labels = Labels {
        id: fresh_id("field"),
        name: name.to_owned(),
        hint: hint.to_owned(),
        required: false,
    };
    let (id, described) = (labels.id.clone(), labels.described_by(error));
    view! {
        <FieldFrame labels error>
            <select id=id aria-describedby=described on:change=move |event| on_set.run(event_target_value(&event))>
                {options(offers, value)}
            </select>
        </FieldFrame>
    }
    .into_any()
}

/// A select in a table, with its name for who cannot see the row.
pub fn select(name: String, offers: Offers, value: String, on_set: Callback<String>) -> AnyView {
    view! {
        <select class="intake-select" aria-label=name on:change=move |event| on_set.run(event_target_value(&event))>
            {options(offers, Signal::stored(value))}
        </select>
    }
    .into_any()
}

fn options(offers: Offers, value: Signal<String>) -> AnyView {
    let option = move |(id, name): (String, String)| {
        let own = id.clone();
        view! { <option value=id selected=move || value.with(|value| *value == own)>{name}</option> }
            .into_any()
    };
    let group = move |(name, all): (String, Vec<(String, String)>)| {
        let all: Vec<AnyView> = all.into_iter().map(option).collect();
        match name.as_str() {
            "" => all.into_any(),
            _ => view! { <optgroup label=name>{all}</optgroup> }.into_any(),
        }
    };
    offers.into_iter().map(group).collect::<Vec<AnyView>>().into_any()
}

/// What a column can be said to hold.
pub fn targets(bench: Bench) -> Offers {
    let plan = bench.plan.get_untracked();
    untrack(|| {
        bench.app.catalog(|catalog, _| {
            let kinds = plan.and_then(|plan| {
                bench.table(|_, table| plan.kinds(table, catalog, &Words::of(catalog)))
            });
            let kinds = kinds.unwrap_or_default();
            let rest = [Target::Rest, Target::Drop].map(|target| {
                (target.id().to_owned(), crate::intake::target_name(&target, &kinds))
            });
            let fields = crate::intake::offered_targets(&kinds);
            vec![(String::new(), rest.into()), ("字段".to_owned(), fields)]
        })
    })
}
