//! 合并: what a backup and the ledger at hand differ in, entry by entry, and the person's choices.
//! It stands on the page, not in a dialog: there may be much to look at.
//!
//! | file | holds |
//! |---|---|
//! | `row` | one entry that differs: both versions, and the choice |
//! | `done` | what merging came to |

mod done;
mod row;

use crate::backup::merge::{self, Change, Comparison, Known, Side};
use crate::backup::{self};
use crate::browser;
use crate::catalog::Catalog;
use crate::ledger::{EntryKey, Ledger};
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::App;
use done::Outcome;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const HEADING: &str = "backup-merge";

/// How many entries of a sort are shown before the rest is asked for.
const SHOWN: usize = 30;

/// A backup being merged.
#[derive(Clone)]
pub struct Merging {
    file: String,
    /// The ledger's revision that it was compared with.
    revision: u64,
    comparison: Arc<Comparison>,
    /// What the file's records are read with.
    catalog: Arc<Catalog>,
    choices: ArcRwSignal<BTreeMap<EntryKey, Side>>,
}

impl Merging {
    /// Compares the ledger with that of `file`.
    pub fn begin(app: App, file: String, there: Ledger) -> Self {
        let choices = ArcRwSignal::new(BTreeMap::new());
        Self::compare(app, file, there, choices)
    }

    fn compare(
        app: App,
        file: String,
        there: Ledger,
        choices: ArcRwSignal<BTreeMap<EntryKey, Side>>,
    ) -> Self {
        let (comparison, revision) = untrack(|| {
            app.desk(|desk| {
                // What cannot be read counts as not kept: then more is asked.
                let versions = |key: &EntryKey| {
                    let kept = desk.store().versions_of(key).unwrap_or_default();
                    kept.into_iter().map(|one| (one.entry, one.until)).collect()
                };
                let known = Known { met: desk.store().met(), versions: &versions };
                (merge::compare(desk.ledger(), there, &known), desk.ledger().revision)
            })
        });
        let catalog = Arc::new(Catalog::of(&comparison.there));
        Self { file, revision, comparison: Arc::new(comparison), catalog, choices }
    }

    /// Which side is to stand: as chosen, else what is usual; `None` where that is not decided.
    fn side(&self, key: &EntryKey, change: Change) -> Option<Side> {
        let chosen = self.choices.with(|choices| choices.get(key).copied());
        chosen.or_else(|| (change != Change::Both).then(|| change.usual()))
    }
}

/// The card, while a backup is being merged, and what came of the last one.
#[component]
pub fn Merge(merging: RwSignal<Option<Merging>, LocalStorage>) -> impl IntoView {
    let app = App::here();
    let outcome = RwSignal::new(None::<Outcome>);
    Effect::new(move |_| {
        if merging.with(Option::is_some) {
            outcome.set(None);
            request_animation_frame(|| {
                browser::focus(HEADING);
            });
        }
    });
    let merge = move || {
        let Some(found) = merging.get_untracked() else { return };
        if app.peek(|ledger| ledger.revision) != found.revision {
            let there = found.comparison.there.clone();
            merging.set(Some(Merging::compare(app, found.file, there, found.choices)));
            app.say(Tone::Hint, "台账刚才又有改动，已经重新比较，请再看一遍。");
            return;
        }
        let choices = found.choices.get_untracked();
        let settled = app.peek(|ledger| merge::settle(ledger, &found.comparison, &choices));
        let before = app.peek(backup::doubts);
        if let Some(command) = settled.command.clone()
            && !app.act("合并备份", command)
        {
            return;
        }
        let mut doubts = app.peek(backup::doubts);
        doubts.retain(|one| !before.contains(one));
        merging.set(None);
        app.seen.update(|seen| seen.brought = Some(found.file.clone()));
        app.tell(
            Subject::Edit,
            Tone::Done,
            format!("已合并“{}”，点“撤销”可以整个退回。", found.file),
        );
        outcome.set(Some(Outcome { file: found.file, settled, doubts }));
    };
    move || match (merging.get(), outcome.get()) {
        (Some(found), _) => Some(card(found, merging, merge).into_any()),
        (None, Some(_)) => Some(view! { <done::Done outcome/> }.into_any()),
        (None, None) => None,
    }
}

