//! The inside of a line as a tree: text, tokens, brackets.

use super::letter::Letter;

/// A part of a line. `T` is what a token is at this phase: what it asks for, later what it got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node<T> {
    /// Text.
    Text(Vec<Letter>),
    /// A token `{…}`.
    Token(T),
    /// A token that cannot be read; it stays visible as it was typed.
    Broken(String),
    /// A bracket `[…]`.
    Bracket(Vec<Node<T>>),
}
