//! The backup file: one JSON envelope, restored in one swap.
