//! Queries of every take, and random edits of every register.

use super::standing::declaration;
use super::*;
use proptest::prelude::*;

/// Queries of every take, narrowed and not, with every dependency.
pub(super) fn queries() -> Vec<Query> {
    let half = Period { from: day("01-01"), to: day("06-30") };
    let plain = [
        "study",
        "theme_study_days",
        "seminar",
        "lecture",
        "community_lecture",
        "learning",
        "learning_person_times",
        "attended",
        "due",
        "attendance",
        "person_hours",
        "mean_hours",
        "handout",
        "support_handout",
        "funds",
        "enrolled_firms",
        "enrolled_people",
        "members",
        "probationary",
        "groups",
        "rectification",
        "rectification_done",
        "rectification_rate",
        "more_study",
        "more_study_percent",
        "fact",
        "activists",
        "average",
        "titles",
    ];
    let mut queries: Vec<_> = plain.into_iter().map(query).collect();
    for id in ["study", "attendance", "support_handout", "members"] {
        queries.push(Query::new(id.into(), half));
    }
    queries.push(narrowed("study", "venue", &["community"]));
    queries.push(narrowed("handout", "partner", &["p1"]));
    queries.push(narrowed("members", "group", &["g1"]));
    queries.push(query("enrolled_firms").listing("firm".into()));
    queries.push(query("study").listing("present".into()));
    queries.push(query("study").listing("campaign".into()));
    queries.push(query("rectification").listing("origin".into()));
    queries
}

fn with_own_figures(mut ledger: Ledger) -> Ledger {
    let average = of_kind("visit", Take::Average("visits".into()));
    put_figure(&mut ledger, "average", "平均入户", "次", average);
    put_figure(&mut ledger, "titles", "制度清单", "", of_kind("document", Take::Titles));
    ledger
}

const MEMBERS: [&str; 4] = ["m0", "m1", "m2", "m3"];
const RECORDS: [&str; 12] =
    ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "ra", "rb"];

/// Some day of 2018 to 2020.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_i64..1095).prop_map(|n| day("2018-01-01") + chrono::Duration::days(n))
}

pub(super) fn any_record() -> impl Strategy<Value = Record> {
    let id = prop::sample::select(RECORDS.to_vec());
    let rest =
        (0_i64..4, prop::option::of(0_usize..3), any_day(), prop::collection::vec(0_usize..8, 6));
    (id, 0_usize..8, any_day(), rest).prop_map(|(id, kind, on, (length, campaign, other, bits))| {
        let bit = |at: usize| bits[at];
        let kinds = [
            "activity",
            "activity",
            "handout",
            "support",
            "enrollment",
            "rectification",
            "fact",
            "development",
        ];
        let facets = ["study", "lecture", "seminar", "theme_day", "follow_study"];
        let mut made = record(id, kinds[kind], "2019-01-01").titled(["甲", "乙", "丙"][bit(5) % 3]);
        made.0.date = on;
        made.0.end = (length > 0).then(|| on + chrono::Duration::days(length));
        made.0.campaign =
            campaign.and_then(|at| [None, Some("theme"), Some("safety")][at].map(Into::into));
        made.0.entered_on = on + chrono::Duration::days(bit(4) as i64 * 10);
        let members = |mask: usize| -> Vec<&'static str> {
            (0..MEMBERS.len()).filter(|at| (mask >> at) & 1 == 1).map(|at| MEMBERS[at]).collect()
        };
        let partner = ["p1", "p2"][bit(0) % 2];
        match kinds[kind] {
            "activity" => {
                let facets = (0..facets.len()).filter(|at| (((bit(0) + 1) * 5) >> at) & 1 == 1);
                let facets = facets.map(|at| {
                    ["study", "lecture", "seminar", "theme_day", "follow_study"][at].into()
                });
                made = made.with("facets", Value::Choices(facets.collect()));
                if bit(1) > 0 {
                    made = made
                        .members("present", &members(bit(1)))
                        .members("absent_leave", &members(bit(2)));
                }
                if bit(2) > 2 {
                    made = made.number("hours", bit(2) as i64).number("guests", bit(3) as i64);
                }
                if bit(3) > 3 {
                    made = made.text("topics", ["甲题\n乙题", "乙题、丙题"][bit(3) % 2]);
                    made = made.choice("venue", "community");
                }
            }
            "handout" => {
                made = made.choice("project", ["support", "community"][bit(1) % 2]);
                made = made.with("partner", Value::Partner(partner.into()));
                if bit(2) > 1 {
                    made = made.number("copies", bit(2) as i64);
                }
            }
            "support" => {
                made = made.choice("direction", "raised");
                if bit(1) > 1 {
                    made = made.yuan("amount", &bit(1).to_string());
                }
            }
            "enrollment" => {
                made = made
                    .with("firm", Value::Partner(partner.into()))
                    .number("people", bit(1) as i64);
            }
            "rectification" => {
                made = made.with("origin", Value::Link(RECORDS[bit(0)].into()));
                if bit(1) > 3 {
                    made = made.with("done", Value::Date(other));
                }
            }
            "development" => made = made.with("activist_on", Value::Date(other)),
            _ => {
                if bit(1) > 2 {
                    made = made.number("value", bit(1) as i64);
                }
            }
        }
        made.0
    })
}

