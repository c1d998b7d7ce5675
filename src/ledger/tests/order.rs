//! Sorting gives what the standard library gives.

use crate::ledger::Order;
use proptest::prelude::*;

proptest! {
    #[test]
    fn items_stand_as_the_standard_library_puts_them(
        items in prop::collection::vec((0_u8..6, any::<u8>()), 0..200),
    ) {
        let mut sorted = items.clone();
        sorted.sort_by_key(|item| item.0);
        let mut ours = items.clone();
        ours.order_by_key(|item| item.0);
        prop_assert_eq!(&ours, &sorted);
        let mut ours = items.clone();
        ours.order_by(|one, other| one.0.cmp(&other.0));
        prop_assert_eq!(&ours, &sorted);
        sorted.sort();
        ours.order();
        prop_assert_eq!(ours, sorted);
    }
}
