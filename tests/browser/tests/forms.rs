//! Forms: nothing typed is lost without asking, the focus is never lost, and a form offers what suits
//! its day.

use browser_tests::{Browser, Build, Key, Result, eventually, retype};
use serde_json::json;
use thirtyfour::prelude::*;

const QUESTION: &str = "还有没保存的内容";

async fn answer(browser: &Browser, button: &str) -> Result<()> {
    let question = browser.find("dialog", QUESTION).await?;
    browser.button_in(&question, button).await?.click().await?;
    browser.gone("dialog", QUESTION).await
}

#[tokio::test]
async fn the_settings_are_not_left_with_something_unsaved() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("设置").await?.click().await?;
    browser.field("支部简称").await?;
    // Unchanged, it asks nothing.
    browser.link("台账").await?.click().await?;
    browser.button("新增记录").await?;
    browser.link("设置").await?.click().await?;
    let name = browser.field("支部简称").await?;
    name.send_keys("甲").await?;

    browser.link("台账").await?.click().await?;
    answer(&browser, "留下继续填").await?;
    assert!(name.prop("value").await?.unwrap_or_default().ends_with('甲'));
    // Another setting of the same branch leaves what is typed alone.
    browser.field("Windows 自带字体 华文中宋、仿宋、楷体、黑体").await?.click().await?;
    assert!(name.prop("value").await?.unwrap_or_default().ends_with('甲'));
    browser.driver().back().await?;
    answer(&browser, "不保存，离开").await?;
    browser.link("设置").await?.click().await?;
    let name = browser.field("支部简称").await?;
    assert!(!name.prop("value").await?.unwrap_or_default().ends_with('甲'));

    // Saved, it asks nothing.
    name.send_keys("乙").await?;
    name.send_keys(Key::Control + "s").await?;
    browser.text("支部信息已保存").await?;
    browser.link("首页").await?.click().await?;
    browser.text("接下来").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_dialog_is_not_closed_over_something_unsaved() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("设置").await?.click().await?;
    browser.button("新增专题").await?.click().await?;
    browser.find("dialog", "新增专题").await?;
    browser.focused("input").await?;
    browser.driver().active_element().await?.send_keys(Key::Escape).await?;
    browser.gone("dialog", "新增专题").await?;

    browser.button("新增专题").await?.click().await?;
    let dialog = browser.find("dialog", "新增专题").await?;
    let name = browser.field_in(&dialog, "名称").await?;
    name.send_keys("作风建设年").await?;
    name.send_keys(Key::Escape).await?;
    answer(&browser, "留下继续填").await?;
    let dialog = browser.find("dialog", "新增专题").await?;
    browser.button_in(&dialog, "取消").await?.click().await?;
    answer(&browser, "留下继续填").await?;
    assert_eq!(name.prop("value").await?.as_deref(), Some("作风建设年"));
    browser.button_in(&dialog, "关闭").await?.click().await?;
    answer(&browser, "不保存，离开").await?;
    browser.gone("dialog", "新增专题").await?;
    browser.link("首页").await?.click().await?;
    browser.text("接下来").await?;
    browser.clean().await
}

#[tokio::test]
async fn the_form_opened_from_a_gap_has_its_choice_picked() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity/facets=dues_day").await?;
    let picked = browser.field("党费日").await?;
    assert!(picked.is_selected().await?);
    browser.go_to("/settings/profile").await?;
    eventually("the focus on the part", async || {
        let focused = browser.driver().active_element().await?;
        Ok((focused.text().await? == "支部信息").then_some(()))
    })
    .await?;
    browser.clean().await
}

#[tokio::test]
async fn a_campaign_is_made_where_it_is_chosen() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let make = async |name: &str| -> Result<()> {
        let dialog = browser.find("dialog", "新增专题").await?;
        browser.field_in(&dialog, "名称").await?.send_keys(name).await?;
        browser.button_in(&dialog, "保存").await?.click().await?;
        browser.gone("dialog", "新增专题").await
    };
    let chosen = async |select: WebElement, name: &str| -> Result<()> {
        eventually("the new campaign to be chosen", async || {
            let script = "return arguments[0].selectedOptions[0].text";
            let now = browser.driver().execute(script, vec![select.to_json()?]).await?;
            Ok((*now.json() == json!(name)).then_some(()))
        })
        .await
    };
    // In a form: what is typed stays, and nothing but the campaign is saved.
    browser.go_to("/new/handout").await?;
    browser.field("日期").await?.send_keys("12.30").await?;
    browser.field("标题").await?.send_keys("专题读本").await?;
    browser.ask("document.querySelector('details.more').open = true").await?;
    // Clicked by hand: the form's foot would lie over what WebDriver scrolls to.
    let new = browser.button("新增专题").await?;
    browser.driver().execute("arguments[0].click()", vec![new.to_json()?]).await?;
    make("读书月活动").await?;
    chosen(browser.field("专题").await?, "读书月活动").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    browser.text("读书月活动").await?;
    // For several records.
    browser.go_to("/records/handout").await?;
    browser.find("checkbox", "选中 专题读本").await?.click().await?;
    browser.button("归入专题").await?.click().await?;
    let dialog = browser.find("dialog", "归入专题").await?;
    browser.button_in(&dialog, "新增专题").await?.click().await?;
    make("作风建设年").await?;
    chosen(browser.field_in(&dialog, "专题").await?, "作风建设年").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.text("条记录归入专题“作风建设年”").await?;
    browser.clean().await
}

