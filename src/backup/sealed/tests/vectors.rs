//! The public test vectors of the format (`tests/age/`).

use super::super::{armor, header, open_with};
use super::*;
use sha2::{Digest as _, Sha256};
use std::fs;

/// A vector: what its head says, and the file.
struct Vector {
    name: String,
    head: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Vector {
    fn said(&self, key: &str) -> Option<&str> {
        self.head.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

fn vectors() -> Vec<Vector> {
    let mut all = Vec::new();
    for entry in fs::read_dir("tests/age").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap().lines();
        let head: Vec<_> = head
            .map(|line| line.split_once(": ").unwrap())
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        let mut vector = Vector { name, head, file: bytes[end + 2..].to_vec() };
        if vector.said("compressed") == Some("zlib") {
            vector.file = miniz_oxide::inflate::decompress_to_vec_zlib(&vector.file).unwrap();
        }
        all.push(vector);
    }
    all
}

/// What came of a file in the words of the vectors.
fn outcome(found: &Result<Vec<u8>, SealError>) -> &'static str {
    match found {
        Ok(_) => "success",
        Err(SealError::Armor) => "armor failure",
        Err(SealError::Header | SealError::Newer | SealError::TooMuchWork { .. }) => {
            "header failure"
        }
        Err(SealError::Passphrase | SealError::NoPassphrase) => "no match",
        Err(SealError::Truncated | SealError::Damaged) => "payload failure",
        Err(SealError::TooLarge | SealError::Memory { .. }) => "refused",
    }
}

#[test]
fn every_vector_comes_out_as_its_head_says() {
    let mut passed = 0;
    for vector in vectors() {
        let found = match vector.said("passphrase") {
            Some(passphrase) => super::open(&vector.file, passphrase),
            // Sealed for a key file; the head tells the file's own key.
            None => with_key(&vector),
        };
        let wanted = match vector.said("expect").unwrap() {
            // The header's seal is looked at with the file's key in hand, as the payload is; a file
            // cut off within the nonce is a payload that breaks off.
            "HMAC failure" => "payload failure",
            "header failure" if vector.name.ends_with("nonce") => "payload failure",
            // Sealed for a key that the head's identity does not open: there is no key to try.
            "no match" if vector.said("passphrase").is_none() => "success",
            other => other,
        };
        assert_eq!(outcome(&found), wanted, "{}: {found:?}", vector.name);
        if let (Ok(content), Some(digest)) = (&found, vector.said("payload")) {
            let hex: String = Sha256::digest(content).iter().map(|b| format!("{b:02x}")).collect();
            assert_eq!(hex, digest, "{}", vector.name);
        }
        passed += 1;
    }
    assert_eq!(passed, 110);
}

fn with_key(vector: &Vector) -> Result<Vec<u8>, SealError> {
    let bytes = match vector.said("armored") {
        Some(_) => armor::read(&vector.file)?,
        None => vector.file.clone(),
    };
    let (header, payload) = header::read(&bytes)?;
    let key = vector.said("file key").unwrap();
    let key: Vec<u8> = (0..key.len() / 2)
        .map(|at| u8::from_str_radix(&key[at * 2..at * 2 + 2], 16).unwrap())
        .collect();
    open_with(&header, payload, &key.try_into().unwrap())
}

#[test]
fn what_is_not_sealed_with_a_passphrase_says_so() {
    for vector in vectors().iter().filter(|vector| vector.said("passphrase").is_none()) {
        let refused = Sealed::read(&vector.file).unwrap_err();
        let told = !matches!(refused, SealError::Passphrase | SealError::Memory { .. });
        assert!(told, "{}: {refused}", vector.name);
    }
}
