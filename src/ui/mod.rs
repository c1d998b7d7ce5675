//! The page: a reactive shell over the editor.
