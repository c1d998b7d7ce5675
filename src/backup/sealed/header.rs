//! The lines before the payload: the format's version, for whom the file is sealed, and the seal
//! over them.
//!
//! ```text
//! age-encryption.org/v1
//! -> scrypt bBjlhJVYZeE4aqUdmtRHfw 17
//! ZV/AhotwSGqaPCU43cepl4WYUouAa17a3xpu4G2yi5k
//! --- fgMiVLJHMlg9fW7CVG/hPS5EAU4Zeg19LyCP7SoH5nA
//! ```

use super::{MOST_WORK, SealError};
use base64ct::{Base64Unpadded, Encoding};

/// How every file of the format begins, before its version.
pub(super) const MAGIC: &[u8] = b"age-encryption.org/";

const VERSION: &str = "age-encryption.org/v1";
const COLUMNS: usize = 64;

/// What the lines say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The text that the seal is over.
    pub sealed: Vec<u8>,
    /// The seal.
    pub mac: [u8; 32],
    stanzas: Vec<Stanza>,
}

/// One way to open the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stanza {
    words: Vec<String>,
    body: Vec<u8>,
}

/// The way with a passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lock {
    pub salt: [u8; 16],
    pub work_factor: u8,
    pub body: [u8; 32],
}

impl Header {
    /// How the file opens with a passphrase.
    pub fn lock(&self) -> Result<Lock, SealError> {
        let is_lock = |stanza: &&Stanza| stanza.words.first().is_some_and(|word| word == "scrypt");
        let stanza = self.stanzas.iter().find(is_lock).ok_or(SealError::NoPassphrase)?;
        // A passphrase stands alone: nobody else can have made the file then.
        let [_] = self.stanzas.as_slice() else { return Err(SealError::Header) };
        let [_, salt, factor] = stanza.words.as_slice() else { return Err(SealError::Header) };
        let salt = decode(salt)?.try_into().map_err(|_| SealError::Header)?;
        let body = stanza.body.clone().try_into().map_err(|_| SealError::Header)?;
        Ok(Lock { salt, work_factor: work_factor(factor)?, body })
    }
}

fn work_factor(text: &str) -> Result<u8, SealError> {
    let decimal = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let factor: u64 = text.parse().map_err(|_| SealError::Header)?;
    match u8::try_from(factor) {
        _ if !decimal => Err(SealError::Header),
        Ok(small) if small <= MOST_WORK => Ok(small),
        _ => Err(SealError::TooMuchWork { factor }),
    }
}

/// The lines of a file sealed with a passphrase; `mac` seals them.
pub(super) fn write(
    salt: &[u8; 16],
    work_factor: u8,
    body: &[u8],
    mac: impl Fn(&[u8]) -> Result<[u8; 32], SealError>,
) -> Result<Vec<u8>, SealError> {
    let (salt, body) = (Base64Unpadded::encode_string(salt), Base64Unpadded::encode_string(body));
    let mut lines = format!("{VERSION}\n-> scrypt {salt} {work_factor}\n{body}\n---").into_bytes();
    let mac = Base64Unpadded::encode_string(&mac(&lines)?);
    lines.extend_from_slice(format!(" {mac}\n").as_bytes());
    Ok(lines)
}

/// What the lines say, and what follows them.
pub(super) fn read(bytes: &[u8]) -> Result<(Header, &[u8]), SealError> {
    let mut rest = bytes;
    match line(&mut rest)? {
        VERSION => {}
        other if other.as_bytes().starts_with(MAGIC) => return Err(SealError::Newer),
        _ => return Err(SealError::Header),
    }
    let mut stanzas = Vec::new();
    loop {
        let before = bytes.len() - rest.len();
        let begun = line(&mut rest)?;
        if let Some(mac) = begun.strip_prefix("--- ") {
            let sealed = bytes.get(..before + "---".len()).unwrap_or_default().to_vec();
            let mac = decode(mac)?.try_into().map_err(|_| SealError::Header)?;
            return match stanzas.is_empty() {
                true => Err(SealError::Header),
                false => Ok((Header { sealed, mac, stanzas }, rest)),
            };
        }
        let words = begun.strip_prefix("-> ").ok_or(SealError::Header)?;
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let visible =
            |word: &String| !word.is_empty() && word.bytes().all(|b| b.is_ascii_graphic());
        if !words.iter().all(visible) {
            return Err(SealError::Header);
        }
        stanzas.push(Stanza { words, body: body(&mut rest)? });
    }
}

/// Full lines and a shorter one, which may be empty.
fn body(rest: &mut &[u8]) -> Result<Vec<u8>, SealError> {
    let mut body = Vec::new();
    loop {
        let line = line(rest)?;
        if line.len() > COLUMNS {
            return Err(SealError::Header);
        }
        body.extend(decode(line)?);
        if line.len() < COLUMNS {
            return Ok(body);
        }
    }
}

/// The next line, without its end.
fn line<'a>(rest: &mut &'a [u8]) -> Result<&'a str, SealError> {
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or(SealError::Header)?;
    let (line, after) = rest.split_at_checked(end).ok_or(SealError::Header)?;
    *rest = after.get(1..).unwrap_or_default();
    std::str::from_utf8(line).map_err(|_| SealError::Header)
}

fn decode(text: &str) -> Result<Vec<u8>, SealError> {
    Base64Unpadded::decode_vec(text).map_err(|_| SealError::Header)
}
