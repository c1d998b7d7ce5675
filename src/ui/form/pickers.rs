//! Several choices and several members, as sets of native checkboxes that look like chips.

use super::options::{APART, Options, Roster, roster};
use super::rove::Rove;
use super::{Form, options};
use crate::browser::keys;
use crate::catalog::Draft;
use crate::ledger::{Field, GroupId, InOrder, MemberId, common};
use crate::lists::{Initials, meant};
use crate::rules::{self, fields};
use crate::ui::components::field::{FieldFrame, Labels};
use crate::ui::components::small_form::is_save;
use crate::ui::state::App;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Several choices.
#[component]
pub fn Choices(
    /// The form.
    form: Form,
    /// The field.
    field: Field,
    /// The usual sets of its choices, each with its name.
    sets: Vec<(String, BTreeSet<String>)>,
    /// Its texts.
    labels: Labels,
) -> impl IntoView {
    let error = form.error(field.id.as_str());
    let first = labels.id.clone();
    let name = labels.name.clone();
    let chips = options::choices(&field);
    let field = field.id.to_string();
    view! {
        <FieldFrame labels error group=true>
            {set_buttons(form, &field, &name, sets)}
            {chip_set(form, error, field, first, chips)}
        </FieldFrame>
    }
}

/// A button a set: it picks exactly that set, and once more takes it back.
fn set_buttons(
    form: Form,
    field: &str,
    name: &str,
    sets: Vec<(String, BTreeSet<String>)>,
) -> impl IntoView + use<> {
    if sets.is_empty() {
        return None;
    }
    let id = |place: usize| format!("f-{field}-set-{place}");
    let names: Vec<String> = sets.iter().map(|(name, _)| name.clone()).collect();
    let rove = Rove::new((0..sets.len()).map(id).collect(), &names);
    let (ids, field) = (field.to_owned(), field.to_owned());
    let button = move |(place, (name, set)): (usize, (String, BTreeSet<String>))| {
        let own = format!("f-{ids}-set-{place}");
        let set = StoredValue::new(set);
        let field = StoredValue::new(field.clone());
        let held = move |draft: &Draft| {
            let picked = field.with_value(|field| {
                draft.picked(field).map(str::to_owned).in_order::<BTreeSet<_>>()
            });
            (set.with_value(|set| *set == picked), picked)
        };
        let exact = move || form.draft.with(|draft| held(draft).0);
        let pick = move |_| {
            let (exact, picked) = form.draft.with_untracked(held);
            field.with_value(|field| {
                picked.iter().for_each(|id| form.pick(field, id, false));
                if !exact {
                    set.with_value(|set| set.iter().for_each(|id| form.pick(field, id, true)));
                }
            });
        };
        view! {
            <button type="button" class="set" id=own tabindex=rove.stop(place)
                aria-pressed=move || exact().to_string() on:click=pick on:focus=move |_| rove.reached(place)>
                {name}
            </button>
        }
    };
    Some(view! {
        <div class="sets" role="group" aria-label=format!("{name}：常用组合") title=ROVE_HINT
            on:keydown=move |event| rove.key(&event)>
            <span aria-hidden="true">"常用组合"</span>
            {sets.into_iter().enumerate().map(button).collect_view()}
        </div>
    })
}

/// How many names a folded list shows.
const NAMED: usize = 8;

/// A roster as small as this is seen at a glance.
const FEW: usize = 8;

/// Several members: folded to a line that says who, opened to the roster of that day with the
/// others apart.
#[component]
pub fn Members(
    /// The form.
    form: Form,
    /// The field's identifier.
    field: String,
    /// Its texts.
    labels: Labels,
) -> impl IntoView {
    let app = App::here();
    let error = form.error(&field);
    let described = labels.described_by(error);
    let first = labels.id.clone();
    let roster = roster(app, form);
    let of = field.clone();
    let said = move || {
        let picked = |all: &Options| {
            form.draft.with(|draft| {
                let picked = all.iter().filter(|one| draft.is_picked(&of, &one.0));
                picked.map(|one| one.1.clone()).collect::<Vec<_>>()
            })
        };
        roster.with(|roster| folded(picked(&roster.there), picked(&roster.apart)))
    };
    let (all_of, none_of) = (field.clone(), field.clone());
    let pick_all = move |_| {
        for (id, _) in roster.get_untracked().there {
            form.pick(&all_of, &id, true);
        }
    };
    let pick_none = move |_| {
        let Roster { there, apart } = roster.get_untracked();
        for (id, _) in there.into_iter().chain(apart) {
            form.pick(&none_of, &id, false);
        }
    };
    let name = labels.name.clone();
    let (all_name, none_name) = (format!("{name}：全选"), format!("{name}：清空"));
    let rest = (field == fields::PRESENT).then(|| view! { <Rest form/> });
    let apart_name = format!("{name}：{APART}");
    let (for_there, for_apart, of_found) = (field.clone(), field.clone(), field);
    let (first_there, first_apart) = (first.clone(), format!("{first}-apart"));
    let empty = Memo::new(move |_| roster.with(|r| r.there.is_empty() && r.apart.is_empty()));
    let many = Memo::new(move |_| roster.with(|r| r.there.len() + r.apart.len() > FEW));
    let wanted = RwSignal::new(String::new());
    let named = move |all: &Options| {
        let meant = |wanted: &String| {
            let named =
                |one: &&(String, String)| meant(wanted, &one.1, &Initials::of(&one.1)).is_some();
            all.iter().filter(named).cloned().collect::<Options>()
        };
        wanted.with(meant)
    };
    // Enter picks the one found and makes room for the next name; it never saves the form.
    let pick_found = move |event: web_sys::KeyboardEvent| {
        if event.key() != "Enter" || keys::is_composed(&event) || is_save(&event) {
            return;
        }
        event.prevent_default();
        let found = untrack(|| roster.with(|r| [named(&r.there), named(&r.apart)].concat()));
        if let [(id, _)] = found.as_slice() {
            form.pick(&of_found, id, true);
            wanted.set(String::new());
        }
    };
    let find_name = format!("{name}：按姓名查找");
    let find = move || {
        many.get().then(|| {
            view! {
                <input class="roster-find" type="search" autocomplete="off" placeholder="姓名或拼音首字母，回车选中"
                    aria-label=find_name.clone()
                    prop:value=move || wanted.get()
                    on:input=move |event| wanted.set(event_target_value(&event))
                    on:keydown=pick_found.clone()/>
            }
        })
    };
    view! {
        <FieldFrame labels error group=true>
            <details class="roster">
                <summary aria-describedby=described>{said}</summary>
                {move || empty.get().then(|| view! {
                    <p class="field-hint">"还没有登记党员，请先到“党员”页登记。"</p>
                })}
                {find}
                {move || {
                    let there = roster.with(|roster| named(&roster.there));
                    chip_set(form, error, for_there.clone(), first_there.clone(), there)
                }}
                {move || {
                    let apart = roster.with(|roster| named(&roster.apart));
                    let chips = chip_set(form, error, for_apart.clone(), first_apart.clone(), apart.clone());
                    (!apart.is_empty()).then(|| view! {
                        <div class="apart" role="group" aria-label=apart_name.clone()>
                            <p aria-hidden="true">{APART}</p>{chips}
                        </div>
                    })
                }}
                <p class="roster-foot">
                    <button type="button" class="link" aria-label=all_name on:click=pick_all>"全选"</button>
                    <button type="button" class="link" aria-label=none_name on:click=pick_none>"清空"</button>
                </p>
            </details>
            {rest}
        </FieldFrame>
    }
}

