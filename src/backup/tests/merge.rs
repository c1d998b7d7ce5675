//! Merging a backup: nothing of either side is lost without a choice.

mod base;
mod kinds;

use crate::backup::merge::{Change, Comparison, Known, Side, compare, settle};
use crate::ledger::tests::strategies;
use crate::ledger::*;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A computer: its ledger, what it keeps of earlier versions, where it met a file.
#[derive(Debug, Clone, Default)]
struct Desk {
    ledger: Ledger,
    versions: BTreeMap<EntryKey, Vec<(Entry, u64)>>,
    met: Vec<u64>,
}

impl Desk {
    fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut desk = Self::default();
        entries.into_iter().for_each(|entry| desk.put(entry));
        desk
    }

    fn apply(&mut self, command: Command) {
        let Ok(applied) = command.apply(&mut self.ledger) else { return };
        for (key, before) in applied.touched {
            if let Some(before) = before {
                let until = self.ledger.revision;
                self.versions.entry(key).or_default().insert(0, (before, until));
            }
        }
    }

    fn put(&mut self, entry: Entry) {
        self.apply(Command::put(entry));
    }

    fn remove(&mut self, key: &str) {
        self.apply(Command::Remove(EntryKey::parse(key).unwrap()));
    }

    /// 导出备份.
    fn export(&mut self) -> Ledger {
        self.met.push(self.ledger.revision);
        self.ledger.clone()
    }

    /// 整本替换 on another computer.
    fn taking(file: &Ledger) -> Self {
        let mut desk = Self { met: vec![file.revision], ..Self::default() };
        Command::Replace(Box::new(file.clone())).apply(&mut desk.ledger).unwrap();
        desk
    }

    fn compare(&self, file: &Ledger) -> Comparison {
        let versions = |key: &EntryKey| self.versions.get(key).cloned().unwrap_or_default();
        compare(&self.ledger, file.clone(), &Known { met: &self.met, versions: &versions })
    }

    /// 合并.
    fn merge(&mut self, file: &Ledger, choice: Option<Side>) -> Comparison {
        let comparison = self.compare(file);
        let choices = choices(&comparison, choice);
        if let Some(command) = settle(&self.ledger, &comparison, &choices).command {
            self.apply(command);
        }
        comparison
    }
}

fn choices(comparison: &Comparison, choice: Option<Side>) -> BTreeMap<EntryKey, Side> {
    let keys = comparison.differences.iter().map(|one| one.key.clone());
    keys.filter_map(|key| Some((key, choice?))).collect()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 3, 1).unwrap()
}

fn record(id: &str, title: &str) -> Entry {
    Entry::Record(Record::new(RecordId::parse(id).unwrap(), "activity".into(), day(), title, day()))
}

fn member(id: &str, name: &str) -> Entry {
    Entry::Member(Member::new(MemberId::parse(id).unwrap(), name))
}

fn branch() -> Entry {
    Entry::Branch(Branch::new("青溪市水务局党支部", "局党支部"))
}

/// The differences, a line each.
fn told(comparison: &Comparison) -> String {
    let line =
        |c: &crate::backup::merge::Difference| format!("{}：{}\n", c.change.name(), c.described);
    comparison.differences.iter().map(line).collect()
}

/// An office computer exports, a second one goes on from that, and both change things.
fn two_computers() -> (Desk, Ledger) {
    let records = ["甲", "乙", "丙", "丁", "戊", "己"].iter().enumerate();
    let records = records.map(|(at, title)| record(&format!("r{at}"), title));
    let mut office = Desk::of([branch(), member("m0", "张晓明")].into_iter().chain(records));
    let mut second = Desk::taking(&office.export());
    office.put(record("r0", "甲，这里改过"));
    office.put(record("r2", "丙，这里改过"));
    office.remove("record/r3");
    office.put(record("r7", "这里新增"));
    second.put(record("r1", "乙，那边改过"));
    second.put(record("r2", "丙，那边改过"));
    second.remove("record/r4");
    second.put(record("r8", "那边新增"));
    (office, second.export())
}

