//! Which page is shown: the part of the address behind `#`, so that it works from a file.

use crate::catalog::Given;
use crate::figures::Figure;
use crate::ledger::{ChoiceId, EntryKey, FieldId, KindId, MemberId, RecordId};
use crate::lists::{RosterView, View};
use std::fmt;

/// The pseudo-kind of a member's form.
pub const MEMBER: &str = "member";

/// A page and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// 首页.
    #[default]
    Home,
    /// 台账: all records of the year, or those of one kind, looked at in some way.
    Records(Option<KindId>, View),
    /// One record.
    Record(RecordId),
    /// The form of one record.
    EditRecord(RecordId),
    /// 无此项声明.
    Declarations,
    /// 党员: the roster, looked at in some way.
    Members(RosterView),
    /// A member, party group, campaign or partner with its records, looked at in some way.
    Entry(EntryKey, View),
    /// The form of one member.
    EditMember(MemberId),
    /// The empty form of a kind; `member` for a member. Begun with what is given, e.g. 计入 党费日.
    New(KindId, Vec<Given>),
    /// 回收站.
    Trash,
    /// 导入台账.
    Intake,
    /// 总结.
    Summary,
    /// 总结, pointing at the token with this index.
    SummaryAt(usize),
    /// 备份.
    Backup,
    /// 数据体检.
    Checkup,
    /// One of the led-through tasks.
    Task(Task),
    /// 设置.
    Settings,
    /// 设置, at one of its parts.
    SettingsAt(SettingsPart),
    /// 使用手册.
    Help,
    /// 记录种类: what kinds of record there are.
    Kinds,
    /// One kind of record: its fields and figures.
    Kind(KindId),
    /// An address that leads nowhere.
    Unknown,
}

/// What is led through step by step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// 随身带走.
    Carry,
    /// 在另一台电脑继续.
    GoOn,
    /// 交接.
    HandOver,
}

impl Task {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Carry, Self::GoOn, Self::HandOver];

    /// Its name in the address.
    fn address(self) -> &'static str {
        match self {
            Self::Carry => "carry",
            Self::GoOn => "continue",
            Self::HandOver => "handover",
        }
    }

    /// Its name on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Carry => "随身带走",
            Self::GoOn => "在另一台电脑继续",
            Self::HandOver => "交接",
        }
    }
}

/// A part of 设置 that other pages lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsPart {
    /// 支部信息.
    Profile,
    /// 党小组.
    Groups,
    /// 专题.
    Campaigns,
    /// 共建单位.
    Partners,
    /// 文稿字体.
    Fonts,
    /// 记录种类.
    Kinds,
}

/// The parts with their names in the address.
const PARTS: [(SettingsPart, &str); 6] = [
    (SettingsPart::Profile, "profile"),
    (SettingsPart::Groups, "groups"),
    (SettingsPart::Campaigns, "campaigns"),
    (SettingsPart::Partners, "partners"),
    (SettingsPart::Fonts, "fonts"),
    (SettingsPart::Kinds, "kinds"),
];

impl SettingsPart {
    /// Its name in the address.
    fn name(self) -> &'static str {
        PARTS.iter().find(|(part, _)| *part == self).map_or("", |(_, name)| name)
    }

    /// The id of its heading.
    pub fn heading(self) -> String {
        format!("settings-{}", self.name())
    }
}

impl Route {
    /// Reads the part of an address behind `#`.
    pub fn parse(hash: &str) -> Self {
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let path = path.trim_start_matches('/').trim_end_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let found = match parts.as_slice() {
            [""] => Some(Self::Home),
            ["records"] => Some(Self::Records(None, View::parse(query))),
            // Where the roster stood before it had a page of its own.
            ["declarations"] => Some(Self::Declarations),
            ["members"] | ["records", MEMBER] => Some(Self::Members(RosterView::parse(query))),
            ["records", kind] => {
                KindId::parse(kind).map(|kind| Self::Records(Some(kind), View::parse(query)))
            }
            ["record", id] => RecordId::parse(id).map(Self::Record),
            ["record", id, "edit"] => RecordId::parse(id).map(Self::EditRecord),
            [MEMBER | "group" | "campaign" | "partner", _] => {
                EntryKey::parse(path).map(|key| Self::Entry(key, View::parse(query)))
            }
            [MEMBER, id, "edit"] => MemberId::parse(id).map(Self::EditMember),
            ["new", kind, given @ ..] => {
                // What cannot be read is left out: the form itself is the main thing.
                let given = given.iter().filter_map(|text| read_given(text)).collect();
                KindId::parse(kind).map(|kind| Self::New(kind, given))
            }
            ["trash"] => Some(Self::Trash),
            ["intake"] => Some(Self::Intake),
            ["summary"] => Some(Self::Summary),
            ["summary", token] => token.parse().ok().map(Self::SummaryAt),
            ["help"] => Some(Self::Help),
            ["backup"] => Some(Self::Backup),
            ["checkup"] => Some(Self::Checkup),
            ["task", name] => {
                Task::ALL.into_iter().find(|task| task.address() == *name).map(Self::Task)
            }
            ["kinds"] => Some(Self::Kinds),
            ["kinds", kind] => KindId::parse(kind).map(Self::Kind),
            ["settings"] => Some(Self::Settings),
            ["settings", name] => {
                let part = PARTS.iter().find(|(_, known)| known == name);
                part.map(|(part, _)| Self::SettingsAt(*part))
            }
            _ => None,
        };
        found.unwrap_or(Self::Unknown)
    }

