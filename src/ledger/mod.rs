//! The ledger: what a branch has recorded, as plain values.
//!
//! Everything else in the program is a function of these types. This module knows no kind of
//! record in particular (that is `catalog`), counts nothing (`figures`), writes nothing and reads
//! no clock. What must stay out: any framework, any storage, any wording of the summary.
//!
//! | file | holds |
//! |---|---|
//! | `id` | the identifiers, and where new ones come from |
//! | `value`, `money` | what a field of a record can hold |
//! | `kind` | what a kind of record looks like: fields, choices |
//! | `record`, `member`, `branch` | the things recorded |
//! | `figure_def` | what a figure counts |
//! | `standing` | declarations of none and overrides of a figure |
//! | `year_text` | a year's own copy of a document's text |
//! | `archive` | what is kept of a year whose records were taken out |
//! | `period` | from which day to which |
//! | `typed_day` | a day as people type it |
//! | `registers` | the ledger's registers, one entry of any of them, and its key |
//! | `references` | which entries point at which |
//! | `command` | every edit, with its inverse |
//! | `clean` | characters that no record may hold |
//! | `problem` | what can go wrong, as sentences |
//! | `in_order` | collecting into ordered maps and sets without a sort |
//! | `quote` | quotation marks around a name |

mod archive;
mod branch;
mod clean;
mod command;
mod figure_def;
mod id;
mod in_order;
mod kind;
mod member;
mod money;
mod order;
mod period;
mod problem;
mod quote;
mod record;
mod references;
mod registers;
mod standing;
#[cfg(test)]
pub(crate) mod tests;
mod typed_day;
mod value;
mod year_text;

pub use archive::{Archive, ArchivedFigure, ArchivedValue};
pub use branch::{Branch, Campaign, CampaignNature, FontSet, Group, Partner, PartnerNature};
pub use clean::{Cleaned, clean_line, clean_text, is_printable};
pub use command::{Applied, Command};
pub use figure_def::{Condition, FigureDef, RosterCount, Selection, Source, Take, Test};
pub use id::{
    ArchiveId, CampaignId, ChapterId, ChoiceId, DeclarationId, FieldId, FigureId, GroupId,
    IdSource, KindId, MemberId, OverrideId, PartnerId, RecordId, TextId, new_id,
};
pub use in_order::InOrder;
pub use kind::{Choice, Field, FieldType, Kind, common};
pub use member::{Member, Occupation, Post, Sex, Standing};
pub use money::Money;
pub use order::Order;
pub use period::{Half, Period, PeriodSpec};
pub use problem::{FieldProblem, Problem};
pub use quote::quoted;
pub use record::{LATE_AFTER_DAYS, Origin, Phrase, Record};
pub use registers::{Entry, EntryKey, Ledger};
pub use standing::{Declaration, Override};
pub use typed_day::{DayFault, InView, full_day, read_day};
pub use value::{NumberFault, Quantity, TimeSpan, Value};
pub use year_text::YearText;
