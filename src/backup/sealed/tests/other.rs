//! Held to another implementation of the format, both ways.

use super::*;
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{Decryptor, Encryptor};
use std::io::{Read as _, Write as _};
use std::iter;

const PASSPHRASE: &str = "清晨六点 the tide turns 2019";

/// Sizes around those at which another chunk begins.
const SIZES: [usize; 8] = [0, 1, 1000, 65_535, 65_536, 65_537, 131_072, 200_000];

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|at| (at * at % 251) as u8).collect()
}

fn theirs(plain: &[u8], format: Format) -> Vec<u8> {
    let mut recipient = Recipient::new(SecretString::from(PASSPHRASE));
    recipient.set_work_factor(8);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as _)).unwrap();
    let armored = ArmoredWriter::wrap_output(Vec::new(), format).unwrap();
    let mut writer = encryptor.wrap_output(armored).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap().finish().unwrap()
}

#[test]
fn ours_open_there() {
    for size in SIZES {
        let plain = content(size);
        let file = seal(&plain, PASSPHRASE, &random(3), 8).unwrap();
        let identity = Identity::new(SecretString::from(PASSPHRASE));
        let mut read = Vec::new();
        let decryptor = Decryptor::new(ArmoredReader::new(file.as_slice())).unwrap();
        let mut reader = decryptor.decrypt(iter::once(&identity as _)).unwrap();
        reader.read_to_end(&mut read).unwrap();
        assert!(read == plain, "{size} bytes");
    }
}

#[test]
fn theirs_open_here_in_bytes_and_in_letters() {
    for size in SIZES {
        let plain = content(size);
        for format in [Format::Binary, Format::AsciiArmor] {
            let file = theirs(&plain, format);
            assert!(is_sealed(&file));
            assert!(open(&file, PASSPHRASE).unwrap() == plain, "{size} bytes");
        }
        let letters = String::from_utf8(theirs(&plain, Format::AsciiArmor)).unwrap();
        let resaved = format!("\r\n{}\r\n", letters.replace('\n', "\r\n"));
        assert!(open(resaved.as_bytes(), PASSPHRASE).unwrap() == plain, "{size} bytes");
    }
}

#[test]
fn a_wrong_passphrase_is_told_as_one() {
    let file = theirs(b"content", Format::Binary);
    for wrong in ["", "清晨六点 the tide turns 2020", "清晨六点  the tide turns 2019"] {
        assert_eq!(open(&file, wrong), Err(SealError::Passphrase));
    }
}
