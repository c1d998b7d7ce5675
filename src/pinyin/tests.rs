//! The table held to the data it comes from, and names people have.

use super::*;
use ::pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::BTreeSet;

/// The first letter of a syllable without its tone.
fn letter(syllable: &str) -> char {
    match syllable.chars().next().unwrap() {
        'ê' | 'ế' | 'ề' => 'e',
        'ḿ' => 'm',
        'ń' | 'ň' | 'ǹ' => 'n',
        c => c,
    }
}

fn known(c: char) -> BTreeSet<char> {
    initials(c).chars().map(|c| c.to_ascii_lowercase()).filter(|c| *c != '-').collect()
}

#[test]
fn the_table_says_what_its_source_says() {
    let mut several = 0;
    for c in '\u{4E00}'..='\u{9FA5}' {
        let usual = c.to_pinyin().map(|p| letter(p.plain()));
        assert_eq!(initials(c).chars().next(), Some(usual.unwrap_or('-')), "{c}");
        // Where further readings stand, all of them do.
        if known(c).len() > 1 {
            let all = c.to_pinyin_multi().unwrap().into_iter().map(|p| letter(p.plain()));
            assert_eq!(known(c), all.collect(), "{c}");
            several += 1;
        }
    }
    assert!(several > 800, "{several}");
    for outside in ['a', '〇', '\u{4DFF}', '\u{9FA6}', '\u{9FFF}', '😀'] {
        assert_eq!(initials(outside), "", "{outside}");
    }
}

#[test]
fn surnames_are_found_by_the_way_they_are_read() {
    let surnames = "曾z单s解x仇q查z盖g区o尉y乐y乐l朴p翟z翟d折s覃q覃t员y繁p那n宓f宓m缪m冼x洗x秘b万m长z澹t召s种c任r华h过g\
                    牟m隗w隗k郇x郇h逄p晟s晟c干g重c行x朝c朝z阿a沈s谌c瞿q瞿j盛s颉x颉j藏z卜b柏b黑h";
    let letters: Vec<char> = surnames.chars().filter(|c| !c.is_whitespace()).collect();
    let missing: Vec<String> = letters
        .chunks(2)
        .filter(|pair| !known(pair[0]).contains(&pair[1]))
        .map(|pair| pair.iter().collect())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_name_is_found_by_its_letters() {
    for (name, typed) in [
        ("张晓明", "zxm"),
        ("张晓明", "ZXM"),
        ("张晓明", "ｚｘ"),
        ("张晓明", "xm"),
        ("张晓明", " z x "),
        ("张三", "zhs"),
        ("施琅", "shl"),
        ("单春生", "shchsh"),
        ("单春生", "dcs"),
        ("张晓明", "晓明"),
        ("张晓明", ""),
        ("曾国强", "zgq"),
        ("曾国强", "cgq"),
        ("欧阳远", "oyy"),
        ("阿依古丽·买买提", "aygl·m"),
        ("阿依古丽·买买提", "glmm"),
        ("王 明", "wm"),
        ("Tom张", "mz"),
    ] {
        assert!(finds(name, typed), "{name} {typed}");
    }
    assert!(begins_with("张晓明", "zhx") && !begins_with("张晓明", "xm"));
    for (name, typed) in [
        ("张晓明", "zm"),
        ("张晓明", "zxmm"),
        ("张晓明", "明晓"),
        ("李四", "lhs"),
        ("张晓明", "zhang"),
        ("", "z"),
    ] {
        assert!(!finds(name, typed), "{name} {typed}");
    }
}
