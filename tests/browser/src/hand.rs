//! A hand in the page (`hand.js`), for trials in which moments count or many windows act at once.

use serde_json::{Value, json};

use crate::{Browser, Result};

const HAND: &str = include_str!("hand.js");

/// What became of a step that the hand took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The page said 已保存.
    Saved,
    /// It was taken, and another window began to write before the page could say so.
    Taken,
    /// It was refused with a sentence.
    Refused,
    /// Nothing came of it within the time a person waits.
    Unanswered,
}

/// A step that the hand took.
#[derive(Debug, Clone)]
pub struct Step {
    /// What became of it.
    pub outcome: Outcome,
    /// When 保存 was pressed, and when the page had answered; milliseconds since 1970.
    pub pressed: f64,
    /// See `pressed`.
    pub acknowledged: f64,
    /// The address of the page shown then: the record's, where it was saved.
    pub hash: String,
    /// What was said against it.
    pub said: String,
}

impl Step {
    /// Reads what the hand answers.
    ///
    /// # Errors
    /// Where that is something else.
    pub fn read(answer: &Value) -> Result<Step> {
        let outcome = match answer["outcome"].as_str() {
            Some("saved") => Outcome::Saved,
            Some("taken") => Outcome::Taken,
            Some("refused") => Outcome::Refused,
            Some("unanswered") => Outcome::Unanswered,
            _ => return Err(format!("the hand answers {answer}").into()),
        };
        let moment = |name: &str| answer[name].as_f64().unwrap_or_default();
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
        Ok(Step {
            outcome,
            pressed: moment("pressed"),
            acknowledged: moment("acknowledged"),
            hash: text("hash"),
            said: text("said"),
        })
    }
}

impl Browser {
    /// Gives every page opened from now on in this window a hand.
    pub async fn give_hand(&self) -> Result<()> {
        self.before_page(HAND).await
    }

    /// What the hand answers: `what` is a call of it, as `record('K1')`.
    pub async fn hand(&self, what: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[0];
             hand.{what}.then(done, error => done({{ error: String(error) }}))"
        );
        let answer = self.later(&script, Vec::new()).await?;
        match answer["error"].as_str() {
            Some(error) => Err(format!("hand.{what}: {error}").into()),
            None => Ok(answer),
        }
    }

    /// Has the hand begin, and does not wait for what comes of it: see [`Browser::begun`].
    pub async fn begin(&self, what: &str) -> Result<()> {
        let script = format!(
            "window.begun = hand.{what}.catch(error => ({{ error: String(error) }})); return null"
        );
        self.ask(&script).await?;
        Ok(())
    }

    /// What came of what the hand began.
    pub async fn begun(&self) -> Result<Value> {
        let answer = self.later("window.begun.then(arguments[0])", Vec::new()).await?;
        match answer["error"].as_str() {
            Some(error) => Err(error.into()),
            None => Ok(answer),
        }
    }

    /// Enters a record and saves it.
    pub async fn hand_record(&self, title: &str) -> Result<Step> {
        Step::read(&self.hand(&format!("record({})", json!(title))).await?)
    }
}
