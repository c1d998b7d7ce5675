//! 共建单位.

use super::register::{Register, RegisterForm, Row, Texts};
use super::typed;
use crate::ledger::{Command, Entry, EntryKey, Partner, PartnerId, PartnerNature};
use crate::ui::components::field::{SelectField, TextField};
use crate::ui::state::App;
use leptos::prelude::*;

const TEXTS: Texts = Texts {
    id: "settings-partners",
    title: "共建单位",
    help: "结对的乡镇、社区、企业等，登记一次，记录里选用，名称前后一致才数得准。",
    columns: &["名称", "类别"],
};

const NATURES: [(&str, &str, PartnerNature); 4] = [
    ("township", "乡镇、街道", PartnerNature::Township),
    ("community", "村、社区", PartnerNature::Community),
    ("firm", "企业", PartnerNature::Firm),
    ("other", "其他", PartnerNature::Other),
];

fn id_of(nature: PartnerNature) -> &'static str {
    NATURES.iter().find(|known| known.2 == nature).map_or("other", |known| known.0)
}

fn name_of(nature: PartnerNature) -> &'static str {
    NATURES.iter().find(|known| known.2 == nature).map_or("其他", |known| known.1)
}

/// The register of partners.
#[component]
pub fn Partners() -> impl IntoView {
    let app = App::here();
    let rows = Memo::new(move |_| {
        app.ledger(|ledger| {
            let row = |partner: &Partner| Row {
                key: EntryKey::Partner(partner.id.clone()),
                cells: vec![partner.name.clone(), name_of(partner.nature).to_owned()],
                item: partner.clone(),
            };
            let mut rows: Vec<_> = ledger.partners.values().map(row).collect();
            rows.sort_by_key(|row| (id_of(row.item.nature), row.item.revision));
            rows
        })
    });
    view! { <Register texts=TEXTS rows form=move |partner, done| form(app, partner, done)/> }
}

fn form(app: App, before: Option<Partner>, done: Callback<()>) -> AnyView {
    let name = RwSignal::new(before.as_ref().map(|p| p.name.clone()).unwrap_or_default());
    let nature = before.as_ref().map_or(PartnerNature::Community, |p| p.nature);
    let nature = RwSignal::new(id_of(nature).to_owned());
    let error = RwSignal::new(None);
    let submit = move || {
        let own = before.as_ref().map(|p| &p.id);
        let taken: Vec<String> = app.ledger(|ledger| {
            let others = ledger.partners.values().filter(|p| Some(&p.id) != own);
            others.map(|p| p.name.clone()).collect()
        });
        let Some(name) = typed::name(name, &taken, error) else { return };
        let Some(id) = own.cloned().or_else(|| PartnerId::parse(&app.fresh_id(8))) else { return };
        let chosen = nature.get_untracked();
        let nature = NATURES.iter().find(|known| known.0 == chosen);
        let nature = nature.map_or(PartnerNature::Other, |known| known.2);
        let step = if before.is_some() { "修改共建单位" } else { "新增共建单位" };
        let partner = Partner { id, name, nature, revision: 0 };
        if app.act(step, Command::put(Entry::Partner(partner))) {
            done.run(());
        }
    };
    let options = NATURES.iter().map(|known| (known.0, known.1)).collect();
    view! {
        <RegisterForm on_submit=submit on_cancel=done>
            <TextField name="名称" value=name required=true example="清河社区" error=error/>
            <SelectField name="类别" value=nature options=options/>
        </RegisterForm>
    }
    .into_any()
}
