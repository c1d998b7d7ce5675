//! What several pages use.

pub mod banners;
pub mod day;
pub mod dialog;
pub mod field;
pub mod file_button;
pub mod kinds;
pub mod leave;
pub mod manual;
pub mod navigation;
pub mod notices;
pub mod page;
pub mod paper;
pub mod secrets;
pub mod sections;
pub mod small_form;
pub mod ways;
