//! What several pages use.

pub mod dialog;
pub mod leave;
pub mod navigation;
pub mod notices;
pub mod page;
