//! 回收站: what was removed in the last 90 days, to be put back or removed for good.

use super::record::{moment, tell_restored};
use crate::browser;
use crate::editor::Removed;
use crate::ledger::{EntryKey, InOrder};
use crate::lists;
use crate::store::DAYS_KEPT;
use crate::ui::components::details::{Details, name_sections};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::page::{HEADING, Page};
use crate::ui::notice::{Subject, Tone};
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Entries, by their keys.
type Keys = BTreeSet<EntryKey>;

/// What the page holds. Copying it copies handles.
#[derive(Clone, Copy)]
struct Bin {
    app: App,
    removed: Memo<Vec<Removed>>,
    picked: RwSignal<Keys>,
    /// What is looked at in full.
    looked_at: RwSignal<Option<EntryKey>>,
    /// What the person is asked about before it is removed for good.
    asked: RwSignal<Option<Keys>>,
}

impl Bin {
    fn restore(self, keys: &Keys) {
        let restored = self.app.change(|desk| desk.restore_removed(keys));
        if let Some(restored) = restored {
            self.done();
            tell_restored(self.app, restored, "选中的内容已不在回收站里。");
        }
    }

    fn forget(self, keys: &Keys) {
        if self.app.drop_versions(|desk| desk.forget(keys)) {
            self.done();
            let text = format!("已彻底删除{}项。", keys.len());
            self.app.tell(Subject::Edit, Tone::Done, text);
        }
    }

    fn done(self) {
        self.asked.set(None);
        self.looked_at.set(None);
        self.picked.set(Keys::new());
        // What was pressed is gone.
        request_animation_frame(|| {
            browser::focus(HEADING);
        });
    }

    fn all_are_picked(self) -> bool {
        self.removed.with(|all| self.picked.with(|picked| picked.len() == all.len()))
    }

    fn all(self) -> Keys {
        self.removed.with_untracked(|all| all.iter().map(|one| one.key.clone()).in_order())
    }
}

/// 回收站.
#[component]
pub fn Trash() -> impl IntoView {
    let app = App::here();
    let read = Memo::new(move |_| app.desk(|desk| desk.removed()));
    let removed = Memo::new(move |_| read.get().unwrap_or_default());
    let unread = move || read.with(|read| read.as_ref().err().map(|error| format!("{error}。")));
    let bin = Bin {
        app,
        removed,
        picked: RwSignal::new(Keys::new()),
        looked_at: RwSignal::new(None),
        asked: RwSignal::new(None),
    };
    let none = Memo::new(move |_| removed.with(Vec::is_empty));
    let empty = move || {
        (!none.get()).then(|| {
            view! {
                <button type="button" class="button danger" on:click=move |_| bin.asked.set(Some(bin.all()))>"清空回收站"</button>
            }
        })
    };
    view! {
        <Page title=Signal::stored("回收站".to_owned()) of_year=false actions=move || empty>
            <nav class="crumbs" aria-label="位置">
                <a href=Route::all_records().href()>"台账"</a>
            </nav>
            <div role="alert">
                {move || unread().map(|sentence| view! { <p class="backup-refused">{sentence}</p> })}
            </div>
            <section class="card list" aria-label="删除的内容">
                {move || if none.get() { blank().into_any() } else { table(bin).into_any() }}
            </section>
            <Look bin/>
            <Ask bin/>
        </Page>
    }
}

fn blank() -> impl IntoView {
    view! {
        <div class="empty">
            <p><strong>"回收站是空的。"</strong></p>
            <p>{format!("删除的记录、党员、党小组等在这里保留{DAYS_KEPT}天，可以恢复。")}</p>
        </div>
    }
}

fn table(bin: Bin) -> impl IntoView {
    let count = move || bin.removed.with(|all| format!("共{}项", all.len()));
    let all = move || bin.all_are_picked();
    let pick_all = move |event| {
        bin.picked.set(if event_target_checked(&event) { bin.all() } else { Keys::new() });
    };
    let any = Memo::new(move |_| !bin.picked.with(Keys::is_empty));
    view! {
        <div class="conditions">
            <p class="list-count">{count}</p>
            <p class="quiet-text">{format!("删除满{DAYS_KEPT}天自动清除；存储空间不够时，最早删除的可能提前清除。")}</p>
        </div>
        {move || any.get().then(|| bar(bin))}
        <table class="table records trash">
            <thead><tr>
                <th scope="col" class="pick"><input type="checkbox" aria-label="选中全部" prop:checked=all on:change=pick_all/></th>
                <th scope="col">"删除日期"</th>
                <th scope="col">"标题"</th>
                <th scope="col">"种类"</th>
                <th scope="col">"发生日期"</th>
                <th scope="col">"哪一步"</th>
                <th scope="col" class="number">"保留"</th>
            </tr></thead>
            <tbody>{move || bin.removed.get().into_iter().map(|one| row(bin, one)).collect_view()}</tbody>
        </table>
    }
}