#[test]
fn what_changed_on_which_side_is_known_from_the_export_both_go_back_to() {
    let (mut office, file) = two_computers();
    let before = office.ledger.clone();
    let comparison = office.merge(&file, None);
    assert!(comparison.has_base);
    insta::assert_snapshot!(told(&comparison), @"
    这里改过：2019年3月1日的记录“甲，这里改过”
    文件里改过：2019年3月1日的记录“乙”
    两边都改过：2019年3月1日的记录“丙，这里改过”
    这里删过，文件里还有：2019年3月1日的记录“丁”
    只在这里，文件里已经没有：2019年3月1日的记录“戊”
    只在这里：2019年3月1日的记录“这里新增”
    只在文件里：2019年3月1日的记录“那边新增”
    ");
    let titles: Vec<&str> = office.ledger.records.values().map(|r| r.title.as_str()).collect();
    assert_eq!(
        titles,
        ["甲，这里改过", "乙，那边改过", "丙，这里改过", "丁", "戊", "己", "这里新增", "那边新增"]
    );
    let settled = settle(&before, &comparison, &BTreeMap::new());
    assert_eq!((settled.counts, settled.undecided.len()), ([2, 1, 0], 1));
}

#[test]
fn the_numbers_alone_decide_where_no_history_is_left() {
    let (mut office, file) = two_computers();
    let with = told(&office.compare(&file));
    office.versions.clear();
    assert_eq!(told(&office.compare(&file)), with);
}

#[test]
fn an_export_in_between_does_not_hide_the_one_the_file_goes_back_to() {
    let (mut office, file) = two_computers();
    let with = told(&office.compare(&file));
    office.export();
    assert_eq!(told(&office.compare(&file)), with);
}

#[test]
fn without_a_base_what_differs_is_the_persons_to_choose_unless_a_history_tells() {
    let (mut office, file) = two_computers();
    office.met.clear();
    insta::assert_snapshot!(told(&office.compare(&file)), @"
    这里改过：2019年3月1日的记录“甲，这里改过”
    两边都改过：2019年3月1日的记录“乙”
    两边都改过：2019年3月1日的记录“丙，这里改过”
    这里删过，文件里还有：2019年3月1日的记录“丁”
    只在这里：2019年3月1日的记录“戊”
    只在这里：2019年3月1日的记录“这里新增”
    只在文件里：2019年3月1日的记录“那边新增”
    ");
    assert!(!office.compare(&file).has_base);
    office.versions.clear();
    let changes: BTreeSet<Change> =
        office.compare(&file).differences.iter().map(|one| one.change).collect();
    assert_eq!(changes, BTreeSet::from([Change::Both, Change::New, Change::OnlyHere]));
}

#[test]
fn another_branchs_file_goes_back_to_nothing_here() {
    let (office, _) = two_computers();
    let mut other = Desk::of([branch(), record("x1", "别的"), record("x2", "别的")]);
    (0..20).for_each(|n| other.put(record(&format!("x{n}"), "别的")));
    let comparison = office.compare(&other.export());
    assert!(!comparison.has_base);
    let changes: BTreeSet<Change> = comparison.differences.iter().map(|one| one.change).collect();
    assert_eq!(changes, BTreeSet::from([Change::New, Change::OnlyHere]));
}

#[test]
fn to_and_fro_the_two_become_one() {
    let (mut office, file) = two_computers();
    let mut second = Desk::taking(&file);
    office.merge(&file, Some(Side::There));
    second.merge(&office.export(), Some(Side::There));
    assert!(office.ledger.same_content(&second.ledger));
    // Both go on and meet again: each knows whose changes are whose.
    second.put(record("r1", "那边再改"));
    office.put(record("r5", "这里再改"));
    let comparison = office.merge(&second.export(), None);
    insta::assert_snapshot!(told(&comparison), @"
    文件里改过：2019年3月1日的记录“乙，那边改过”
    这里改过：2019年3月1日的记录“这里再改”
    ");
    second.merge(&office.export(), None);
    assert!(office.ledger.same_content(&second.ledger));
}

#[test]
fn what_a_taken_record_points_at_comes_along() {
    let mut office = Desk::of([branch(), record("r0", "甲")]);
    let mut second = Desk::taking(&office.export());
    second.put(member("m9", "李秋云"));
    let mut attended = Record::new("r9".into(), "activity".into(), day(), "那边", day());
    attended.values.insert("present".into(), Value::Members([MemberId::from("m9")].into()));
    second.put(Entry::Record(attended));
    let comparison = office.compare(&second.export());
    let refuse = BTreeMap::from([(EntryKey::Member("m9".into()), Side::Here)]);
    let settled = settle(&office.ledger, &comparison, &refuse);
    assert_eq!(settled.along, ["党员“李秋云”"]);
    office.apply(settled.command.unwrap());
    assert_eq!((office.ledger.dangling(), office.ledger.members.len()), (vec![], 1));
}

#[test]
fn what_is_still_pointed_at_does_not_go() {
    let mut office = Desk::of([branch(), member("m0", "张晓明"), record("r0", "甲")]);
    let mut second = Desk::taking(&office.export());
    second.remove("member/m0");
    let mut attended = Record::new("r9".into(), "activity".into(), day(), "这里", day());
    attended.values.insert("present".into(), Value::Members([MemberId::from("m0")].into()));
    office.put(Entry::Record(attended));
    let comparison = office.compare(&second.export());
    let all = choices(&comparison, Some(Side::There));
    let only_member = BTreeMap::from([(EntryKey::Member("m0".into()), Side::There)]);
    let settled = settle(&office.ledger, &comparison, &only_member);
    assert_eq!((settled.counts, settled.along), ([0, 0, 0], vec!["党员“张晓明”".to_owned()]));
    // Where the record goes too, so does the member.
    let settled = settle(&office.ledger, &comparison, &all);
    assert_eq!((settled.counts, settled.along.len()), ([0, 0, 2], 0));
}

#[test]
fn members_of_one_name_are_told_and_both_stay() {
    let office = Desk::of([branch(), member("m1", "王建国")]);
    let mut second = Desk::of([branch(), member("m2", "王建国"), member("m3", "赵敏")]);
    let comparison = office.compare(&second.export());
    let told: Vec<&str> = comparison.namesakes.iter().map(|n| n.described.as_str()).collect();
    assert_eq!(told, ["党员“王建国”"]);
    let mut merged = office;
    merged.merge(&second.ledger, None);
    assert_eq!(merged.ledger.members.len(), 3);
}

fn own_kind(fields: &[(&str, &[&str])]) -> Kind {
    let mut kind = Kind::new("visit-log".into(), "走访台账", "life".into());
    kind.fields = fields
        .iter()
        .map(|(id, choices)| {
            let mut field = Field::new(FieldId::parse(id).unwrap(), id, FieldType::Choice);
            let choice = |id: &&str| Choice {
                id: ChoiceId::parse(id).unwrap(),
                name: format!("选项{id}"),
                former_names: Vec::new(),
            };
            field.choices = choices.iter().map(choice).collect();
            field
        })
        .collect();
    kind
}

#[test]
fn fields_and_choices_that_a_taken_record_needs_come_into_the_kind_that_stands() {
    let mut office =
        Desk::of([branch(), record("r0", "甲"), Entry::Kind(own_kind(&[("how", &["a"])]))]);
    let mut second = Desk::taking(&office.export());
    office.put(Entry::Kind(own_kind(&[("how", &["a", "b"]), ("here_only", &[])])));
    second.put(Entry::Kind(own_kind(&[
        ("how", &["a", "c", "d"]),
        ("there_only", &["z"]),
        ("unused", &[]),
    ])));
    let mut visit = Record::new("r9".into(), "visit-log".into(), day(), "走访", day());
    visit.values.insert("how".into(), Value::Choice("c".into()));
    visit.values.insert("there_only".into(), Value::Choice("z".into()));
    second.put(Entry::Record(visit));
    let comparison = office.compare(&second.export());
    let settled = settle(&office.ledger, &comparison, &BTreeMap::new());
    assert_eq!(
        settled.fields,
        ["自定义种类“走访台账”的选项“选项c”", "自定义种类“走访台账”的字段“there_only”"]
    );
    office.apply(settled.command.unwrap());
    let kind = &office.ledger.kinds[&KindId::from("visit-log")];
    let fields: Vec<&str> = kind.fields.iter().map(|field| field.id.as_str()).collect();
    assert_eq!(fields, ["how", "here_only", "there_only"]);
    let choices: Vec<&str> = kind.fields[0].choices.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(choices, ["a", "b", "c"]);
}

#[test]
fn a_place_declared_on_both_sides_is_one() {
    let none = |id: &str, reason: &str| {
        Entry::Declaration(Declaration {
            id: DeclarationId::parse(id).unwrap(),
            select: Selection { kind: "honour".into(), conditions: Vec::new(), dated_by: None },
            period: Period { from: day(), to: day() },
            declared_on: day(),
            reason: reason.to_owned(),
            revision: 0,
        })
    };
    let mut office = Desk::of([branch(), none("d1", "没有评比")]);
    let file = Desk::of([branch(), none("d2", "当年未评")]).export();
    let comparison = office.merge(&file, None);
    assert_eq!(told(&comparison), "两边都改过：无此项声明\n");
    assert_eq!(office.ledger.declarations.len(), 1);
    office.merge(&file, Some(Side::There));
    assert_eq!(office.ledger.declarations[&DeclarationId::from("d1")].reason, "当年未评");
}

/// Commands that edit, without a whole other ledger in place.
fn edits() -> impl Strategy<Value = Vec<Command>> {
    let one = prop_oneof![
        3 => strategies::entry().prop_map(Command::put),
        2 => strategies::entry().prop_map(|entry| Command::Remove(entry.key())),
    ];
    proptest::collection::vec(one, 0..12)
}

fn desk(ledger: Ledger) -> Desk {
    Desk { ledger, ..Desk::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn merging_a_ledger_with_itself_changes_nothing(ledger in strategies::ledger()) {
        let comparison = compare(&ledger, ledger.clone(), &Known::NOTHING);
        prop_assert_eq!((comparison.same, comparison.differences.len()), (ledger.len(), 0));
        prop_assert_eq!(settle(&ledger, &comparison, &BTreeMap::new()).command, None);
    }

    #[test]
    fn a_then_what_became_of_it_elsewhere_gives_that(ledger in strategies::ledger(), edits in edits()) {
        let mut office = desk(ledger);
        let mut second = Desk::taking(&office.export());
        edits.into_iter().for_each(|edit| second.apply(edit));
        let file = second.export();
        let changes: BTreeSet<Change> =
            office.compare(&file).differences.iter().map(|one| one.change).collect();
        if office.compare(&file).has_base {
            prop_assert!(!changes.contains(&Change::Both) && !changes.contains(&Change::Here));
        }
        office.merge(&file, Some(Side::There));
        prop_assert!(office.ledger.same_content(&office.compare(&file).there));
    }

    #[test]
    fn nothing_of_either_side_is_lost_without_a_choice(
        ledger in strategies::ledger(), ours in edits(), theirs in edits(), known in any::<bool>(),
    ) {
        let mut office = desk(ledger);
        let mut second = Desk::taking(&office.export());
        ours.into_iter().for_each(|edit| office.apply(edit));
        theirs.into_iter().for_each(|edit| second.apply(edit));
        let file = second.export();
        if !known {
            office.met.clear();
            office.versions.clear();
        }
        let before = office.clone();
        let comparison = office.merge(&file, None);
        let there = &comparison.there;
        for entry in before.ledger.entries().chain(there.entries()) {
            let key = entry.key();
            let now = office.ledger.get(&key);
            // Every entry of either side is there, as one side or the other has it, or completed.
            prop_assert!(now.is_some());
            let now = now.unwrap();
            let of = |ledger: &Ledger| ledger.get(&key).is_some_and(|one| one.same_content(&now));
            prop_assert!(of(&before.ledger) || of(there) || matches!(now, Entry::Kind(_)));
            // What changed here stands; what differs and is not taken is told.
            let told = comparison.differences.iter().find(|one| one.key == key);
            match told.map(|one| one.change) {
                None => prop_assert!(of(&before.ledger) && of(there)),
                Some(change) if change.usual() == Side::Here && !matches!(now, Entry::Kind(_)) => {
                    prop_assert!(of(&before.ledger));
                }
                Some(_) => {}
            }
        }
        // References: nothing new dangles.
        let known: BTreeSet<_> =
            before.ledger.dangling().into_iter().chain(there.dangling()).collect();
        prop_assert!(office.ledger.dangling().iter().all(|one| known.contains(one)));
    }

    #[test]
    fn any_choices_leave_it_whole_and_can_be_undone(
        ledger in strategies::ledger(), ours in edits(), theirs in edits(),
        picks in proptest::collection::vec(any::<Option<bool>>(), 64),
    ) {
        let mut office = desk(ledger);
        let mut second = Desk::taking(&office.export());
        ours.into_iter().for_each(|edit| office.apply(edit));
        theirs.into_iter().for_each(|edit| second.apply(edit));
        let comparison = office.compare(&second.export());
        let sides = picks.into_iter().map(|p| p.map(|there| if there { Side::There } else { Side::Here }));
        let choices = comparison.differences.iter().zip(sides);
        let choices = choices.filter_map(|(one, side)| Some((one.key.clone(), side?))).collect();
        let settled = settle(&office.ledger, &comparison, &choices);
        let Some(command) = settled.command else { return Ok(()) };
        let mut ledger = office.ledger.clone();
        let applied = command.apply(&mut ledger).unwrap();
        let known: BTreeSet<_> =
            office.ledger.dangling().into_iter().chain(comparison.there.dangling()).collect();
        prop_assert!(ledger.dangling().iter().all(|one| known.contains(one)));
        prop_assert!(ledger.revision >= office.ledger.revision.max(comparison.there.revision));
        applied.inverse.apply(&mut ledger).unwrap();
        prop_assert!(ledger.same_content(&office.ledger));
    }
}

/// What a ledger keeps of 2019 once it is archived, and the record is gone.
fn archive_of_2019(desk: &mut Desk) {
    let file = crate::archive::File { name: "2019.json".to_owned(), sum: String::new() };
    let catalog = crate::catalog::Catalog::of(&desk.ledger);
    let going = crate::archive::going(2019, &desk.ledger, &catalog);
    let kept = {
        let ledger = &desk.ledger;
        let figure = &mut |query: &_| {
            crate::figures::evaluate(ledger, &catalog, query).map(std::rc::Rc::new)
        };
        crate::archive::keep(2019, &going, &file, day(), (ledger, &catalog), figure).unwrap()
    };
    let gone = going.records.into_iter().map(|id| Command::Withdraw(EntryKey::Record(id)));
    desk.apply(Command::All(gone.chain([Command::put(Entry::Archive(kept))]).collect()));
}

#[test]
fn a_year_archived_on_either_side_is_left_aside_and_told() {
    let (mut office, file) = two_computers();
    archive_of_2019(&mut office);
    let before = office.ledger.clone();
    let comparison = office.merge(&file, Some(Side::There));
    assert!(office.ledger.same_content(&before));
    insta::assert_snapshot!(comparison.aside.join("\n"), @"2019年在这里已经归档，文件里这一年的6项没有合并；需要的，请先取回归档，再合并一次。");

    // The other way round: what stands here stays, and is not archived.
    let (mut office, _) = two_computers();
    let mut second = Desk::taking(&office.export());
    archive_of_2019(&mut second);
    let before = office.ledger.clone();
    let comparison = office.merge(&second.export(), None);
    assert!(office.ledger.same_content(&before));
    insta::assert_snapshot!(comparison.aside.join("\n"), @"文件里2019年已经归档，这里还有这一年的记录，照这里的，没有归档。");

    // A computer that has nothing of the year takes the archive.
    let mut third = Desk::of([branch()]);
    third.merge(&second.export(), Some(Side::There));
    assert!(third.ledger.archive(2019).is_some());
}
