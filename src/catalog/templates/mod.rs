//! The built-in texts of documents.