/// An edit of any register; what cannot be done is left out by the test.
pub(super) fn any_command() -> impl Strategy<Value = Command> {
    let put_record = any_record().prop_map(|record| Command::put(Entry::Record(record)));
    let remove_record = prop::sample::select(RECORDS.to_vec())
        .prop_map(|id| Command::Remove(EntryKey::Record(id.into())));
    let member = (prop::sample::select(MEMBERS.to_vec()), any_day(), 0_usize..4).prop_map(
        |(id, on, what)| {
            let mut member = Member::new(id.into(), format!("{id}{what}"));
            match what {
                0 => member.out_on = Some(on),
                1 => member.in_on = Some(on),
                2 => member.full_on = Some(on),
                _ => member.group = Some("g1".into()),
            }
            Command::put(Entry::Member(member))
        },
    );
    let campaign = (any::<bool>(), 0_usize..2).prop_map(|(is_theme, at)| {
        Command::put(Entry::Campaign(Campaign {
            id: ["theme", "safety"][at].into(),
            name: format!("专题{is_theme}"),
            nature: [CampaignNature::Special, CampaignNature::ThemeEducation]
                [usize::from(is_theme)],
            from: None,
            to: None,
            source: String::new(),
            revision: 0,
        }))
    });
    let partner = (0_usize..2, 0_usize..3).prop_map(|(at, name)| {
        Command::put(Entry::Partner(Partner {
            id: ["p1", "p2"][at].into(),
            name: ["甲公司", "乙公司", "丙公司"][name].to_owned(),
            nature: PartnerNature::Firm,
            revision: 0,
        }))
    });
    let group = any_day().prop_map(|to| {
        let name = "第一党小组".to_owned();
        Command::put(Entry::Group(Group {
            id: "g1".into(),
            name,
            from: None,
            to: Some(to),
            revision: 0,
        }))
    });
    let declared = (0_usize..4).prop_map(|at| {
        let (kind, conditions) = [
            ("activity", vec![any_of("facets", &["study"])]),
            ("activity", vec![any_of("campaign_nature", &["theme_education"])]),
            ("rectification", vec![]),
            ("handout", vec![any_of("project", &["support"])]),
        ][at]
            .clone();
        let id = ["d0", "d1", "d2", "d3"][at];
        Command::put(Entry::Declaration(declaration(id, kind, conditions, Period::year(2019))))
    });
    let undeclare = (0_usize..4)
        .prop_map(|at| Command::Remove(EntryKey::Declaration(["d0", "d1", "d2", "d3"][at].into())));
    let overridden = (0_usize..3, "[0-9]{1,2}").prop_map(|(at, written)| {
        Command::put(Entry::Override(Override {
            id: "o1".into(),
            figure: ["study", "members", "attendance"][at].into(),
            period: Period::year(2019),
            written,
            reason: "核对".to_owned(),
            revision: 0,
        }))
    });
    let restore = Just(Command::Remove(EntryKey::Override("o1".into())));
    let redefine = prop::sample::select(vec!["visits", "households"]).prop_map(|field| {
        let mut ledger = Ledger::default();
        put_figure(
            &mut ledger,
            "average",
            "平均入户",
            "次",
            of_kind("visit", Take::Average(field.into())),
        );
        Command::put(Entry::Figure(ledger.figures.into_values().next().unwrap()))
    });
    let one = prop_oneof![
        12 => put_record,
        3 => remove_record,
        1 => member,
        1 => campaign,
        1 => partner,
        1 => group,
        2 => declared,
        1 => undeclare,
        1 => overridden,
        1 => restore,
        1 => redefine,
    ]
    .boxed();
    prop_oneof![
        6 => one.clone(),
        1 => prop::collection::vec(one, 1..4).prop_map(Command::All),
    ]
}

/// What every sequence of edits begins with.
pub(super) fn start() -> Ledger {
    let mut ledger = with_own_figures(ledger([]));
    put_members(&mut ledger, &MEMBERS);
    put_partner(&mut ledger, "p1", "甲公司");
    put_partner(&mut ledger, "p2", "乙公司");
    ledger
}
