//! Where the lines, the chunks and the whole file end.

use super::super::header;
use super::super::payload;
use super::*;
use base64ct::{Base64, Encoding as _};
use chacha20poly1305::ChaCha20Poly1305;
use chacha20poly1305::aead::KeyInit as _;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

#[test]
fn after_a_line_with_padding_no_line_follows() {
    let lines = |sizes: &[usize]| {
        let line = |size: &usize| Base64::encode_string(&vec![7; *size]);
        let lines: Vec<String> = sizes.iter().map(line).collect();
        [&[BEGIN.to_owned()], &*lines, &[END.to_owned()]].concat().join("\n")
    };
    let read = |sizes: &[usize]| armor::read(lines(sizes).as_bytes());
    assert_eq!(read(&[48, 48, 30]), Ok(vec![7; 126]));
    assert_eq!(read(&[48, 47]), Ok(vec![7; 95]));
    // As long as a full line, and yet the last.
    assert_eq!(read(&[48, 47, 48]), Err(SealError::Armor));
    assert_eq!(read(&[48, 46, 30]), Err(SealError::Armor));
    assert_eq!(read(&[48, 30, 48]), Err(SealError::Armor));
}

#[test]
fn a_later_version_of_the_format_is_told_from_another_file() {
    assert_eq!(header::read(b"age-encryption.org/v2\n").unwrap_err(), SealError::Newer);
    assert_eq!(header::read(b"something else\n").unwrap_err(), SealError::Header);
}

#[test]
fn what_breaks_off_is_told_from_what_was_changed_where_that_can_be_told() {
    let key = ChaCha20Poly1305::new(&[7; 32].into());
    let sealed = |size: usize| {
        let mut file = Vec::new();
        payload::seal(&key, &vec![1; size], &mut file).unwrap();
        file
    };
    let changed = |mut file: Vec<u8>| {
        *file.last_mut().unwrap() ^= 1;
        payload::open(&key, &file).unwrap_err()
    };
    assert_eq!(changed(sealed(CHUNK)), SealError::Damaged);
    assert_eq!(changed(sealed(2 * CHUNK)), SealError::Damaged);
    // Shorter than a full one it may as well have been cut.
    assert_eq!(changed(sealed(CHUNK - 1)), SealError::Truncated);
    assert_eq!(changed(sealed(9)), SealError::Truncated);
    let cut = |size: usize, to: usize| payload::open(&key, &sealed(size)[..to]).unwrap_err();
    assert_eq!(cut(2 * CHUNK, CHUNK + TAG), SealError::Truncated);
    assert_eq!(cut(2 * CHUNK, CHUNK + TAG + 40), SealError::Truncated);
}

#[test]
fn the_largest_file_is_read_and_a_larger_one_is_not() {
    let mut file = vec![b'x'; MOST_BYTES + 1];
    assert_eq!(Sealed::read(&file).unwrap_err(), SealError::TooLarge);
    file.pop();
    assert_eq!(Sealed::read(&file).unwrap_err(), SealError::Header);
    file.extend([b'x'; 9]);
    assert_eq!(Sealed::read(&file).unwrap_err(), SealError::TooLarge);
}
