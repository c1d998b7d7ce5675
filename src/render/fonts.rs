//! The names of the fonts, by what they are for. No font is embedded: a file names them only.

use crate::ledger::FontSet;

/// One font: its name, what stands in for it, and what kind of font it is.
pub(super) struct Font {
    /// The name a file carries.
    pub name: &'static str,
    /// The name to look for where that one is missing (Word's `w:altName`).
    pub alternative: &'static str,
    /// What a screen tries after those two, as in CSS.
    pub fallback: &'static str,
    /// The family Word's font table gives it.
    pub family: &'static str,
    /// Whether all its Chinese characters have one width and its Latin ones half of it.
    pub fixed: bool,
}

impl Font {
    /// A CSS `font-family` with the stand-ins.
    pub fn css(&self) -> String {
        format!("\"{}\", \"{}\", {}", self.name, self.alternative, self.fallback)
    }
}

/// The fonts of a document.
pub(super) struct Fonts {
    /// 小标宋, for the title.
    pub title: Font,
    /// 仿宋, for the body and the third and fourth levels.
    pub body: Font,
    /// 黑体, for the first level.
    pub first: Font,
    /// 楷体, for the second level.
    pub second: Font,
    /// 宋体, for page numbers.
    pub page: Font,
}

const SERIF: &str = "\"Source Han Serif SC\", \"Noto Serif CJK SC\", serif";

impl Fonts {
    /// The fonts of a set.
    pub fn of(set: FontSet) -> Self {
        let (title, body, second) = match set {
            FontSet::Official => {
                (("方正小标宋简体", "华文中宋"), ("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"))
            }
            FontSet::Windows => {
                (("华文中宋", "STZhongsong"), ("仿宋", "FangSong"), ("楷体", "KaiTi"))
            }
        };
        Self {
            title: Font {
                name: title.0,
                alternative: title.1,
                fallback: SERIF,
                family: "auto",
                fixed: false,
            },
            body: Font {
                name: body.0,
                alternative: body.1,
                fallback: "FangSong, STFangsong, \"Noto Serif CJK SC\", serif",
                family: "modern",
                fixed: true,
            },
            first: Font {
                name: "黑体",
                alternative: "SimHei",
                fallback: "STHeiti, \"Noto Sans CJK SC\", sans-serif",
                family: "modern",
                fixed: true,
            },
            second: Font {
                name: second.0,
                alternative: second.1,
                fallback: "KaiTi, STKaiti, \"Noto Serif CJK SC\", serif",
                family: "modern",
                fixed: true,
            },
            page: Font {
                name: "宋体",
                alternative: "SimSun",
                fallback: SERIF,
                family: "auto",
                fixed: false,
            },
        }
    }

    /// All of them, in the order of the font table.
    pub fn all(&self) -> [&Font; 5] {
        [&self.title, &self.body, &self.first, &self.second, &self.page]
    }
}
