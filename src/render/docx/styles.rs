//! The paragraph and character styles, named in Chinese as Word's style list shows them.

use super::layout::{
    BODY_SIZE, LINE, PAGE_NUMBER_SIZE, SPACING, TABLE_LINE, TABLE_SIZE, TITLE_SIZE,
};
use crate::render::fonts::{Font, Fonts};
use docx_rs::{
    AlignmentType, BasedOn, LineSpacing, LineSpacingType, Next, ParagraphProperty, RunFonts,
    RunProperty, SpecialIndentType, Style, StyleType, Styles,
};

/// The style of every paragraph that names none; Word shows it as 正文.
pub(super) const NORMAL: &str = "Normal";
/// The title.
pub(super) const TITLE: &str = "GongwenTitle";
/// A paragraph of the body.
pub(super) const BODY: &str = "GongwenBody";
/// The signature.
pub(super) const SIGNATURE: &str = "GongwenSignature";
/// The page number.
pub(super) const PAGE_NUMBER: &str = "GongwenPageNumber";
/// A table's cell.
pub(super) const CELL: &str = "GongwenCell";
/// A table's heading.
pub(super) const CELL_HEAD: &str = "GongwenCellHead";

/// The style of a heading of a level: of its paragraph if it stands alone, else of its run.
pub(super) fn heading(level: u8, alone: bool) -> &'static str {
    match (level, alone) {
        (0 | 1, true) => "GongwenHeading1",
        (2, true) => "GongwenHeading2",
        (3, true) => "GongwenHeading3",
        (_, true) => "GongwenHeading4",
        (0 | 1, false) => "GongwenLead1",
        (2, false) => "GongwenLead2",
        (3, false) => "GongwenLead3",
        (_, false) => "GongwenLead4",
    }
}

/// All styles and the defaults below them.
pub(super) fn styles(fonts: &Fonts) -> Styles {
    let body = type_of(&fonts.body, BODY_SIZE);
    let mut styles = Styles::new().default_fonts(all_of(&fonts.body)).default_size(BODY_SIZE);
    styles = styles
        .add_style(paragraph(
            NORMAL,
            "Normal",
            None,
            body.clone().character_spacing(SPACING),
            exact(ParagraphProperty::new().align(AlignmentType::Both).widow_control(false)),
        ))
        .add_style(paragraph(
            TITLE,
            "公文标题",
            Some(BODY),
            type_of(&fonts.title, TITLE_SIZE).character_spacing(0),
            exact(ParagraphProperty::new().align(AlignmentType::Center).keep_next(true)),
        ))
        .add_style(paragraph(BODY, "公文正文", None, RunProperty::new(), indented()));
    for level in 1..=4_u8 {
        let font = match level {
            1 => &fonts.first,
            2 => &fonts.second,
            _ => &fonts.body,
        };
        let (name, lead) = match level {
            1 => ("公文一级标题", "公文一级标题（段首）"),
            2 => ("公文二级标题", "公文二级标题（段首）"),
            3 => ("公文三级标题", "公文三级标题（段首）"),
            _ => ("公文四级标题", "公文四级标题（段首）"),
        };
        let mut property = indented().keep_next(true);
        if level <= 2 {
            property = property.outline_lvl(usize::from(level) - 1);
        }
        let run = RunProperty::new().fonts(all_of(font));
        styles = styles
            .add_style(paragraph(heading(level, true), name, Some(BODY), run.clone(), property))
            .add_style(Style {
                run_property: run,
                ..Style::new(heading(level, false), StyleType::Character).name(lead)
            });
    }
    let small = |font: &Font| type_of(font, TABLE_SIZE).character_spacing(0);
    let off_grid = |rule, line| {
        ParagraphProperty::new()
            .snap_to_grid(false)
            .line_spacing(LineSpacing::new().line_rule(rule).line(line))
    };
    let cell = || off_grid(LineSpacingType::Exact, TABLE_LINE);
    styles
        .add_style(paragraph(
            SIGNATURE,
            "公文署名",
            None,
            RunProperty::new(),
            ParagraphProperty::new().align(AlignmentType::Right).keep_lines(true),
        ))
        .add_style(paragraph(
            PAGE_NUMBER,
            "公文页码",
            None,
            type_of(&fonts.page, PAGE_NUMBER_SIZE).character_spacing(0),
            off_grid(LineSpacingType::Auto, 240),
        ))
        .add_style(paragraph(
            CELL,
            "公文表格",
            None,
            small(&fonts.body),
            cell().align(AlignmentType::Left),
        ))
        .add_style(paragraph(
            CELL_HEAD,
            "公文表头",
            None,
            small(&fonts.first),
            cell().align(AlignmentType::Center).keep_next(true),
        ))
}

fn paragraph(
    id: &str,
    name: &str,
    next: Option<&str>,
    run: RunProperty,
    property: ParagraphProperty,
) -> Style {
    Style {
        run_property: run,
        paragraph_property: property,
        based_on: (id != NORMAL).then(|| BasedOn::new(NORMAL)),
        next: next.map(Next::new),
        ..Style::new(id, StyleType::Paragraph).name(name)
    }
}

/// The first line in by two characters; the pass says it in characters too.
fn indented() -> ParagraphProperty {
    let two = i32::try_from(BODY_SIZE).unwrap_or_default() * 20;
    ParagraphProperty::new().indent(None, Some(SpecialIndentType::FirstLine(two)), None, None)
}

fn exact(property: ParagraphProperty) -> ParagraphProperty {
    property.line_spacing(
        LineSpacing::new().line_rule(LineSpacingType::Exact).line(LINE).before(0).after(0),
    )
}

fn type_of(font: &Font, size: usize) -> RunProperty {
    RunProperty::new().fonts(all_of(font)).size(size)
}

/// One font for every script, so that digits and marks are not set in another.
fn all_of(font: &Font) -> RunFonts {
    RunFonts::new()
        .ascii(font.name)
        .hi_ansi(font.name)
        .east_asia(font.name)
        .cs(font.name)
        .hint("eastAsia")
}
