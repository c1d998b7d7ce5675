//! Pages of a list against the whole of it, and the search against a slower one.

use super::super::search::alike;
use super::*;
use crate::ledger::tests::strategies;
use crate::sample;
use proptest::prelude::*;

/// More records than stand on a page, many of them of one day and one title.
fn many(count: usize, years: u32) -> (Ledger, Catalog) {
    let ledger = sample::many(count, years).unwrap();
    let catalog = Catalog::of(&ledger);
    (ledger, catalog)
}

/// What a page is said to be, from the whole list sorted the slow way.
fn page_of_all(ledger: &Ledger, catalog: &Catalog, of: &Scope, view: &View) {
    let all = find(ledger, catalog, of, view);
    let page = page(ledger, catalog, of, view);
    let shown: Vec<&Record> = all.iter().skip(page.page * PAGE).take(PAGE).copied().collect();
    let ids = |records: &[&Record]| -> Vec<String> {
        records.iter().map(|record| record.id.to_string()).collect()
    };
    assert_eq!(ids(&page.records), ids(&shown));
    assert_eq!((page.count, page.pages), (all.len(), all.len().div_ceil(PAGE).max(1)));
    assert_eq!(page.page, view.page.min(page.pages - 1));
    assert_eq!(page.months.values().sum::<usize>(), all.len());
    assert_eq!(page.total, scope(ledger, catalog, of).count());
    let unsorted: BTreeSet<&RecordId> =
        unsorted(ledger, catalog, of, &view.filter).into_iter().map(|one| &one.id).collect();
    assert_eq!(unsorted, all.iter().map(|one| &one.id).collect());
}

#[test]
fn the_pages_of_a_list_are_all_of_it_in_its_order() {
    let (ledger, catalog) = many(1234, 3);
    let kind = KindId::from("activity");
    let columns = ["date", "title", "kind", "place", "facets", "host", "present", "group", "none"];
    for (kind, column) in [None, Some(&kind)].iter().flat_map(|kind| columns.map(|c| (*kind, c))) {
        let of = Scope { kind: kind.cloned(), years: Years::Every, held: Filter::default() };
        for (descending, text) in [(true, ""), (false, ""), (true, "2"), (false, "学习")] {
            let sort = Sort { by: column.into(), descending };
            let filter = Filter::default().with(By::Text, text);
            let view = View { filter, sort, ..View::default() };
            let pages = page(&ledger, &catalog, &of, &view).pages;
            assert!(kind.is_some() || text == "学习" || pages > 5, "{pages}");
            for at in 0..=pages {
                page_of_all(&ledger, &catalog, &of, &view.at(at));
            }
        }
    }
}

proptest! {
    #[test]
    fn a_part_of_a_list_is_that_part_of_it_sorted(
        records in proptest::collection::vec(strategies::record(), 0..60),
        by in prop::sample::select(vec!["date", "title", "kind", "place"]),
        descending: bool,
        first in 0..70_usize,
        length in 0..70_usize,
    ) {
        let mut ledger = Ledger::default();
        for record in records {
            ledger.records.insert(record.id.clone(), record);
        }
        let catalog = Catalog::built_in();
        let sorted = |places| {
            let mut records: Vec<&Record> = ledger.records.values().collect();
            let by = Sort { by: by.into(), descending };
            super::super::sort::sort(&mut records, places, &by, None, &catalog, &ledger);
            records
        };
        let all = sorted(0..usize::MAX);
        prop_assert_eq!(all.len(), ledger.records.len());
        let meant: Vec<&Record> = all.into_iter().skip(first).take(length).collect();
        prop_assert_eq!(sorted(first..first + length), meant);
    }

    #[test]
    fn a_word_is_found_where_it_stands_in_letters_made_alike(
        title in "[aAzＡａ１12，、学习 ～~]{0,8}",
        word in "[aAzＡａ１12，,学习～~]{1,3}",
    ) {
        let day = day("2000-01-01");
        let record = Record::new("r".into(), "none".into(), day, title.clone(), day);
        let mut ledger = Ledger::default();
        ledger.records.insert(record.id.clone(), record);
        let catalog = Catalog::built_in();
        let filter = Filter::default().with(By::Text, &word);
        let found = unsorted(&ledger, &catalog, &Scope::of(None, 2000), &filter).len();
        let alike = |text: &str| text.chars().map(alike).collect::<String>();
        let texts = [alike(&title), "2000-01-01\n2000年1月1日".to_owned()];
        prop_assert_eq!(found == 1, texts.iter().any(|text| text.contains(&alike(&word))));
    }
}
