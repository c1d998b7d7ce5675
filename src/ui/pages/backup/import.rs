//! 导入备份: a file is read and compared first, and is merged or replaces the ledger only when that
//! is chosen.

use super::export::export;
use super::merge::Merging;
use crate::backup::{self, Doubt, Preview, RegisterPreview};
use crate::ledger::Ledger;
use crate::store::LastBackup;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::file_button::FileButton;
use crate::ui::incoming::Incoming;
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

/// How many names of a sort are shown before the rest is folded.
const SHOWN: usize = 6;

/// A backup that was read and waits for the person's word.
struct Waiting {
    file: String,
    ledger: Ledger,
    /// What was found in the file.
    told: Vec<String>,
    preview: Preview,
    doubts: Vec<Doubt>,
}

/// The card.
#[component]
pub fn Import(
    /// Where a backup goes that is to be merged.
    merging: RwSignal<Option<Merging>, LocalStorage>,
) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="backup-in">
            <h2 id="backup-in">"导入"</h2>
            <p>"选一个从本程序导出的备份文件。先列出有哪些不同，再选"<strong>"合并"</strong>"（逐项比较，两边的都留下）或者"<strong>"整本替换"</strong>"；两样都可以撤销。"</p>
            <Bring merging/>
        </section>
    }
}

/// The button, and the dialog that compares. Where nothing is here yet there is nothing to merge.
#[component]
pub fn Bring(
    /// Where a backup goes that is to be merged.
    merging: RwSignal<Option<Merging>, LocalStorage>,
) -> impl IntoView {
    let app = App::here();
    let waiting = RwSignal::new_local(None::<Waiting>);
    let refused = RwSignal::new(None::<String>);
    let pick = move |file: web_sys::File| {
        refused.set(None);
        let name = file.name();
        app.read_backup(file, move |read| match read {
            Ok(Incoming { ledger, told, .. }) => {
                let preview = untrack(|| app.ledger(|current| backup::preview(current, &ledger)));
                let doubts = backup::doubts(&ledger);
                let file = name.clone();
                waiting.set(Some(Waiting { file, ledger, told, preview, doubts }));
            }
            Err(sentence) => refused.set(Some(format!("“{name}”没有导入。{sentence}"))),
        });
    };
    let take = move || waiting.try_update(Option::take).flatten();
    let merge = move || {
        if let Some(found) = take() {
            merging.set(Some(Merging::begin(app, found.file, found.ledger)));
        }
    };
    let import = move || {
        let Some(found) = take() else { return };
        let file = found.file;
        let keeps = app.keeps_former();
        if app.change(|desk: &mut Desk| desk.restore(found.ledger)).is_some() {
            app.seen.update(|seen| seen.brought = Some(file.clone()));
            let also =
                if keeps { "；原来的一本在“数据体检”里留90天" } else { "" };
            app.tell(
                Subject::Edit,
                Tone::Done,
                format!("已导入“{file}”，关闭本页之前，点“撤销”可以回到导入之前{also}。"),
            );
        }
    };
    let empty = move || app.peek(Ledger::is_empty);
    view! {
        <p class="backup-actions">
            <FileButton name="导入备份" accept=".json,.age,application/json" on_pick=pick/>
        </p>
        <div role="alert">
            {move || refused.get().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}
        </div>
        <Dialog open=Signal::derive(move || waiting.with(Option::is_some))
            title=Signal::stored("导入备份".to_owned()) on_close=move || waiting.set(None)>
            {waiting.with_untracked(|found| found.as_ref().map(|found| comparison(found, empty())))}
            {move || if empty() { None } else { unsaved(app) }}
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| waiting.set(None)>"取消"</button>
                {if empty() {
                    view! { <button type="button" class="button primary" autofocus on:click=move |_| import()>"放进这台电脑"</button> }.into_any()
                } else {
                    view! {
                        <button type="button" class="button" on:click=move |_| import()>"整本替换"</button>
                        <button type="button" class="button primary" autofocus on:click=move |_| merge()>"合并…"</button>
                    }.into_any()
                }}
            </footer>
        </Dialog>
    }
}

