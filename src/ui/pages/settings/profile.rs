//! The branch's profile, as a form: in 设置, and short at the first run.

use super::typed::{self, Problems};
use crate::ledger::{Branch, Entry, FieldProblem};
use crate::ui::components::field::{TextField, focus_first_wrong};
use crate::ui::components::small_form::SmallForm;
use crate::ui::notice::Tone;
use crate::ui::state::App;
use leptos::prelude::*;

/// What a branch has in the fields of the form, in their order.
type Shown = [String; 5];

fn shown(branch: &Branch) -> Shown {
    let Branch { full_name, short_name, office, superior, place, .. } = branch;
    [full_name, short_name, office, superior, place].map(Clone::clone)
}

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
    /// What the form holds, in the order of the branch's own.
    pub fn texts(self) -> [RwSignal<String>; 5] {
        [self.full_name, self.short_name, self.office, self.superior, self.place]
    }

    /// Takes what the branch has from `before` to `now`; what the person has typed stays.
    fn follow(self, before: &Shown, now: &Shown) {
        for ((text, before), now) in self.texts().into_iter().zip(before).zip(now) {
            if text.with_untracked(|text| text == before) {
                text.set(now.clone());
            }
        }
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
    let draft = ProfileDraft::default();
    let kept = Memo::new(move |_| {
        app.ledger(|ledger| ledger.branch.as_ref().map(shown).unwrap_or_default())
    });
    // The branch changes from elsewhere too, by 撤销 for one.
    Effect::new(move |before: Option<Shown>| {
        let now = kept.get();
        draft.follow(&before.unwrap_or_default(), &now);
        now
    });
    let unsaved = move || {
        let typed = draft.texts().map(|text| text.get());
        kept.with(|kept| *kept != typed)
    };
    let submit = move || {
        if !untrack(unsaved) {
            return app.say(Tone::Done, "支部信息没有改动。");
        }
        let before = app.peek(|ledger| ledger.branch.clone());
        let branch = draft.branch(before.as_ref());
        if typed::save(app, draft.problems, Entry::Branch(branch)) {
            // As it was put, without the spaces around it.
            for (text, kept) in draft.texts().into_iter().zip(kept.get_untracked()) {
                text.set(kept);
            }
            app.say(Tone::Done, "支部信息已保存。");
        }
    };
    view! {
        <section class="card" aria-labelledby="settings-profile">
            <h2 id="settings-profile" tabindex="-1">"支部信息"</h2>
            <SmallForm unsaved on_submit=submit>
                {draft.fields()}
                <div class="form-foot"><button type="submit" class="button primary">"保存"</button></div>
            </SmallForm>
        </section>
    }
}
