//! The choices of a field, in the form of the field.

use super::parts::{action, ticked};
use crate::browser;
use crate::ledger::{Choice, ChoiceId, Field};
use crate::ui::components::field::{FieldFrame, Labels, fresh_id};
use crate::ui::components::small_form::is_save;
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

/// A choice being typed.
#[derive(Clone, PartialEq)]
struct Row {
    id: ChoiceId,
    name: String,
    /// Whether it can be taken away: a built-in one can only be renamed.
    own: bool,
    /// Whether it is not in the ledger yet.
    new: bool,
    /// Whether a figure is made that counts it; for a new facet.
    counted: bool,
}

impl Row {
    /// A new row left blank says nothing.
    fn says(&self) -> bool {
        !self.new || !self.name.trim().is_empty()
    }
}

/// The choices of a field while they are typed. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Choices {
    app: App,
    rows: RwSignal<Vec<Row>>,
    start: StoredValue<Vec<(ChoiceId, String)>>,
    /// Whether a new choice is counted by a figure, if the person leaves it so.
    facets: bool,
}

impl Choices {
    /// Those of `field`.
    pub fn new(app: App, field: &Field, built_in: Option<&Field>, facets: bool) -> Self {
        let row = |choice: &Choice| Row {
            id: choice.id.clone(),
            name: choice.name.clone(),
            own: built_in.is_none_or(|field| field.choice(choice.id.as_str()).is_none()),
            new: false,
            counted: false,
        };
        let start = field.choices.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
        let rows = RwSignal::new(field.choices.iter().map(row).collect::<Vec<_>>());
        let choices = Self { app, rows, start: StoredValue::new(start), facets };
        if field.choices.is_empty() {
            choices.add();
        }
        choices
    }

    /// A row more, for a new choice.
    fn add(self) -> Option<ChoiceId> {
        let id = self.app.fresh(Desk::new_choice_id)?;
        let row =
            Row { id: id.clone(), name: String::new(), own: true, new: true, counted: self.facets };
        self.rows.update(|rows| rows.push(row));
        Some(id)
    }

    fn add_and_go(self) {
        let Some(id) = self.add() else { return };
        request_animation_frame(move || {
            browser::focus(&format!("choice-{id}"));
        });
    }

    fn named(self) -> Vec<(ChoiceId, String)> {
        let named = |row: &Row| (row.id.clone(), row.name.clone());
        self.rows.with(|rows| rows.iter().filter(|row| row.says()).map(named).collect())
    }

    /// Whether anything is another than at the start.
    pub fn changed(self) -> bool {
        let now = self.named();
        self.start.with_value(|start| *start != now)
    }

    /// The choices as typed.
    pub fn wanted(self) -> Vec<Choice> {
        let choice = |(id, name)| Choice { id, name, former_names: Vec::new() };
        untrack(|| self.named()).into_iter().map(choice).collect()
    }

    /// The new ones that a figure is to count, with their names.
    pub fn counted(self) -> Vec<(ChoiceId, String)> {
        let counted = |row: &&Row| row.new && row.counted && row.says();
        self.rows.with_untracked(|rows| {
            rows.iter().filter(counted).map(|row| (row.id.clone(), row.name.clone())).collect()
        })
    }

    /// Changes one row.
    fn edit(self, id: &ChoiceId, edit: impl FnOnce(&mut Row)) {
        self.rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.id == *id) {
                edit(row);
            }
        });
    }

    fn shift(self, id: &ChoiceId, up: bool) {
        self.rows.update(|rows| {
            let Some(at) = rows.iter().position(|row| row.id == *id) else { return };
            let other = if up { at.checked_sub(1) } else { Some(at + 1) };
            if let Some(other) = other.filter(|other| *other < rows.len()) {
                rows.swap(at, other);
            }
        });
        let button = format!("{}-{id}", if up { "choice-up" } else { "choice-down" });
        request_animation_frame(move || {
            browser::focus(&button);
        });
    }

    fn remove(self, id: &ChoiceId) {
        self.rows.update(|rows| rows.retain(|row| row.id != *id));
        request_animation_frame(|| {
            browser::focus("choice-add");
        });
    }

    /// The rows.
    pub fn view(self, error: Signal<Option<String>>) -> impl IntoView {
        let labels = Labels {
            id: fresh_id("choices"),
            name: "选项".to_owned(),
            hint: "回车加一项；改了名称，写好的正文仍按旧名找得到".to_owned(),
            required: true,
        };
        // What is typed in a row draws none anew.
        let blank = |row: &Row| Row { name: String::new(), counted: false, ..row.clone() };
        let shown =
            Memo::new(move |_| self.rows.with(|rows| rows.iter().map(blank).collect::<Vec<_>>()));
        view! {
            <FieldFrame labels error group=true>
                <ol class="choice-rows">
                    {move || shown.get().into_iter().enumerate()
                        .map(|(at, row)| self.row(at + 1, row, error)).collect_view()}
                </ol>
                <button type="button" id="choice-add" class="link" on:click=move |_| self.add_and_go()>"新增选项"</button>
            </FieldFrame>
        }
    }

    fn row(self, at: usize, row: Row, error: Signal<Option<String>>) -> impl IntoView {
        let enter = move |event: web_sys::KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() && !is_save(&event) {
                event.prevent_default();
                self.add_and_go();
            }
        };
        let Row { id, own, new, .. } = row;
        let of = id.clone();
        let name = move || {
            let own =
                |rows: &Vec<Row>| rows.iter().find(|row| row.id == of).map(|r| r.name.clone());
            self.rows.with(own).unwrap_or_default()
        };
        let [typed, up, down, gone, counts, counted] = std::array::from_fn(|_| id.clone());
        let is_counted = Signal::derive(move || {
            self.rows.with(|rows| rows.iter().any(|row| row.id == counted && row.counted))
        });
        let count = move |on| self.edit(&counts, |row| row.counted = on);
        let mut actions = vec![
            action(
                "上移",
                format!("上移选项{at}"),
                Some(format!("choice-up-{id}")),
                move || {
                    self.shift(&up, true);
                },
            ),
            action(
                "下移",
                format!("下移选项{at}"),
                Some(format!("choice-down-{id}")),
                move || {
                    self.shift(&down, false);
                },
            ),
        ];
        if own {
            let remove = move || self.remove(&gone);
            actions.push(action("删除", format!("删除选项{at}"), None, remove));
        }
        view! {
            <li>
                <input id=format!("choice-{id}") type="text" aria-label=format!("选项{at}") autocomplete="off"
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=name on:keydown=enter
                    on:input=move |event| self.edit(&typed, |row| row.name = event_target_value(&event))/>
                <span class="row-actions">{actions}</span>
                {(new && self.facets).then(|| {
                    ticked(is_counted, "同时设一个同名的数字，按次计数", Callback::new(count))
                })}
            </li>
        }
    }
}
