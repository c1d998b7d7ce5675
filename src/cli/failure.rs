//! What can go wrong on the command line, as sentences, and the exit status each gives.

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

/// A failure of a command.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments make no sense.
    Usage(String),
    /// A file cannot be read.
    Read(PathBuf, std::io::Error),
    /// A file cannot be written.
    Write(PathBuf, std::io::Error),
    /// The output cannot be written.
    Output(std::io::Error),
    /// The library's own sentence.
    Core(String),
    /// The backup can be restored, but not everything in it is right; what, has been written.
    Doubtful,
}

impl Failure {
    pub(super) fn output(error: std::io::Error) -> Self {
        Self::Output(error)
    }

    pub(super) fn core(problem: impl fmt::Display) -> Self {
        Self::Core(problem.to_string())
    }

    /// Whether there is a sentence to write about it.
    pub(super) fn is_told(&self) -> bool {
        match self {
            Self::Doubtful => false,
            Self::Output(error) => error.kind() != std::io::ErrorKind::BrokenPipe,
            _ => true,
        }
    }

    pub(super) fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Usage(_) => 2,
            Self::Doubtful => 3,
            // Whoever reads the output has read enough (`| head`).
            Self::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe => 0,
            _ => 1,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) => write!(f, "{what}\n用法见 zhibu --help。"),
            Self::Read(path, error) => {
                write!(f, "读不了文件“{}”：{}。请核对路径和权限。", path.display(), said(error))
            }
            Self::Write(path, error) => {
                let path = path.display();
                write!(f, "写不了文件“{path}”：{}。请核对路径、权限和剩余空间。", said(error))
            }
            Self::Output(error) => {
                write!(f, "结果写不出来：{}。请核对输出的去处，或用 -o 写到文件。", said(error))
            }
            Self::Core(sentence) => f.write_str(sentence),
            Self::Doubtful => f.write_str("备份里有需要核对的地方。"),
        }
    }
}

/// What the system says; in Chinese where it is what people meet.
fn said(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹".to_owned(),
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::IsADirectory => "这是一个文件夹".to_owned(),
        ErrorKind::StorageFull => "磁盘已满".to_owned(),
        _ => error.to_string(),
    }
}
