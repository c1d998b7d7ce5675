//! 主题教育和专项.

use super::register::{Register, RegisterForm, Row, Texts};
use super::typed;
use crate::ledger::{Campaign, CampaignId, CampaignNature, Command, Entry, EntryKey, clean_line};
use crate::ui::components::field::{SelectField, TextField};
use crate::ui::state::App;
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
            rows.sort_by_key(|row| (row.item.from, row.item.revision));
            rows
        })
    });
    view! { <Register texts=TEXTS rows form=move |campaign, done| form(app, campaign, done)/> }
}

fn form(app: App, before: Option<Campaign>, done: Callback<()>) -> AnyView {
    let was = before.as_ref();
    let name = RwSignal::new(was.map(|c| c.name.clone()).unwrap_or_default());
    let nature = was.map_or(CampaignNature::ThemeEducation, |c| c.nature);
    let nature = RwSignal::new(nature.id().to_owned());
    let from = RwSignal::new(typed::shown(was.and_then(|c| c.from)));
    let to = RwSignal::new(typed::shown(was.and_then(|c| c.to)));
    let source = RwSignal::new(was.map(|c| c.source.clone()).unwrap_or_default());
    let (name_error, days_error) = (RwSignal::new(None), RwSignal::new(None));
    let submit = move || {
        let own = before.as_ref().map(|c| &c.id);
        let taken: Vec<String> = app.ledger(|ledger| {
            let others = ledger.campaigns.values().filter(|c| Some(&c.id) != own);
            others.map(|c| c.name.clone()).collect()
        });
        let name = typed::name(name, &taken, name_error);
        let days = typed::days(from, to, days_error);
        let (Some(name), Some((from, to))) = (name, days) else { return };
        let Some(id) = own.cloned().or_else(|| CampaignId::parse(&app.fresh_id(8))) else { return };
        let nature = match nature.get_untracked().as_str() {
            "special" => CampaignNature::Special,
            _ => CampaignNature::ThemeEducation,
        };
        let source = source.with_untracked(|text| clean_line(text).text);
        let step = if before.is_some() { "修改专题" } else { "新增专题" };
        let campaign = Campaign { id, name, nature, from, to, source, revision: 0 };
        if app.act(step, Command::put(Entry::Campaign(campaign))) {
            done.run(());
        }
    };
    let natures = [CampaignNature::ThemeEducation, CampaignNature::Special];
    let natures = natures.map(|nature| (nature.id(), nature.name())).to_vec();
    view! {
        <RegisterForm on_submit=submit on_cancel=done>
            <TextField name="名称" value=name required=true hint="照文件原文填写" error=name_error/>
            <SelectField name="性质" value=nature options=natures/>
            <TextField name="开始日期" value=from input="date"/>
            <TextField name="结束日期" value=to input="date" error=days_error/>
            <TextField name="名称出处" value=source hint="文件标题或文号，便于以后核对"/>
        </RegisterForm>
    }
    .into_any()
}
