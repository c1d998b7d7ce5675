//! What opening found, and why nothing was written: each with what happened and what to do.

use super::wire::{self, Key};
use super::{FORMAT, JournalError, ShelfError};
use std::fmt;

/// Why a change was not written. What stands on the shelf is what stood there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The storage could not be read at the start, so it is not known what stands there.
    Unread(ShelfError),
    /// A newer program has written there.
    Newer {
        /// Its format.
        format: u64,
        /// Whether anything of it could be read, to be looked at.
        shown: bool,
    },
    /// An older program wrote there, and its texts could not be brought to this one's format.
    NotLifted {
        /// The format that the step begins with.
        format: u64,
        /// What went wrong, as a sentence.
        detail: String,
    },
    /// As [`StoreError::NotLifted`]: the storage did not take the new texts beside the old ones.
    NoRoomToLift(ShelfError),
    /// The shelf lacks what the journal has, and refused to take it.
    NotTurned(ShelfError),
    /// The journal cannot be written, and what was asked for stands in it alone.
    Journal(JournalError),
    /// Another window writes; this one reads along.
    Reading,
    /// Another window has written since.
    Elsewhere,
    /// What stood there is gone: the browser was cleared under the open page.
    Cleared,
    /// The storage refused.
    Shelf(ShelfError),
    /// A whole ledger beside the one that is there: both do not fit.
    NoRoomForBoth,
    /// The storage refused halfway and then refused to take it back; it will be tried again.
    Torn(ShelfError),
    /// A text could not be made: a fault of the program.
    Unwritable {
        /// What the writer said.
        detail: String,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(error) => {
                write!(f, "没能读出浏览器里原有的台账，为避免覆盖，暂停写入：{error}。")
            }
            Self::Newer { format, shown: true } => write!(
                f,
                "浏览器里的台账由更新的程序写成（存储格式{format}，本程序只认得{FORMAT}）；为避免损坏，现在只能查看和导出，不能改动，本程序不认得的内容没有显示。请改用新版程序。"
            ),
            Self::Newer { format, shown: false } => write!(
                f,
                "浏览器里的台账由更新的程序写成（存储格式{format}，本程序只认得{FORMAT}），本程序读不出其中的内容，也不改动它；请改用新版程序。"
            ),
            Self::NotLifted { format, detail } => write!(
                f,
                "浏览器里的台账由旧版程序写成（存储格式{format}），没能转换成新版的格式：{detail}；原来的内容没有改动，请用旧版程序打开并导出备份，再反馈这个问题。"
            ),
            Self::NoRoomToLift(error) => write!(
                f,
                "浏览器里的台账由旧版程序写成，没能转换成新版的格式，现在只能查看和导出，不能改动，原来的内容没有变化：{error}。"
            ),
            Self::NotTurned(error) => write!(
                f,
                "浏览器存储里的台账缺了内容，数据库存储里的是全的，但没能恢复过去，现在只能查看和导出，不能改动：{error}。"
            ),
            Self::Journal(error) => write!(f, "没有写入数据库存储：{error}。"),
            Self::Reading => write!(
                f,
                "没有保存：这本台账正在另一个窗口里编辑，这里只能查看；要在这里编辑，请点“接管编辑”，正在填写的内容会留着。"
            ),
            Self::Elsewhere => write!(
                f,
                "没有保存：这本台账已在另一个窗口里改动，这里还是改动之前的内容；请点“重新读取”，再保存一次，正在填写的内容会留着。"
            ),
            Self::Cleared => write!(
                f,
                "没有保存：浏览器里的台账被清除了，可能是清理了浏览器数据，这个窗口里还是完整的；请先导出备份，再点“重新写入”。"
            ),
            Self::Shelf(error) => write!(f, "没有保存：{error}。"),
            Self::NoRoomForBoth => write!(
                f,
                "没有替换：浏览器的存储空间放不下新旧两份台账，原来的台账没有变化；请先导出备份，再清理空间（或者先清空台账），然后重试。"
            ),
            Self::Torn(error) => write!(
                f,
                "没有保存，浏览器里的数据停在半途，重新打开时会恢复到这一步之前：{error}。"
            ),
            Self::Unwritable { detail } => {
                write!(f, "没有保存：这一步无法写成文本（{detail}）；请导出备份，并反馈这个问题。")
            }
        }
    }
}

impl std::error::Error for StoreError {}