/// What stands here and in no file: it could not be had again for long.
fn unsaved(app: App) -> Option<AnyView> {
    (!matches!(app.last_backup(), LastBackup::Current(_))).then(|| {
        let after = match app.keeps_former() {
            true => "关闭以后在“数据体检”里还留90天，过后就找不回来了",
            false => "关闭以后就找不回来了",
        };
        let text = format!(
            "现在的台账还没有照现在的样子导出过。整本替换在关闭本页之前可以撤销，{after}，请先导出。"
        );
        view! {
            <div class="dialog-body backup-unsaved">
                <p class="backup-refused">{text}</p>
                <p><button type="button" class="button" on:click=move |_| export(app)>"先导出备份"</button></p>
            </div>
        }
        .into_any()
    })
}

fn comparison(found: &Waiting, empty: bool) -> AnyView {
    let Waiting { file, ledger, told: found, preview, doubts } = found;
    let branch = ledger.branch.as_ref().map(|b| b.full_name.clone()).unwrap_or_default();
    let told = if empty {
        format!("这台电脑上还没有台账，备份里的{}项内容整本放进来。", preview.new)
    } else if preview.is_same() {
        "备份与现在的台账内容相同，合并或者替换以后都没有变化。".to_owned()
    } else {
        format!(
            "整本替换以后：新增{}项，修改{}项，不变{}项，去掉{}项。",
            preview.new, preview.changed, preview.same, preview.only_here
        )
    };
    let losing = (preview.only_here > 0).then(|| {
        view! { <p class="backup-refused">"去掉的是只在现在台账里、备份里没有的。要留下它们，请选“合并”。"</p> }
    });
    view! {
        <div class="dialog-body backup-comparison">
            <p><strong>{branch}</strong><small class="quiet-text">{file.clone()}</small></p>
            {preview.other_branch.as_ref().map(|other| view! { <p class="backup-refused">{other.to_string()}</p> })}
            {found.iter().map(|told| view! { <p class="backup-refused">{told.clone()}</p> }).collect_view()}
            <p>{told}</p>
            {losing}
            {(!empty).then(|| view! { <p class="quiet-text">"整本替换还会清除现在台账的修改历史、回收站和没填完的表，撤销也找不回来；备份文件里也没有这三样。合并不清除。"</p> })}
            {preview.registers.iter().map(register).collect_view()}
            {(!doubts.is_empty()).then(|| doubtful(doubts))}
        </div>
    }
    .into_any()
}

fn register(found: &RegisterPreview) -> AnyView {
    let sorts = [
        ("新增", "tag green", &found.new),
        ("修改", "tag gold", &found.changed),
        ("去掉", "tag red", &found.only_here),
    ];
    let changed: Vec<AnyView> = sorts
        .into_iter()
        .filter(|(_, _, names)| !names.is_empty())
        .map(|(sort, class, names)| {
            view! {
                <p><span class=class>{format!("{sort}{}", names.len())}</span>" "{shortened(names)}</p>
            }
            .into_any()
        })
        .collect();
    let same = (found.same > 0)
        .then(|| view! { <span class="quiet-text">{format!("不变{}项", found.same)}</span> });
    view! {
        <section class="backup-register">
            <h3>{found.name}" "{same}</h3>
            {changed}
        </section>
    }
    .into_any()
}

/// The first names, the others behind a fold.
fn shortened(names: &[String]) -> AnyView {
    let (first, rest) = names.split_at(names.len().min(SHOWN));
    let first = first.join("、");
    if rest.is_empty() {
        return first.into_any();
    }
    let all = rest.join("、");
    let more = format!("……还有{}项", rest.len());
    view! { {first}<details><summary>{more}</summary>{all}</details> }.into_any()
}

fn doubtful(doubts: &[Doubt]) -> AnyView {
    let head = format!("有{}处要核对，内容都会原样保留：", doubts.len());
    let (first, rest) = doubts.split_at(doubts.len().min(SHOWN));
    let line = |doubt: &Doubt| view! { <li>{doubt.to_string()}</li> };
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{format!("还有{}处", rest.len())}</summary>
                <ul>{rest.iter().map(line).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <section class="backup-register">
            <h3>{head}</h3>
            <ul class="backup-doubts">{first.iter().map(line).collect_view()}</ul>
            {rest}
        </section>
    }
    .into_any()
}
