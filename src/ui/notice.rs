//! Sentences for the person.

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done. It goes by itself after a while.
    Done,
    /// Something should be looked at.
    Hint,
    /// Something failed.
    Error,
}

/// A sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells notices with the same text apart.
    pub id: u64,
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
    /// Whether another page has been shown since.
    pub carried: bool,
}
