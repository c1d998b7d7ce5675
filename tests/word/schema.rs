//! The order of elements as the schema has it (ISO/IEC 29500-1, annex A, transitional).
//!
//! LibreOffice reads elements in any order; Word reports a damaged file. These lists are complete,
//! so that a name that is not in them is an error too.

use crate::archive::{W, parts};
use crate::samples;
use zhibu::{ledger::FontSet, render};

const ORDER: &[(&str, &str)] = &[
    ("document", "background body"),
    ("body", "p|tbl sectPr"),
    ("ftr", "p|tbl"),
    ("p", "pPr r|hyperlink|bookmarkStart|bookmarkEnd"),
    ("r", "rPr t|br|tab|fldChar|instrText"),
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
         suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct \
         topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
         contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
         noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u \
         effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    (
        "sectPr",
        "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders \
         lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter \
         docGrid printerSettings",
    ),
    ("tbl", "tblPr tblGrid tr"),
    ("tblGrid", "gridCol"),
    ("tr", "tblPrEx trPr tc"),
    (
        "trPr",
        "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|\
         tblCellSpacing|jc|hidden",
    ),
    ("tc", "tcPr p|tbl"),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
         tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    ),
    ("tblBorders", "top left bottom right insideH insideV"),
    (
        "tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText \
         vAlign hideMark",
    ),
    ("styles", "docDefaults latentStyles style"),
    ("docDefaults", "rPrDefault pPrDefault"),
    ("rPrDefault", "rPr"),
    ("pPrDefault", "pPr"),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed \
         qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr \
         tblStylePr",
    ),
    ("fonts", "font"),
    ("font", "altName panose1 charset family notTrueType pitch sig embedRegular"),
    (
        "settings",
        "writeProtection view zoom removePersonalInformation removeDateAndTime \
         doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText \
         printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts \
         saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges \
         bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors \
         hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate \
         linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView \
         trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection \
         autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation \
         consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength \
         clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting \
         bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing \
         drawingGridVerticalSpacing displayHorizontalDrawingGridEvery \
         displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin \
         drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData \
         noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars \
         noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema \
         saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml \
         saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace \
         updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr \
         attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats \
         doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType \
         schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator",
    ),
    (
        "compat",
        "useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL \
         noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing \
         doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn spacingInWholePoints \
         lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack wpSpaceWidth \
         showBreaksInFrames subFontBySize suppressBottomSpacing suppressTopSpacing \
         suppressSpacingAtTopOfPage suppressTopSpacingWP suppressSpBfAfterPgBrk \
         swapBordersFacingPages convMailMergeEsc truncateFontHeightsLikeWP6 \
         mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces \
         footnoteLayoutLikeWW8 shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment \
         adjustLineHeightInTable autoSpaceLikeWord95 noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing \
         layoutRawTableWidth layoutTableRowsApart useWord97LineBreakRules doNotBreakWrappedTables \
         doNotSnapToGridInCell selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct \
         doNotUseEastAsianBreakRules useWord2002TableStyleRules growAutofit useFELayout \
         useNormalStyleForList doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules \
         allowSpaceOfSameStyleInTable doNotSuppressIndentation doNotAutofitConstrainedTables \
         autofitToFirstFixedWidthCell underlineTabInNumList displayHangulFixedWidth \
         splitPgBreakAndParaMark doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable \
         doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance compatSetting",
    ),
];

/// Elements that hold none.
const LEAVES: &str = "pStyle rStyle rFonts sz szCs b bCs i iCs spacing lang highlight t br fldChar \
     instrText keepNext keepLines widowControl kinsoku overflowPunct autoSpaceDE autoSpaceDN \
     snapToGrid ind jc outlineLvl footerReference pgSz pgMar cols docGrid name basedOn next qFormat \
     altName charset family pitch zoom defaultTabStop evenAndOddHeaders characterSpacingControl \
     themeFontLang compatSetting spaceForUL balanceSingleByteDoubleByteWidth \
     doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn useFELayout tblW tblLayout top \
     left bottom right insideH insideV gridCol cantSplit tblHeader tcW vAlign";

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    for document in [samples::summary(), samples::hostile(), samples::of(Vec::new())] {
        for set in [FontSet::Official, FontSet::Windows] {
            let parts = parts(&render::docx(&document, set).unwrap());
            for name in ["document", "styles", "settings", "fontTable", "footer1", "footer2"] {
                let xml = roxmltree::Document::parse(&parts[&format!("word/{name}.xml")]).unwrap();
                for node in xml.descendants().filter(roxmltree::Node::is_element) {
                    check(name, node);
                }
            }
        }
    }
}

fn check(part: &str, node: roxmltree::Node<'_, '_>) {
    assert_eq!(node.tag_name().namespace(), Some(W), "{part}");
    let parent = node.tag_name().name();
    let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == parent) else {
        assert!(
            LEAVES.split_whitespace().any(|leaf| leaf == parent),
            "{part}: w:{parent} is not a name we know"
        );
        assert!(!node.has_children() || node.text().is_some(), "{part}: w:{parent} has children");
        return;
    };
    let order: Vec<&str> = order.split_whitespace().collect();
    let mut last = (0, "");
    for child in node.children().filter(roxmltree::Node::is_element) {
        let name = child.tag_name().name();
        let place = order.iter().position(|names| names.split('|').any(|one| one == name));
        let place = place.unwrap_or_else(|| panic!("{part}: w:{name} must not be in w:{parent}"));
        assert!(place >= last.0, "{part}: in w:{parent}, w:{name} stands after w:{}", last.1);
        last = (place, name);
    }
    if parent == "tc" {
        assert_eq!(last.1, "p", "{part}: a cell ends with a paragraph");
    }
    if parent == "pPr" && part == "styles" {
        assert!(
            node.children().all(|child| child.tag_name().name() != "rPr"),
            "{part}: a style's w:pPr holds no w:rPr"
        );
    }
}