/// Something that opening found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreFinding {
    /// Nothing was opened, and nothing will be written.
    Closed(StoreError),
    /// A save was broken off; it is as before that save.
    Interrupted,
    /// A replacement of the whole ledger was broken off; it is as before.
    ReplaceInterrupted,
    /// Something could not be read. It has been set aside and can be exported.
    SetAside {
        /// The key it stood under.
        key: String,
        /// Its number among the things set aside.
        number: u64,
    },
    /// Something could not be read, and there was no room to set it aside. It stays in its place.
    LeftInPlace {
        /// The key it stands under.
        key: String,
        /// Why it was not set aside.
        error: ShelfError,
    },
    /// The head was lost or damaged; it was made anew from the entries.
    HeadLost,
    /// The head counts more entries than there are.
    Missing {
        /// How many the head counts.
        expected: u64,
        /// How many there are, with those set aside now.
        found: u64,
    },
    /// As many entries as the head counts, or more, but not the same.
    Differs,
    /// The journal had a newer ledger than the shelf, which has been brought up to it.
    ShelfHealed,
    /// Entries that the shelf had lost were put back from the journal.
    EntriesHealed {
        /// How many.
        count: u64,
    },
    /// The journal was behind or damaged, and has been brought up to the shelf.
    JournalHealed,
    /// The journal was gone, and is being written anew.
    JournalLost,
    /// The journal holds another ledger, which is kept beside this one.
    TwoLedgers {
        /// How many entries the other has.
        count: u64,
    },
    /// Of what a newer program wrote, so many entries cannot be read here.
    NotUnderstood {
        /// How many.
        count: u64,
    },
    /// The head could not be brought up to date.
    NotHealed(StoreError),
}

impl fmt::Display for StoreFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed(error) => write!(f, "{error}"),
            Self::Interrupted => {
                write!(
                    f,
                    "上次保存中途断了，台账已恢复到那一步之前；请检查最后一次的录入是否还在。"
                )
            }
            Self::ReplaceInterrupted => {
                write!(f, "上次整本替换台账时中途断了，台账还是原来的；如需替换，请再做一次。")
            }
            Self::SetAside { key, number } => write!(
                f,
                "{}读不出来，原文已另存为第{number}号待查内容，没有删除；请到“备份”页的“数据体检”里修复。",
                described(key)
            ),
            Self::LeftInPlace { key, error } => {
                write!(f, "{}读不出来，也没能另存，仍留在原处：{error}。", described(key))
            }
            Self::HeadLost => {
                write!(f, "台账的总目损坏，已按现有内容重建；请与最近一次的备份核对是否齐全。")
            }
            Self::Missing { expected, found } => write!(
                f,
                "台账应有{expected}项，只读到{found}项，其余的可能被浏览器清除；请与最近一次的备份核对，缺少的从备份中找回。"
            ),
            Self::Differs => write!(
                f,
                "台账的内容与总目不符，可能是浏览器没有写完最近的改动；请与最近一次的备份核对。"
            ),
            Self::ShelfHealed => write!(
                f,
                "浏览器存储里的台账不见了或者较旧，已用数据库存储里较新的一份恢复，没填完的表不在其中；请看一看最近录入的内容是否都在，并导出一份备份。"
            ),
            Self::EntriesHealed { count } => write!(
                f,
                "浏览器存储里有{count}项内容缺失或者损坏，已用数据库存储里的一份补上；请核对这几天录入的内容，并导出一份备份。"
            ),
            Self::JournalHealed => write!(
                f,
                "数据库存储里的台账比浏览器存储里的旧或者有损坏，已按浏览器存储补齐；台账内容没有变化。"
            ),
            Self::JournalLost => write!(
                f,
                "数据库存储里的台账不见了，可能是清理了浏览器数据，已按浏览器存储重新写入；台账内容没有变化，请导出一份备份。"
            ),
            Self::TwoLedgers { count } => write!(
                f,
                "数据库存储里有另一份台账（{count}项），与这里的不是先后关系，已另外保存，没有合并；请在“数据体检”页导出它，核对后再决定取舍。"
            ),
            Self::NotUnderstood { count } => write!(
                f,
                "有{count}项内容本程序读不出来，没有显示，也不会导出；它们原样留在浏览器里，请改用新版程序查看。"
            ),
            Self::NotHealed(error) => write!(f, "台账可以使用，但总目没有更新。{error}"),
        }
    }
}

/// What stood under a key, as people know it: its name stands in the text that cannot be read.
pub(super) fn described(key: &str) -> String {
    match wire::sort(key) {
        Key::Slot(_, Some(entry)) => format!("有一项“{}”的内容", entry.register_name()),
        Key::Head => "台账的总目".to_owned(),
        Key::Undo => "上次保存的底稿".to_owned(),
        _ => "有一项内容".to_owned(),
    }
}
