//! Closes the seams where something went: of marks that meet the strongest stays, and none begins a
//! clause.
//!
//! Only seams are touched: marks an author typed side by side stay, and so does everything inside
//! quotation marks.

use super::drop::Piece;
use super::letter::{Letter, closer_of};

/// The pieces without seams.
pub(super) fn close(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut closed: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at_seam = false;
    for piece in pieces {
        match piece {
            Piece::Seam => at_seam = true,
            Piece::Letter(letter) if at_seam => at_seam = !join(&mut closed, letter),
            piece => {
                at_seam = false;
                closed.push(piece);
            }
        }
    }
    if at_seam {
        // Nothing follows: a mark that only led on to what went has no use.
        while last_mark(&closed).is_some_and(|strength| strength <= LEADS_ON) {
            closed.pop();
        }
    }
    closed
}

/// The strongest mark that promises more to come: ， and 、.
const LEADS_ON: u8 = 2;

/// Puts a letter behind a seam. Returns whether the seam is closed by it.
fn join(closed: &mut Vec<Piece>, letter: Letter) -> bool {
    let before = match closed.last() {
        Some(Piece::Letter(before)) => Some(*before),
        Some(_) => {
            closed.push(Piece::Letter(letter));
            return true;
        }
        None => None,
    };
    if let Some(opener) = before
        && closer_of(opener.c) == Some(letter.c)
    {
        // （…） or 《…》 of which nothing is left.
        closed.pop();
        return false;
    }
    let Some(strength) = letter.mark() else {
        closed.push(Piece::Letter(letter));
        return true;
    };
    let Some(before) = before else { return false };
    match before.mark() {
        Some(stays) if stays >= strength => {}
        Some(_) => {
            closed.pop();
            closed.push(Piece::Letter(letter));
        }
        None if closer_of(before.c).is_some() => {}
        None => {
            closed.push(Piece::Letter(letter));
            return true;
        }
    }
    false
}

fn last_mark(closed: &[Piece]) -> Option<u8> {
    match closed.last() {
        Some(Piece::Letter(letter)) => letter.mark(),
        _ => None,
    }
}
