//! Which page is shown: the part of the address behind `#`, so that it works from a file.

use crate::ledger::{KindId, MemberId, RecordId};
use std::fmt;

/// The pseudo-kind under which members stand in the ledger's lists.
pub const MEMBER: &str = "member";

/// A page and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// 首页.
    #[default]
    Home,
    /// 台账: all records of the year, or those of one kind.
    Records(Option<KindId>),
    /// One record.
    Record(RecordId),
    /// The form of one record.
    EditRecord(RecordId),
    /// One member.
    Member(MemberId),
    /// The form of one member.
    EditMember(MemberId),
    /// The empty form of a kind; `member` for a member.
    New(KindId),
    /// 总结.
    Summary,
    /// 备份.
    Backup,
    /// 设置.
    Settings,
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// Reads the part of an address behind `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('/').trim_end_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let found = match parts.as_slice() {
            [""] => Some(Self::Home),
            ["records"] => Some(Self::Records(None)),
            ["records", kind] => KindId::parse(kind).map(|kind| Self::Records(Some(kind))),
            ["record", id] => RecordId::parse(id).map(Self::Record),
            ["record", id, "edit"] => RecordId::parse(id).map(Self::EditRecord),
            ["member", id] => MemberId::parse(id).map(Self::Member),
            ["member", id, "edit"] => MemberId::parse(id).map(Self::EditMember),
            ["new", kind] => KindId::parse(kind).map(Self::New),
            ["summary"] => Some(Self::Summary),
            ["backup"] => Some(Self::Backup),
            ["settings"] => Some(Self::Settings),
            _ => None,
        };
        found.unwrap_or(Self::Unknown)
    }

    /// The list of one kind.
    pub fn list(kind: &KindId) -> Self {
        Self::Records(Some(kind.clone()))
    }

    /// The list of members.
    pub fn members() -> Self {
        Self::Records(Some(KindId::from(MEMBER)))
    }

    /// As the `href` of a link.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// Whether this page belongs under the entry `top` of the navigation.
    pub fn is_under(&self, top: &Self) -> bool {
        match top {
            Self::Records(_) => matches!(
                self,
                Self::Records(_)
                    | Self::Record(_)
                    | Self::EditRecord(_)
                    | Self::Member(_)
                    | Self::EditMember(_)
                    | Self::New(_)
            ),
            _ => self == top,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home | Self::Unknown => f.write_str("/"),
            Self::Records(None) => f.write_str("/records"),
            Self::Records(Some(kind)) => write!(f, "/records/{kind}"),
            Self::Record(id) => write!(f, "/record/{id}"),
            Self::EditRecord(id) => write!(f, "/record/{id}/edit"),
            Self::Member(id) => write!(f, "/member/{id}"),
            Self::EditMember(id) => write!(f, "/member/{id}/edit"),
            Self::New(kind) => write!(f, "/new/{kind}"),
            Self::Summary => f.write_str("/summary"),
            Self::Backup => f.write_str("/backup"),
            Self::Settings => f.write_str("/settings"),
        }
    }
}