fn bar(bin: Bin) -> impl IntoView {
    let count = move || format!("已选{}项", bin.picked.with(Keys::len));
    view! {
        <div class="picked" role="region" aria-label="选中的内容">
            <p role="status">{count}</p>
            {move || (!bin.all_are_picked()).then(|| view! {
                <button type="button" class="link" on:click=move |_| bin.picked.set(bin.all())>
                    {move || format!("选中全部{}项", bin.removed.with(Vec::len))}
                </button>
            })}
            <button type="button" class="link" on:click=move |_| bin.picked.set(Keys::new())>"取消选择"</button>
            <span class="space"></span>
            <button type="button" class="button" on:click=move |_| bin.restore(&bin.picked.get_untracked())>"恢复选中"</button>
            <button type="button" class="button danger" on:click=move |_| bin.asked.set(Some(bin.picked.get_untracked()))>"彻底删除"</button>
        </div>
    }
}

fn row(bin: Bin, one: Removed) -> impl IntoView {
    let Removed { key, what, title, date, version, days_left } = one;
    let (own, looked) = (key.clone(), key.clone());
    let pick = move |event| {
        let on = event_target_checked(&event);
        bin.picked.update(|picked| {
            if on {
                picked.insert(key.clone());
            } else {
                picked.remove(&key);
            }
        });
    };
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    view! {
        <tr>
            <td class="pick"><input type="checkbox" aria-label=format!("选中 {title}")
                prop:checked=move || bin.picked.with(|picked| picked.contains(&own)) on:change=pick/></td>
            <td class="day" title=moment(version.at)>{version.at.format("%m-%d").to_string()}</td>
            <td class="title"><button type="button" class="link" on:click=move |_| bin.looked_at.set(Some(looked.clone()))>{title}</button></td>
            <td class="cell" data-name="种类">{what}</td>
            <td class="cell" data-name="发生日期" class:blank=date.is_empty()>{date.clone()}</td>
            <td class="cell" data-name="哪一步"><span class="clamp">{version.step}</span></td>
            <td class="cell number" data-name="保留">{format!("还有{days_left}天")}</td>
        </tr>
    }
}

/// One of them in full.
#[component]
fn Look(bin: Bin) -> impl IntoView {
    let found = move || {
        let key = bin.looked_at.get()?;
        bin.removed.with(|all| all.iter().find(|one| one.key == key).cloned())
    };
    let close = move || bin.looked_at.set(None);
    let act = move |act: fn(Bin, &Keys)| {
        if let Some(key) = bin.looked_at.get_untracked() {
            act(bin, &[key].into());
        }
    };
    view! {
        <Dialog open=Signal::derive(move || bin.looked_at.with(Option::is_some))
            title=Signal::stored("删除的内容".to_owned()) on_close=close>
            <div class="dialog-body">
                {found().map(|one| {
                    let mut lines = untrack(|| bin.app.catalog(|catalog, ledger| {
                        lists::lines(&one.version.entry, catalog, ledger)
                    }));
                    name_sections(bin.app, &mut lines);
                    let told = format!("{}，{}", moment(one.version.at), one.version.step);
                    view! { <p class="quiet-text">{told}</p><Details lines/> }
                })}
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| act(|bin, keys| bin.asked.set(Some(keys.clone())))>"彻底删除"</button>
                <button type="button" class="button primary" autofocus on:click=move |_| act(Bin::restore)>"恢复"</button>
            </footer>
        </Dialog>
    }
}

/// The question before something is removed for good.
#[component]
fn Ask(bin: Bin) -> impl IntoView {
    let count = move || bin.asked.with(|asked| asked.as_ref().map_or(0, Keys::len));
    let forget = move || {
        if let Some(keys) = bin.asked.get_untracked() {
            bin.forget(&keys);
        }
    };
    let close = move || bin.asked.set(None);
    view! {
        <Dialog open=Signal::derive(move || bin.asked.with(Option::is_some))
            title=Signal::stored("彻底删除".to_owned()) on_close=close>
            <div class="dialog-body">
                <p>{format!("从回收站里彻底删除{}项，连同它们的修改历史。这一步不能撤销，以后只能从以前的备份里找回。", count())}</p>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button danger" on:click=move |_| forget()>"彻底删除"</button>
                <button type="button" class="button primary" autofocus on:click=move |_| close()>"不删除"</button>
            </footer>
        </Dialog>
    }
}
