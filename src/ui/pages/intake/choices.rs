//! Which sheet, where the headings stand, what the rows are.

use super::bench::Bench;
use super::offers::{BY_ROW, facets, headings, kinds, sheets, sorts};
use super::select::{choose, select};
use crate::intake::{Heading, Plan, Sort, Words};
use crate::ledger::KindId;
use crate::ui::components::field::{FieldFrame, Labels, fresh_id};
use leptos::prelude::*;

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
        // The values are those of `headings`: a row's index, or nothing where there is none.
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