fn card(
    found: Merging,
    merging: RwSignal<Option<Merging>, LocalStorage>,
    merge: impl Fn() + 'static,
) -> impl IntoView {
    let comparison = Arc::clone(&found.comparison);
    let other = comparison.other_branch.as_ref();
    let known = match comparison.has_base {
        true => "两边是从同一份备份分开的，哪一边改过，分得清。",
        false => "不知道两边是从哪一份备份分开的：内容不同又分不出先后的，要逐项选。",
    };
    let sorts = Change::ALL.into_iter().map(|change| group(&found, change)).collect_view();
    let said = comparison.aside.iter().cloned();
    let aside = said.map(|told| view! { <p class="backup-refused">{told}</p> }).collect_view();
    let namesakes: Vec<&str> =
        comparison.namesakes.iter().map(|one| one.described.as_str()).collect();
    let namesakes = (!namesakes.is_empty()).then(|| {
        let text = format!(
            "两边各有一份、编号不同，可能是同一个登记了两次：{}。合并以后两份都在，请核对以后删去一份。",
            namesakes.join("、")
        );
        view! { <p class="backup-refused">{text}</p> }
    });
    let open = {
        let found = found.clone();
        move || {
            let both = found.comparison.of(Change::Both);
            match both.filter(|one| found.side(&one.key, one.change).is_none()).count() {
                0 => String::new(),
                count => format!("还有{count}项没有选，合并以后仍照这里的。"),
            }
        }
    };
    view! {
        <section class="card merge" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{format!("合并“{}”", found.file)}</h2>
            {other.map(|other| view! { <p class="backup-refused">{other.to_string()}</p> })}
            <p class="card-help">{known}"只在一边有的，都会留下；合并以后可以整个撤销。"</p>
            <p>{format!("两边相同{}项，不同{}项。", comparison.same, comparison.differences.len())}</p>
            {aside}
            {namesakes}
            {sorts}
            <p class="quiet-text" role="status">{open}</p>
            <p class="backup-actions">
                <button type="button" class="button primary" on:click=move |_| merge()>"合并"</button>
                <button type="button" class="button" on:click=move |_| merging.set(None)>"不合并"</button>
            </p>
        </section>
    }
}

/// The entries that differ in one way.
fn group(found: &Merging, change: Change) -> Option<AnyView> {
    let all: Vec<_> = found.comparison.of(change).cloned().collect();
    let count = all.len();
    if count == 0 {
        return None;
    }
    let whole = RwSignal::new(count <= SHOWN);
    let choose_all = {
        let (choices, keys) = (found.choices.clone(), all.iter().map(|one| one.key.clone()));
        let keys: Vec<EntryKey> = keys.collect();
        move |side: Side| {
            choices.update(|choices| choices.extend(keys.iter().map(|key| (key.clone(), side))));
        }
    };
    // Removing all that only this ledger has is 整本替换.
    let buttons = (change != Change::OnlyHere).then(|| {
        let button = |side: Side| {
            let choose = choose_all.clone();
            let face = format!("全部{}", row::word(change, side));
            let name = format!("{}：{face}", change.name());
            view! { <button type="button" class="link" aria-label=name on:click=move |_| choose(side)>{face}</button> }
        };
        [button(Side::Here), button(Side::There)].collect_view()
    });
    let found = found.clone();
    let rows = move || {
        let shown = if whole.get() { count } else { SHOWN };
        let row = |one: &merge::Difference| row::row(&found, one.clone());
        all.iter().take(shown).map(row).collect_view()
    };
    let more = move || {
        (!whole.get()).then(|| {
            view! {
                <button type="button" class="link" on:click=move |_| whole.set(true)>{format!("列出其余{}项", count - SHOWN)}</button>
            }
        })
    };
    let group = view! {
        <section class="backup-register" aria-label=change.name()>
            <div class="history-head">
                <h3>{change.name()}" "<span class="quiet-text">{format!("{count}项")}</span></h3>
                <p class="merge-all">{buttons}</p>
            </div>
            <ul class="history">{rows}</ul>
            {more}
        </section>
    };
    Some(group.into_any())
}
