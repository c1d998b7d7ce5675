//! Sentences for the person.

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done. It goes when another page is shown.
    Done,
    /// Something should be looked at.
    Hint,
    /// Something failed. It stays until it is put away, or what it is about has gone well.
    Error,
}

/// What a notice is about. There is one notice a subject: the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The last change of the ledger.
    Edit,
    /// What was found in the last thing saved.
    Checked,
    /// What matters on the page shown only: what was taken out of it and what that lacks, what to
    /// look at in its form. It goes with the next page and the next change.
    Page,
    /// Anything else, by its tone.
    Other(Tone),
}

/// A sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells notices with the same text apart.
    pub id: u64,
    /// What it is about.
    pub subject: Subject,
    /// How it is meant.
    pub tone: Tone,
    /// The sentence; several, one a line.
    pub text: String,
    /// Whether what led to it is over: a page shown before that is the page it led to.
    pub settled: bool,
}
