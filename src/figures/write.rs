//! Writes a figure's number in a form.

use super::combine::fraction;
use super::form::{ListStyle, Numerals, Rounding, Scale};
use super::numeral::{chinese, digits, formal};
use super::round::{Fraction, Rounded, decimal, round};
use super::{Figure, Form, FormError, Number, listing};
use crate::ledger::{Source, Take};
use std::borrow::Cow;

/// Decimals of a number that does not end, where the form says none.
const DECIMALS: u32 = 1;

/// A number below one part in so many of 万 or 亿 is not written in it.
const LEAST: u128 = 100;

/// Decimals that a sum can have at most: thousandths in 亿.
const EXACT: u32 = 11;

/// The figure's number as written, without the unit (but see [`Form::carries_unit`]). An override
/// is written as it stands, whatever the form. A list is written as 列举 if the form says nothing.
///
/// # Errors
/// [`FormError::Nothing`] where there is neither a recorded number nor an override;
/// [`FormError::Unsuitable`] where the form does not suit the value, [`FormError::TooSmall`] where
/// 万 or 亿 is far too large for it.
pub fn write(figure: &Figure, form: &Form) -> Result<String, FormError> {
    if let Some(over) = &figure.overridden {
        return Ok(over.written.clone());
    }
    recorded(figure, form)
}

/// What the records give, whatever was overridden.
fn recorded(figure: &Figure, form: &Form) -> Result<String, FormError> {
    match figure.number() {
        None => Err(FormError::Nothing { figure: figure.def.name.clone() }),
        Some(Number::List(entries)) => write_list(figure, entries, form),
        Some(Number::Text(text)) => write_list(figure, std::slice::from_ref(text), form),
        Some(number) => write_number(figure, number, form),
    }
}

/// What [`write`](fn@write) writes, with the unit that belongs to it: 12次, 20万元, 120次以上. A list
/// has none.
///
/// # Errors
/// As [`write`](fn@write).
pub fn write_with_unit(figure: &Figure, form: &Form) -> Result<String, FormError> {
    let written = write(figure, form)?;
    let has_unit = form.carries_unit() && figure.overridden.is_none();
    Ok(if has_unit { written } else { format!("{written}{}", unit(figure, form)) })
}

/// The unit that belongs behind what [`write`](fn@write) writes in a form: 元 for money, the
/// figure's own for anything else, with 万 or 亿 in front where the form divides by it; nothing for
/// a list.
pub fn unit<'a>(figure: &'a Figure, form: &Form) -> Cow<'a, str> {
    if figure.overridden.is_some() {
        Cow::Borrowed(&figure.def.unit)
    } else {
        recorded_unit(figure, form)
    }
}

fn recorded_unit<'a>(figure: &'a Figure, form: &Form) -> Cow<'a, str> {
    let is_list = matches!(figure.number(), Some(Number::List(_) | Number::Text(_)));
    if is_list || figure.query.field.is_some() {
        return Cow::Borrowed("");
    }
    let unit = if is_money(figure) { "元" } else { figure.def.unit.as_str() };
    match form.scale {
        Scale::One | Scale::Yuan => Cow::Borrowed(unit),
        Scale::Wan | Scale::WanYuan => Cow::Owned(format!("万{unit}")),
        Scale::Yi | Scale::YiYuan => Cow::Owned(format!("亿{unit}")),
    }
}

fn is_money(figure: &Figure) -> bool {
    match figure.number() {
        Some(Number::Money(_)) => true,
        Some(Number::Ratio { percent: false, .. }) => figure.def.unit.ends_with('元'),
        _ => false,
    }
}

fn write_list(figure: &Figure, entries: &[String], form: &Form) -> Result<String, FormError> {
    if let Some(part) = form.of_numbers() {
        return unsuitable(part, figure, "数字");
    }
    let style = form.list.unwrap_or(ListStyle::Plain);
    let counted_so = match &figure.def.source {
        Source::Records { take: Take::Distinct(field), .. } => {
            figure.query.field.as_ref() == Some(field)
        }
        _ => false,
    };
    let counter = match style {
        ListStyle::Titles => "项",
        _ if counted_so => &figure.def.unit,
        _ => "个",
    };
    Ok(listing::list(entries, style, form.first.as_ref(), counter))
}

