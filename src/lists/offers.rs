//! What a list can be narrowed by as a person chooses it: the values that occur, and what each
//! condition is called.

use super::filter::{By, Filter, facets, groups_of, partners, people};
use super::{Scope, groups, kind_name, members, name_apart, scope};
use crate::catalog::{Catalog, own::FACETS};
use crate::ledger::{CampaignId, GroupId, KindId, Ledger, MemberId, Order, PartnerId};
use chrono::Datelike;
use std::collections::BTreeSet;

/// What a list can be narrowed by, with the values that occur in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// By what.
    pub by: By,
    /// Values, and what they are called.
    pub values: Vec<(String, String)>,
}

/// What the records of a scope can be narrowed by, as far as it occurs in them and is not held for
/// all of them. Text is not among it.
pub fn offers(of: &Scope, catalog: &Catalog, ledger: &Ledger) -> Vec<Offer> {
    let mut months = BTreeSet::new();
    let mut found: [BTreeSet<&str>; 7] = Default::default();
    let [of_kind, of_facet, of_campaign, of_group, of_partner, of_person, of_tag] = &mut found;
    for record in scope(ledger, catalog, of) {
        months.insert(record.date.month());
        of_kind.insert(record.kind.as_str());
        of_facet.extend(facets(record));
        of_campaign.extend(record.campaign.as_ref().map(|id| id.as_str()));
        of_person.extend(people(record));
        of_tag.extend(record.tags.iter().map(String::as_str));
        of_group.extend(groups_of(record));
        of_partner.extend(partners(record));
    }
    let kind_order = catalog.kinds().map(|kind| kind.id.as_str()).collect::<Vec<_>>();
    let facet_order = facet_choices(catalog).map(|(id, _)| id).collect::<Vec<_>>();
    let mut campaigns: Vec<_> = ledger.campaigns.values().collect();
    campaigns.order_by_key(|campaign| (campaign.from, campaign.revision));
    let campaign_order = campaigns.iter().map(|campaign| campaign.id.as_str()).collect::<Vec<_>>();
    let group_order = groups(ledger).into_iter().map(|group| group.id.as_str()).collect::<Vec<_>>();
    let mut partners: Vec<_> = ledger.partners.values().collect();
    partners.order_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let partner_order = partners.iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
    let person_order = members(ledger).into_iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
    let month_values: Vec<String> = months.iter().map(u32::to_string).collect();
    let values = |by: By, order: &[&str], found: &BTreeSet<&str>| {
        let known = order.iter().copied().filter(|id| found.contains(id));
        let unknown = found.iter().copied().filter(|id| !order.contains(id));
        let named = |id: &str| (id.to_owned(), value_name(by, id, catalog, ledger));
        Offer { by, values: known.chain(unknown).map(named).collect() }
    };
    let months: Vec<&str> = month_values.iter().map(String::as_str).collect();
    [
        values(By::Kind, &kind_order, of_kind),
        values(By::Month, &months, &months.iter().copied().collect()),
        values(By::Facet, &facet_order, of_facet),
        values(By::Campaign, &campaign_order, of_campaign),
        values(By::Group, &group_order, of_group),
        values(By::Partner, &partner_order, of_partner),
        values(By::Person, &person_order, of_person),
        values(By::Tag, &[], of_tag),
    ]
    .into_iter()
    .filter(|offer| !offer.values.is_empty() && of.held.get(offer.by).is_empty())
    // A list of one kind, or beside the kinds with their counts, needs no choice among them.
    .filter(|offer| offer.by != By::Kind || !of.held.is_empty())
    .collect()
}

/// What the value of a condition is called, e.g. 3月, 集中学习; what is no longer there by its
/// identifier.
fn value_name(by: By, value: &str, catalog: &Catalog, ledger: &Ledger) -> String {
    let known = match by {
        By::Kind => KindId::parse(value).map(|id| kind_name(&id, catalog)),
        By::Month => Some(format!("{value}月")),
        By::Facet => {
            facet_choices(catalog).find(|(id, _)| *id == value).map(|(_, name)| name.to_owned())
        }
        By::Campaign => CampaignId::parse(value)
            .and_then(|id| ledger.campaigns.get(&id))
            .map(|campaign| campaign.name.clone()),
        By::Group => GroupId::parse(value)
            .and_then(|id| ledger.groups.get(&id))
            .map(|group| group.name.clone()),
        By::Partner => PartnerId::parse(value)
            .and_then(|id| ledger.partners.get(&id))
            .map(|partner| partner.name.clone()),
        By::Person => MemberId::parse(value)
            .and_then(|id| ledger.members.get(&id))
            .map(|member| name_apart(member, ledger)),
        By::Tag | By::Text => None,
    };
    known.unwrap_or_else(|| value.to_owned())
}

/// The facets of all kinds that have them.
fn facet_choices(catalog: &Catalog) -> impl Iterator<Item = (&str, &str)> {
    let fields = catalog.kinds().filter_map(|kind| kind.field(FACETS));
    fields.flat_map(|field| &field.choices).map(|one| (one.id.as_str(), one.name.as_str()))
}

/// The conditions as they are told: `月份：3月`, `搜索：廉政`.
pub fn conditions_told(filter: &Filter, catalog: &Catalog, ledger: &Ledger) -> Vec<(By, String)> {
    let told = |(by, value): (By, &str)| {
        (by, format!("{}：{}", by.name(), value_name(by, value, catalog, ledger)))
    };
    filter.conditions().map(told).collect()
}

/// What the value of one condition is called, if there is that condition.
pub fn condition_named(
    filter: &Filter,
    by: By,
    catalog: &Catalog,
    ledger: &Ledger,
) -> Option<String> {
    let value = Some(filter.get(by)).filter(|value| !value.is_empty())?;
    Some(value_name(by, value, catalog, ledger))
}
