//! What can be wrong with a file, each with what happened and what to do.

use super::{MOST_BYTES, VERSION};
use crate::catalog::common_name;
use crate::catalog::member_form::member_kind;
use crate::ledger::EntryKey;
use std::fmt;

/// Why a backup could not be read or written. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupError {
    /// Nothing in it.
    Empty,
    /// Larger than [`MOST_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Not UTF-8: another kind of file, or saved anew in another encoding.
    NotText,
    /// Sealed with a passphrase, which is asked for elsewhere.
    Sealed,
    /// No JSON.
    NotJson {
        /// The line that is wrong, from 1.
        line: usize,
        /// The column in it.
        column: usize,
    },
    /// JSON that breaks off: half copied or half downloaded.
    Truncated {
        /// Its last line, from 1.
        line: usize,
    },
    /// JSON of another program.
    Foreign,
    /// A backup without a version number.
    NoVersion,
    /// Written by a newer program.
    Newer {
        /// The version it has.
        version: u64,
    },
    /// An older version without a way to the next: a fault of the program.
    NoWay {
        /// The version the way ends at.
        version: u64,
    },
    /// A step from an older version failed.
    Migration {
        /// The version it had.
        version: u64,
        /// Why.
        detail: String,
    },
    /// A field that is missing, unknown or holds something else than it should.
    Shape {
        /// Where, e.g. `records[12].date`; empty for the file as a whole.
        path: String,
        /// What the parser said.
        detail: String,
    },
    /// Two entries with one identifier.
    Duplicate {
        /// Which.
        key: EntryKey,
    },
    /// The ledger could not be written: a fault of the program.
    Writing {
        /// What the writer said.
        detail: String,
    },
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "这个文件是空的，里面没有备份；请另选一个备份文件。"),
            Self::TooLarge { bytes } => write!(
                f,
                "这个文件有{}MB，超过了{}MB的上限，不像是台账备份；请检查是否选错了文件。",
                bytes.div_ceil(1024 * 1024),
                MOST_BYTES / (1024 * 1024)
            ),
            Self::NotText => write!(
                f,
                "这个文件不是UTF-8文本，无法读取；请选择由本程序导出的.json备份文件，如果它曾在别的软件里另存过，请改用另存之前的那一份。"
            ),
            Self::Sealed => write!(
                f,
                "这是加密的备份；请在“备份”页点“导入备份”选它、输入口令，或者先用age程序解密。"
            ),
            Self::NotJson { line, column } => write!(
                f,
                "这个文件不是有效的备份（第{line}行第{column}个字符处读不下去）；请检查是否选错了文件，或者文件是否被改动过。"
            ),
            Self::Truncated { line } => write!(
                f,
                "这个备份不完整，读到第{line}行就断了，可能没有复制完；请重新复制一次，或者改用另一份备份。"
            ),
            Self::Foreign => {
                write!(f, "这个文件不是支部台账的备份；请选择由本程序“导出备份”得到的.json文件。")
            }
            Self::NoVersion => {
                write!(f, "这个备份没有写明版本号，可能被改动过；请改用另一份备份。")
            }
            Self::Newer { version } => write!(
                f,
                "这个备份由更新的程序写成（备份版本{version}，本程序只认得到{VERSION}），没有做任何改动；请换用新版程序再导入。"
            ),
            Self::NoWay { version } => write!(
                f,
                "本程序不能读取第{version}版的备份；请换用新版程序再导入，并请反馈这个问题。"
            ),
            Self::Migration { version, detail } => write!(
                f,
                "把第{version}版的备份转换成新版时出错：{detail}；没有做任何改动，请改用另一份备份。"
            ),
            Self::Shape { path, detail } => write!(
                f,
                "备份里{}不合规定：{}；没有做任何改动，请改正这一处，或者改用另一份备份。",
                place(path),
                reason(detail)
            ),
            Self::Duplicate { key } => write!(
                f,
                "备份里有两项“{}”用了同一个编号（{}），分不清以哪一项为准；没有做任何改动，请删去其中一项，或者改用另一份备份。",
                key.register_name(),
                key.to_string().split_once('/').map_or("", |(_, id)| id)
            ),
            Self::Writing { detail } => {
                write!(f, "备份没有写成（{detail}）；台账没有变化，请重试，并请反馈这个问题。")
            }
        }
    }
}

