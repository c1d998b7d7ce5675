//! How the lines of a document fall on pages, for whoever can measure lines but not break pages.
//!
//! A heading is not left at the foot of a page, and a signature never stands on a page of its own
//! (此页无正文 is not allowed): it takes the last lines of the text along.

/// A block, measured in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// How many lines it takes.
    pub lines: usize,
    /// Blank lines in front of it, which go where a page begins with it.
    pub above: usize,
    /// Whether the next block has to begin on the same page.
    pub keep_with_next: bool,
    /// Whether all its lines stand on one page, with two lines of what comes before.
    pub whole: bool,
}

impl Measured {
    /// A paragraph: it may be split anywhere.
    pub fn paragraph(lines: usize) -> Self {
        Self { lines, above: 0, keep_with_next: false, whole: false }
    }
}

/// Lines of one block that stand together on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// The block's place among the blocks measured.
    pub block: usize,
    /// Blank lines in front.
    pub above: usize,
    /// Its first line on this page.
    pub from: usize,
    /// The line after its last one on this page.
    pub to: usize,
}

/// How many lines of the text a signature takes along to its page.
const ALONG: usize = 2;

/// Lays `blocks` out on pages of `room` lines.
///
/// ```
/// # use zhibu::document::{Measured, paginate};
/// let pages = paginate(&[Measured::paragraph(30)], 22);
/// assert_eq!(pages.iter().map(|page| page[0].to - page[0].from).collect::<Vec<_>>(), [22, 8]);
/// ```
pub fn paginate(blocks: &[Measured], room: usize) -> Vec<Vec<Slice>> {
    let mut pages = Pages { room: room.max(1), done: Vec::new(), page: Vec::new(), used: 0 };
    for (block, measured) in blocks.iter().enumerate() {
        if measured.whole {
            pages.put_whole(block, measured);
        } else {
            let next = blocks.get(block + 1).filter(|_| measured.keep_with_next);
            // The heading and the first line after it.
            let least = measured.lines + next.map_or(0, |next| next.above + next.lines.min(1));
            if measured.keep_with_next && pages.used + measured.above + least > pages.room {
                pages.turn();
            }
            pages.put(block, measured, 0);
        }
    }
    pages.turn();
    pages.done
}

struct Pages {
    room: usize,
    done: Vec<Vec<Slice>>,
    page: Vec<Slice>,
    used: usize,
}

impl Pages {
    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        self.used = 0;
    }

    /// Puts the lines of a block from the line `from` on, over as many pages as it takes.
    fn put(&mut self, block: usize, measured: &Measured, mut from: usize) {
        while from < measured.lines {
            let mut above = if from == 0 && self.used > 0 { measured.above } else { 0 };
            if self.used + above >= self.room {
                self.turn();
                above = 0;
            }
            let to = measured.lines.min(from + self.room - self.used - above);
            self.page.push(Slice { block, above, from, to });
            self.used += above + to - from;
            from = to;
        }
    }

    fn put_whole(&mut self, block: usize, measured: &Measured) {
        if self.used > 0 && self.used + measured.above + measured.lines > self.room {
            let along = self.take_back();
            self.turn();
            for slice in along {
                self.used += slice.to - slice.from;
                self.page.push(slice);
            }
        }
        self.put(block, measured, 0);
    }

    /// Takes the last lines of the page back, unless nothing would be left of it.
    fn take_back(&mut self) -> Vec<Slice> {
        let alone = self.page.len() == 1;
        let Some(last) = self.page.last_mut() else { return Vec::new() };
        let lines = last.to - last.from;
        let taken = ALONG.min(lines);
        if taken == lines && !alone {
            // A short block goes whole.
            self.page.pop().into_iter().map(|slice| Slice { above: 0, ..slice }).collect()
        } else if taken < lines {
            last.to -= taken;
            vec![Slice { block: last.block, above: 0, from: last.to, to: last.to + taken }]
        } else {
            Vec::new()
        }
    }
}
