//! Tests of how lines fall on pages.

use super::{Measured, Slice, paginate};
use proptest::prelude::*;

fn shown(blocks: &[Measured]) -> String {
    let slice = |slice: &Slice| {
        let above = if slice.above > 0 { format!("+{} ", slice.above) } else { String::new() };
        format!("{above}{}:{}-{}", slice.block, slice.from, slice.to)
    };
    let page = |page: &Vec<Slice>| page.iter().map(slice).collect::<Vec<_>>().join(", ");
    paginate(blocks, 10).iter().map(page).collect::<Vec<_>>().join(" | ")
}

const HEADING: Measured = Measured { lines: 1, above: 0, keep_with_next: true, whole: false };
const SIGNATURE: Measured = Measured { lines: 2, above: 1, keep_with_next: false, whole: true };

#[test]
fn a_paragraph_is_split_where_the_page_ends() {
    insta::assert_snapshot!(
        shown(&[Measured::paragraph(8), Measured::paragraph(15)]),
        @"0:0-8, 1:0-2 | 1:2-12 | 1:12-15"
    );
}

#[test]
fn a_heading_goes_with_the_text_after_it() {
    insta::assert_snapshot!(
        shown(&[Measured::paragraph(9), HEADING, Measured::paragraph(2)]),
        @"0:0-9 | 1:0-1, 2:0-2"
    );
    insta::assert_snapshot!(
        shown(&[Measured::paragraph(8), HEADING, Measured::paragraph(2)]),
        @"0:0-8, 1:0-1, 2:0-1 | 2:1-2"
    );
}

#[test]
fn a_signature_takes_text_along() {
    insta::assert_snapshot!(
        shown(&[Measured::paragraph(9), SIGNATURE]),
        @"0:0-7 | 0:7-9, +1 1:0-2"
    );
    insta::assert_snapshot!(
        shown(&[Measured::paragraph(9), Measured::paragraph(1), SIGNATURE]),
        @"0:0-9 | 1:0-1, +1 2:0-2"
    );
    insta::assert_snapshot!(shown(&[Measured::paragraph(7), SIGNATURE]), @"0:0-7, +1 1:0-2");
}

proptest! {
    #[test]
    fn every_line_stands_once_and_in_order(
        blocks in prop::collection::vec((0_usize..40, 0_usize..3, any::<bool>(), any::<bool>()), 0..20),
        room in 1_usize..30,
    ) {
        let blocks: Vec<Measured> = blocks
            .into_iter()
            .map(|(lines, above, keep_with_next, whole)| Measured {
                lines: if whole { lines % 3 } else { lines },
                above,
                keep_with_next: keep_with_next && lines < 3,
                whole,
            })
            .collect();
        let pages = paginate(&blocks, room);
        let mut expected = Vec::new();
        for (block, measured) in blocks.iter().enumerate() {
            expected.extend((0..measured.lines).map(|line| (block, line)));
        }
        let mut found = Vec::new();
        for page in &pages {
            let used: usize = page.iter().map(|s| s.above + s.to - s.from).sum();
            prop_assert!(0 < used && used <= room);
            for slice in page {
                found.extend((slice.from..slice.to).map(|line| (slice.block, line)));
            }
        }
        prop_assert_eq!(found, expected);
    }
}
