//! A party group, campaign or partner: what it is, and all the records that name it.

use super::first_run::Lost;
use super::records::{List, Listing};
use super::settings::{campaigns, groups, partners, typed};
use crate::catalog::Given;
use crate::ledger::{
    ChoiceId, Entry, EntryKey, FieldId, Group, Ledger, Member, MemberId, Order, common,
};
use crate::lists::{self, Body};
use crate::rules::group_on;
use crate::ui::components::details;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::page::Page;
use crate::ui::route::{Route, SettingsPart};
use crate::ui::state::App;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A line of what an entry is: a text, or names that lead on, each with what stands behind it.
#[derive(Debug, Clone, PartialEq)]
struct Fact {
    label: String,
    text: String,
    links: Vec<(String, EntryKey, String)>,
}

impl Fact {
    fn text(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into(), links: Vec::new() }
    }

    fn links(label: impl Into<String>, links: Vec<(String, EntryKey, String)>) -> Self {
        Self { label: label.into(), text: String::new(), links }
    }

    fn says_something(&self) -> bool {
        !self.text.is_empty() || !self.links.is_empty()
    }
}

/// The page of an entry.
#[component]
pub fn EntryPage(
    /// Which.
    key: EntryKey,
) -> impl IntoView {
    let app = App::here();
    let of = key.clone();
    let found = Memo::new(move |_| {
        let today = app.today();
        app.ledger(|ledger| {
            let entry = ledger.get(&of)?;
            let mut facts = facts(&entry, ledger, today);
            facts.push(pointing(&of, ledger));
            facts.retain(Fact::says_something);
            Some((ledger.name_of(&of), facts))
        })
    });
    let there = Memo::new(move |_| found.with(Option::is_some));
    move || match there.get() {
        true => shown(app, key.clone(), found).into_any(),
        false => view! { <Lost/> }.into_any(),
    }
}

fn shown(app: App, key: EntryKey, found: Memo<Option<(String, Vec<Fact>)>>) -> impl IntoView {
    let name = Signal::derive(move || {
        found.with(|found| found.as_ref().map(|(name, _)| name.clone()).unwrap_or_default())
    });
    let facts = move || found.get().map(|(_, facts)| facts).unwrap_or_default();
    let editing = RwSignal::new(false);
    let register = key.register_name();
    let listing = Listing::new(app, None, Some(key.clone()));
    let (crumbs, for_actions) = (crumbs(&key), key.clone());
    view! {
        <Page title=name of_year=false actions=move || actions(app, &for_actions, editing)>
            {crumbs}
            <div class="stack">
                <section class="card" aria-label=format!("{register}信息")>
                    <dl class="details">{move || facts().into_iter().map(line).collect_view()}</dl>
                </section>
                <section class="card list" aria-label="提到它的记录">
                    <List listing/>
                </section>
            </div>
            <Dialog open=editing title=Signal::stored(format!("修改{register}"))
                on_close=move || editing.set(false)>
                {form(app, &key, Callback::new(move |()| editing.set(false)))}
            </Dialog>
        </Page>
    }
}

/// Where the page stands.
fn crumbs(key: &EntryKey) -> impl IntoView + use<> {
    let (above, name) = match key {
        EntryKey::Group(_) => (Route::members(), "党员"),
        EntryKey::Campaign(_) => (Route::SettingsAt(SettingsPart::Campaigns), "专题"),
        _ => (Route::SettingsAt(SettingsPart::Partners), "共建单位"),
    };
    view! { <nav class="crumbs" aria-label="位置"><a href=above.href()>{name}</a></nav> }
}

fn actions(app: App, key: &EntryKey, editing: RwSignal<bool>) -> impl IntoView + use<> {
    let new = new_record(key);
    view! {
        <button type="button" class="button" on:click=move |_| editing.set(true)>"编辑"</button>
        {new.map(|new| view! {
            <button type="button" class="button primary" on:click=move |_| app.go(&new)>"新增记录"</button>
        })}
    }
}

