//! Random ledgers and commands. Identifiers come from small pools, so that entries refer to one
//! another and commands meet what is there.

use crate::ledger::*;
use chrono::{NaiveDate, NaiveTime};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;

/// One of the identifiers of a pool: `prefix` and a digit.
macro_rules! pool {
    ($name:ident, $id:ty, $prefix:literal) => {
        fn $name() -> impl Strategy<Value = $id> {
            (0..6_u8).prop_map(|n| <$id>::parse(&format!(concat!($prefix, "{}"), n)).unwrap())
        }
    };
}

pool!(group_id, GroupId, "g");
pool!(member_id, MemberId, "m");
pool!(campaign_id, CampaignId, "c");
pool!(partner_id, PartnerId, "p");
pool!(kind_id, KindId, "kind-");
pool!(field_id, FieldId, "field_");
pool!(choice_id, ChoiceId, "choice-");
pool!(figure_id, FigureId, "figure-");
pool!(record_id, RecordId, "r");
pool!(declaration_id, DeclarationId, "d");
pool!(override_id, OverrideId, "o");
pool!(text_id, TextId, "annual-201");

/// Any text a person may enter, quotes and line breaks and rare characters included.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[一-龥，。《》]{1,8}",
        1 => "\\PC{0,8}",
        1 => "[a-z \"\\\\\n\t]{0,6}",
        1 => Just(String::new()),
    ]
}

/// A day between 1990 and 2040.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    (0..18_000_i64)
        .prop_map(|n| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Duration::days(n))
}

fn period() -> impl Strategy<Value = Period> {
    (day(), day()).prop_map(|(one, two)| Period { from: one.min(two), to: one.max(two) })
}

fn time() -> impl Strategy<Value = NaiveTime> {
    (0..24_u32, 0..60_u32)
        .prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

/// Any value of any type.
pub fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::Text),
        day().prop_map(Value::Date),
        (time(), option::of(time())).prop_map(|(from, to)| Value::Span(TimeSpan { from, to })),
        (-1_000_000_000_i64..1_000_000_000)
            .prop_map(|n| Value::Number(Quantity::from_thousandths(n))),
        (-1_000_000_000_i64..1_000_000_000).prop_map(|fen| Value::Money(Money::from_fen(fen))),
        choice_id().prop_map(Value::Choice),
        btree_set(choice_id(), 0..3).prop_map(Value::Choices),
        any::<bool>().prop_map(Value::Flag),
        member_id().prop_map(Value::Member),
        btree_set(member_id(), 0..4).prop_map(Value::Members),
        group_id().prop_map(Value::Group),
        partner_id().prop_map(Value::Partner),
        record_id().prop_map(Value::Link),
    ]
}

fn branch() -> impl Strategy<Value = Branch> {
    (text(), text(), text(), any::<bool>(), btree_set(kind_id(), 0..2), btree_set(kind_id(), 0..2))
        .prop_map(|(full_name, short_name, office, windows, kinds_on, kinds_off)| Branch {
            office,
            fonts: if windows { FontSet::Windows } else { FontSet::Official },
            kinds_on,
            kinds_off,
            ..Branch::new(full_name, short_name)
        })
}

fn group() -> impl Strategy<Value = Group> {
    (group_id(), text(), option::of(day()), option::of(day()))
        .prop_map(|(id, name, from, to)| Group { id, name, from, to, revision: 0 })
}

fn member() -> impl Strategy<Value = Member> {
    let post = (text(), any::<bool>(), option::of(day()), option::of(day()))
        .prop_map(|(name, outside, from, to)| Post { name, outside, from, to });
    let person = (member_id(), text(), any::<bool>(), any::<bool>(), any::<bool>());
    (person, option::of(group_id()), vec(post, 0..2), option::of(day()), option::of(day()))
        .prop_map(|((id, name, woman, full, leading_cadre), group, posts, joined_on, out_on)| {
            Member {
                sex: Some(if woman { Sex::Female } else { Sex::Male }),
                birth_month: joined_on.map(|day| day.format("%Y-%m").to_string()),
                standing: if full { Standing::Full } else { Standing::Probationary },
                occupation: full.then_some(Occupation::Employed),
                joined_on,
                group,
                posts,
                leading_cadre,
                out_on,
                ..Member::new(id, name)
            }
        })
}

fn campaign() -> impl Strategy<Value = Campaign> {
    (campaign_id(), text(), any::<bool>(), option::of(day()), option::of(day()), text()).prop_map(
        |(id, name, special, from, to, source)| {
            let nature =
                if special { CampaignNature::Special } else { CampaignNature::ThemeEducation };
            Campaign { id, name, nature, from, to, source, revision: 0 }
        },
    )
}

fn partner() -> impl Strategy<Value = Partner> {
    (partner_id(), text(), 0..4_u8).prop_map(|(id, name, nature)| {
        let nature = match nature {
            0 => PartnerNature::Township,
            1 => PartnerNature::Community,
            2 => PartnerNature::Firm,
            _ => PartnerNature::Other,
        };
        Partner { id, name, nature, revision: 0 }
    })
}

fn field() -> impl Strategy<Value = Field> {
    let choice =
        (choice_id(), text()).prop_map(|(id, name)| Choice { id, name, former_names: Vec::new() });
    let field_type = prop_oneof![
        Just(FieldType::Text),
        Just(FieldType::Number),
        Just(FieldType::Money),
        Just(FieldType::Choices),
        Just(FieldType::Members),
    ];
    (field_id(), text(), field_type, any::<bool>(), vec(choice, 0..2)).prop_map(
        |(id, name, field_type, required, choices)| Field {
            id,
            name,
            former_names: Vec::new(),
            field_type,
            required,
            unit: required.then(|| "份".to_owned()),
            least: None,
            most: required.then(|| Quantity::from_whole(100)),
            usual_most: None,
            choices,
            help: String::new(),
            folded: required,
        },
    )
}

