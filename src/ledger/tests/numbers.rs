//! Money and quantities: exact, as typed and as written in a backup.

use super::strategies;
use crate::ledger::*;
use proptest::prelude::*;

#[test]
fn money_as_people_type_it() {
    let fen = |text| Money::parse_yuan(text).map(Money::fen);
    assert_eq!(fen("20000"), Some(2_000_000));
    assert_eq!(fen(" 1,234.5 "), Some(123_450));
    assert_eq!(fen("１２．３４"), Some(1234));
    assert_eq!(fen("-0.01"), Some(-1));
    assert_eq!(fen("+3"), Some(300));
    assert_eq!(fen(".5"), Some(50));
    for bad in ["", "-", ".", "1.", "1.234", "1e3", "两万", "1.2.3", "1 2", "99999999999999999999"]
    {
        assert_eq!(fen(bad), None, "{bad}");
    }
    assert_eq!(fen("10000000000000"), Some(1_000_000_000_000_000));
    assert_eq!(fen("10000000000000.01"), None);
    assert_eq!(Money::from_fen(-5).to_string(), "-0.05");
}

#[test]
fn what_is_no_number_says_why() {
    use NumberFault::{Comma, Decimals, NotANumber, TooLarge};
    let fault = |text| Quantity::read(text).unwrap_err();
    for mistaken in
        ["1,2,3", "12,34", "1234,567", ",123", "1,,234", "1,2345", "１，２", "1,234,56.7"]
    {
        assert_eq!(fault(mistaken), Comma, "{mistaken}");
    }
    assert_eq!(Quantity::parse("1,234,567.5"), Some(Quantity::from_thousandths(1_234_567_500)));
    assert_eq!(Quantity::parse("１，２３４"), Some(Quantity::from_whole(1234)));
    assert_eq!(fault("1.2345"), Decimals);
    assert_eq!(fault("1000000000001"), TooLarge);
    assert_eq!(fault("99999999999999999999"), TooLarge);
    for mistaken in ["", "1.", "两", "1.2,345", "1-2", "--1"] {
        assert_eq!(fault(mistaken), NotANumber, "{mistaken}");
    }
}

#[test]
fn sums_do_not_overflow() {
    let most = Money::from_fen(i64::MAX);
    assert_eq!([most, most].into_iter().sum::<Money>(), most);
}

#[test]
fn a_quantity_out_of_range_is_refused() {
    assert!(serde_json::from_str::<Quantity>("1e300").is_err());
    assert_eq!(serde_json::from_str::<Quantity>("2.5").unwrap(), Quantity::from_thousandths(2500));
    assert_eq!(Quantity::parse("0.0005"), None);
    assert_eq!(Quantity::from_thousandths(-1050).to_string(), "-1.05");
}

proptest! {
    #[test]
    fn money_reads_back(fen in -1_000_000_000_000_000_i64..=1_000_000_000_000_000) {
        let money = Money::from_fen(fen);
        prop_assert_eq!(Money::parse_yuan(&money.to_string()), Some(money));
        let json = serde_json::to_string(&money).unwrap();
        prop_assert_eq!(&json, &fen.to_string());
        prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
    }

    #[test]
    fn a_quantity_reads_back(thousandths in -1_000_000_000_000_000_i64..=1_000_000_000_000_000) {
        let quantity = Quantity::from_thousandths(thousandths);
        prop_assert_eq!(Quantity::parse(&quantity.to_string()), Some(quantity));
        let json = serde_json::to_string(&quantity).unwrap();
        prop_assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), quantity);
    }

    #[test]
    fn a_value_reads_back(value in strategies::value()) {
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
    }

    #[test]
    fn no_text_makes_the_readers_fail_hard(text in "\\PC{0,24}") {
        if let Some(money) = Money::parse_yuan(&text) {
            prop_assert_eq!(Money::parse_yuan(&money.to_string()), Some(money));
        }
    }
}
