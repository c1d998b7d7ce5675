//! Conditions, order and address of a list, over the sample's year.

use super::*;
use crate::ledger::tests::strategies;
use crate::sample;
use proptest::prelude::*;

fn year() -> (Ledger, Catalog) {
    let ledger = sample::ledger().unwrap();
    let catalog = Catalog::of(&ledger);
    (ledger, catalog)
}

/// The activities of the sample's year in a view given as an address.
fn listed(view: &str) -> Vec<String> {
    let (ledger, catalog) = year();
    let kind = KindId::from("activity");
    let found = find(&ledger, &catalog, &Scope::of(Some(&kind), 2019), &View::parse(view));
    found.iter().map(|record| format!("{} {}", record.date, record.title)).collect()
}

/// How many records of all kinds a text is found in.
fn counted(text: &str) -> usize {
    let (ledger, catalog) = year();
    let view = View { filter: Filter::default().with(By::Text, text), ..View::default() };
    find(&ledger, &catalog, &Scope::of(None, 2019), &view).len()
}

#[test]
fn conditions_hold_together() {
    let both = listed("month=10&facet=study");
    assert!(!both.is_empty());
    let (month, facet) = (listed("month=10"), listed("facet=study"));
    let meant: Vec<_> = month.iter().filter(|one| facet.contains(one)).cloned().collect();
    assert_eq!(both, meant);
    assert!(both.len() < month.len() && both.len() < facet.len());
    for nothing in ["month=13", "month=x", "facet=none", "person=nobody", "tag=没有", "group=none"]
    {
        assert!(listed(nothing).is_empty(), "{nothing}");
    }
    assert_eq!(listed(""), listed("text=%20"));
}

#[test]
fn every_condition_finds_what_it_offers_and_no_more() {
    let (ledger, catalog) = year();
    let mut told = Vec::new();
    for offer in offers(&Scope::of(None, 2019), &catalog, &ledger) {
        let named: Vec<String> = offer
            .values
            .iter()
            .map(|(value, name)| {
                let view =
                    View { filter: Filter::default().with(offer.by, value), ..View::default() };
                let count = find(&ledger, &catalog, &Scope::of(None, 2019), &view).len();
                assert!(count > 0, "{name}");
                format!("{name}{count}")
            })
            .collect();
        told.push(format!("{}：{}", offer.by.name(), named.join("、")));
    }
    insta::assert_snapshot!(told.join("\n"));
    assert!(offers(&Scope::of(None, 2011), &catalog, &ledger).is_empty());
}

#[test]
fn a_text_is_looked_for_in_everything_a_record_says() {
    let (mut ledger, _) = year();
    ledger.records.clear();
    let mut record = Record::new(
        "r1".into(),
        "activity".into(),
        day("2019-03-05"),
        "学习ＷＰＳ办公 Excel 技巧",
        day("2019-03-05"),
    );
    record.campaign = Some("theme-2019".into());
    record.tags = ["信息化".to_owned()].into();
    record.note = "两行\n备注".to_owned();
    record.kept_at = "三号柜".to_owned();
    let values = [
        ("facets", Value::Choices(["study".into()].into())),
        ("place", Value::Text("二楼会议室".to_owned())),
        ("host", Value::Member("hejing".into())),
        ("present", Value::Members(["zhoumy".into()].into())),
        ("group", Value::Group("group-2".into())),
        ("partner", Value::Partner("hewan".into())),
        ("hours", Value::Number(Quantity::from_thousandths(2500))),
        (
            "time",
            Value::Span(crate::ledger::TimeSpan { from: time(14, 30), to: Some(time(16, 5)) }),
        ),
    ];
    record.values = values.map(|(field, value)| (field.into(), value)).into();
    ledger.put(Entry::Record(record));
    let catalog = Catalog::of(&ledger);
    let finds = |text: &str| {
        let view = View { filter: Filter::default().with(By::Text, text), ..View::default() };
        find(&ledger, &catalog, &Scope::of(None, 2019), &view).len() == 1
    };
    for text in [
        "学习",
        "wps",
        "ＥＸＣＥＬ",
        "初心",
        "信息化",
        "备注",
        "三号",
        "集中学习",
        "会议室",
        "何静",
        "周明远",
        "第二党小组",
        "河湾",
        "2.5",
        "3月5日",
        "2019-03",
        "2019年3月5日",
        "14:30",
        "16:05",
        "：05",
        "活动",
        "excel 何静　会议室",
    ] {
        assert!(finds(text), "{text}");
    }
    for text in
        ["刘芳", "党课", "两行备注", "6月", "2019年03", "9:05", "15-2019", "何静 刘芳", "study"]
    {
        assert!(!finds(text), "{text}");
    }
    assert!(counted("何静") > 5);
    assert_eq!(counted("没有这样的话"), 0);
}

#[test]
fn members_are_found_by_the_first_letters_of_their_names() {
    let (ledger, catalog) = year();
    let found = |text: &str| {
        let filter = Filter::default().with(By::Text, text);
        let found = unsorted(&ledger, &catalog, &Scope::of(None, 2019), &filter).into_iter();
        found.map(|record| record.id.clone()).collect::<BTreeSet<RecordId>>()
    };
    let by_name = found("何静");
    assert!(by_name.len() > 5);
    for letters in ["hj", "HJ", "ｈｊ", "何j"] {
        assert!(found(letters).is_superset(&by_name), "{letters}");
    }
    assert_eq!(found("zmy 刘芳"), &found("周明远") & &found("刘芳"));
    // A letter alone would find nearly everybody.
    assert!(found("h").len() < by_name.len(), "{}", found("h").len());
    assert!(found("hjx").is_empty());
}