#[tokio::test]
async fn members_are_offered_by_the_day() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    // The one who left during the year, by the roster.
    browser.go_to("/new/activity").await?;
    let day = browser.field("日期").await?;
    let apart = "return [...document.querySelectorAll('#f-host optgroup option')].map(o => o.text)";
    day.send_keys("12.30").await?;
    let late = browser.ask(apart).await?;
    retype(&day, "2019年1月2日").await?;
    let early = eventually("the marks to follow", async || {
        let now = browser.ask(apart).await?;
        Ok((now != late).then_some(now))
    })
    .await?;
    assert_ne!(early, json!([]));
    let present = "return [...document.querySelectorAll('#f-host > option')].length - 1";
    let there = browser.ask(present).await?;
    browser.press("全体到会").await?;
    browser.text(&format!("{there}人：")).await?;
    // Someone apart can be chosen all the same.
    let host = browser.driver().find(By::Css("#f-host optgroup option")).await?;
    host.click().await?;
    assert_ne!(browser.ask("return document.querySelector('#f-host').value").await?, json!(""));
    browser.clean().await
}

#[tokio::test]
async fn what_is_wrong_is_tied_to_its_field_and_the_focus_goes_there() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    let until = browser.field("起止时间：结束").await?;
    browser.put(&until, "16:00").await?;
    browser.field("标题").await?.send_keys("试记一条").await?;
    browser.field("日期").await?.send_keys("12.30").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("只填了结束时间").await?;
    let time = browser.field("起止时间：开始").await?;
    assert_eq!(time.attr("aria-invalid").await?.as_deref(), Some("true"));
    assert_eq!(time.attr("aria-describedby").await?.as_deref(), Some("f-time-error"));
    browser.focused("#f-time").await?;
    browser.clean().await
}

#[tokio::test]
async fn founding_a_branch_leads_to_the_heading_of_the_first_page() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(Build::OneFile).await?;
    browser.button("新建支部").await?.click().await?;
    let dialog = browser.find("dialog", "新建支部").await?;
    browser.field_in(&dialog, "支部全称").await?.send_keys("中共青溪市示例局支部委员会").await?;
    browser.field_in(&dialog, "支部简称").await?.send_keys("局党支部").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.text("接下来").await?;
    browser.focused("h1").await?;
    browser.clean().await
}

/// Gives the focus to each control in turn, as Tab does, and names those that then lie under
/// something else.
const HIDDEN: &str = "const under = [];
    for (const each of document.querySelectorAll('main :is(a, button, input, select, textarea, summary)')) {
        if (each.type == 'file' || each.disabled || !each.getClientRects().length) continue;
        each.focus();
        if (document.activeElement != each) continue;
        const box = each.getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2, Math.min(box.top + 12, (box.top + box.bottom) / 2)];
        const top = document.elementFromPoint(x, y);
        const own = top && (each.contains(top) || top.contains(each) || each.closest('label')?.contains(top));
        if (!own) under.push((each.innerText || each.id || each.outerHTML).slice(0, 60) + ' at ' + Math.round(y));
    }
    return under";

#[tokio::test]
async fn what_has_the_focus_is_never_covered() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    for (width, height) in [(1366, 768), (683, 384), (390, 844)] {
        browser.viewport(width, height).await?;
        let pages = [
            ("/", "接下来"),
            ("/records/activity", "河湾社区"),
            ("/record/doc-0107", "计入哪些数字"),
            ("/new/activity", "记录种类"),
            ("/new/member", "新增党员"),
            ("/settings", "支部全称"),
        ];
        for (page, shown) in pages {
            browser.go_to(page).await?;
            browser.text(shown).await?;
            browser.unfold().await?;
            let under = browser.ask(HIDDEN).await?;
            assert_eq!(under, json!([]), "{page} at {width}×{height}");
            assert!(
                !browser.scrolls_sideways().await?,
                "{page} at {width}×{height} scrolls sideways"
            );
        }
    }
    browser.clean().await
}
