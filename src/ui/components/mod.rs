//! What several pages use.

pub mod banners;
pub mod day;
pub mod declare;
pub mod details;
pub mod dialog;
pub mod download;
pub mod field;
pub mod file_button;
pub mod finder;
pub mod kinds;
pub mod leave;
pub mod manual;
pub mod narrow;
pub mod navigation;
pub mod notices;
pub mod page;
pub mod paper;
pub mod reminder;
pub mod secrets;
pub mod sections;
pub mod shortcuts;
pub mod small_form;
pub mod unseal;
pub mod ways;