    /// The empty form of a kind; `member` for a member.
    pub fn blank(kind: impl Into<KindId>) -> Self {
        Self::New(kind.into(), Vec::new())
    }

    /// The form of a record that `figure` would count: what the figure counts is picked.
    pub fn new_for(kind: KindId, figure: &Figure) -> Self {
        Self::New(kind, Given::of(figure.conditions()))
    }

    /// The list of all kinds.
    pub fn all_records() -> Self {
        Self::Records(None, View::default())
    }

    /// The list of one kind.
    pub fn list(kind: &KindId) -> Self {
        Self::Records(Some(kind.clone()), View::default())
    }

    /// The roster.
    pub fn members() -> Self {
        Self::Members(RosterView::default())
    }

    /// Where an entry is shown, if anywhere.
    pub fn of_entry(key: &EntryKey) -> Option<Self> {
        match key {
            EntryKey::Record(id) => Some(Self::Record(id.clone())),
            EntryKey::Member(_)
            | EntryKey::Group(_)
            | EntryKey::Campaign(_)
            | EntryKey::Partner(_) => Some(Self::Entry(key.clone(), View::default())),
            EntryKey::Text(_) => Some(Self::Summary),
            EntryKey::Archive(_) => Some(Self::Backup),
            _ => None,
        }
    }

    /// How the list of records on this page is looked at, if it has one.
    pub fn view(&self) -> Option<&View> {
        match self {
            Self::Records(_, view) | Self::Entry(_, view) => Some(view),
            _ => None,
        }
    }

    /// The same page with its list looked at in another way.
    pub fn viewed(&self, view: View) -> Self {
        match self {
            Self::Records(kind, _) => Self::Records(kind.clone(), view),
            Self::Entry(key, _) => Self::Entry(key.clone(), view),
            other => other.clone(),
        }
    }

    /// Whether this is the same list as `other`, perhaps looked at in another way.
    pub fn is_same_list(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Records(one, _), Self::Records(two, _)) => one == two,
            (Self::Entry(one, _), Self::Entry(two, _)) => one == two,
            (Self::Members(_), Self::Members(_)) => true,
            _ => false,
        }
    }

    /// As the `href` of a link.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// Whether this page belongs under the entry `top` of the navigation.
    pub fn is_under(&self, top: &Self) -> bool {
        match top {
            Self::Members(_) => match self {
                Self::Members(_) | Self::EditMember(_) => true,
                Self::Entry(key, _) => matches!(key, EntryKey::Member(_) | EntryKey::Group(_)),
                Self::New(kind, _) => kind.as_str() == MEMBER,
                _ => false,
            },
            Self::Records(..) => {
                let own = matches!(
                    self,
                    Self::Records(..)
                        | Self::Record(_)
                        | Self::EditRecord(_)
                        | Self::Entry(..)
                        | Self::Declarations
                        | Self::Trash
                        | Self::Intake
                        | Self::New(..)
                );
                own && !self.is_under(&Self::members())
            }
            Self::Summary => matches!(self, Self::Summary | Self::SummaryAt(_)),
            Self::Backup => matches!(self, Self::Backup | Self::Checkup | Self::Task(_)),
            Self::Settings => {
                matches!(self, Self::Settings | Self::SettingsAt(_) | Self::Kinds | Self::Kind(_))
            }
            _ => self == top,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home | Self::Unknown => f.write_str("/"),
            Self::Records(kind, view) => {
                f.write_str("/records")?;
                kind.iter().try_for_each(|kind| write!(f, "/{kind}"))?;
                query(f, view)
            }
            Self::Declarations => f.write_str("/declarations"),
            Self::Members(view) => {
                f.write_str("/members")?;
                query(f, view)
            }
            Self::Entry(key, view) => {
                write!(f, "/{key}")?;
                query(f, view)
            }
            Self::Record(id) => write!(f, "/record/{id}"),
            Self::EditRecord(id) => write!(f, "/record/{id}/edit"),
            Self::EditMember(id) => write!(f, "/member/{id}/edit"),
            Self::New(kind, given) => {
                write!(f, "/new/{kind}")?;
                given.iter().try_for_each(|one| write!(f, "/{}={}", one.field, one.id))
            }
            Self::Trash => f.write_str("/trash"),
            Self::Intake => f.write_str("/intake"),
            Self::Summary => f.write_str("/summary"),
            Self::SummaryAt(token) => write!(f, "/summary/{token}"),
            Self::Help => f.write_str("/help"),
            Self::Backup => f.write_str("/backup"),
            Self::Checkup => f.write_str("/checkup"),
            Self::Task(task) => write!(f, "/task/{}", task.address()),
            Self::Kinds => f.write_str("/kinds"),
            Self::Kind(kind) => write!(f, "/kinds/{kind}"),
            Self::Settings => f.write_str("/settings"),
            Self::SettingsAt(part) => write!(f, "/settings/{}", part.name()),
        }
    }
}

fn query(f: &mut fmt::Formatter<'_>, view: &impl ToString) -> fmt::Result {
    let query = view.to_string();
    if query.is_empty() { Ok(()) } else { write!(f, "?{query}") }
}

/// `facets=dues_day`.
fn read_given(text: &str) -> Option<Given> {
    let (field, id) = text.split_once('=')?;
    Some(Given { field: FieldId::parse(field)?, id: ChoiceId::parse(id)? })
}
