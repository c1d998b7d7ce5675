//! Tests of the writers that need no other program.
