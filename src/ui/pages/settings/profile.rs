//! The branch's profile, as a form: in 设置, and short at the first run.

use super::typed::{self, Problems};
use crate::ledger::{Branch, Entry, FieldProblem};
use crate::ui::components::field::{TextField, focus_first_wrong};
use crate::ui::state::App;
use leptos::prelude::*;

/// What the form of the profile holds while it is typed.
#[derive(Clone, Copy, Default)]
pub struct ProfileDraft {
    full_name: RwSignal<String>,
    short_name: RwSignal<String>,
    office: RwSignal<String>,
    superior: RwSignal<String>,
    place: RwSignal<String>,
    problems: Problems,
}

impl ProfileDraft {
    /// The form of a branch that exists.
    pub fn of(branch: &Branch) -> Self {
        let draft = Self::default();
        draft.full_name.set(branch.full_name.clone());
        draft.short_name.set(branch.short_name.clone());
        draft.office.set(branch.office.clone());
        draft.superior.set(branch.superior.clone());
        draft.place.set(branch.place.clone());
        draft
    }

    /// The branch as typed, with everything not in the form kept from `before`.
    pub fn branch(self, before: Option<&Branch>) -> Branch {
        let mut branch = before.cloned().unwrap_or_else(|| Branch::new("", ""));
        branch.full_name = self.full_name.get_untracked();
        branch.short_name = self.short_name.get_untracked();
        branch.office = self.office.get_untracked();
        branch.superior = self.superior.get_untracked();
        branch.place = self.place.get_untracked();
        branch
    }

    /// Shows what is wrong with the branch as typed, beside its fields.
    pub fn refuse(self, problems: Vec<FieldProblem>) {
        self.problems.set(problems);
        focus_first_wrong();
    }

    /// The fields.
    pub fn fields(self) -> impl IntoView {
        view! {
            <TextField name="支部全称" value=self.full_name required=true example="青溪市道路运输管理局党支部"
                hint="总结的标题和落款用它" error=typed::error(self.problems, "full_name")/>
            <TextField name="支部简称" value=self.short_name required=true example="局党支部"
                hint="总结的正文用它" error=typed::error(self.problems, "short_name")/>
            <TextField name="单位" value=self.office example="青溪市道路运输管理局"/>
            <TextField name="上级" value=self.superior example="青溪市交通运输局党委" hint="上级党组织"/>
            <TextField name="所在地" value=self.place example="青溪市"/>
        }
    }
}

/// The profile's part of 设置.
#[component]
pub fn Profile() -> impl IntoView {
    let app = App::here();
    let branch = Memo::new(move |_| app.ledger(|ledger| ledger.branch.clone()));
    view! {
        <section class="card" aria-labelledby="settings-profile">
            <h2 id="settings-profile" tabindex="-1">"支部信息"</h2>
            // Built anew when the branch changes from elsewhere, by 撤销 for one.
            {move || {
                let branch = branch.get();
                let draft = branch.as_ref().map(ProfileDraft::of).unwrap_or_default();
                let submit = move |event: web_sys::SubmitEvent| {
                    event.prevent_default();
                    let changed = draft.branch(branch.as_ref());
                    if Some(&changed) != branch.as_ref() {
                        typed::save(app, draft.problems, Entry::Branch(changed));
                    }
                };
                view! {
                    <form class="form" novalidate on:submit=submit>
                        {draft.fields()}
                        <div class="form-foot"><button type="submit" class="button primary">"保存"</button></div>
                    </form>
                }
            }}
        </section>
    }
}
