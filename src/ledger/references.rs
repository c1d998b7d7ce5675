//! Which entries point at which: a removal must leave nothing pointing at it, and a backup from
//! elsewhere may point at what it does not hold.

use super::{
    Declaration, Entry, EntryKey, FigureDef, Ledger, Member, Override, PeriodSpec, Record, Source,
    Value, YearText,
};
use std::collections::{BTreeMap, BTreeSet};

impl Ledger {
    /// The entries that point at `key`.
    pub fn users_of(&self, key: &EntryKey) -> Vec<EntryKey> {
        let mut users = Vec::new();
        self.each_pointing(|from, targets| {
            users.extend(targets.contains(key).then(|| from.clone()))
        });
        users
    }

    /// The first of `keys` that an entry not among them points at, and all that do.
    pub(super) fn first_used(
        &self,
        keys: &BTreeSet<EntryKey>,
    ) -> Option<(EntryKey, Vec<EntryKey>)> {
        let mut used: BTreeMap<EntryKey, Vec<EntryKey>> = BTreeMap::new();
        self.each_pointing(|from, targets| {
            for target in targets.iter().filter(|_| !keys.contains(from)) {
                if keys.contains(target) {
                    used.entry(target.clone()).or_default().push(from.clone());
                }
            }
        });
        used.pop_first()
    }

    /// What an entry, in the ledger or not, points at.
    pub fn targets_of(entry: &Entry) -> Vec<EntryKey> {
        let mut alone = Self::default();
        alone.put(entry.clone());
        let mut found = Vec::new();
        alone.each_pointing(|_, targets| found.extend_from_slice(targets));
        found
    }

    /// How many entries point at `key`.
    pub fn uses_of(&self, key: &EntryKey) -> usize {
        self.users_of(key).len()
    }

    /// Every reference to an entry that is not in the ledger: who points, and at what. Kinds and
    /// figures are left out, because the built-in ones stand in the catalog.
    pub fn dangling(&self) -> Vec<(EntryKey, EntryKey)> {
        let mut found = Vec::new();
        self.each_pointing(|from, targets| {
            for target in targets {
                let built_in = matches!(target, EntryKey::Kind(_) | EntryKey::Figure(_));
                if !built_in && !self.has(target) {
                    found.push((from.clone(), target.clone()));
                }
            }
        });
        found
    }

    /// Calls `see` with every entry that may point at others, and what it points at.
    fn each_pointing(&self, mut see: impl FnMut(&EntryKey, &[EntryKey])) {
        if let Some(branch) = &self.branch {
            let kinds = branch.kinds_on.iter().chain(&branch.kinds_off);
            let kinds: Vec<_> = kinds.cloned().map(EntryKey::Kind).collect();
            see(&EntryKey::Branch, &kinds);
        }
        for (id, member) in &self.members {
            see(&EntryKey::Member(id.clone()), &of_member(member));
        }
        for (id, figure) in &self.figures {
            see(&EntryKey::Figure(id.clone()), &of_figure(figure));
        }
        for (id, record) in &self.records {
            see(&EntryKey::Record(id.clone()), &of_record(record));
        }
        for (id, declaration) in &self.declarations {
            see(&EntryKey::Declaration(id.clone()), &of_declaration(declaration));
        }
        for (id, over) in &self.overrides {
            see(&EntryKey::Override(id.clone()), &of_override(over));
        }
        for (id, text) in &self.texts {
            see(&EntryKey::Text(id.clone()), &of_text(text));
        }
    }
}

fn of_member(member: &Member) -> Vec<EntryKey> {
    member.group.iter().cloned().map(EntryKey::Group).collect()
}

fn of_record(record: &Record) -> Vec<EntryKey> {
    let mut targets = vec![EntryKey::Kind(record.kind.clone())];
    targets.extend(record.campaign.iter().cloned().map(EntryKey::Campaign));
    for value in record.values.values() {
        match value {
            Value::Member(id) => targets.push(EntryKey::Member(id.clone())),
            Value::Members(ids) => targets.extend(ids.iter().cloned().map(EntryKey::Member)),
            Value::Group(id) => targets.push(EntryKey::Group(id.clone())),
            Value::Partner(id) => targets.push(EntryKey::Partner(id.clone())),
            Value::Link(id) => targets.push(EntryKey::Record(id.clone())),
            Value::Text(_)
            | Value::Date(_)
            | Value::Span(_)
            | Value::Number(_)
            | Value::Money(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Flag(_) => {}
        }
    }
    targets
}

fn of_figure(figure: &FigureDef) -> Vec<EntryKey> {
    let mut targets = Vec::new();
    let mut figures: Vec<_> = figure.within.iter().chain(&figure.disjoint_from).collect();
    match &figure.source {
        Source::Records { select, .. } => targets.push(EntryKey::Kind(select.kind.clone())),
        Source::Roster(_) => {}
        Source::Share { part, whole } => figures.extend([part, whole]),
        Source::Mean { total, by } => figures.extend([total, by]),
        Source::Change { of, .. } => figures.push(of),
    }
    targets.extend(figures.into_iter().cloned().map(EntryKey::Figure));
    targets
}

fn of_declaration(declaration: &Declaration) -> Vec<EntryKey> {
    vec![EntryKey::Kind(declaration.select.kind.clone())]
}

fn of_override(over: &Override) -> Vec<EntryKey> {
    vec![EntryKey::Figure(over.figure.clone())]
}

fn of_text(text: &YearText) -> Vec<EntryKey> {
    match &text.period {
        PeriodSpec::Campaign(id) => vec![EntryKey::Campaign(id.clone())],
        _ => Vec::new(),
    }
}
