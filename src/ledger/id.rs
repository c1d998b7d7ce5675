//! Identifiers: short, readable in a backup, safe in a storage key and in a URL fragment.

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};
use std::fmt;

/// Letters of generated identifiers: lower case without the ones people misread (i, l, o, u).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The longest identifier accepted, in bytes.
const LONGEST: usize = 48;

/// Whether `text` may serve as an identifier: 1–48 characters of `a-z`, `0-9`, `-`, `_`.
///
/// ```
/// # use zhibu::ledger::RecordId;
/// assert!(RecordId::parse("act-0118").is_some());
/// assert!(RecordId::parse("甲/乙").is_none());
/// ```
fn is_id(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
}

/// Where random bits come from: outside, so that the core is a pure function and tests repeat.
pub trait IdSource {
    /// Sixty-four fresh bits.
    fn bits(&mut self) -> u64;
}

/// A fresh identifier of `letters` letters (5 bits each; at most 12 are drawn from one word).
///
/// Members and registers use 8 letters, records 12: at 20,000 records the chance of one collision
/// is below one in a billion, and `fresh` looks once more.
pub fn new_id(source: &mut dyn IdSource, letters: usize) -> String {
    let mut bits = source.bits();
    let mut id = String::with_capacity(letters);
    for drawn in 0..letters {
        if drawn % 12 == 0 && drawn > 0 {
            bits = source.bits();
        }
        let letter = ALPHABET.get((bits & 31) as usize).copied().unwrap_or(b'0');
        id.push(char::from(letter));
        bits >>= 5;
    }
    id
}

/// Reads the text of any identifier, so that a bad one is refused where it stands.
struct IdText;

impl Visitor<'_> for IdText {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identifier")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        if is_id(text) {
            Ok(text.to_owned())
        } else {
            Err(E::custom(format!("“{text}”不是有效的编号，编号只含小写字母、数字、-和_")))
        }
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            schemars(extend("pattern" = "^[a-z0-9_-]{1,48}$"))
        )]
        pub struct $name(String);

        impl $name {
            /// The identifier, if `text` is one (1–48 of `a-z`, `0-9`, `-`, `_`).
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.to_owned()))
            }

            /// A fresh identifier of `letters` letters that is not `taken`.
            pub fn fresh(
                source: &mut dyn IdSource,
                letters: usize,
                taken: impl Fn(&Self) -> bool,
            ) -> Self {
                let mut id = Self(new_id(source, letters));
                // Counting ends even where the source repeats itself.
                let mut count = 1;
                while taken(&id) {
                    count += 1;
                    id = Self(format!("{}-{count}", new_id(source, letters)));
                }
                id
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        /// For the identifiers written in the program's own catalog, which a test checks.
        impl From<&'static str> for $name {
            fn from(text: &'static str) -> Self {
                Self(text.to_owned())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(IdText).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A kind of record (记录种类), e.g. `activity`.
    KindId,
    /// A chapter of the ledger (台账分类), e.g. `life`.
    ChapterId,
    /// A field of a kind (字段), e.g. `facets`.
    FieldId,
    /// A choice of a field (选项), e.g. the facet `study`.
    ChoiceId,
    /// A record (记录).
    RecordId,
    /// A member (党员).
    MemberId,
    /// A party group (党小组).
    GroupId,
    /// A campaign (主题教育、专项).
    CampaignId,
    /// A partner (共建单位).
    PartnerId,
    /// A figure (数字), e.g. `study`.
    FigureId,
    /// A declaration of none (声明无此项).
    DeclarationId,
    /// An override of a figure (改写).
    OverrideId,
    /// A year's text of a document (年度正文), e.g. `annual-2019`.
    TextId,
    /// An archived year (归档): the year, e.g. `2018`.
    ArchiveId,
}
