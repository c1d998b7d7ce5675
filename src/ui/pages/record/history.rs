//! 修改历史: the earlier versions of an entry, what each step changed, and back to one of them.

use crate::browser;
use crate::editor::Restored;
use crate::ledger::{Entry, EntryKey};
use crate::lists::{self, Change, Detail};
use crate::store::Earlier;
use crate::ui::components::details::name_sections;
use crate::ui::notice::{Subject, Tone};
use crate::ui::state::App;
use chrono::NaiveDateTime;
use leptos::prelude::*;

const HEADING: &str = "history";

/// How many versions are shown before the rest is folded.
const SHOWN: usize = 5;

/// The earlier versions of an entry, the latest first.
#[component]
pub fn History(
    /// Of which entry.
    key: EntryKey,
) -> impl IntoView {
    let app = App::here();
    let versions = Memo::new(move |_| {
        app.desk(|desk| {
            let now = desk.ledger().get(&key);
            desk.versions_of(&key).map(|versions| told(app, now, versions))
        })
    });
    view! {
        <section class="card" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">"修改历史"</h2>
            {move || match versions.get() {
                Ok(versions) => list(app, versions),
                Err(error) => view! { <p class="backup-refused">{format!("{error}。")}</p> }.into_any(),
            }}
        </section>
    }
}

/// A version, and what the step after it changed.
type Version = (Earlier, Vec<Change>);

fn told(app: App, now: Option<Entry>, versions: Vec<Earlier>) -> Vec<Version> {
    let lines = |entry: &Entry| {
        let mut lines: Vec<Detail> =
            untrack(|| app.catalog(|catalog, ledger| lists::lines(entry, catalog, ledger)));
        name_sections(app, &mut lines);
        lines
    };
    let mut next = now.as_ref().map(&lines);
    let mut told = Vec::with_capacity(versions.len());
    for version in versions {
        let own = lines(&version.entry);
        let changes = next.as_ref().map(|next| lists::changes(&own, next)).unwrap_or_default();
        next = Some(own);
        told.push((version, changes));
    }
    told
}

fn list(app: App, versions: Vec<Version>) -> AnyView {
    if versions.is_empty() {
        return view! { <p class="card-help">"还没有改过，或者以前的版本已经清除。"</p> }
            .into_any();
    }
    let count = versions.len();
    let mut lines = versions.into_iter().map(|version| line(app, version));
    let first = lines.by_ref().take(SHOWN).collect_view();
    let rest = (count > SHOWN).then(|| {
        view! {
            <details class="counted-rest">
                <summary>{format!("更早的{}版", count - SHOWN)}</summary>
                <ol class="history">{lines.collect_view()}</ol>
            </details>
        }
    });
    view! {
        <p class="card-help">"每改一次，改动之前的一版留在这里；版数和空间有限，旧的先清除。备份文件里没有修改历史。"</p>
        <ol class="history">{first}</ol>
        {rest}
    }
    .into_any()
}

fn line(app: App, (version, changes): Version) -> impl IntoView {
    let when = moment(version.at);
    let name = format!("恢复到这一版：{when}以前");
    let (step, removed) = (version.step.clone(), version.removed);
    let back = move |_| {
        if let Some(restored) = app.change(|desk| desk.back_to(&version)) {
            tell_restored(app, restored, "现在的内容就是这一版，没有改动。");
            // The button may have moved with its line.
            request_animation_frame(|| {
                browser::focus(HEADING);
            });
        }
    };
    let changed = match (changes.is_empty(), removed) {
        (true, true) => {
            view! { <p class="quiet-text">"删除以后又恢复，内容没有变。"</p> }.into_any()
        }
        (true, false) => view! { <p class="quiet-text">"显示的内容没有变。"</p> }.into_any(),
        _ => {
            let line = |change: Change| {
                view! {
                    <div><dt>{change.label}</dt><dd class="lines">
                        {said("old", change.old)}<span class="quiet-text">" → "</span>{said("new", change.new)}
                    </dd></div>
                }
            };
            view! { <dl class="details">{changes.into_iter().map(line).collect_view()}</dl> }
                .into_any()
        }
    };
    view! {
        <li>
            <div class="history-head">
                <p><strong>{format!("{when}以前的一版")}</strong></p>
                <button type="button" class="link" aria-label=name on:click=back>"恢复到这一版"</button>
            </div>
            <p class="quiet-text">{format!("后来：{step}")}</p>
            {changed}
        </li>
    }
}

/// What a field said or says.
fn said(class: &'static str, text: String) -> impl IntoView {
    match text.is_empty() {
        true => view! { <span class="quiet-text">"（空）"</span> }.into_any(),
        false if class == "old" => view! { <del>{text}</del> }.into_any(),
        false => view! { <ins>{text}</ins> }.into_any(),
    }
}

/// A moment as people write it.
pub fn moment(at: NaiveDateTime) -> String {
    at.format("%Y年%-m月%-d日 %H:%M").to_string()
}

/// Says what came of putting something back; `nothing` where there was nothing to do.
pub fn tell_restored(app: App, restored: Restored, nothing: &str) {
    let Restored { step, along, missing } = restored;
    if step.is_empty() {
        app.tell(Subject::Edit, Tone::Hint, nothing.to_owned());
        return;
    }
    let along = match along.is_empty() {
        true => String::new(),
        false => format!("一起恢复的还有：{}。", along.join("、")),
    };
    app.tell(Subject::Edit, Tone::Done, format!("已{step}，点“撤销”可以退回。{along}"));
    app.checked(missing.iter().map(ToString::to_string).collect());
}
