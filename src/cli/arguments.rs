//! Reads the arguments. lexopt: a few hundred lines, no macros, handles paths that are not UTF-8.

use super::failure::Failure;
use chrono::NaiveDate;
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

pub(super) const HELP: &str = "\
支部台账命令行

  zhibu summary 备份.json --year 2019 [-o 总结.docx] [--as-of 2019-11-30]
      由备份写出年度总结。按文件名后缀写成 .docx、.html 或 .txt；不写 -o 则把文字打印出来。
  zhibu figures 备份.json --year 2019 [--as-of 2019-11-30] [--json]
      列出每个数字的值和出处。
  zhibu check 备份.json
      检查备份能否导入，不能则说明原因；能导入但有需要核对的地方，逐处列出。
  zhibu sample [-o 示例.json]
      写出示例台账的备份。

退出码：0 成功，1 未能完成（备份不能导入），2 参数有误，3 备份能导入但有需要核对的地方。
";

/// What the person asks for.
pub(super) enum Request {
    Help,
    Summary(Summary),
    Figures(Figures),
    Check { backup: PathBuf },
    Sample { to: Option<PathBuf> },
}

/// Which ledger, and which days of it.
pub(super) struct Span {
    pub(super) backup: PathBuf,
    pub(super) year: i32,
    pub(super) as_of: Option<NaiveDate>,
}

pub(super) struct Summary {
    pub(super) span: Span,
    pub(super) to: Option<PathBuf>,
}

pub(super) struct Figures {
    pub(super) span: Span,
    pub(super) json: bool,
}

/// The options of all commands; each command takes what it knows and refuses the rest.
#[derive(Default)]
struct Options {
    paths: Vec<PathBuf>,
    year: Option<i32>,
    as_of: Option<NaiveDate>,
    to: Option<PathBuf>,
    json: bool,
}

pub(super) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, Failure> {
    let mut parser = Parser::from_args(arguments);
    let mut command: Option<String> = None;
    let mut given = Options::default();
    while let Some(argument) = parser.next().map_err(usage)? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Request::Help),
            Arg::Long("year") => once(&mut given.year, year(&text(&mut parser)?)?, "--year")?,
            Arg::Long("as-of") => once(&mut given.as_of, day(&text(&mut parser)?)?, "--as-of")?,
            Arg::Long("json") => given.json = true,
            Arg::Short('o') | Arg::Long("output") => {
                once(&mut given.to, parser.value().map_err(usage)?.into(), "-o")?;
            }
            Arg::Value(value) if command.is_none() => {
                command = Some(value.to_string_lossy().into_owned());
            }
            Arg::Value(value) => given.paths.push(value.into()),
            other => return Err(usage(other.unexpected())),
        }
    }
    match command.as_deref() {
        None | Some("help") => Ok(Request::Help),
        Some("summary") => {
            refuse(given.json, "--json")?;
            let to = given.to.take();
            Ok(Request::Summary(Summary { span: given.span()?, to }))
        }
        Some("figures") => {
            refuse(given.to.is_some(), "-o")?;
            let json = given.json;
            Ok(Request::Figures(Figures { span: given.span()?, json }))
        }
        Some("check") => {
            refuse(given.json, "--json")?;
            refuse(given.to.is_some(), "-o")?;
            refuse(given.year.is_some() || given.as_of.is_some(), "--year、--as-of")?;
            Ok(Request::Check { backup: given.backup()? })
        }
        Some("sample") => {
            refuse(!given.paths.is_empty(), "文件")?;
            refuse(given.year.is_some() || given.as_of.is_some(), "--year、--as-of")?;
            refuse(given.json, "--json")?;
            Ok(Request::Sample { to: given.to })
        }
        Some(other) => Err(Failure::Usage(format!("没有“{other}”这个命令。"))),
    }
}

impl Options {
    fn backup(self) -> Result<PathBuf, Failure> {
        let mut paths = self.paths.into_iter();
        match (paths.next(), paths.next()) {
            (Some(path), None) => Ok(path),
            (None, _) => Err(Failure::Usage("请给出备份文件。".to_owned())),
            _ => Err(Failure::Usage("一次只能处理一份备份。".to_owned())),
        }
    }

    fn span(self) -> Result<Span, Failure> {
        let Some(year) = self.year else {
            return Err(Failure::Usage("请用 --year 给出年度，例如 --year 2019。".to_owned()));
        };
        let as_of = self.as_of;
        Ok(Span { backup: self.backup()?, year, as_of })
    }
}

fn refuse(given: bool, what: &str) -> Result<(), Failure> {
    if given { Err(Failure::Usage(format!("这个命令不用“{what}”。"))) } else { Ok(()) }
}

/// Takes an option's value, which may be given once.
fn once<T>(place: &mut Option<T>, value: T, option: &str) -> Result<(), Failure> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(Failure::Usage(format!("“{option}”只能写一次。"))),
    }
}

fn text(parser: &mut Parser) -> Result<String, Failure> {
    parser.value().and_then(ValueExt::string).map_err(usage)
}

fn year(text: &str) -> Result<i32, Failure> {
    text.parse()
        .ok()
        .filter(|year| (1921..=2200).contains(year))
        .ok_or_else(|| Failure::Usage(format!("“{text}”不是年度，年度是四位数字，例如 2019。")))
}

fn day(text: &str) -> Result<NaiveDate, Failure> {
    text.parse().map_err(|_| Failure::Usage(format!("“{text}”不是日期，请写成 2019-11-30 这样。")))
}

fn usage(error: lexopt::Error) -> Failure {
    Failure::Usage(match error {
        lexopt::Error::MissingValue { option } => {
            format!("“{}”后面少了内容。", option.unwrap_or_default())
        }
        lexopt::Error::UnexpectedOption(option) => format!("不认识“{option}”。"),
        other => format!("参数有误：{other}。"),
    })
}
