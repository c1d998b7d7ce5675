//! Forms and what is said beside them: nothing typed is lost without asking, a notice covers no
//! control, the focus is never lost, and a form offers what suits its day.

use browser_tests::{Browser, Build, Key, Result, WebElement, eventually};
use serde_json::json;
use thirtyfour::prelude::*;

const QUESTION: &str = "还有没保存的内容";

async fn press(browser: &Browser, key: Key) -> Result<()> {
    Ok(browser.driver().active_element().await?.send_keys(key).await?)
}

/// Waits until the focus is on an element of this kind.
async fn focus_on(browser: &Browser, tag: &str) -> Result<()> {
    eventually(&format!("the focus on a {tag}"), async || {
        Ok((browser.driver().active_element().await?.tag_name().await? == tag).then_some(()))
    })
    .await
}

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
    focus_on(&browser, "input").await?;
    press(&browser, Key::Escape).await?;
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
async fn a_cleared_ledger_comes_back() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let standing = || async { browser.ask("return document.querySelector('h2').innerText").await };
    let before = standing().await?;
    browser.link("备份").await?.click().await?;
    for by_key in [false, true] {
        browser.button("清空台账").await?.click().await?;
        let dialog = browser.find("dialog", "清空台账").await?;
        browser.button_in(&dialog, "清空").await?.click().await?;
        browser.button("新建支部").await?;
        focus_on(&browser, "h1").await?;
        let undo = browser.button("撤销").await?;
        if by_key {
            browser.driver().execute("arguments[0].focus()", vec![undo.to_json()?]).await?;
            press(&browser, Key::Enter).await?;
        } else {
            undo.click().await?;
        }
        browser.button("清空台账").await?;
        focus_on(&browser, "h1").await?;
    }
    browser.link("首页").await?.click().await?;
    browser.text("接下来").await?;
    assert_eq!(standing().await?, before);

    // The sample itself is a step too.
    browser.button("撤销").await?.click().await?;
    browser.button("重做").await?.click().await?;
    browser.text("接下来").await?;
    browser.reload().await?;
    assert_eq!(standing().await?, before);
    browser.clean().await
}

/// What of the page lies under a notice, by its text, while nothing is scrolled.
const COVERED: &str = "const strip = document.querySelector('.notice').getBoundingClientRect();
    const over = box => box.width && box.top < strip.bottom - 1 && box.bottom > strip.top + 1
        && box.left < strip.right - 1 && box.right > strip.left + 1;
    return [...document.querySelectorAll('a, button, input, select, summary')]
        .filter(each => !each.closest('.notice') && getComputedStyle(each).visibility != 'hidden')
        .filter(each => over(each.getBoundingClientRect()))
        .map(each => each.innerText || each.name || each.outerHTML)";

#[tokio::test]
async fn a_notice_covers_no_control_and_can_be_put_away() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    for (width, height) in [(1366, 768), (683, 384), (390, 844)] {
        browser.viewport(width, height).await?;
        browser.go_to("/records/handout").await?;
        let first = "return document.querySelector('td.title a') && location.hash.startsWith('#/records/handout')";
        eventually("the list", async || {
            Ok((browser.ask(first).await? == json!(true)).then_some(()))
        })
        .await?;
        browser.ask("document.querySelector('td.title a').click()").await?;
        browser.button("删除").await?.click().await?;
        browser.text("已删除").await?;
        eventually("the list again", async || {
            Ok((browser.ask(first).await? == json!(true)).then_some(()))
        })
        .await?;
        assert_eq!(browser.ask(COVERED).await?, json!([]), "at {width}×{height}");
        // The one in its place says what is true now.
        browser.button("撤销").await?.click().await?;
        browser.text("已撤销").await?;
        if width == 1366 {
            press(&browser, Key::Escape).await?;
            browser.gone("button", "关闭提示").await?;
            continue;
        }
        browser.button("关闭提示").await?.click().await?;
        browser.gone("button", "关闭提示").await?;
        focus_on(&browser, "h1").await?;
    }
    // What failed is said once, however often it is tried.
    browser.viewport(1366, 768).await?;
    browser.go_to("/settings/partners").await?;
    focus_on(&browser, "h2").await?;
    for _ in 0..2 {
        browser.button("删除河湾社区").await?.click().await?;
        browser.text("不能删除").await?;
    }
    assert_eq!(browser.names("button").await?.iter().filter(|name| *name == "关闭提示").count(), 1);
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

