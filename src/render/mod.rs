//! Dumb writers of a document: html, text, docx.
