//! The first run, or the two copies of the ledger gone: the way back to a ledger stands first.

use super::checkup::others::Others;
use super::settings::profile::ProfileDraft;
use super::settings::typed::{self, Problems};
use crate::catalog::{validate_branch, validate_group};
use crate::ledger::{Command, Entry, Group};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::field::TextField;
use crate::ui::components::file_button::FileButton;
use crate::ui::components::manual::HelpButton;
use crate::ui::components::page::{HEADING, Page};
use crate::ui::components::secrets::Secrets;
use crate::ui::components::small_form::{DialogForm, changed};
use crate::ui::route::{Route, Task};
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

/// The first run.
#[component]
pub fn FirstRun() -> impl IntoView {
    let app = App::here();
    let founding = RwSignal::new(false);
    let then = RwSignal::new(Route::Home);
    let found = move |route: Route| {
        then.set(route);
        founding.set(true);
    };
    Effect::new(move |_| crate::browser::set_title("支部台账"));
    view! {
        <main id="main" class="welcome" tabindex="-1">
            <h1 id=HEADING tabindex="-1"><span class="brand-mark" aria-hidden="true"></span>"支部台账"</h1>
            <p class="lede">"平时随手记台账，年底据此写出党建工作总结，每个数字都能点开看到是哪几条记录。"</p>
            <WayBack/>
            <section class="way-restore" aria-labelledby="first-restore">
                <h2 id="first-restore">"以前记过台账的，先从备份恢复"</h2>
                <p>"换了电脑、重装过系统、清理过浏览器数据，都会像第一次打开一样空着。选取从本程序导出的备份文件，选好就写入，写入以后可以撤销。"</p>
                <p class="backup-actions">
                    <FileButton name="从备份恢复" class="button primary" accept=".json,.age,application/json" on_pick=move |file| app.import_first(file)/>
                    <a class="button" href=Route::Task(Task::GoOn).href()>"在另一台电脑继续"</a>
                </p>
            </section>
            <Others/>
            <ul class="ways">
                <li>
                    <h2>"从头开始"</h2>
                    <p>"填好支部名称就可以记第一条；已有 Excel、WPS 台账的，"<button type="button" class="link" on:click=move |_| found(Route::Intake)>"新建并导入"</button></p>
                    <button type="button" class="button" on:click=move |_| found(Route::Home)>"新建支部"</button>
                </li>
                <li>
                    <h2>"先看一看"</h2>
                    <p>"载入一个虚构支部2019年的整本台账，看完可以撤销。"</p>
                    <button type="button" class="button" on:click=move |_| app.load_sample()>"载入示例"</button>
                </li>
            </ul>
            <div class="welcome-notes">
                <Secrets/>
                <p>"本程序不联网、不上传。台账只存在这台电脑的这个浏览器里：网页文件里装的是程序，"<strong>"不是数据"</strong>"，只拷走网页文件带不走台账；换电脑、清理浏览器之前，请先到“备份”页导出备份。"</p>
            </div>
            <p><HelpButton face="怎么用？"/></p>
            <Founding open=founding then/>
        </main>
    }
}

/// After 清空台账 there is a ledger to go back to, after 撤销 one to do again.
#[component]
fn WayBack() -> impl IntoView {
    let app = App::here();
    let undone = Memo::new(move |_| app.desk(|desk| desk.undo_name().map(str::to_owned)));
    let redone = Memo::new(move |_| app.desk(|desk| desk.redo_name().map(str::to_owned)));
    let undo = move |step: String| {
        view! {
            <p><span>{format!("刚才：{step}。要找回原来的台账，点“撤销”。")}</span>
                <button type="button" class="button" on:click=move |_| app.undo()>"撤销"</button></p>
        }
    };
    let redo = move |step: String| {
        view! {
            <p><span>{format!("刚才撤销了：{step}。")}</span>
                <button type="button" class="button" on:click=move |_| app.redo()>"重做"</button></p>
        }
    };
    move || {
        let (undone, redone) = (undone.get(), redone.get());
        (undone.is_some() || redone.is_some()).then(|| {
            view! { <div class="way-back">{undone.map(undo)}{redone.map(redo)}</div> }
        })
    }
}

/// The short form of a new branch.
#[component]
fn Founding(open: RwSignal<bool>, then: RwSignal<Route>) -> impl IntoView {
    let app = App::here();
    view! {
        <Dialog open title=Signal::stored("新建支部".to_owned()) on_close=move || open.set(false)>
            {
                let draft = ProfileDraft::default();
                let groups = RwSignal::new(String::new());
                let refused = Problems::default();
                let submit = move || {
                    let branch = match validate_branch(draft.branch(None)) {
                        Ok(checked) => checked,
                        Err(problems) => return draft.refuse(problems),
                    };
                    // A second click on the same 保存 finds the branch founded.
                    if app.peek(|ledger| ledger.branch.is_some()) {
                        return;
                    }
                    let mut notices = branch.notices;
                    let mut commands = vec![Command::put(Entry::Branch(branch.entry))];
                    for name in names(&groups.get_untracked()) {
                        let Some(id) = app.fresh(Desk::new_group_id) else { return };
                        let group = Group { id, name, from: None, to: None, revision: 0 };
                        match app.peek(|ledger| validate_group(group, ledger)) {
                            Ok(checked) => {
                                notices.extend(checked.notices);
                                commands.push(Command::put(Entry::Group(checked.entry)));
                            }
                            Err(problems) => return refused.set(problems),
                        }
                    }
                    if app.act("新建支部", Command::All(commands)) {
                        app.checked(notices);
                        app.unsaved.give_up();
                        open.set(false);
                        app.go(&then.get_untracked());
                    }
                };
                let mut texts = draft.texts().to_vec();
                texts.push(groups);
                view! {
                    <DialogForm unsaved=changed(texts) on_submit=submit>
                            {draft.fields()}
                            <TextField name="党小组" value=groups example="第一党小组、第二党小组"
                                hint="没有分党小组的不填；用顿号隔开，以后可以在“设置”里增减" error=typed::error(refused, "name")/>
                    </DialogForm>
                }
            }
        </Dialog>
    }
}

/// The names in a list as people type it.
fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(['、', '，', ',', '；', ';', '\n', ' ', '　']) {
        let name = name.trim();
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// An address that leads nowhere.
#[component]
pub fn Lost() -> impl IntoView {
    view! {
        <Page title=Signal::stored("没有这一页".to_owned())>
            <div class="empty">
                <p>"这个地址没有对应的页面，可能是记录已经删除，或者地址抄漏了几个字。"</p>
                <p><a class="button" href=Route::Home.href()>"回首页"</a></p>
            </div>
        </Page>
    }
}
