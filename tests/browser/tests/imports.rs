//! An import killed halfway leaves the old ledger or the new one: a short form of `cargo xtask
//! torture imports`.

use browser_tests::{Importing, Moment, Result};

#[tokio::test]
async fn a_killed_import_leaves_exactly_the_old_or_the_new_ledger() -> Result<()> {
    let mut trial = Importing::start(2).await?;
    for moment in [Moment::Share(0.0), Moment::Share(0.4), Moment::Share(0.8), Moment::Acknowledged]
    {
        trial = trial.kill(moment).await?;
    }
    assert!(trial.told.wrong.is_empty(), "{:#?}", trial.told);
    assert!(trial.told.old > 0 && trial.told.new > 0, "{:#?}", trial.told);
    // The control: one record gone from both stores is found out.
    let trial = trial.take_one().await?;
    assert!(!trial.told.wrong.is_empty());
    Ok(())
}
