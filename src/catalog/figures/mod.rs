//! The built-in figures, one family a file.
