//! The form of a kind's name, chapter, help and example.

use super::parts::tick;
use crate::catalog::chapter_choices;
use crate::catalog::own::{OwnFigure, built_in_kind};
use crate::ledger::{ChapterId, Kind, quoted};
use crate::ui::components::field::{SelectField, TextField, focus_first_wrong};
use crate::ui::components::small_form::{DialogForm, changed};
use crate::ui::pages::settings::typed::{self, Problems};
use crate::ui::route::Route;
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

/// The form of a kind, or of a new one. A new one can be counted at once, and its page is shown.
pub fn form(app: App, before: Option<Kind>, done: Callback<()>) -> AnyView {
    let was = before.as_ref();
    let text = |of: fn(&Kind) -> &String| RwSignal::new(was.map(of).cloned().unwrap_or_default());
    let (name, help, example) = (text(|k| &k.name), text(|k| &k.help), text(|k| &k.example));
    let chapter = RwSignal::new(was.map_or("life".to_owned(), |kind| kind.chapter.to_string()));
    let count = RwSignal::new(true);
    let (figure_name, unit) = (RwSignal::new(String::new()), RwSignal::new("次".to_owned()));
    let problems = Problems::default();
    let built_in = was.is_some_and(|kind| built_in_kind(&kind.id).is_some());
    let new = was.is_none();
    let wanted = move || {
        let mut kind = match &before {
            Some(kind) => kind.clone(),
            None => Kind::new(app.fresh(Desk::new_kind_id)?, "", "other".into()),
        };
        kind.name = name.get_untracked();
        kind.help = help.get_untracked();
        kind.example = example.get_untracked();
        kind.chapter = ChapterId::parse(&chapter.get_untracked()).unwrap_or(kind.chapter);
        Some(kind)
    };
    let submit = move || {
        let Some(kind) = wanted() else { return };
        let figure = (new && count.get_untracked()).then(|| {
            let called = figure_name.get_untracked();
            let called = if called.trim().is_empty() { kind.name.clone() } else { called };
            let id = app.fresh(Desk::new_figure_id)?;
            OwnFigure::count(id, &called, &unit.get_untracked()).into_def(kind.id.clone()).ok()
        });
        let figures = figure.flatten().into_iter().collect();
        let (id, verb) = (kind.id.clone(), if new { "新增" } else { "修改" });
        let step = format!("{verb}记录种类{}", quoted(kind.name.trim()));
        match app.save(|desk| desk.put_kind(kind, figures, step)) {
            Ok(()) => {
                done.run(());
                if new {
                    // Once the dialog has let go of the page.
                    request_animation_frame(move || app.go(&Route::Kind(id)));
                }
            }
            Err(found) => {
                problems.set(found);
                focus_first_wrong();
            }
        }
    };
    let touched = changed(vec![name, chapter, help, example, figure_name, unit]);
    let unsaved = move || touched() || !count.get();
    view! {
        <DialogForm unsaved on_submit=submit>
            <TextField name="名称" value=name required=true example="红色资源保护" error=typed::error(problems, "name")/>
            {(!built_in).then(|| view! { <SelectField name="分类" value=chapter options=chapter_choices()/> })}
            <TextField name="说明" value=help hint="这里记什么，一句话；显示在表单上方" error=typed::error(problems, "help")/>
            <TextField name="例子" value=example hint="一条典型记录的标题" error=typed::error(problems, "example")/>
            {new.then(|| view! {
                <p>{tick(count, "同时设一个数字，数这种记录有多少条")}</p>
                {move || count.get().then(|| view! {
                    <TextField name="数字名称" value=figure_name hint="总结正文里用它；不填就与种类同名" error=typed::error(problems, "figure_name")/>
                    <TextField name="单位" value=unit error=typed::error(problems, "figure_unit")/>
                })}
            })}
        </DialogForm>
    }
    .into_any()
}