fn write_number(figure: &Figure, number: &Number, form: &Form) -> Result<String, FormError> {
    if let Some(part) = form.of_lists() {
        return unsuitable(part, figure, "清单");
    }
    let is_percent = matches!(number, Number::Ratio { percent: true, .. });
    if form.percent && !is_percent {
        return unsuitable("百分比", figure, "比率");
    }
    if matches!(form.scale, Scale::Yuan | Scale::WanYuan | Scale::YiYuan) && !is_money(figure) {
        return unsuitable(form.scale.name().unwrap_or("元"), figure, "金额");
    }
    // 90余% and 0.0085万% are no Chinese.
    if is_percent {
        match (form.rounding, form.scale) {
            (Rounding::Over | Rounding::More, _) => {
                let form = form.rounding.name().unwrap_or("余");
                return unsuitable(form, figure, "数量和金额");
            }
            (_, Scale::Wan | Scale::Yi) => {
                return unsuitable(form.scale.name().unwrap_or("万"), figure, "数量和金额");
            }
            _ => {}
        }
    }
    // 增加14次 of a figure that was compared with nothing would be made up.
    if form.signed && !matches!(figure.def.source, Source::Change { .. }) {
        return unsuitable("增减", figure, "与上年同期比较的数字");
    }
    let Some((numerator, denominator)) = fraction(number) else {
        return unsuitable("数字", figure, "能够精确计算的数字");
    };
    let size = Fraction {
        numerator: numerator.unsigned_abs(),
        denominator: denominator.unsigned_abs().max(1),
    };
    let divisor = form.scale.divisor();
    if numerator != 0 && size.numerator / size.denominator < divisor / LEAST {
        let (form, figure) = (form.scale.name().unwrap_or("万"), figure.def.name.clone());
        return Err(FormError::TooSmall { form, figure });
    }
    let sign = match numerator {
        ..0 if form.signed => "减少",
        0 if form.signed => return Ok("持平".to_owned()),
        _ if form.signed => "增加",
        ..0 if form.numerals == Numerals::Arabic => "-",
        ..0 => "负",
        _ => "",
    };
    // 余 stands before 万 only where a whole number stands before it: 12余万, never 1.2余万.
    let few = size.numerator / size.denominator < divisor.saturating_mul(10);
    let rounding = match form.rounding {
        Rounding::Over | Rounding::More if few && divisor > 1 => Rounding::Exact,
        rounding => rounding,
    };
    let (value, rounded) = match round(size, rounding) {
        Rounded::Exact => (size, false),
        Rounded::Below(whole) | Rounded::Above(whole) => {
            (Fraction { numerator: whole, denominator: 1 }, true)
        }
    };
    let full = is_percent.then_some(100);
    let is_ratio = matches!(number, Number::Ratio { .. });
    let written = in_numerals(value, form, is_ratio, full);
    let before = if rounded && form.rounding == Rounding::Nearly { "近" } else { "" };
    let behind = match form.rounding {
        Rounding::Over | Rounding::More if rounded => form.rounding.name().unwrap_or_default(),
        _ => "",
    };
    let number = format!("{sign}{before}{written}{behind}");
    Ok(match (form.carries_unit(), form.rounding) {
        (false, _) => number,
        (true, Rounding::AtLeast) if rounded => {
            format!("{number}{}以上", recorded_unit(figure, form))
        }
        (true, _) => format!("{number}{}", recorded_unit(figure, form)),
    })
}

/// The digits, in the form's scale and numerals.
fn in_numerals(value: Fraction, form: &Form, is_ratio: bool, full: Option<u128>) -> String {
    let decimals = form.decimals.unwrap_or(DECIMALS);
    // A sum ends and is written out; a ratio need not end, and both are cut where the form asks.
    let exact_up_to = if is_ratio { decimals } else { form.decimals.unwrap_or(EXACT) };
    let scaled =
        Fraction { denominator: value.denominator.saturating_mul(form.scale.divisor()), ..value };
    let arabic = decimal(scaled, exact_up_to, decimals, full);
    let read = match form.numerals {
        Numerals::Arabic => return arabic,
        Numerals::Chinese => chinese,
        Numerals::Formal => formal,
    };
    let (whole, behind) = arabic.split_once('.').unwrap_or((&arabic, ""));
    let Ok(whole) = whole.parse() else { return arabic };
    match behind {
        "" => read(whole),
        _ => {
            let formally = form.numerals == Numerals::Formal;
            // 两 stands before a measure word, never before 点.
            let whole = if whole == 2 && !formally { "二".to_owned() } else { read(whole) };
            format!("{whole}点{}", digits(behind, formally))
        }
    }
}

fn unsuitable(
    form: &'static str,
    figure: &Figure,
    suits: &'static str,
) -> Result<String, FormError> {
    Err(FormError::Unsuitable { form, figure: figure.def.name.clone(), suits })
}

/// What [`write_with_unit`] writes as the figure is naturally read: funds in 万元 unless they are too
/// small for that. For lists of figures, where nobody chose a form.
///
/// # Errors
/// [`FormError::Nothing`].
pub fn write_naturally(figure: &Figure) -> Result<String, FormError> {
    let natural = write_with_unit(figure, &Form::natural(&figure.def));
    natural.or_else(|_| write_with_unit(figure, &Form::default()))
}

/// The number from the records with its unit, as exactly as it can be written: money in 元.
pub(super) fn exact(figure: &Figure) -> Option<String> {
    let form = Form::default();
    let number = recorded(figure, &form).ok()?;
    Some(format!("{number}{}", recorded_unit(figure, &form)))
}

/// The number from the records with its unit, as it is naturally read, whatever was overridden.
pub(super) fn plain(figure: &Figure) -> String {
    let told = |form: &Form| {
        recorded(figure, form).map(|number| format!("{number}{}", recorded_unit(figure, form)))
    };
    // Only a figure with a number is told.
    told(&Form::natural(&figure.def)).or_else(|_| told(&Form::default())).unwrap_or_default()
}
