//! 主题教育和专项.

use super::register::{Register, RegisterForm, Row, Texts};
use super::typed::{self, Problems};
use crate::ledger::{Campaign, CampaignNature, Entry, EntryKey, Order};
use crate::ui::components::field::{SelectField, TextField};
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

const TEXTS: Texts = Texts {
    id: "settings-campaigns",
    title: "专题",
    help: "主题教育或专项工作。名称照文件原文填写，总结里逐字引用；记录可以标明属于哪个专题。",
    columns: &["名称", "性质", "起止"],
};

/// The register of campaigns.
#[component]
pub fn Campaigns() -> impl IntoView {
    let app = App::here();
    let rows = Memo::new(move |_| {
        app.ledger(|ledger| {
            let row = |campaign: &Campaign| Row {
                key: EntryKey::Campaign(campaign.id.clone()),
                cells: vec![
                    campaign.name.clone(),
                    campaign.nature.name().to_owned(),
                    typed::span(campaign.from, campaign.to),
                ],
                item: campaign.clone(),
            };
            let mut rows: Vec<_> = ledger.campaigns.values().map(row).collect();
            rows.order_by_key(|row| (row.item.from, row.item.revision));
            rows
        })
    });
    view! { <Register texts=TEXTS rows form=move |campaign, done| form(app, campaign, done)/> }
}

/// The form of an entry, or of a new one; `done` is told once it is saved.
pub fn form(app: App, before: Option<Campaign>, done: Callback<()>) -> AnyView {
    let was = before.as_ref();
    let name = RwSignal::new(was.map(|c| c.name.clone()).unwrap_or_default());
    let nature = was.map_or(CampaignNature::ThemeEducation, |c| c.nature);
    let nature = RwSignal::new(nature.id().to_owned());
    let from = RwSignal::new(typed::shown(was.and_then(|c| c.from)));
    let to = RwSignal::new(typed::shown(was.and_then(|c| c.to)));
    let source = RwSignal::new(was.map(|c| c.source.clone()).unwrap_or_default());
    let problems = Problems::default();
    let submit = move || {
        let days = typed::day(app, from, "from", "开始日期")
            .and_then(|first| typed::day(app, to, "to", "结束日期").map(|last| (first, last)));
        let (from, to) = match days {
            Ok(days) => days,
            Err(problem) => return problems.set(vec![problem]),
        };
        let own = before.as_ref().map(|c| c.id.clone());
        let Some(id) = own.or_else(|| app.fresh(Desk::new_campaign_id)) else { return };
        let nature = match nature.get_untracked().as_str() {
            "special" => CampaignNature::Special,
            _ => CampaignNature::ThemeEducation,
        };
        let (name, source) = (name.get_untracked(), source.get_untracked());
        let campaign = Campaign { id, name, nature, from, to, source, revision: 0 };
        if typed::save(app, problems, Entry::Campaign(campaign)) {
            done.run(());
        }
    };
    let natures = [CampaignNature::ThemeEducation, CampaignNature::Special];
    let natures = natures.map(|nature| (nature.id(), nature.name())).to_vec();
    view! {
        <RegisterForm on_submit=submit texts=vec![name, nature, from, to, source]>
            <TextField name="名称" value=name required=true hint="照文件原文填写" error=typed::error(problems, "name")/>
            <SelectField name="性质" value=nature options=natures/>
            {typed::day_field("开始日期", from, "", typed::error(problems, "from"))}
            {typed::day_field("结束日期", to, "", typed::error(problems, "to"))}
            <TextField name="名称出处" value=source hint="文件标题或文号，便于以后核对"/>
        </RegisterForm>
    }
    .into_any()
}
