//! What is said of a step, and the way back from it: a notice covers no control, 撤销 and 重做 work
//! from any page, and a refused change is told until it is put away.

use browser_tests::{Browser, Build, Key, Result, eventually};
use serde_json::json;

#[tokio::test]
async fn a_cleared_ledger_comes_back() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let standing = || async { browser.ask("return document.querySelector('h2').innerText").await };
    let before = standing().await?;
    browser.link("备份").await?.click().await?;
    for by_key in [false, true] {
        browser.clear_ledger().await?;
        browser.button("新建支部").await?;
        browser.focused("h1").await?;
        let undo = browser.button("撤销").await?;
        if by_key {
            browser.key_on(&undo, Key::Enter).await?;
        } else {
            undo.click().await?;
        }
        browser.button("清空台账").await?;
        browser.focused("h1").await?;
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
            browser.driver().active_element().await?.send_keys(Key::Escape).await?;
            browser.gone("button", "关闭提示").await?;
            continue;
        }
        browser.button("关闭提示").await?.click().await?;
        browser.gone("button", "关闭提示").await?;
        browser.focused("h1").await?;
    }
    // What failed is said once, however often it is tried.
    browser.viewport(1366, 768).await?;
    browser.go_to("/settings/partners").await?;
    browser.focused("h2").await?;
    for _ in 0..2 {
        browser.button("删除河湾社区").await?.click().await?;
        browser.text("不能删除").await?;
    }
    assert_eq!(browser.names("button").await?.iter().filter(|name| *name == "关闭提示").count(), 1);
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
    browser.load_sample().await?;
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
    browser.focused("h1").await?;

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
    assert!(!browser.scrolls_sideways().await?);
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
    browser.load_sample().await?;
    browser.link("备份").await?.click().await?;
    browser.button("清空台账").await?;
    for _ in 0..2 {
        browser.ask("window.full = true").await?;
        browser.clear_ledger().await?;
        browser.text("没有写入").await?;
        browser.button("知道了").await?.click().await?;
        browser.gone("button", "知道了").await?;
        browser.text("已保存").await?;
    }
    browser.clean().await
}
