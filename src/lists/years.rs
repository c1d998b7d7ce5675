//! Of which years a list is.

use crate::ledger::InOrder;
use std::collections::BTreeSet;
use std::fmt;

/// What stands in an address for every year.
const EVERY: &str = "all";

/// Some years, or every one.
///
/// ```
/// use zhibu::lists::Years;
/// let two = Years::parse("2018,2019").unwrap();
/// assert_eq!((two.to_string(), two.told()), ("2018,2019".to_owned(), "2018年、2019年".to_owned()));
/// assert!(Years::parse("all").unwrap().holds(1999) && !two.holds(2020));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Years {
    /// Every year.
    Every,
    /// These.
    Of(BTreeSet<i32>),
}

impl Years {
    /// One year.
    pub fn one(year: i32) -> Self {
        Self::Of([year].into())
    }

    /// Reads what `Display` wrote.
    pub fn parse(text: &str) -> Option<Self> {
        if text == EVERY {
            return Some(Self::Every);
        }
        let years: Option<BTreeSet<i32>> = text.split(',').map(|one| one.parse().ok()).collect();
        years.map(Self::Of)
    }

    /// Whether `year` is among them.
    pub fn holds(&self, year: i32) -> bool {
        match self {
            Self::Every => true,
            Self::Of(years) => years.contains(&year),
        }
    }

    /// The year, where it is one.
    pub fn only(&self) -> Option<i32> {
        match self {
            Self::Of(years) if years.len() == 1 => years.first().copied(),
            _ => None,
        }
    }

    /// With one year more.
    pub fn and(&self, year: i32) -> Self {
        match self {
            Self::Every => Self::Every,
            Self::Of(years) => Self::Of(years.iter().copied().chain([year]).in_order()),
        }
    }

    /// As it is told: 2019年, 2018年、2019年, 全部年份.
    pub fn told(&self) -> String {
        match self {
            Self::Every => "全部年份".to_owned(),
            Self::Of(years) => {
                years.iter().map(|year| format!("{year}年")).collect::<Vec<_>>().join("、")
            }
        }
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every => f.write_str(EVERY),
            Self::Of(years) => {
                let years: Vec<String> = years.iter().map(i32::to_string).collect();
                f.write_str(&years.join(","))
            }
        }
    }
}
