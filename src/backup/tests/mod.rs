//! Tests of the backup.
