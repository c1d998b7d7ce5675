//! Waiting by asking again.

use std::time::{Duration, Instant};

use crate::Result;

/// How long a thing may take to appear. Long, because a busy machine is slow; a passing test never
/// waits it out.
pub const LIMIT: Duration = Duration::from_secs(20);

const PAUSE: Duration = Duration::from_millis(40);

/// Asks until the answer is `Ok(Some(…))`. `Ok(None)` and errors mean "not yet" (elements go stale
/// while a page renders); the last error is told when the time is up.
///
/// # Errors
/// When [`LIMIT`] has passed: says `what` was waited for.
pub async fn eventually<T>(
    what: &str,
    mut ask: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let begun = Instant::now();
    loop {
        let answer = ask().await;
        if let Ok(Some(found)) = answer {
            return Ok(found);
        }
        if begun.elapsed() > LIMIT {
            let last = answer.err().map(|error| format!(": {error}")).unwrap_or_default();
            return Err(format!("waited {LIMIT:?} in vain for {what}{last}").into());
        }
        tokio::time::sleep(PAUSE).await;
    }
}