/// The form of a new record that names the entry.
fn new_record(key: &EntryKey) -> Option<Route> {
    let (field, id) = match key {
        EntryKey::Group(id) => ("group", id.as_str()),
        EntryKey::Campaign(id) => (common::CAMPAIGN, id.as_str()),
        EntryKey::Partner(id) => ("partner", id.as_str()),
        _ => return None,
    };
    let given = Given { field: FieldId::from(field), id: ChoiceId::parse(id)? };
    Some(Route::New("activity".into(), vec![given]))
}

/// The form of an entry of a small register.
fn form(app: App, key: &EntryKey, done: Callback<()>) -> AnyView {
    match app.peek(|ledger| ledger.get(key)) {
        Some(Entry::Group(group)) => groups::form(app, Some(group), done),
        Some(Entry::Campaign(campaign)) => campaigns::form(app, Some(campaign), done),
        Some(Entry::Partner(partner)) => partners::form(app, Some(partner), done),
        _ => ().into_any(),
    }
}

/// What an entry is.
fn facts(entry: &Entry, ledger: &Ledger, today: NaiveDate) -> Vec<Fact> {
    match entry {
        Entry::Group(group) => of_group(group, ledger, today),
        Entry::Campaign(campaign) => vec![
            Fact::text("性质", campaign.nature.name()),
            Fact::text("起止", typed::span(campaign.from, campaign.to)),
            Fact::text("名称出处", campaign.source.clone()),
        ],
        Entry::Partner(partner) => vec![Fact::text("类别", partner.nature.name())],
        _ => Vec::new(),
    }
}

fn of_group(group: &Group, ledger: &Ledger, today: NaiveDate) -> Vec<Fact> {
    let link = |id: &MemberId, name: &str, behind: String| {
        (name.to_owned(), EntryKey::Member(id.clone()), behind)
    };
    let own = lists::posts_on(ledger, today)
        .into_iter()
        .filter(|one| one.body == Body::Group && one.group.is_some_and(|of| of.id == group.id));
    let leaders = own.map(|one| {
        let term = lists::term_told(one.post);
        let told: Vec<String> =
            [Some(term), one.end_told()].into_iter().flatten().filter(|t| !t.is_empty()).collect();
        link(&one.member.id, &one.member.name, told.join("，"))
    });
    let leaders = leaders.collect();
    let mut members: Vec<&Member> = group_on(ledger, &group.id, today).collect();
    members.order_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let count = format!("党员（{}人）", members.len());
    let members = members.into_iter().map(|one| link(&one.id, &one.name, String::new())).collect();
    vec![
        Fact::text("存续时间", typed::span(group.from, group.to)),
        Fact::links("组长", leaders),
        Fact::links(count, members),
    ]
}

/// What else points at an entry besides its records and, of a group, its members.
fn pointing(key: &EntryKey, ledger: &Ledger) -> Fact {
    let users = ledger.users_of(key).into_iter();
    let others = users.filter(|user| !matches!(user, EntryKey::Record(_) | EntryKey::Member(_)));
    let told: Vec<String> = others.map(|user| ledger.described(&user)).collect();
    Fact::text("另外用于", told.join("、"))
}

fn line(fact: Fact) -> impl IntoView {
    let link = |(name, key, behind): (String, EntryKey, String)| {
        let behind = (!behind.is_empty()).then(|| format!("（{behind}）"));
        view! { <span>{details::link(name, &key)}{behind}</span> }
    };
    let content = if fact.links.is_empty() {
        view! { <span class="lines">{fact.text}</span> }.into_any()
    } else {
        let links = fact.links.into_iter().map(link).collect_view();
        view! { <span class="names">{links}</span> }.into_any()
    };
    view! { <div><dt>{fact.label}</dt><dd>{content}</dd></div> }
}
