use crate::lists::{Initials, meant};

fn found(typed: &str, names: &[&'static str]) -> Vec<&'static str> {
    let mut found: Vec<_> = names
        .iter()
        .filter_map(|name| Some((meant(typed, name, &Initials::of(name))?, *name)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, name)| name).collect()
}

const NAMES: [&str; 5] = ["党小组学习", "集中学习", "党课", "主题党日", "重温入党誓词"];

#[test]
fn a_part_of_the_name_or_its_letters_find_it() {
    assert_eq!(found("jzxx", &NAMES), ["集中学习"]);
    assert_eq!(found("JZ", &NAMES), ["集中学习"]);
    assert_eq!(found("学习", &NAMES), ["党小组学习", "集中学习"]);
    assert_eq!(found(" ｄｋ ", &NAMES), ["党课"]);
    assert_eq!(found("zz", &NAMES), Vec::<&str>::new());
    assert_eq!(found("jzxxx", &NAMES), Vec::<&str>::new());
    assert_eq!(found("", &NAMES).len(), NAMES.len());
}

#[test]
fn what_begins_so_comes_before_what_only_holds_it() {
    assert_eq!(found("d", &NAMES), ["党小组学习", "党课", "主题党日", "重温入党誓词"]);
    assert_eq!(found("党", &NAMES), ["党小组学习", "党课", "主题党日", "重温入党誓词"]);
    // All of the letters is better than the beginning of more.
    assert_eq!(found("dk", &["党课小组", "党课"]), ["党课", "党课小组"]);
}

#[test]
fn a_character_of_two_readings_is_found_by_either() {
    assert_eq!(found("cwrd", &NAMES), ["重温入党誓词"]);
    assert_eq!(found("zwrd", &NAMES), ["重温入党誓词"]);
}

#[test]
fn signs_have_no_letter() {
    let initials = Initials::of("“何静”（2）");
    assert!(initials.begins("hj2"));
    assert!(!initials.begins("j2"));
}
