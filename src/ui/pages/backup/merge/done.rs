//! What merging came to, until the person has put it away.

use crate::backup::Doubt;
use crate::backup::merge::Settled;
use leptos::prelude::*;

/// What a merge came to.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The file's name.
    pub file: String,
    /// What was done.
    pub settled: Settled,
    /// What is to be looked at since.
    pub doubts: Vec<Doubt>,
}

/// The card.
#[component]
pub fn Done(outcome: RwSignal<Option<Outcome>>) -> impl IntoView {
    move || {
        let Outcome { file, settled, doubts } = outcome.get()?;
        let [new, changed, gone] = settled.counts;
        let told = match new + changed + gone {
            0 => "台账没有变化。".to_owned(),
            _ => format!("加进{new}项，修改{changed}项，删去{gone}项。"),
        };
        let doubts: Vec<String> = doubts.iter().map(ToString::to_string).collect();
        Some(view! {
            <section class="card" aria-labelledby="backup-merged">
                <h2 id="backup-merged">"合并结果"</h2>
                <p>{format!("“{file}”：{told}")}</p>
                {listed("两边都改过、没有选的，仍照这里的：", settled.undecided)}
                {listed("因为别的内容要用到，一起留下或者加进来的：", settled.along)}
                {listed("因为记录要用到，补进种类的：", settled.fields)}
                {listed("合并以后要核对的，内容都原样保留：", doubts)}
                <p class="backup-actions">
                    <button type="button" class="button" on:click=move |_| outcome.set(None)>"知道了"</button>
                </p>
            </section>
        })
    }
}

fn listed(head: &'static str, names: Vec<String>) -> Option<AnyView> {
    (!names.is_empty()).then(|| {
        view! {
            <section class="backup-register">
                <h3>{head}</h3>
                <ul class="backup-doubts">{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
