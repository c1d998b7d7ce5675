//! The keys of the page: those of one letter, a set of choices as one stop, Tab through a form and
//! arrows through a list.

use browser_tests::{Browser, Build, Hands, Key, Result};
use serde_json::json;

/// What these tests hold to what is so.
const DOCS: &str = include_str!("../../../docs/keyboard.md");

#[tokio::test]
async fn the_keys_are_listed_and_those_of_one_letter_can_be_switched_off() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let mut hands = Hands::on(&browser);
    hands.types("?").await?;
    let dialog = browser.find("dialog", "快捷键").await?;
    let script = "return [...document.querySelectorAll('.keys tr:has(kbd)')]\
                  .map(row => `| ${row.cells[0].innerText} | ${row.cells[1].innerText} |`)";
    let listed: Vec<String> = serde_json::from_value(browser.ask(script).await?)?;
    let missing: Vec<_> = listed.iter().filter(|row| !DOCS.contains(row.as_str())).collect();
    assert!(listed.len() > 10 && missing.is_empty(), "docs/keyboard.md lacks {missing:#?}");

    // `/` leads to the search, wherever one is; in a text field it is a letter.
    hands.press(Key::Escape).await?;
    browser.gone("dialog", "快捷键").await?;
    hands.types("/").await?;
    browser.focused("input[type=search]").await?;
    hands.types("/?").await?;
    assert_eq!(browser.field("搜索").await?.prop("value").await?.as_deref(), Some("/?"));
    browser.gone("dialog", "快捷键").await?;

    // Switched off, they are off after a restart too.
    browser.go_to("/").await?;
    browser.text("接下来").await?;
    browser.button("快捷键").await?.click().await?;
    browser.field("使用单键快捷键（/ 和 ?）").await?.click().await?;
    hands.press(Key::Escape).await?;
    browser.gone("dialog", "快捷键").await?;
    drop(dialog);
    browser.reload().await?;
    browser.text("接下来").await?;
    hands.types("?/").await?;
    // What works with Alt still does.
    hands.held(&[Key::Alt], "n").await?;
    browser.find("dialog", "新增记录").await?;
    browser.gone("dialog", "快捷键").await?;
    assert_eq!(browser.ask("return location.hash").await?, json!("#/"));
    browser.clean().await
}

#[tokio::test]
async fn a_set_is_one_stop_and_its_letters_lead_through_it() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let mut hands = Hands::on(&browser);
    hands.begins("hd", "12.27", "学习").await?;
    hands.next(".sets .set").await?;
    hands.press(Key::Right).await?;
    browser.focused("#f-facets-set-1").await?;
    hands.next("#f-facets").await?;
    hands.types("jzxx").await?;
    browser.focused("[id^=f-facets-]:not(.set)").await?;
    hands.press(Key::Space).await?;
    assert!(browser.field("集中学习").await?.is_selected().await?);
    hands.press(Key::Home).await?;
    browser.focused("#f-facets").await?;
    hands.press(Key::Right).await?;
    hands.press(Key::Space).await?;
    assert!(browser.field("支部委员会").await?.is_selected().await?);
    // The next stop is the next field, and back leads to where one was.
    hands.next("input[type=time]").await?;
    hands.held(&[Key::Shift], Key::Tab).await?;
    browser.focused("#f-facets-1").await?;

    // An input method's own keys are nobody's: neither Alt+N nor the Enter that takes a word over.
    let composed = "for (const init of [{ key: 'n', code: 'KeyN', altKey: true, isComposing: true },\
                    { key: 'Process', code: 'KeyN', keyCode: 229, altKey: true },\
                    { key: 'Enter', ctrlKey: true, isComposing: true }]) \
                    document.activeElement.dispatchEvent(\
                    new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))";
    browser.ask(composed).await?;
    browser.gone("dialog", "新增记录").await?;
    browser.text("新增记录：活动").await?;

    // Saved and one more: the new form begins with its day.
    hands.held(&[Key::Control, Key::Shift], Key::Enter).await?;
    browser.text("“学习”").await?;
    browser.focused("#f-date").await?;
    // Without a title it is not saved, and the title has the focus.
    hands.types("12.28").await?;
    hands.held(&[Key::Control], Key::Enter).await?;
    browser.text("需要改正").await?;
    browser.focused("#f-title").await?;
    // What was begun is asked about before another is.
    hands.held(&[Key::Alt], "n").await?;
    browser.find("dialog", "新增记录").await?;
    hands.types("荣誉").await?;
    hands.press(Key::Enter).await?;
    browser.find("dialog", "还有没保存的内容").await?;
    browser.clean().await
}

#[tokio::test]
async fn tab_leads_through_the_whole_form_and_out_of_it() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    browser.focused("#f-date").await?;
    let mut hands = Hands::on(&browser);
    let mut seen = Vec::new();
    let script = "const on = document.activeElement; \
                  return on === document.body ? 'out' : on.id || on.innerText || on.ariaLabel";
    for _ in 0..80 {
        hands.press(Key::Tab).await?;
        let on = browser.ask(script).await?.as_str().unwrap_or_default().to_owned();
        if on == "f-date" || on == "out" {
            break;
        }
        seen.push(on);
    }
    assert!(seen.len() < 60, "{seen:?}");
    for wanted in ["f-title", "f-facets", "f-place", "f-host", "保存并再记一条", "保存"] {
        assert!(seen.iter().any(|on| on == wanted), "{wanted}: {seen:?}");
    }
    browser.clean().await
}

#[tokio::test]
async fn arrows_lead_through_a_list() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/handout").await?;
    browser.button("份数").await?;
    let titles = browser.titles().await?;
    let mut hands = Hands::on(&browser);
    hands.types("/").await?;
    browser.focused("input[type=search]").await?;
    hands.press(Key::Down).await?;
    hands.press(Key::Down).await?;
    let on = browser.driver().active_element().await?;
    assert_eq!(on.text().await?, titles[1]);
    hands.press(Key::Space).await?;
    browser.text("已选1条").await?;
    assert!(browser.find("checkbox", &format!("选中 {}", titles[1])).await?.is_selected().await?);
    // Among the boxes, too.
    hands.held(&[Key::Shift], Key::Tab).await?;
    hands.press(Key::Down).await?;
    hands.press(Key::Space).await?;
    browser.text("已选2条").await?;
    assert!(browser.find("checkbox", &format!("选中 {}", titles[2])).await?.is_selected().await?);
    hands.press(Key::Tab).await?;
    hands.times(2, Key::Up).await?;
    hands.press(Key::Up).await?;
    browser.focused("input[type=search]").await?;
    hands.press(Key::Down).await?;
    hands.press(Key::Enter).await?;
    browser.find("heading", &titles[0]).await?;
    browser.clean().await
}
