//! Why a sealed file does not open, each with what to do.

use super::MOST_WORK;
use std::fmt;

/// Why a sealed file could not be read or written. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// Larger than [`super::super::MOST_BYTES`].
    TooLarge,
    /// The lines of letters are not as they were written.
    Armor,
    /// The lines before the payload are not as they were written.
    Header,
    /// A later version of the format.
    Newer,
    /// Sealed for somebody's key file, not with a passphrase.
    NoPassphrase,
    /// Deriving the key would take too much memory and time.
    TooMuchWork {
        /// The work factor asked for.
        factor: u64,
    },
    /// The browser does not give the memory.
    Memory {
        /// How many MB.
        megabytes: usize,
    },
    /// Another passphrase, or the place where its key stands was changed.
    Passphrase,
    /// The payload breaks off, or its end was changed: which of the two, nobody can tell.
    Truncated,
    /// Something in the payload or before it was changed.
    Damaged,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => {
                write!(f, "这个加密文件太大，不像是台账备份；请检查是否选错了文件。")
            }
            Self::Armor => write!(
                f,
                "这个加密文件的文本不完整或者被改动过（多半是粘贴时少了几行、加了空格）；请重新复制一次，或者改用另一份备份。"
            ),
            Self::Header => write!(
                f,
                "这个加密文件的开头不完整或者被改动过，任何口令都打不开；请重新复制一次，或者改用另一份备份。"
            ),
            Self::Newer => write!(
                f,
                "这个加密文件是age格式的另一个版本，本程序只认得v1；请换用新版程序，或者先用age程序解密再导入。"
            ),
            Self::NoPassphrase => write!(
                f,
                "这个文件不是用口令加密的（用的是密钥），本程序打不开；请先用加密它的程序解密，再导入解密后的文件。"
            ),
            Self::TooMuchWork { factor } => write!(
                f,
                "打开这个文件要做2的{factor}次方轮计算，超过了本程序在浏览器里允许的2的{MOST_WORK}次方；请先用age程序解密，再导入解密后的文件。"
            ),
            Self::Memory { megabytes } => write!(
                f,
                "浏览器腾不出计算口令要用的{megabytes}MB内存；请关闭其他标签页和程序，再试一次。"
            ),
            Self::Passphrase => write!(
                f,
                "口令不对；请检查大小写、空格和输入法再试，确认口令没有错的，就是文件开头被改动过，请改用另一份备份。"
            ),
            Self::Truncated => write!(
                f,
                "口令是对的，但这个加密文件的末尾缺了一段或者损坏了，多半是没有复制完；请重新复制一次，或者改用另一份备份。"
            ),
            Self::Damaged => write!(
                f,
                "口令是对的，但这个加密文件的内容被改动或者损坏过，没有读取其中任何内容；请改用另一份备份。"
            ),
        }
    }
}

impl std::error::Error for SealError {}