/// Who is picked, in a line.
fn folded(mut there: Vec<String>, apart: Vec<String>) -> String {
    let strangers = apart.len();
    there.extend(apart);
    let count = there.len();
    let said = match count {
        0 => return "未选".to_owned(),
        n if n > NAMED => {
            there.truncate(NAMED);
            format!("{n}人：{}等", there.join("、"))
        }
        n => format!("{n}人：{}", there.join("、")),
    };
    if strangers > 0 { format!("{said}（其中{strangers}人{APART}）") } else { said }
}

/// 全体到会, or 其余到会 once some are absent: everybody of that day (of the party group, where one
/// is chosen) who is in no list of the absent.
#[component]
fn Rest(form: Form) -> impl IntoView {
    let app = App::here();
    let lists = || fields::EXCUSED.into_iter().chain([fields::UNEXCUSED]);
    let absent = move |draft: &Draft| {
        lists()
            .flat_map(|list| draft.picked(list).filter_map(MemberId::parse).collect::<Vec<_>>())
            .in_order::<BTreeSet<_>>()
    };
    let some = Memo::new(move |_| form.draft.with(|draft| !absent(draft).is_empty()));
    let name = move || if some.get() { "其余到会" } else { "全体到会" };
    let pick = move |_| {
        let Ok(day) = untrack(|| form.text(common::DATE)).parse() else { return };
        let group = GroupId::parse(&untrack(|| form.text("group")));
        let absent = form.draft.with_untracked(absent);
        let present = app.peek(|ledger| rules::all_but(ledger, day, group.as_ref(), &absent));
        let before = form.draft.with_untracked(|draft| {
            draft.picked(fields::PRESENT).map(str::to_owned).collect::<Vec<_>>()
        });
        for id in before {
            form.pick(fields::PRESENT, &id, false);
        }
        for id in present {
            form.pick(fields::PRESENT, id.as_str(), true);
        }
    };
    let dated = move || form.text(common::DATE).parse::<NaiveDate>().is_ok();
    view! {
        <p class="roster-rest">
            <button type="button" class="link" disabled=move || !dated() on:click=pick>{name}</button>
            <small>{move || if dated() { "" } else { "先填日期" }}</small>
        </p>
    }
}

/// How a set is gone through by keyboard.
const ROVE_HINT: &str = "方向键移动，空格选中，键入拼音首字母跳到";

/// Checkboxes, one a choice and all one stop of Tab; the first has the field's own id, so that it can be given the focus.
fn chip_set(
    form: Form,
    error: Signal<Option<String>>,
    field: String,
    first: String,
    chips: Vec<(String, String)>,
) -> impl IntoView {
    let id_at = move |at: usize| if at == 0 { first.clone() } else { format!("{first}-{at}") };
    let names: Vec<String> = chips.iter().map(|(_, name)| name.clone()).collect();
    let rove = Rove::new((0..chips.len()).map(&id_at).collect(), &names);
    let chip = move |(at, (id, name)): (usize, (String, String))| {
        let own = id_at(at);
        let (of, to) = (field.clone(), field.clone());
        let (picked, picks) = (id.clone(), id);
        view! {
            <label class="chip">
                <input id=own type="checkbox" tabindex=rove.stop(at) on:focus=move |_| rove.reached(at)
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:checked=move || form.draft.with(|draft| draft.is_picked(&of, &picked))
                    on:change=move |event| form.pick(&to, &picks, event_target_checked(&event))/>
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="chips" title=ROVE_HINT on:keydown=move |event| rove.key(&event)>
            {chips.into_iter().enumerate().map(chip).collect_view()}
        </div>
    }
}
