//! Collecting into an ordered map or set one by one.
//!
//! The standard library's own `collect` sorts first and builds the tree afterwards: quicker for
//! thousands of things, but each type of them adds 4 KB of sorting to the page. Here there are tens.

/// [`Iterator::collect`] for [`BTreeMap`](std::collections::BTreeMap) and
/// [`BTreeSet`](std::collections::BTreeSet).
///
/// ```
/// # use zhibu::ledger::InOrder;
/// # use std::collections::BTreeSet;
/// let days: BTreeSet<u32> = [3, 1, 3].into_iter().in_order();
/// assert_eq!(days.into_iter().collect::<Vec<_>>(), [1, 3]);
/// ```
pub trait InOrder: Iterator + Sized {
    /// Puts each into an empty collection, the later of two under one key.
    fn in_order<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> InOrder for I {}
