//! What was found, each with what it means and what can be done.

use super::report::{Bench, Report};
use crate::browser;
use crate::ledger::EntryKey;
use crate::store::{Fault, Finding, Place};
use crate::ui::components::dialog::Dialog;
use crate::ui::notice::Tone;
use crate::ui::pages::backup::export;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many names are shown before the rest is folded.
const SHOWN: usize = 6;

/// A sort of finding as it is told.
struct Told {
    title: String,
    /// What it means and what can be done.
    means: &'static str,
    lines: Vec<AnyView>,
    actions: Vec<AnyView>,
}

/// The list of what was found.
#[component]
pub(super) fn Found(bench: Bench) -> impl IntoView {
    let app = bench.app;
    let asked = RwSignal::new(None::<Finding>);
    let throw_away = move || {
        let Some(finding) = asked.get_untracked() else { return };
        asked.set(None);
        done(bench, app.change(|desk| Ok(desk.store_mut().drop_damaged(&finding))), "已丢弃。");
    };
    move || {
        let report = bench.report.get()?;
        let all = told(bench, &report, asked);
        (!all.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="checkup-found">
                <h2 id="checkup-found">"发现的问题"</h2>
                {all.into_iter().map(|one| {
                    let mut lines = one.lines;
                    let rest = lines.split_off(lines.len().min(SHOWN));
                    let more = format!("还有{}处", rest.len());
                    view! {
                        <section class="backup-register">
                            <h3>{one.title}</h3>
                            <p>{one.means}</p>
                            {(!lines.is_empty()).then(|| view! { <ul class="backup-doubts">{lines}</ul> })}
                            {(!rest.is_empty()).then(|| view! {
                                <details><summary>{more}</summary><ul class="backup-doubts">{rest}</ul></details>
                            })}
                            <p class="backup-actions">{one.actions}</p>
                        </section>
                    }
                }).collect_view()}
                <Dialog open=Signal::derive(move || asked.with(Option::is_some))
                    title=Signal::stored("丢弃受损的内容".to_owned()) on_close=move || asked.set(None)>
                    <div class="dialog-body"><p>"这些内容已经读不出来，丢弃以后不能撤销；台账本身不受影响。"</p></div>
                    <footer class="dialog-foot">
                        <button type="button" class="button danger" on:click=move |_| throw_away()>"丢弃"</button>
                        <button type="button" class="button primary" autofocus on:click=move |_| asked.set(None)>"不丢弃"</button>
                    </footer>
                </Dialog>
            </section>
        })
    }
}

/// Says how it went, and looks through everything again.
fn done<E: ToString>(bench: Bench, result: Option<Result<(), E>>, sentence: &'static str) {
    match result {
        Some(Ok(())) => {
            bench.app.say(Tone::Done, sentence);
            bench.run();
        }
        Some(Err(error)) => bench.app.say(Tone::Error, error.to_string()),
        None => {}
    }
}

fn button(face: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="button" on:click=move |_| act()>{face}</button> }
        .into_any()
}

fn told(bench: Bench, report: &Report, asked: RwSignal<Option<Finding>>) -> Vec<Told> {
    let app = bench.app;
    let mut all = Vec::new();
    for (place, fault) in [Place::Shelf, Place::Journal]
        .into_iter()
        .flat_map(|place| FAULTS.map(|fault| (place, fault)))
    {
        let of = |found: &Finding| match found {
            Finding::Entry(at, what, _) => (*at, *what) == (place, fault),
            _ => false,
        };
        let keys = Bench::keys(report, |found| match found {
            Finding::Entry(_, _, key) => Some(key).filter(|_| of(found)),
            _ => None,
        });
        if !keys.is_empty() {
            all.push(entries(bench, place, fault, keys));
        }
    }
    let mut journal_wrong = false;
    for finding in &report.findings {
        let dropped = finding.clone();
        let throw_away = button("丢弃", move || asked.set(Some(dropped.clone())));
        let one = match finding {
            Finding::Entry(..) => continue,
            Finding::Versions(Place::Journal, _)
            | Finding::Twice(Place::Journal, _)
            | Finding::Unknown(Place::Journal, _)
            | Finding::Head(Place::Journal) => {
                journal_wrong = true;
                continue;
            }
            Finding::Head(Place::Shelf) => Told {
                title: "浏览器存储的总目与内容不符".to_owned(),
                means: "总目记着台账应有哪些内容。它损坏了，或者有内容丢失。先导出一份备份，再重新读取，由程序按现有内容重建总目；缺少的内容可以在下面从备份里找回。",
                lines: Vec::new(),
                actions: vec![
                    button("导出备份", move || export(app)),
                    button("重新读取", move || {
                        app.reread();
                        bench.run();
                    }),
                ],
            },
            Finding::Unknown(_, key) => Told {
                title: "有一项内容不知道属于哪里".to_owned(),
                means: "多半是损坏了名称。重新读取以后，它会移到下面的“受损数据”里，不会丢弃。",
                lines: vec![line(key.clone())],
                actions: vec![button("重新读取", move || {
                    app.reread();
                    bench.run();
                })],
            },
            Finding::Twice(_, count) => Told {
                title: format!("有{count}项内容与现有的编号重复"),
                means: "是上次整本替换台账时留下的旧份，不计入台账。重新读取时自动清理；读不出来的会移到“受损数据”里。",
                lines: Vec::new(),
                actions: vec![button("重新读取", move || {
                    app.reread();
                    bench.run();
                })],
            },
            Finding::Versions(_, count) => Told {
                title: format!("修改历史和回收站里有{count}版读不出来"),
                means: "台账现在的内容不受影响，只是少了这几版以前的样子，不能修复。",
                lines: Vec::new(),
                actions: vec![throw_away],
            },
            Finding::Draft(place) => {
                let form = place.clone();
                Told {
                    title: "有一张没填完的表读不出来".to_owned(),
                    means: "台账本身不受影响。可以先导出原文，看看能认出多少，再丢弃。",
                    lines: Vec::new(),
                    actions: vec![button("导出原文", move || export_draft(app, &form)), throw_away],
                }
            }
            Finding::Preference(_) => Told {
                title: "有一项使用习惯的设置读不出来".to_owned(),
                means: "台账本身不受影响，丢弃以后恢复为原来的默认设置。",
                lines: Vec::new(),
                actions: vec![throw_away],
            },
            Finding::Note => Told {
                title: "浏览器存储里的一条附记读不出来或者没有清掉".to_owned(),
                means: "台账本身不受影响。导出一份备份、再重新读取，附记就会重写。",
                lines: Vec::new(),
                actions: vec![
                    button("导出备份", move || export(app)),
                    button("重新读取", move || {
                        app.reread();
                        bench.run();
                    }),
                ],
            },
        };
        all.push(one);
    }
    if journal_wrong {
        all.push(Told {
            title: "数据库存储的总目、旧版本或者名称与浏览器存储不一致".to_owned(),
            means: "数据库存储是台账的第二份。浏览器存储没有问题的，点“修复”按它重写不一致的部分。",
            lines: Vec::new(),
            actions: vec![button("修复", move || send_again(bench))],
        });
    }
    if let Some(error) = &report.journal_away {
        all.push(Told {
            title: "数据库存储没有读到".to_owned(),
            means: "台账的第二份这次没有检查。请重试；仍不行的，先导出备份，再关闭并重新打开浏览器。",
            lines: vec![line(error.clone())],
            actions: vec![
                button("导出备份", move || export(app)),
                button("重试", move || {
                    app.meet_journal();
                    bench.run();
                }),
            ],
        });
    }
    if !report.doubts.is_empty() {
        let lines = report.doubts.iter().map(|doubt| linked(&doubt.key, doubt.to_string()));
        all.push(Told {
            title: format!("有{}处内容前后不一", report.doubts.len()),
            means: "与记录种类不合、提到了台账里没有的内容，或者填写不合规定。内容都原样保留着，请逐条打开核对。",
            lines: lines.collect(),
            actions: Vec::new(),
        });
    }
    if !report.odd.is_empty() {
        let name = |key: &EntryKey| app.peek(|ledger| ledger.described(key));
        let lines = report.odd.iter().map(|key| linked(key, name(key)));
        all.push(Told {
            title: format!("有{}条记录的日期不合常理", report.odd.len()),
            means: "早于1921年7月，或者在一年以后。请打开核对。",
            lines: lines.collect(),
            actions: Vec::new(),
        });
    }
    all
}

