//! 归档: a past year into a file, in three steps, and 取回归档.

use super::export::offer;
use crate::archive::File;
use crate::ledger::{self, Ledger};
use crate::ui::components::file_button::FileButton;
use crate::ui::incoming::Incoming;
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::App;
use leptos::prelude::*;

/// The card's heading, for whoever leads here.
pub const HEADING: &str = "backup-archive";

/// A file that was picked again and holds the year as it stands.
struct Checked {
    year: i32,
    file: File,
    ledger: Ledger,
    told: String,
}

/// The card.
#[component]
pub fn Archive() -> impl IntoView {
    let app = App::here();
    let years = Memo::new(move |_| app.desk(|desk| desk.archivable()));
    let chosen = RwSignal::new(None::<i32>);
    let year = Memo::new(move |_| {
        let years = years.get();
        let is = |year: &i32| years.iter().any(|(one, _)| one == year);
        chosen.get().filter(is).or(years.last().map(|(year, _)| *year))
    });
    let exported = RwSignal::new(None::<(i32, String)>);
    let checked = RwSignal::new_local(None::<Checked>);
    let refused = RwSignal::new(None::<String>);
    let taken = RwSignal::new(None::<String>);
    let export = move |_| {
        let Some(year) = year.get_untracked() else { return };
        refused.set(None);
        let may = untrack(|| app.desk(|desk| desk.check_archive(year, None)));
        let offered = may
            .map_err(|error| error.to_string())
            .and_then(|_| app.peek(|ledger| offer(app, ledger, &format!("支部台账归档{year}年"))));
        match offered {
            Ok(file) => {
                app.backup_made();
                exported.set(Some((year, file)));
            }
            Err(sentence) => refused.set(Some(sentence)),
        }
    };
    let check = move |file: web_sys::File| {
        let Some(year) = year.get_untracked() else { return };
        refused.set(None);
        checked.set(None);
        let name = file.name();
        app.read_backup(file, move |read| {
            let read = read.and_then(|Incoming { ledger, sum, .. }| {
                let of = app.fresh(|desk| desk.check_archive(year, Some(&ledger)));
                let (going, staying) = of.transpose().map_err(|error| error.to_string())?.unwrap_or_default();
                let also = match staying {
                    0 => String::new(),
                    _ => format!("另有{staying}条还用得着（跨年度、被别的记录提到，别的年度的总结要用，或者使无此项声明失效），留在台账里。"),
                };
                let told = format!("已核对“{name}”：{year}年要归档的{going}条记录都在里面，与台账一致。{also}");
                let file = File { name: name.clone(), sum };
                Ok(Checked { year, file, ledger, told })
            });
            match read {
                Ok(found) => {
                    checked.try_set(Some(found));
                }
                Err(sentence) => {
                    refused.try_set(Some(format!("“{name}”：{sentence}")));
                }
            }
        });
    };
    let archive = move |_| {
        let Some(Checked { year, file, ledger, .. }) = checked.try_update(Option::take).flatten()
        else {
            return;
        };
        exported.set(None);
        if let Some(count) = app.change(|desk| desk.archive_year(year, &file, &ledger)) {
            app.tell(
                Subject::Edit,
                Tone::Done,
                format!(
                    "已归档{year}年的{count}条记录，请保管好“{}”。关闭本页之前，点“撤销”可以恢复。",
                    file.name
                ),
            );
        }
    };
    let take_back = move |year: i32, file: web_sys::File| {
        taken.set(None);
        let name = file.name();
        app.read_backup(file, move |read| match read {
            Ok(Incoming { ledger, .. }) => {
                let done = app.change(|desk| Ok(desk.take_back(year, &ledger)));
                match done {
                    Some(Ok(count)) => app.tell(
                        Subject::Edit,
                        Tone::Done,
                        format!("已取回{year}年的{count}条记录，点“撤销”可以退回。"),
                    ),
                    Some(Err(error)) => {
                        taken.try_set(Some(format!("“{name}”：{error}")));
                    }
                    None => {}
                }
            }
            Err(sentence) => {
                taken.try_set(Some(format!("“{name}”没有读取。{sentence}")));
            }
        });
    };
    let steps = move || {
        let others = years.get();
        let options = others.into_iter().rev().map(|(one, count)| {
            view! { <option value=one.to_string() selected=move || year.get() == Some(one)>{format!("{one}年（{count}条）")}</option> }
        });
        view! {
            <ol class="backup-steps backup-led">
                <li>
                    <p>"选一个年度，导出归档文件：它就是一份整本的备份。"</p>
                    <p class="backup-actions">
                        <select class="year" aria-label="归档哪一年" on:change=move |event| {
                            chosen.set(event_target_value(&event).parse().ok());
                            checked.set(None);
                            refused.set(None);
                        }>{options.collect_view()}</select>
                        <button type="button" class="button" on:click=export>"导出归档文件"</button>
                    </p>
                    {move || exported.get().filter(|(of, _)| Some(*of) == year.get()).map(|(_, file)| view! {
                        <p><span class="tag green">"已导出"</span>" "{format!("“{file}”，请存到U盘或者另一块盘上。")}</p>
                    })}
                </li>
                <li>
                    <p>"从存放的地方把这个文件选回来，程序逐条核对。"</p>
                    <p class="backup-actions"><FileButton name="选取归档文件" accept=".json,.age,application/json" on_pick=check/></p>
                    <div role="status">{move || checked.with(|found| found.as_ref().map(|found| view! {
                        <p><span class="tag green">"一致"</span>" "{found.told.clone()}</p>
                    }))}</div>
                </li>
                <li>
                    <p>"从台账里移出这一年的记录，连同它们的修改历史；数字和总结照现在的样子留下。"</p>
                    <p class="backup-actions"><button type="button" class="button primary"
                        disabled=move || checked.with(Option::is_none) on:click=archive>"归档"</button></p>
                </li>
            </ol>
            <div role="alert">{move || refused.get().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}</div>
        }
    };
    let archived = move |one: ledger::Archive| {
        let year = one.year;
        view! {
            <li>
                <p><strong>{format!("{year}年")}</strong>{format!("：{}条记录，{}归档，在“{}”里。", one.records, one.archived_on, one.file)}</p>
                <p class="backup-actions"><FileButton name=format!("取回{year}年归档") accept=".json,.age,application/json"
                    on_pick=move |file| take_back(year, file)/></p>
            </li>
        }
    };
    let archives = Memo::new(move |_| {
        app.ledger(|ledger| ledger.archives.values().cloned().collect::<Vec<_>>())
    });
    view! {
        <section class="card" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">"归档往年"</h2>
            <p>"把往年的记录存成文件，从台账里移出，腾出空间。数字和总结仍看得到、能导出，也能与下一年比较；记录要看要改，再从文件取回。"</p>
            {move || match years.with(Vec::is_empty) {
                true => view! { <p class="quiet-text">"没有可以归档的年度：只有已经过完的年度可以归档。"</p> }.into_any(),
                false => steps().into_any(),
            }}
            {move || {
                let archives = archives.get();
                (!archives.is_empty()).then(|| view! {
                    <section class="backup-register">
                        <h3>"已经归档的"</h3>
                        <ul class="plain-list">{archives.into_iter().map(archived).collect_view()}</ul>
                    </section>
                })
            }}
            <div role="alert">{move || taken.get().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}</div>
        </section>
    }
}
