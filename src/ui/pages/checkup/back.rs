//! Entries put back from a backup, one by one: what the ledger lacks and the file has.

use super::report::Bench;
use crate::ledger::{EntryKey, Ledger};
use crate::ui::components::file_button::FileButton;
use crate::ui::incoming::Incoming;
use crate::ui::notice::{Subject, Tone};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many entries are shown at once.
const SHOWN: usize = 100;

/// A backup that was picked.
struct Picked {
    file: String,
    ledger: Ledger,
}

/// The card.
#[component]
pub(super) fn Back(bench: Bench) -> impl IntoView {
    let app = bench.app;
    let picked = RwSignal::new_local(None::<Picked>);
    let chosen = RwSignal::new(BTreeSet::<EntryKey>::new());
    let refused = RwSignal::new(None::<String>);
    let pick = move |file: web_sys::File| {
        refused.set(None);
        let name = file.name();
        app.read_backup(file, move |read| match read {
            Ok(Incoming { ledger, .. }) => {
                chosen.try_set(damaged(bench, &ledger));
                picked.try_set(Some(Picked { file: name.clone(), ledger }));
            }
            Err(sentence) => {
                refused.try_set(Some(format!("“{name}”没有读取。{sentence}")));
            }
        });
    };
    let put_back = move |_| {
        let entries = picked.with_untracked(|picked| {
            let ledger = picked.as_ref().map(|picked| &picked.ledger);
            let keys = chosen.get_untracked();
            let get = |key: &EntryKey| ledger.and_then(|ledger| ledger.get(key));
            keys.iter().filter_map(get).collect::<Vec<_>>()
        });
        if let Some(step) = app.change(|desk| desk.put_back(entries)) {
            chosen.set(BTreeSet::new());
            app.tell(Subject::Edit, Tone::Done, format!("已{step}，点“撤销”可以退回。"));
        }
    };
    let lacking = move || {
        picked.with(|picked| {
            let picked = picked.as_ref()?;
            let there = picked.ledger.entries().map(|entry| entry.key());
            let lacking = there.filter(|key| app.ledger(|ledger| !ledger.has(key)));
            let named = |key: EntryKey| (picked.ledger.described(&key), key);
            Some((picked.file.clone(), lacking.map(named).collect::<Vec<_>>()))
        })
    };
    let row = move |(name, key): (String, EntryKey)| {
        let own = key.clone();
        let is_chosen = move || chosen.with(|chosen| chosen.contains(&own));
        let turn = move |event| {
            let on = event_target_checked(&event);
            chosen.update(|chosen| {
                if on {
                    chosen.insert(key.clone())
                } else {
                    chosen.remove(&key)
                };
            });
        };
        view! { <li><label><input type="checkbox" prop:checked=is_chosen on:change=turn/>" "{name}</label></li> }
    };
    view! {
        <section class="card" aria-labelledby="checkup-back">
            <h2 id="checkup-back">"从备份里找回"</h2>
            <p>"选一个备份文件，列出备份里有、现在台账里没有的内容，勾选要找回的。现有的内容不变；以前有意删除的也会列出，请辨别。"</p>
            <p class="backup-actions"><FileButton name="选取备份" accept=".json,.age,application/json" on_pick=pick/></p>
            <div role="alert">
                {move || refused.get().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}
            </div>
            {move || lacking().map(|(file, lacking)| {
                let count = lacking.len();
                let told = match count {
                    0 => format!("“{file}”里的内容，现在的台账里都有。"),
                    _ => format!("“{file}”里有{count}项，现在的台账里没有。"),
                };
                let more = count.checked_sub(SHOWN).filter(|more| *more > 0);
                view! {
                    <p role="status">{told}</p>
                    <ul class="checkup-list">{lacking.into_iter().take(SHOWN).map(row).collect_view()}</ul>
                    {more.map(|more| view! { <p class="quiet-text">{format!("还有{more}项没有列出：先找回这些，再继续。")}</p> })}
                    {(count > 0).then(|| view! {
                        <p class="backup-actions">
                            <button type="button" class="button primary" disabled=move || chosen.with(BTreeSet::is_empty) on:click=put_back>"找回选中的"</button>
                        </p>
                    })}
                }
            })}
        </section>
    }
}

/// What of a backup stands among what was set aside and is not in the ledger.
fn damaged(bench: Bench, ledger: &Ledger) -> BTreeSet<EntryKey> {
    let asides = untrack(|| bench.app.desk(|desk| desk.store().asides())).unwrap_or_default();
    let keys = asides.iter().filter_map(|aside| aside.entry());
    let lost = keys.filter(|key| ledger.has(key) && !bench.app.peek(|here| here.has(key)));
    lost.collect()
}
