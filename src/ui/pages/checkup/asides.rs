//! 受损数据: what could not be read and was set aside, to be put back, exported or thrown away.

use super::report::Bench;
use crate::lists;
use crate::store::{Aside, Cure, StoreError};
use crate::ui::components::banners::export_asides;
use crate::ui::components::dialog::Dialog;
use crate::ui::notice::{Subject, Tone};
use crate::ui::pages::record::moment;
use crate::ui::state::App;
use leptos::prelude::*;

/// The card, while there are any.
#[component]
pub(super) fn Asides(bench: Bench) -> impl IntoView {
    let app = bench.app;
    let asked = RwSignal::new(None::<u64>);
    let mending = RwSignal::new_local(None::<(Aside, Vec<Cure>)>);
    let asides = move || app.desk(|desk| desk.store().asides()).unwrap_or_default();
    let throw_away = move || {
        if let Some(number) = asked.get_untracked() {
            asked.set(None);
            drop_aside(app, number);
        }
    };
    let line = move |aside: Aside| {
        let number = aside.number;
        let key = aside.entry();
        let there = key.as_ref().is_some_and(|key| app.ledger(|ledger| ledger.has(key)));
        let state = match (&key, there) {
            (Some(_), true) => "台账里现有这一项",
            (Some(_), false) => "台账里没有这一项",
            (None, _) => "不能修复",
        };
        let described = aside.described();
        let length = format!("{}字符", aside.text.chars().count());
        let mend = move |_| {
            let journal = bench.report.get_untracked().and_then(|report| report.journal.clone());
            let cures = untrack(|| app.desk(|desk| desk.store().cures(&aside, journal.as_ref())));
            match cures {
                Ok(cures) => mending.set(Some((aside.clone(), cures))),
                Err(error) => app.say(Tone::Error, format!("{error}。")),
            }
        };
        view! {
            <tr>
                <td class="number">{number}</td>
                <td>{described}<small class="quiet-text">" "{state}</small></td>
                <td class="number">{length}</td>
                <td class="row-actions">
                    {key.map(|_| view! {
                        <button type="button" class="link" aria-label=format!("修复第{number}号") on:click=mend>"修复"</button>
                    })}
                    <button type="button" class="link" aria-label=format!("丢弃第{number}号") on:click=move |_| asked.set(Some(number))>"丢弃"</button>
                </td>
            </tr>
        }
    };
    move || {
        let asides = asides();
        (!asides.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="checkup-damaged">
                <div class="card-head">
                    <h2 id="checkup-damaged">"受损数据"</h2>
                    <button type="button" class="button" on:click=move |_| export_asides(app)>"导出受损数据"</button>
                </div>
                <p class="card-help">"读不出来的内容，原文另存在这里，没有丢弃。点“修复”看能从哪里找回；也可以在下面从备份文件里找回。都找回以后再丢弃。"</p>
                <div class="table-wrap"><table class="table">
                    <thead><tr><th scope="col" class="number">"编号"</th><th scope="col">"内容"</th>
                        <th scope="col" class="number">"长度"</th><th scope="col"><span class="off-screen">"操作"</span></th></tr></thead>
                    <tbody>{asides.into_iter().map(line).collect_view()}</tbody>
                </table></div>
                <Dialog open=Signal::derive(move || mending.with(Option::is_some))
                    title=Signal::stored("修复受损数据".to_owned()) on_close=move || mending.set(None)>
                    {mending.get().map(|(aside, cures)| ways(app, aside, cures, move || mending.set(None)))}
                </Dialog>
                <Dialog open=Signal::derive(move || asked.with(Option::is_some))
                    title=Signal::stored("丢弃受损数据".to_owned()) on_close=move || asked.set(None)>
                    <div class="dialog-body"><p>"这一项的原文会从这台电脑上删除，不能撤销。没有找回也没有导出过的，请先导出。"</p></div>
                    <footer class="dialog-foot">
                        <button type="button" class="button danger" on:click=move |_| throw_away()>"丢弃"</button>
                        <button type="button" class="button primary" autofocus on:click=move |_| asked.set(None)>"不丢弃"</button>
                    </footer>
                </Dialog>
            </section>
        })
    }
}

fn drop_aside(app: App, number: u64) {
    if let Some(Err(error)) =
        app.change(|desk| Ok::<Result<(), StoreError>, _>(desk.store_mut().drop_aside(number)))
    {
        app.say(Tone::Error, error.to_string());
    }
}

/// From where it can be put back.
fn ways(
    app: App,
    aside: Aside,
    cures: Vec<Cure>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let number = aside.number;
    let none = cures.is_empty();
    let list = cures.into_iter().enumerate().map(|(at, cure)| {
        let from = match &cure {
            Cure::Itself(_) => "另存的原文".to_owned(),
            Cure::Journal(_) => "数据库存储里的一份".to_owned(),
            Cure::Earlier(version) => format!("修改历史：{}以前的一版", moment(version.at)),
        };
        let entry = cure.entry().clone();
        let shown = app.catalog(|catalog, ledger| lists::lines(&entry, catalog, ledger));
        let shown = shown.into_iter().take(6);
        let shown: Vec<String> = shown.map(|line| format!("{}：{}", line.label, line.text)).collect();
        let back = move |_| {
            if let Some(step) = app.change(|desk| desk.put_back(vec![entry.clone()])) {
                app.tell(Subject::Edit, Tone::Done, format!("已{step}，点“撤销”可以退回。原文还在“受损数据”里，核对以后再丢弃。"));
                close();
            }
        };
        view! {
            <section class="backup-register">
                <h3>{from}</h3>
                <p>{shown.join("；")}</p>
                <p class="backup-actions">
                    <button type="button" class="button" aria-label=format!("用第{}种找回", at + 1) on:click=back>"用这一份找回"</button>
                </p>
            </section>
        }
    });
    view! {
        <div class="dialog-body">
            <p>{format!("第{number}号：{}。", aside.described())}</p>
            {list.collect_view()}
            {none.then(|| view! { <p>"这台电脑上没有别的一份。请在页面下方选取一份备份，从备份里找回；没有备份的，导出原文留底，再照着重新录入。"</p> })}
        </div>
    }
    .into_any()
}
