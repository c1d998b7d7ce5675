//! Writes a figure's number in a form.

use super::combine::fraction;
use super::form::{ListStyle, Numerals, Rounding, Scale};
use super::numeral::{chinese, digits, formal};
use super::round::{Fraction, Rounded, decimal, round};
use super::{Figure, Form, FormError, Number, listing};
use crate::ledger::{Source, Take};

/// Decimals of a number that does not end, where the form says none.
const DECIMALS: u32 = 1;

/// Decimals that a sum can have at most: thousandths in 亿.
const EXACT: u32 = 11;

/// The figure's number as written, without the unit (but see [`Form::carries_unit`]). An override
/// is written as it stands, whatever the form. A list is written as 列举 if the form says nothing.
///
/// # Errors
/// [`FormError::Nothing`] where there is neither a recorded number nor an override;
/// [`FormError::Unsuitable`] where the form does not suit the value.
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

/// The unit that belongs behind what [`write`](fn@write) writes in a form: 元 for money unless the
/// form says 万元 or 亿元; nothing for a list.
pub fn unit<'a>(figure: &'a Figure, form: &Form) -> &'a str {
    if figure.overridden.is_some() { &figure.def.unit } else { recorded_unit(figure, form) }
}

fn recorded_unit<'a>(figure: &'a Figure, form: &Form) -> &'a str {
    let is_list = matches!(figure.number(), Some(Number::List(_) | Number::Text(_)));
    match form.scale {
        _ if is_list || figure.query.field.is_some() => "",
        Scale::WanYuan => "万元",
        Scale::YiYuan => "亿元",
        _ if is_money(figure) => "元",
        _ => &figure.def.unit,
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
    let Some((numerator, denominator)) = fraction(number) else {
        return unsuitable("数字", figure, "能够精确计算的数字");
    };
    let size = Fraction {
        numerator: numerator.unsigned_abs(),
        denominator: denominator.unsigned_abs().max(1),
    };
    let sign = match numerator {
        ..0 if form.signed => "减少",
        0 if form.signed => return Ok("持平".to_owned()),
        _ if form.signed => "增加",
        ..0 if form.numerals == Numerals::Arabic => "-",
        ..0 => "负",
        _ => "",
    };
    let (value, rounded) = match round(size, form.rounding) {
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
    let (divisor, name) = match form.scale {
        Scale::One | Scale::Yuan => (1, ""),
        Scale::WanYuan => (10_000, ""),
        Scale::YiYuan => (100_000_000, ""),
        // 万 and 亿 are part of the number; where there is not that much they say nothing.
        Scale::Yi if at_least(value, 100_000_000) => (100_000_000, "亿"),
        Scale::Wan | Scale::Yi if at_least(value, 10_000) => (10_000, "万"),
        Scale::Wan | Scale::Yi => (1, ""),
    };
    let scaled = Fraction { denominator: value.denominator.saturating_mul(divisor), ..value };
    let arabic = decimal(scaled, exact_up_to, decimals, full);
    let read = match form.numerals {
        Numerals::Arabic => return format!("{arabic}{name}"),
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

fn at_least(value: Fraction, bound: u128) -> bool {
    value.numerator / value.denominator >= bound
}

fn unsuitable(
    form: &'static str,
    figure: &Figure,
    suits: &'static str,
) -> Result<String, FormError> {
    Err(FormError::Unsuitable { form, figure: figure.def.name.clone(), suits })
}

/// The number from the records with its unit, as it is naturally read, whatever was overridden.
pub(super) fn plain(figure: &Figure) -> String {
    let form = Form::natural(&figure.def);
    match recorded(figure, &form) {
        Ok(number) => format!("{number}{}", recorded_unit(figure, &form)),
        // Only a figure with a number is told; its natural form suits it unless a branch gave a
        // figure that is no money the unit 万元.
        Err(_) => recorded(figure, &Form::default()).unwrap_or_default(),
    }
}
