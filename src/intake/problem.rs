//! Why a file could not be read as a table: what it is, and what to do.

use super::table::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS};
use std::fmt;

/// Why there is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntakeError {
    /// Nothing in it.
    Empty,
    /// A table without any cell that holds something.
    NoRows,
    /// A file of another sort.
    Other(Sort),
    /// A workbook that asks for a password.
    Encrypted,
    /// A workbook that breaks off or is damaged.
    Damaged,
    /// A workbook without a sheet of cells.
    NoSheet,
    /// More than is read.
    TooLarge(Measure),
    /// Text in an encoding nobody knows.
    Encoding,
    /// A text whose quotation marks do not close.
    OpenQuote {
        /// The row in which the last one opens.
        row: usize,
    },
}

/// Sorts of files that hold no table this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The binary workbook of Excel 97–2003 or WPS (.xls, .et).
    OldWorkbook,
    /// A binary document of Word or WPS.
    OldDocument,
    /// Some other file of an old office program.
    OldOffice,
    /// .docx.
    Document,
    /// .pptx.
    Slides,
    /// .xlsb.
    BinaryWorkbook,
    /// OpenDocument (.ods).
    OpenDocument,
    /// A picture.
    Picture,
    /// PDF.
    Pdf,
    /// A web page or an XML workbook, often called .xls.
    Markup,
    /// A compressed archive of other files.
    Archive,
    /// A backup of this program.
    Backup,
    /// Neither text nor anything known.
    Binary,
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The file, as it is or unpacked.
    Bytes,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Cells or shared texts.
    Cells,
    /// Characters of one cell.
    Text,
}

const SAVE_AS: &str = "请用 WPS 表格或 Excel 打开，另存为“Excel 工作簿（.xlsx）”再选；也可以在表格里全选、复制，粘贴到本页。";

impl fmt::Display for IntakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("这个文件是空的，请核对是不是选错了文件。"),
            Self::NoRows => f.write_str("表里没有内容，请核对是不是选错了文件或工作表。"),
            Self::Other(sort) => write!(f, "{sort}"),
            Self::Encrypted => f.write_str(
                "这个文件设了打开密码，无法读取。请用 WPS 或 Excel 输入密码打开，取消密码后另存为 .xlsx 再选。",
            ),
            Self::Damaged => f.write_str(
                "这个文件不完整或已损坏，无法读取。请重新拷贝一份；原表能用 WPS 或 Excel 打开的，另存为 .xlsx 再选。",
            ),
            Self::NoSheet => f.write_str("这个工作簿里没有表格（可能只有图表），请核对是不是选错了文件。"),
            Self::TooLarge(measure) => write!(f, "{measure}"),
            Self::Encoding => f.write_str(
                "这个文件的文字编码认不出来。请用 WPS 或 Excel 打开，另存为 .xlsx 再选。",
            ),
            Self::OpenQuote { row } => write!(
                f,
                "第{row}行有一个半角双引号没有配对，后面的内容分不出单元格。请在原表里改好，或者另存为 .xlsx 再选。"
            ),
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldWorkbook => write!(f, "这是旧格式的表格（.xls 或 .et）。{SAVE_AS}"),
            Self::BinaryWorkbook => write!(f, "这是二进制格式的工作簿（.xlsb）。{SAVE_AS}"),
            Self::OpenDocument => write!(f, "这是 OpenDocument 格式的文件（.ods 等）。{SAVE_AS}"),
            Self::Markup => {
                write!(f, "这是网页或 XML 格式的文件（有的系统导出时也叫 .xls）。{SAVE_AS}")
            }
            Self::OldOffice => write!(f, "这是旧版办公软件的文件，读不出表格。{SAVE_AS}"),
            Self::OldDocument | Self::Document => {
                f.write_str("这是文字文档，不是表格。文档里有表格的，请选中表格复制，粘贴到本页。")
            }
            Self::Slides => f.write_str("这是演示文稿，不是表格。请核对是不是选错了文件。"),
            Self::Picture => {
                f.write_str("这是图片，读不出里面的文字。请选表格文件，或者照着录入。")
            }
            Self::Pdf => f.write_str(
                "这是 PDF，读不出表格。请找到原来的表格文件，或者选中文字复制，粘贴到本页。",
            ),
            Self::Archive => f.write_str("这是压缩包。请先解压，再选里面的表格文件。"),
            Self::Backup => {
                f.write_str("这是本程序的备份文件，不是表格。请到“备份”页点“导入备份”。")
            }
            Self::Binary => {
                f.write_str("认不出这是什么文件。请选 .xlsx 或 .csv 文件，或者把表格粘贴到本页。")
            }
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes => f.write_str(
                "这个文件展开以后太大，没有读下去。请把要导入的内容复制到一个新表格里，另存为 .xlsx 再选。",
            ),
            Self::Rows => write!(f, "表里有内容的行超过{MOST_ROWS}行，请按年度分成几个表，分次导入。"),
            Self::Columns => {
                write!(f, "表里的列超过{MOST_COLUMNS}列，请把要导入的各列复制到一个新表格里再选。")
            }
            Self::Cells => f.write_str("表里有内容的单元格太多，请按年度分成几个表，分次导入。"),
            Self::Text => write!(f, "有的单元格超过{LONGEST_CELL}字，请核对原表，删去误贴的内容再选。"),
        }
    }
}

impl std::error::Error for IntakeError {}
