//! Where a finding of the summary can be settled: one link, the same wherever the finding is told.

use crate::ledger::{EntryKey, RosterCount, Source};
use crate::summary::{Finding, FindingKind, Summary, Token};
use crate::ui::route::{MEMBER, Route, SettingsPart};

/// What the link says, and where it leads. `None` where only the text itself can be changed.
pub fn way(summary: &Summary, found: &Finding) -> Option<(&'static str, Route)> {
    if let Some(id) = &found.record {
        return Some(("改这条记录", Route::EditRecord(id.clone())));
    }
    let token = found.token.and_then(|index| summary.tokens.get(index));
    if let Some(kind) = &found.kind_to_enter {
        let route = match token.and_then(|token| token.figure.as_ref()) {
            Some(figure) => Route::new_for(kind.clone(), figure),
            None => Route::blank(kind.clone()),
        };
        return Some(("去录入", route));
    }
    match found.kind {
        FindingKind::Gap | FindingKind::Dropped | FindingKind::Incomplete => match token {
            Some(token) => of_token(token),
            // The signature, which is no token.
            None if found.kind == FindingKind::Gap => Some(settings()),
            None => None,
        },
        FindingKind::Roster => Some(("登记党员", Route::blank(MEMBER))),
        _ => None,
    }
}

/// The same for a token alone.
pub fn of_token(token: &Token) -> Option<(&'static str, Route)> {
    if let Some(id) = &token.record {
        return Some(("补填这条记录", Route::EditRecord(id.clone())));
    }
    let Some(figure) = &token.figure else { return Some(settings()) };
    match &figure.def.source {
        Source::Roster(RosterCount::Groups) => {
            Some(("登记党小组", Route::SettingsAt(SettingsPart::Groups)))
        }
        Source::Roster(_) => Some(("登记党员", Route::blank(MEMBER))),
        _ => {
            let lacking = figure.evidence.iter().find(|one| one.part.lacks());
            match lacking.map(|one| &one.key) {
                Some(EntryKey::Record(id)) => Some(("去补填", Route::EditRecord(id.clone()))),
                _ => None,
            }
        }
    }
}

fn settings() -> (&'static str, Route) {
    ("去设置填写", Route::SettingsAt(SettingsPart::Profile))
}