fn kind() -> impl Strategy<Value = Kind> {
    (kind_id(), text(), vec(text(), 0..2), vec(field(), 0..3), any::<bool>()).prop_map(
        |(id, name, former_names, fields, off_by_default)| Kind {
            id,
            name,
            former_names,
            chapter: ChapterId::from("life"),
            help: String::new(),
            example: String::new(),
            columns: fields.iter().map(|field| field.id.clone()).collect(),
            fields,
            without_note: off_by_default,
            off_by_default,
            revision: 0,
        },
    )
}

fn selection() -> impl Strategy<Value = Selection> {
    let test =
        prop_oneof![vec(text(), 0..2).prop_map(Test::AnyOf), Just(Test::Filled), Just(Test::Blank)];
    let condition = (field_id(), test).prop_map(|(field, test)| Condition { field, test });
    (kind_id(), vec(condition, 0..2), option::of(field_id()))
        .prop_map(|(kind, conditions, dated_by)| Selection { kind, conditions, dated_by })
}

fn figure() -> impl Strategy<Value = FigureDef> {
    let source = prop_oneof![
        (selection(), field_id())
            .prop_map(|(select, field)| Source::Records { select, take: Take::Sum(field) }),
        selection().prop_map(|select| Source::Records { select, take: Take::Count }),
        Just(Source::Roster(RosterCount::Members)),
        (figure_id(), figure_id()).prop_map(|(part, whole)| Source::Share { part, whole }),
        figure_id().prop_map(|of| Source::Change { of, percent: true }),
    ];
    (figure_id(), text(), source, option::of(figure_id()), vec(figure_id(), 0..2)).prop_map(
        |(id, name, source, within, disjoint_from)| FigureDef {
            id,
            name,
            former_names: Vec::new(),
            unit: "次".to_owned(),
            source,
            within,
            disjoint_from,
            revision: 0,
        },
    )
}

/// A record with any values; its kind may be unknown.
pub fn record() -> impl Strategy<Value = Record> {
    let phrase = (text(), text()).prop_map(|(text, section)| Phrase { text, section });
    let head = (record_id(), kind_id(), day(), text(), day());
    let rest = (option::of(day()), option::of(campaign_id()), btree_set(text(), 0..2));
    let tail = (text(), option::of(phrase), btree_map(field_id(), value(), 0..4), any::<bool>());
    (head, rest, tail).prop_map(
        |(
            (id, kind, date, title, entered_on),
            (end, campaign, tags),
            (note, phrase, values, by),
        )| {
            Record {
                end,
                campaign,
                tags,
                note,
                phrase,
                values,
                origin: if by { Origin::Typed } else { Origin::Imported },
                ..Record::new(id, kind, date, title, entered_on)
            }
        },
    )
}

fn text_of_year() -> impl Strategy<Value = YearText> {
    let period = prop_oneof![
        (2010..2030).prop_map(PeriodSpec::Year),
        (2010..2030).prop_map(|year| PeriodSpec::HalfYear { year, half: Half::Second }),
        (2010..2030).prop_map(PeriodSpec::SchoolYear),
        period().prop_map(PeriodSpec::Range),
        campaign_id().prop_map(PeriodSpec::Campaign),
    ];
    (text_id(), 2010..2030, period, option::of(day()), text(), any::<bool>()).prop_map(
        |(id, year, period, as_of, body, keep_gaps)| YearText {
            id,
            year,
            period,
            as_of,
            dated: as_of,
            body,
            keep_gaps,
            revision: 0,
        },
    )
}

/// An entry of any register.
pub fn entry() -> impl Strategy<Value = Entry> {
    let declaration = (declaration_id(), selection(), period(), day(), text()).prop_map(
        |(id, select, period, declared_on, reason)| Declaration {
            id,
            select,
            period,
            declared_on,
            reason,
            revision: 0,
        },
    );
    let over = (override_id(), figure_id(), period(), text(), text()).prop_map(
        |(id, figure, period, written, reason)| Override {
            id,
            figure,
            period,
            written,
            reason,
            revision: 0,
        },
    );
    prop_oneof![
        1 => branch().prop_map(Entry::Branch),
        1 => group().prop_map(Entry::Group),
        2 => member().prop_map(Entry::Member),
        1 => campaign().prop_map(Entry::Campaign),
        1 => partner().prop_map(Entry::Partner),
        1 => kind().prop_map(Entry::Kind),
        1 => figure().prop_map(Entry::Figure),
        4 => record().prop_map(Entry::Record),
        1 => declaration.prop_map(Entry::Declaration),
        1 => over.prop_map(Entry::Override),
        1 => text_of_year().prop_map(Entry::Text),
    ]
}

/// A ledger of up to twenty entries.
pub fn ledger() -> impl Strategy<Value = Ledger> {
    vec(entry(), 0..20).prop_map(|entries| {
        let mut ledger = Ledger::default();
        for entry in entries {
            Command::put(entry).apply(&mut ledger).unwrap();
        }
        ledger
    })
}

/// A command; it may well fail.
pub fn command() -> impl Strategy<Value = Command> {
    let one = prop_oneof![
        6 => entry().prop_map(Command::put),
        3 => entry().prop_map(|entry| Command::Remove(entry.key())),
        1 => ledger().prop_map(|ledger| Command::Replace(Box::new(ledger))),
    ];
    one.prop_recursive(2, 8, 4, |one| vec(one, 0..4).prop_map(Command::All))
}