async fn set(browser: &Browser, field: &WebElement, value: &str) -> Result<()> {
    let script = "arguments[0].value = arguments[1]; \
                  arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
    browser.driver().execute(script, vec![field.to_json()?, json!(value)]).await?;
    Ok(())
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
    day.send_keys(Key::Control + "a").await?;
    day.send_keys("2019年1月2日").await?;
    let early = eventually("the marks to follow", async || {
        let now = browser.ask(apart).await?;
        Ok((now != late).then_some(now))
    })
    .await?;
    assert_ne!(early, json!([]));
    let present = "return [...document.querySelectorAll('#f-host > option')].length - 1";
    let there = browser.ask(present).await?;
    // Scrolled to the middle by hand: the form's foot would lie over what WebDriver scrolls to.
    let all = browser.button("全体到会").await?;
    let click = "arguments[0].scrollIntoView({ block: 'center' }); arguments[0].click()";
    browser.driver().execute(click, vec![all.to_json()?]).await?;
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
    set(&browser, &until, "16:00").await?;
    browser.field("标题").await?.send_keys("试记一条").await?;
    browser.field("日期").await?.send_keys("12.30").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("只填了结束时间").await?;
    let time = browser.field("起止时间：开始").await?;
    assert_eq!(time.attr("aria-invalid").await?.as_deref(), Some("true"));
    assert_eq!(time.attr("aria-describedby").await?.as_deref(), Some("f-time-error"));
    eventually("the focus on the field", async || {
        let id = browser.driver().active_element().await?.id().await?;
        Ok((id.as_deref() == Some("f-time")).then_some(()))
    })
    .await?;
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
    focus_on(&browser, "h1").await?;
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
            browser
                .ask("document.querySelectorAll('main details').forEach(each => each.open = true)")
                .await?;
            let under = browser.ask(HIDDEN).await?;
            assert_eq!(under, json!([]), "{page} at {width}×{height}");
            let wide = "return document.documentElement.scrollWidth > innerWidth";
            assert_eq!(
                browser.ask(wide).await?,
                json!(false),
                "{page} at {width}×{height} scrolls sideways"
            );
        }
    }
    browser.clean().await
}

/// A storage that is full as soon as `window.full` says so.
const REFUSING: &str = "const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        if (window.full) throw new DOMException('full', 'QuotaExceededError');
        set.call(this, key, value);
    }";

#[tokio::test]
async fn a_refused_change_is_seen_from_the_foot_of_a_long_form() -> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page(REFUSING).await?;
    browser.open(Build::OneFile).await?;
    browser.button("载入示例").await?.click().await?;
    browser.text("已写入").await?;
    for (width, height) in [(1366, 768), (390, 844)] {
        browser.viewport(width, height).await?;
        browser.go_to("/record/doc-0107/edit").await?;
        let title = browser.field("标题").await?;
        title.send_keys("改").await?;
        browser.ask("document.querySelector('details.more').open = true").await?;
        browser.ask("window.full = true; scrollTo(0, document.body.scrollHeight)").await?;
        let down = browser.ask("return scrollY").await?.as_f64().unwrap_or_default();
        assert!(down > 100.0, "the form is not long at {width}×{height}");
        browser.button("保存").await?.click().await?;
        let seen = "const bad = document.querySelector('.banner.bad');
            if (!bad) return false;
            const box = bad.getBoundingClientRect();
            const on = document.elementFromPoint(box.left + 40, (box.top + box.bottom) / 2);
            return box.top >= 0 && box.bottom <= innerHeight && bad.contains(on);";
        eventually("the refusal to be in view", async || {
            Ok((browser.ask(seen).await? == json!(true)).then_some(()))
        })
        .await?;
        browser.button("知道了").await?.click().await?;
        browser.gone("button", "知道了").await?;
        browser.ask("window.full = false").await?;
        browser.button("保存").await?.click().await?;
        browser.text("计入哪些数字").await?;
    }
    browser.clean().await
}

#[tokio::test]
async fn a_step_taken_back_is_done_again_from_any_page_and_by_key() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/record/hand-0305").await?;
    browser.button("删除").await?.click().await?;
    browser.text("已删除").await?;
    browser.gone("button", "重做").await?;
    browser.button("撤销").await?.click().await?;
    browser.text("已撤销").await?;
    browser.link("备份").await?.click().await?;
    let again = browser.button("重做").await?;
    let step = again.attr("title").await?.unwrap_or_default();
    assert!(step.starts_with("重做：删除记录"), "{step}");
    again.click().await?;
    browser.text("已重做").await?;
    browser.gone("button", "重做").await?;
    focus_on(&browser, "h1").await?;

    let keys = [("z", "已撤销"), ("y", "已重做"), ("z", "已撤销"), ("Z", "已重做")];
    for (key, said) in keys {
        press_with_control(&browser, key).await?;
        browser.text(said).await?;
    }
    // In a field the keys are the field's.
    browser.link("台账").await?.click().await?;
    browser.go_to("/new/handout").await?;
    browser.field("标题").await?.send_keys("甲").await?;
    press_with_control(&browser, "z").await?;
    browser.button("撤销").await?;
    browser.gone("button", "重做").await?;
    browser.field("标题").await?.send_keys("乙").await?;
    // There is room for it on a phone.
    browser.viewport(390, 844).await?;
    browser.button("撤销").await?.click().await?;
    browser.button("重做").await?;
    let wide = "return document.documentElement.scrollWidth > innerWidth";
    assert_eq!(browser.ask(wide).await?, json!(false));
    browser.clean().await
}

async fn press_with_control(browser: &Browser, key: &str) -> Result<()> {
    let element = browser.driver().active_element().await?;
    Ok(element.send_keys(Key::Control + key).await?)
}

#[tokio::test]
async fn a_refused_change_is_told_until_it_is_put_away() -> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page(REFUSING).await?;
    browser.open(Build::OneFile).await?;
    browser.button("载入示例").await?.click().await?;
    browser.text("已写入").await?;
    browser.link("备份").await?.click().await?;
    browser.button("清空台账").await?;
    for _ in 0..2 {
        browser.ask("window.full = true").await?;
        browser.button("清空台账").await?.click().await?;
        let dialog = browser.find("dialog", "清空台账").await?;
        browser.button_in(&dialog, "清空").await?.click().await?;
        browser.text("没有写入").await?;
        browser.button("知道了").await?.click().await?;
        browser.gone("button", "知道了").await?;
        browser.text("已写入").await?;
    }
    browser.clean().await
}
