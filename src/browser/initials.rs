//! With which letter the reading of a Chinese character begins. The browser sorts Chinese by its
//! readings, so a character's place among the first of each letter tells; no table is carried along.

use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// The first character of each letter in the browser's order.
const FIRSTS: [(char, char); 23] = [
    ('阿', 'a'),
    ('八', 'b'),
    ('嚓', 'c'),
    ('哒', 'd'),
    ('妸', 'e'),
    ('发', 'f'),
    ('旮', 'g'),
    ('哈', 'h'),
    ('丌', 'j'),
    ('咔', 'k'),
    ('垃', 'l'),
    ('妈', 'm'),
    ('拏', 'n'),
    ('噢', 'o'),
    ('妑', 'p'),
    ('七', 'q'),
    ('呥', 'r'),
    ('仨', 's'),
    ('他', 't'),
    ('穵', 'w'),
    ('夕', 'x'),
    ('丫', 'y'),
    ('帀', 'z'),
];

thread_local! {
    /// What has been asked already: names are asked about at every key.
    static KNOWN: RefCell<BTreeMap<char, Option<char>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The letter, of the reading that is usual; `None` for what is no Chinese character.
pub fn first_letter(c: char) -> Option<char> {
    if !('\u{4E00}'..='\u{9FFF}').contains(&c) {
        return None;
    }
    KNOWN.with_borrow_mut(|known| *known.entry(c).or_insert_with(|| look_up(c)))
}

fn look_up(c: char) -> Option<char> {
    let locales = js_sys::Array::of1(&JsValue::from_str("zh-CN"));
    let collator = js_sys::Intl::Collator::new(&locales, &js_sys::Object::new());
    let compare: js_sys::Function = collator.compare().unchecked_into();
    let text = JsValue::from_str(c.encode_utf8(&mut [0; 4]));
    let not_before = |first: char| {
        let first = JsValue::from_str(first.encode_utf8(&mut [0; 4]));
        let order = compare.call2(&JsValue::NULL, &text, &first).ok().and_then(|n| n.as_f64());
        order.is_some_and(|order| order >= 0.0)
    };
    FIRSTS.iter().rev().find(|(first, _)| not_before(*first)).map(|(_, letter)| *letter)
}