#[test]
fn every_day_is_found_as_it_is_written() {
    let catalog = Catalog::built_in();
    for day in day("2019-12-20").iter_days().step_by(7).take(60) {
        let mut ledger = Ledger::default();
        let record = Record::new("r1".into(), "handout".into(), day, "宣传册", day);
        ledger.put(Entry::Record(record));
        for text in [day.to_string(), day.format("%Y年%-m月%-d日").to_string()] {
            let view = View { filter: Filter::default().with(By::Text, &text), ..View::default() };
            assert_eq!(
                find(&ledger, &catalog, &Scope::of(None, day.year()), &view).len(),
                1,
                "{text}"
            );
        }
    }
}

#[test]
fn a_list_is_sorted_by_any_column_and_blanks_come_last() {
    let (ledger, catalog) = year();
    let latest = listed("");
    let mut earliest = listed("sort=date");
    earliest.reverse();
    assert_eq!(latest, earliest);
    assert!(latest.is_sorted_by(|a, b| a[..10] >= b[..10]));

    let kinds = catalog
        .kinds()
        .filter(|kind| scope(&ledger, &catalog, &Scope::of(Some(&kind.id), 2019)).count() > 1);
    for kind in kinds {
        for column in columns(kind) {
            let cells = |sort: Sort| -> Vec<String> {
                let view = View { sort, ..View::default() };
                let found = find(&ledger, &catalog, &Scope::of(Some(&kind.id), 2019), &view);
                let at = columns(kind).iter().position(|c| c.field == column.field).unwrap();
                let rows = rows(&found, &ledger, &catalog, Some(&kind.id));
                let people =
                    kind.field(column.field.as_str()).unwrap().field_type == FieldType::Members;
                let cell = |row: Row| match people && !row.cells[at].is_empty() {
                    true => row.cells[at].split('、').count().to_string(),
                    false => row.cells[at].clone(),
                };
                rows.into_iter().map(cell).collect()
            };
            let up = cells(Sort { by: column.field.clone(), descending: false });
            let down = cells(Sort { by: column.field.clone(), descending: true });
            let filled = up.iter().filter(|cell| !cell.is_empty()).count();
            assert!(up[filled..].iter().all(String::is_empty), "{} {up:?}", column.name);
            assert!(down[filled..].iter().all(String::is_empty), "{} {down:?}", column.name);
            assert_eq!(up.first(), down[..filled].last().or(up.first()), "{}", column.name);
        }
    }
    let by_count = listed("sort=-present");
    assert_eq!(by_count.len(), latest.len());
    let view = View::parse("sort=kind");
    let of_all = find(&ledger, &catalog, &Scope::of(None, 2019), &view);
    let order: Vec<&KindId> = catalog.kinds().map(|kind| &kind.id).collect();
    let place = |record: &&Record| order.iter().position(|id| **id == record.kind);
    assert!(of_all.is_sorted_by_key(place));
}

#[test]
fn pressing_a_head_sorts_and_pressing_it_again_turns_it_round() {
    let start = Sort::default();
    let told = |sort: &Sort| format!("{} {}", sort.by, sort.descending);
    let place = start.pressed("place").unwrap();
    assert_eq!(told(&place), "place false");
    assert_eq!(told(&place.pressed("place").unwrap()), "place true");
    assert_eq!(place.pressed("date").unwrap(), start);
    assert_eq!(told(&start.pressed("date").unwrap()), "date false");
}

#[test]
fn an_address_that_cannot_be_read_still_leads_to_the_list() {
    for text in
        ["", "x", "x=1&&=", "page=0", "page=-3", "text=%E5%BB", "text=%zz", "sort=A", "text=%"]
    {
        assert_eq!(View::parse(text), View::default(), "{text}");
    }
    assert_eq!(View::parse("page=3").page, 2);
}

proptest! {
    #[test]
    fn a_view_stands_in_its_address(
        texts in proptest::collection::vec(strategies::text(), By::ALL.len()),
        descending: bool,
        page in 0..50_usize,
    ) {
        let mut view = View { page, ..View::default() };
        view.sort = Sort { by: "place".into(), descending };
        for (by, text) in By::ALL.into_iter().zip(&texts) {
            view.filter.set(by, text);
        }
        let address = view.to_string();
        prop_assert!(address.is_ascii() && !address.contains(['/', '#', ' ', '?']), "{address}");
        prop_assert_eq!(View::parse(&address), view);
    }

    #[test]
    fn a_found_record_fulfils_each_condition_alone(ledger in strategies::ledger(), text in "[一-龥a]{1,2}") {
        let catalog = Catalog::of(&ledger);
        let filter = Filter::default().with(By::Text, &text).with(By::Person, "m1");
        for year in years(&ledger) {
            let ids = |filter: Filter| -> BTreeSet<RecordId> {
                let view = View { filter, ..View::default() };
                let found = find(&ledger, &catalog, &Scope::of(None, year), &view);
                found.into_iter().map(|record| record.id.clone()).collect()
            };
            let both = ids(filter.clone());
            let alone = filter.conditions().map(|(by, value)| ids(Filter::default().with(by, value)));
            let meant = alone.reduce(|a, b| a.intersection(&b).cloned().collect());
            prop_assert_eq!(both, meant.unwrap_or_default());
        }
    }
}

fn time(hour: u32, minute: u32) -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}