impl std::error::Error for BackupError {}

/// `records[12].date` as 第13条记录的“日期”（date）.
fn place(path: &str) -> String {
    let (array, rest) = path.split_once('[').unwrap_or((path, ""));
    let (index, field) = rest.split_once(']').unwrap_or((rest, ""));
    let field = field.trim_start_matches('.');
    let register = match array {
        "groups" => "个党小组",
        "members" => "名党员",
        "campaigns" => "个专题",
        "partners" => "个共建单位",
        "kinds" => "个自定义种类",
        "figures" => "个自定义数字",
        "records" => "条记录",
        "declarations" => "条无此项声明",
        "overrides" => "条改写",
        "texts" => "篇年度正文",
        _ => "",
    };
    match (index.parse::<usize>(), register, field) {
        (Ok(index), register, "") if !register.is_empty() => format!("第{}{register}", index + 1),
        (Ok(index), register, field) if !register.is_empty() => {
            format!("第{}{register}的{}", index + 1, called(field))
        }
        _ if path.is_empty() => "开头部分".to_owned(),
        _ => called(path),
    }
}

/// What a field of the file is called on screen, with its name in the file: whoever mends the file
/// needs both. `values.length.number` as “各栏内容”（values.length.number）.
fn called(field: &str) -> String {
    let first = field.split(['.', '[']).next().unwrap_or(field);
    let member = member_kind();
    let name = match common_name(first) {
        name if name != first => name,
        _ => match NAMES.iter().find(|(known, _)| *known == first) {
            Some((_, name)) => name,
            None => member.field(first).map_or("", |field| &field.name),
        },
    };
    if name.is_empty() { format!("“{field}”") } else { format!("“{name}”（{field}）") }
}

/// What else stands in the file.
const NAMES: [(&str, &str); 26] = [
    ("id", "编号"),
    ("name", "名称"),
    ("kind", "种类"),
    ("values", "各栏内容"),
    ("tags", "标签"),
    ("entered_on", "录入日期"),
    ("origin", "录入方式"),
    ("revision", "修订号"),
    ("nature", "性质"),
    ("from", "开始日期"),
    ("to", "结束日期"),
    ("source", "出处"),
    ("period", "统计期"),
    ("as_of", "截止日期"),
    ("dated", "落款日期"),
    ("body", "正文"),
    ("year", "年度"),
    ("figure", "数字"),
    ("written", "改写为"),
    ("reason", "原因"),
    ("select", "统计范围"),
    ("declared_on", "声明日期"),
    ("branch", "支部信息"),
    ("exported_at", "导出时间"),
    ("program", "导出程序"),
    ("fields", "各栏"),
];

/// The parser's usual words in Chinese; the rest as it stands.
fn reason(detail: &str) -> String {
    let quoted = || detail.split('`').nth(1).unwrap_or_default();
    // The position at the end means nothing beside the path.
    let (detail, _) = detail.rsplit_once(" at line ").unwrap_or((detail, ""));
    match detail {
        _ if detail.starts_with("missing field") => format!("缺少{}", called(quoted())),
        _ if detail.starts_with("unknown field") => format!("多出了不认识的“{}”", quoted()),
        _ if detail.starts_with("unknown variant") => format!("“{}”不在可选的内容之内", quoted()),
        _ if detail.starts_with("duplicate field") => format!("{}写了两次", called(quoted())),
        _ if detail.starts_with("invalid type") => "内容的类型不对".to_owned(),
        _ if detail.starts_with("invalid value") => "数值超出范围".to_owned(),
        // What chrono says of days and times.
        "input is out of range"
        | "input contains invalid characters"
        | "premature end of input"
        | "trailing input" => "日期或时间不存在，或者写法不对".to_owned(),
        _ => detail.to_owned(),
    }
}
