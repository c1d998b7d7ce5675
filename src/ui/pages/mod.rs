//! One page a file.

pub mod backup;
pub mod checkup;
pub mod closed;
pub mod declarations;
pub mod entry;
pub mod first_run;
pub mod form;
pub mod help;
pub mod home;
pub mod intake;
pub mod kinds;
pub mod members;
pub mod record;
pub mod records;
pub mod settings;
pub mod summary;
pub mod task;
pub mod trash;
