//! The published schema is the one the types give.

use crate::backup::schema;
use std::path::Path;

/// Run with `UPDATE_SCHEMA=1` to write it anew.
#[test]
fn the_published_schema_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/backup.schema.json");
    let mut current = serde_json::to_string_pretty(&schema()).unwrap();
    current.push('\n');
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &current).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap();
    assert!(
        published == current,
        "docs/backup.schema.json is out of date: UPDATE_SCHEMA=1 cargo test schema"
    );
}
