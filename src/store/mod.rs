//! The ledger in a key–value store: a key an entry, and a small head.
