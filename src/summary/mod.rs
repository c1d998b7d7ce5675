//! Turns a year's text into a document, each figure with its records.