const FAULTS: [Fault; 4] = [Fault::Unreadable, Fault::Missing, Fault::Differs, Fault::Extra];

fn entries(bench: Bench, place: Place, fault: Fault, keys: BTreeSet<EntryKey>) -> Told {
    let app = bench.app;
    let store = match place {
        Place::Shelf => "浏览器存储",
        Place::Journal => "数据库存储",
    };
    let count = keys.len();
    let what = match fault {
        Fault::Unreadable => format!("有{count}项内容读不出来"),
        Fault::Missing => format!("缺了{count}项内容"),
        Fault::Differs => format!("有{count}项内容与打开着的台账不同"),
        Fault::Extra => format!("多出{count}项内容"),
    };
    let means = match (place, fault) {
        (Place::Shelf, Fault::Extra) => {
            "不在打开着的台账里。点“修复”移到下面的“受损数据”里，再决定找回还是丢弃。"
        }
        (Place::Shelf, _) => {
            "打开着的台账里有的，点“修复”就按它重写；台账里没有的，移到下面的“受损数据”里。读不出来的原文都另存，不会丢弃。"
        }
        (Place::Journal, _) => {
            "数据库存储是台账的第二份。点“修复”按浏览器存储重写这些内容。浏览器存储也有问题的，请先修复浏览器存储。"
        }
    };
    let names = keys.iter().map(|key| line(app.peek(|ledger| ledger.described(key)))).collect();
    let mend = move || match place {
        Place::Shelf => done(bench, app.change(|desk| Ok(desk.put_right(&keys))), "已修复。"),
        Place::Journal => send_again(bench),
    };
    Told {
        title: format!("{store}{what}"),
        means,
        lines: names,
        actions: vec![button("修复", mend)],
    }
}

fn send_again(bench: Bench) {
    let Some(journal) = bench.report.get_untracked().and_then(|it| it.journal.clone()) else {
        return;
    };
    let sent = bench.app.change(|desk| Ok(desk.store_mut().send_again(&journal)));
    done(bench, sent, "已修复。");
}

fn line(text: String) -> AnyView {
    view! { <li>{text}</li> }.into_any()
}

fn linked(key: &EntryKey, text: String) -> AnyView {
    match Route::of_entry(key) {
        Some(route) => view! { <li><a href=route.href()>{text}</a></li> }.into_any(),
        None => line(text),
    }
}

/// Offers the text of a half-filled form as a file.
fn export_draft(app: App, place: &str) {
    let text = untrack(|| app.desk(|desk| desk.store().draft(place)));
    let text = text.map_err(|error| error.to_string()).map(Option::unwrap_or_default);
    let offered = text.and_then(|text| {
        let name = format!("支部台账-没填完的表-{}.txt", app.today());
        browser::download(&name, "text/plain;charset=utf-8", text.as_bytes())
            .map_err(|error| error.to_string())
    });
    match offered {
        Ok(()) => app.say(Tone::Done, "原文已导出。"),
        Err(sentence) => app.say(Tone::Error, sentence),
    }
}
