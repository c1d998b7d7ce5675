//! A few of the positions that `cargo xtask torture faults` tries: a store that fails at one call, or
//! from there on, during a walk through everything that writes.

use browser_tests::{Browser, Failing, Fault, How, Result};

#[tokio::test]
async fn a_failing_store_loses_nothing_and_is_told() -> Result<()> {
    let browser = Browser::start().await?;
    let (journal, shelf) = (Failing::Journal, Failing::Shelf);
    for (store, how, at, lasting, status) in [
        (journal, How::Throws, 9, true, "已写入"),
        (journal, How::Revoked, 2, false, "已保存"),
        (journal, How::Hangs, 5, true, "已写入"),
        (journal, How::Lies, 3, false, "已保存"),
        (shelf, How::Throws, 9, false, "已保存"),
        (shelf, How::Throws, 17, true, "没有写入"),
        // A save looks at the head first, and says so where it cannot.
        (shelf, How::Unread, 51, false, "已保存"),
        // The lie hits a text that the next save looks for: that save is refused, and says so.
        (shelf, How::Lies, 9, false, "没有写入"),
    ] {
        let fault = Fault { store, how, at, lasting };
        let walked = browser.walk_with(fault).await?;
        assert!(walked.hit.is_some(), "{fault:?}");
        assert!(walked.wrong.is_empty(), "{fault:?}: {:#?}", walked.wrong);
        assert_eq!(walked.status, status, "{fault:?}");
    }
    Ok(())
}

/// The control: what a journal has only pretended to keep is missed.
#[tokio::test]
async fn a_lie_that_is_believed_is_found_out() -> Result<()> {
    let browser = Browser::start().await?;
    let lie = Fault { store: Failing::Journal, how: How::Lies, at: 0, lasting: true };
    let walked = browser.walk_believing(lie).await?;
    assert!(!walked.wrong.is_empty(), "{walked:?}");
    Ok(())
}
