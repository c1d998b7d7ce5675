//! A check under way, and what it has come to.

use crate::backup::{self, Doubt};
use crate::browser;
use crate::ledger::{EntryKey, InOrder};
use crate::store::{self, Finding, Image, Kept};
use crate::ui::notice::Tone;
use crate::ui::pages::record::moment;
use crate::ui::state::App;
use leptos::prelude::*;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

/// How many texts are looked at before the page gets its turn.
const GO: usize = 1_000;

/// What a check has come to.
#[derive(Debug, Clone)]
pub(super) struct Report {
    /// When.
    pub at: String,
    pub counts: store::Counts,
    pub findings: Vec<Finding>,
    pub doubts: Vec<Doubt>,
    /// Records whose day makes no sense.
    pub odd: Vec<EntryKey>,
    /// What the journal holds, as far as it could be read.
    pub journal: Option<Image>,
    /// Why it could not.
    pub journal_away: Option<String>,
}

/// What the page holds. Copying it copies handles.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    pub app: App,
    /// How many texts have been looked at and how many there are, while it runs.
    pub progress: RwSignal<Option<(usize, usize)>>,
    pub report: RwSignal<Option<Rc<Report>>, LocalStorage>,
}

impl Bench {
    pub fn new(app: App) -> Self {
        Self { app, progress: RwSignal::new(None), report: RwSignal::new_local(None) }
    }

    /// Looks through everything.
    pub fn run(self) {
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        self.progress.set(Some((0, 0)));
        leptos::task::spawn_local(async move {
            let report = self.look().await;
            // Another page may be shown by now.
            self.progress.try_set(None);
            match report {
                Ok(report) => drop(self.report.try_set(Some(Rc::new(report)))),
                Err(sentence) => self.app.say(Tone::Error, sentence),
            }
        });
    }

    async fn look(self) -> Result<Report, String> {
        // What is being written is waited for, so that it is not taken for missing.
        for _ in 0..20 {
            if untrack(|| self.app.desk(|desk| desk.store().kept())) != Kept::Written {
                break;
            }
            browser::wait(100).await;
        }
        let (journal, journal_away) = match self.app.read_journal().await {
            Ok(image) => (Some(image), None),
            Err(error) => (None, Some(error.to_string())),
        };
        let check = untrack(|| self.app.desk(|desk| desk.store().checkup(journal.as_ref())));
        let mut check = check.map_err(|error| error.to_string())?;
        loop {
            let more = check.go_on(GO);
            self.progress.try_set(Some(check.progress()));
            browser::wait(0).await;
            if !more {
                break;
            }
        }
        let doubts = self.app.peek(backup::doubts);
        let odd = untrack(|| self.app.desk(|desk| desk.odd_days()));
        let (counts, findings) = (check.counts(), check.findings().to_vec());
        let at = moment(browser::moment());
        Ok(Report { at, counts, findings, doubts, odd, journal, journal_away })
    }

    /// How it went, in a sentence.
    pub fn told(self) -> Option<AnyView> {
        let report = self.report.get()?;
        let store::Counts { shelf, journal, versions, drafts } = report.counts;
        let journal = journal.map_or_else(
            || "数据库存储没有读到".to_owned(),
            |count| format!("数据库存储{count}项"),
        );
        let at = &report.at;
        let checked = format!(
            "{at}检查了浏览器存储{shelf}项、{journal}、以前的{versions}版、没填完的表{drafts}张。"
        );
        let asides = self.app.desk(|desk| desk.store().asides()).unwrap_or_default();
        let sorts = report.findings.iter().map(std::mem::discriminant).collect::<HashSet<_>>();
        let others = self.app.desk(|desk| desk.store().count_conflicting());
        let found = sorts.len()
            + [
                !report.doubts.is_empty(),
                !report.odd.is_empty(),
                report.journal_away.is_some(),
                !asides.is_empty(),
                others > 0,
            ]
            .into_iter()
            .filter(|found| *found)
            .count();
        let (class, told) = match found {
            0 => ("tag green", "没有发现问题".to_owned()),
            count => ("tag gold", format!("发现{count}类问题")),
        };
        Some(
            view! { <p><span class=class>{told}</span></p><p class="quiet-text">{checked}</p> }
                .into_any(),
        )
    }

    /// The entries of one sort of finding.
    pub fn keys(report: &Report, of: impl Fn(&Finding) -> Option<&EntryKey>) -> BTreeSet<EntryKey> {
        report.findings.iter().filter_map(of).cloned().in_order()
    }
}
