//! The storage full to the unit, by another page of the same origin: a short form of
//! `cargo xtask torture quota`.

use browser_tests::{Build, Result, fill, fill_by_two};

#[tokio::test]
async fn one_unit_decides_and_nothing_is_torn() -> Result<()> {
    for build in Build::BOTH {
        let filled = fill(build, 2).await?;
        assert!(filled.wrong.is_empty(), "{build:?}: {:#?}", filled.wrong);
        assert_eq!(filled.by_unit, [(-1, false), (0, true), (1, true)], "{build:?}");
    }
    Ok(())
}

#[tokio::test]
async fn two_windows_that_know_no_locks_save_at_once_on_a_full_storage() -> Result<()> {
    // With room for none, for one, for one and a little, for both.
    let filled = fill_by_two(Build::Site, 4).await?;
    assert!(filled.wrong.is_empty(), "{:#?}", filled.wrong);
    assert!(filled.by_two.0 > 0 && filled.by_two.1 > 0, "{filled:?}");
    Ok(())
}
