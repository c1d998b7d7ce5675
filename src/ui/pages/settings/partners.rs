//! 共建单位.

use super::register::{Register, RegisterForm, Row, Texts};
use super::typed::{self, Problems};
use crate::ledger::{Entry, EntryKey, Order, Partner, PartnerNature};
use crate::ui::components::field::{SelectField, TextField};
use crate::ui::state::{App, Desk};
use leptos::prelude::*;

const TEXTS: Texts = Texts {
    id: "settings-partners",
    title: "共建单位",
    help: "结对的乡镇、社区、企业等，登记一次，记录里选用，名称前后一致才数得准。",
    columns: &["名称", "类别"],
};

const NATURES: [(&str, PartnerNature); 4] = [
    ("township", PartnerNature::Township),
    ("community", PartnerNature::Community),
    ("firm", PartnerNature::Firm),
    ("other", PartnerNature::Other),
];

fn id_of(nature: PartnerNature) -> &'static str {
    NATURES.iter().find(|known| known.1 == nature).map_or("other", |known| known.0)
}

/// The register of partners.
#[component]
pub fn Partners() -> impl IntoView {
    let app = App::here();
    let rows = Memo::new(move |_| {
        app.ledger(|ledger| {
            let row = |partner: &Partner| Row {
                key: EntryKey::Partner(partner.id.clone()),
                cells: vec![partner.name.clone(), partner.nature.name().to_owned()],
                item: partner.clone(),
            };
            let mut rows: Vec<_> = ledger.partners.values().map(row).collect();
            rows.order_by_key(|row| (id_of(row.item.nature), row.item.revision));
            rows
        })
    });
    view! { <Register texts=TEXTS rows form=move |partner, done| form(app, partner, done)/> }
}

/// The form of an entry, or of a new one; `done` is told once it is saved.
pub fn form(app: App, before: Option<Partner>, done: Callback<()>) -> AnyView {
    let name = RwSignal::new(before.as_ref().map(|p| p.name.clone()).unwrap_or_default());
    let nature = before.as_ref().map_or(PartnerNature::Community, |p| p.nature);
    let nature = RwSignal::new(id_of(nature).to_owned());
    let problems = Problems::default();
    let submit = move || {
        let own = before.as_ref().map(|p| p.id.clone());
        let Some(id) = own.or_else(|| app.fresh(Desk::new_partner_id)) else { return };
        let chosen = nature.get_untracked();
        let nature = NATURES.iter().find(|known| known.0 == chosen);
        let nature = nature.map_or(PartnerNature::Other, |known| known.1);
        let partner = Partner { id, name: name.get_untracked(), nature, revision: 0 };
        if typed::save(app, problems, Entry::Partner(partner)) {
            done.run(());
        }
    };
    let options = NATURES.iter().map(|(id, nature)| (*id, nature.name())).collect();
    view! {
        <RegisterForm on_submit=submit texts=vec![name, nature]>
            <TextField name="名称" value=name required=true example="清河社区" error=typed::error(problems, "name")/>
            <SelectField name="类别" value=nature options=options/>
        </RegisterForm>
    }
    .into_any()
}
