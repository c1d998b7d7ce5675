//! From which day to which. Both ends belong to the period.

use super::{CampaignId, Ledger, Problem};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days from `from` to `to`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// The calendar year. Years outside chrono's range clamp to it.
    ///
    /// ```
    /// # use zhibu::ledger::Period;
    /// assert_eq!(Period::year(2019).to.to_string(), "2019-12-31");
    /// ```
    pub fn year(year: i32) -> Self {
        Self { from: day(year, 1, 1), to: day(year, 12, 31) }
    }

    /// Half of a calendar year.
    pub fn half(year: i32, half: Half) -> Self {
        match half {
            Half::First => Self { from: day(year, 1, 1), to: day(year, 6, 30) },
            Half::Second => Self { from: day(year, 7, 1), to: day(year, 12, 31) },
        }
    }

    /// As it is told.
    ///
    /// ```
    /// # use zhibu::ledger::{Half, Period};
    /// assert_eq!(Period::year(2019).told(), "2019年");
    /// assert_eq!(Period::half(2019, Half::First).told(), "2019年上半年");
    /// let days = Period { from: "2019-03-01".parse().unwrap(), to: "2019-05-31".parse().unwrap() };
    /// assert_eq!(days.told(), "2019年3月1日至2019年5月31日");
    /// ```
    pub fn told(&self) -> String {
        let year = self.from.year();
        let day = |day: NaiveDate| day.format("%Y年%-m月%-d日").to_string();
        match self {
            whole if *whole == Self::year(year) => format!("{year}年"),
            half if *half == Self::half(year, Half::First) => format!("{year}年上半年"),
            half if *half == Self::half(year, Half::Second) => format!("{year}年下半年"),
            one if one.from == one.to => day(one.from),
            days => format!("{}至{}", day(days.from), day(days.to)),
        }
    }

    /// Whether `day` lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The days both have in common.
    pub fn overlap(&self, other: &Self) -> Option<Self> {
        let common = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (common.from <= common.to).then_some(common)
    }

    /// The same days a year earlier; 29 February becomes 28 February.
    pub fn year_earlier(&self) -> Self {
        let back = |date: NaiveDate| {
            date.with_year(date.year() - 1)
                .unwrap_or_else(|| day(date.year() - 1, date.month(), date.day() - 1))
        };
        Self { from: back(self.from), to: back(self.to) }
    }
}

/// What a document reports on, before it is turned into days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeriodSpec {
    /// A calendar year.
    Year(i32),
    /// Half a calendar year.
    HalfYear {
        /// The year.
        year: i32,
        /// Which half.
        half: Half,
    },
    /// A school year, from 1 September of this year to 31 August of the next.
    SchoolYear(i32),
    /// From one day to another.
    Range(Period),
    /// The days of a campaign.
    Campaign(CampaignId),
}

/// Half of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// January to June.
    First,
    /// July to December.
    Second,
}

impl PeriodSpec {
    /// The days meant, cut at `as_of` for a draft written before the period ends.
    ///
    /// # Errors
    /// [`Problem::CampaignWithoutDays`] for a campaign that is unknown or has no first day or no
    /// last day; [`Problem::EmptyPeriod`] where the last day lies before the first.
    pub fn resolve(&self, ledger: &Ledger, as_of: Option<NaiveDate>) -> Result<Period, Problem> {
        let whole = match self {
            Self::Year(year) => Period::year(*year),
            Self::HalfYear { year, half } => Period::half(*year, *half),
            Self::SchoolYear(year) => {
                Period { from: day(*year, 9, 1), to: day(year.saturating_add(1), 8, 31) }
            }
            Self::Range(period) => *period,
            Self::Campaign(id) => {
                let campaign = ledger.campaigns.get(id);
                let days = campaign.and_then(|c| c.from.zip(c.to.or(as_of)));
                let Some((from, to)) = days else {
                    let name = campaign.map_or_else(|| "所选的专题".to_owned(), |c| c.name.clone());
                    return Err(Problem::CampaignWithoutDays { name });
                };
                Period { from, to }
            }
        };
        let to = as_of.map_or(whole.to, |cut| whole.to.min(cut));
        if to < whole.from {
            return Err(Problem::EmptyPeriod { from: whole.from, to });
        }
        Ok(Period { from: whole.from, to })
    }
}

/// A day that exists; years outside chrono's range clamp.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(if year < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}
