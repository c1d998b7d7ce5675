//! Members through the generic form: a pseudo-kind, and its values to and from a [`Member`].
//!
//! Members are typed because rules go by them; only their form and their list are generic. The
//! pseudo-kind is in no [`super::Catalog`]: no record has it.

mod posts;

use super::kinds::{Heading, choice, date, flag, group, long, required, table, text};
use super::validate::Sieve;
use super::{Checked, Draft, validate_member};
use crate::ledger::{
    ChoiceId, FieldId, FieldProblem, InOrder, InView, Kind, Ledger, Member, MemberId, Occupation,
    Sex, Standing, Value,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use posts::{read_posts, write_posts};

const SEXES: [(Sex, &str, &str); 2] = [(Sex::Male, "male", "男"), (Sex::Female, "female", "女")];

const STANDINGS: [(Standing, &str, &str); 2] =
    [(Standing::Full, "full", "正式党员"), (Standing::Probationary, "probationary", "预备党员")];

const OCCUPATIONS: [(Occupation, &str, &str); 5] = [
    (Occupation::Employed, "employed", "在职，按月领取工资"),
    (Occupation::Retired, "retired", "离退休"),
    (Occupation::Farmer, "farmer", "农民"),
    (Occupation::Relief, "relief", "学生、下岗失业、依靠抚恤或救济"),
    (Occupation::Irregular, "irregular", "不按月取得收入"),
];

/// What the roster's form and list show of a member. Its fields are all there is: the fields of
/// every record (date, title …) do not apply.
pub fn member_kind() -> Kind {
    table(
        Heading {
            id: "member",
            name: "党员",
            chapter: "people",
            help: "本支部党员，一人一条；不登记身份证号码和电话",
            example: "",
        },
        vec![
            required(text("name", "姓名")),
            choice("sex", "性别", &pairs(&SEXES)),
            text("birth_month", "出生年月").help("如1985-06"),
            choice("standing", "党员类别", &pairs(&STANDINGS)),
            date("joined_on", "入党日期").help("支部党员大会接收为预备党员的日期"),
            date("full_on", "转正日期"),
            group("group", "党小组"),
            long("posts", "职务")
                .help("一行一个，如“书记 2018-06-01—2021-05-31”，只知道年月的写“书记 2018.6—2021.5”；支部以外的写“外：”开头"),
            choice("occupation", "党费类别", &pairs(&OCCUPATIONS)).folded(),
            flag("leading_cadre", "领导干部").folded().help("须参加双重组织生活"),
            date("in_on", "转入日期").folded().help("一直在本支部的不填"),
            date("out_on", "转出日期").folded(),
        ],
        &["sex", "standing", "group", "posts", "joined_on"],
    )
}

fn pairs<T>(known: &[(T, &'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    known.iter().map(|(_, id, name)| (*id, *name)).collect()
}

/// A member's fields as values of [`member_kind`], for its form and its list.
pub fn member_values(member: &Member) -> BTreeMap<FieldId, Value> {
    let day = |day: Option<NaiveDate>| day.map(Value::Date);
    let text = |text: String| (!text.is_empty()).then_some(Value::Text(text));
    let values = [
        ("name", text(member.name.clone())),
        ("sex", member.sex.and_then(|sex| chosen(&SEXES, sex))),
        ("birth_month", member.birth_month.clone().map(Value::Text)),
        ("standing", chosen(&STANDINGS, member.standing)),
        ("joined_on", day(member.joined_on)),
        ("full_on", day(member.full_on)),
        ("group", member.group.clone().map(Value::Group)),
        ("posts", text(write_posts(&member.posts))),
        ("occupation", member.occupation.and_then(|class| chosen(&OCCUPATIONS, class))),
        ("leading_cadre", member.leading_cadre.then_some(Value::Flag(true))),
        ("in_on", day(member.in_on)),
        ("out_on", day(member.out_on)),
    ];
    values.into_iter().filter_map(|(id, value)| Some((id.into(), value?))).in_order()
}

fn chosen<T: Copy + PartialEq>(known: &[(T, &'static str, &str)], one: T) -> Option<Value> {
    let id = known.iter().find(|(value, ..)| *value == one).map(|(_, id, _)| *id)?;
    Some(Value::Choice(ChoiceId::from(id)))
}

impl Draft {
    /// An empty form for a member; most are full members.
    pub fn new_member() -> Self {
        let mut draft = Self::empty(member_kind().id);
        draft.set_text("standing", "full");
        draft
    }

    /// The form of a member who is to be changed.
    pub fn of_member(member: &Member) -> Self {
        let mut draft = Self::empty(member_kind().id);
        draft.write_values(&member_values(member));
        draft
    }

    /// Reads the form as the member called `id` and checks it. Days typed short are read as
    /// `in_view` says.
    ///
    /// # Errors
    /// Every problem found, each with its field and a sentence.
    pub fn into_member(
        self,
        id: MemberId,
        in_view: impl Into<InView>,
        ledger: &Ledger,
    ) -> Result<Checked<Member>, Vec<FieldProblem>> {
        let mut sieve = Sieve::default();
        let in_view = in_view.into();
        let values = self.read_values(&member_kind(), in_view, &mut sieve);
        let text = |field: &'static str| match values.get(&FieldId::from(field)) {
            Some(Value::Text(text)) => text.as_str(),
            _ => "",
        };
        let day = |field: &'static str| match values.get(&FieldId::from(field)) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        };
        let mut member = Member::new(id, text("name"));
        member.sex = pick(&SEXES, &values, "sex", &mut sieve);
        member.birth_month = read_month(text("birth_month"));
        member.standing =
            pick(&STANDINGS, &values, "standing", &mut sieve).unwrap_or(Standing::Full);
        member.joined_on = day("joined_on");
        member.full_on = day("full_on");
        member.group = match values.get(&FieldId::from("group")) {
            Some(Value::Group(group)) => Some(group.clone()),
            _ => None,
        };
        match read_posts(text("posts"), in_view) {
            Ok(posts) => member.posts = posts,
            Err(message) => sieve.problem(&"posts".into(), "职务", message),
        }
        member.occupation = pick(&OCCUPATIONS, &values, "occupation", &mut sieve);
        member.leading_cadre = self.is_on("leading_cadre");
        member.in_on = day("in_on");
        member.out_on = day("out_on");
        sieve.and(validate_member(member, ledger))
    }
}

/// A month as people type it (1980-3, 1980.3, 1980/3, 1980年3月, 198003) as `1980-03`; what is none
/// of these stays, for [`validate_member`] to name. `None` for nothing.
fn read_month(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let plain: String = text.chars().map(digits).filter(|c| !c.is_whitespace()).collect();
    let whole = plain.strip_suffix('月').unwrap_or(&plain);
    let (year, month) = match whole.split_once(['-', '.', '/', '年', '－', '．', '／', '、']) {
        Some(parts) => parts,
        None => whole.split_at_checked(4).unwrap_or((whole, "")),
    };
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if year.len() == 4 && is_number(year, 4) && is_number(month, 2) {
        return Some(format!("{year}-{month:0>2}"));
    }
    (!text.is_empty()).then(|| text.to_owned())
}

/// The one of `known` whose id was chosen, if any.
fn pick<T: Copy>(
    known: &[(T, &'static str, &str)],
    values: &BTreeMap<FieldId, Value>,
    field: &'static str,
    sieve: &mut Sieve,
) -> Option<T> {
    let Some(Value::Choice(id)) = values.get(&FieldId::from(field)) else { return None };
    let found = known.iter().find(|(_, known, _)| *known == id.as_str());
    if found.is_none() {
        let name = member_kind().field(field).map_or_else(String::new, |f| f.name.clone());
        sieve.problem(&field.into(), &name, "请从列表中选择。".to_owned());
    }
    found.map(|(value, ..)| *value)
}
