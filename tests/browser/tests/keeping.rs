//! What keeps the ledger safe: one window writes and the others follow it, the last backup is that of the
//! ledger that stands here, the room taken counts what others have, one form is one record.

use browser_tests::{Browser, Build, Result, eventually};

/// A browser that knows no locks: over http from another computer, for one.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })";

/// A browser that has no database for a lease either.
const NEITHER: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, ...rest) {
        if (name === 'zhibu-lease') throw new DOMException('refused', 'SecurityError');
        return open.call(this, name, ...rest);
    };";

#[tokio::test]
async fn one_window_writes_and_another_follows_and_takes_over() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        browser.link("台账").await?.click().await?;
        browser.button("新增记录").await?.click().await?;
        type_record(&browser, "第一个窗口").await?;

        let first = browser.driver().window().await?;
        let second = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(second.clone()).await?;
        browser.open(build).await?;
        browser.text("这本台账正在另一个窗口里编辑").await?;
        browser.text("只能查看").await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());
        browser.go_to("/new/activity").await?;
        type_record(&browser, "第二个窗口").await?;
        browser.button("保存").await?.click().await?;
        browser.text("要在这里编辑，请点“接管编辑”").await?;
        browser.button("接管编辑").await?.click().await?;
        browser.text("现在可以在这个窗口里编辑").await?;
        browser.button("保存").await?.click().await?;
        browser.text("计入哪些数字").await?;

        // The first follows, and what is typed there stays until it takes over in its turn.
        browser.driver().switch_to_window(first).await?;
        browser.text("只能查看").await?;
        browser.button("接管编辑").await?.click().await?;
        browser.gone("button", "接管编辑").await?;
        let title = browser.field("标题").await?.prop("value").await?;
        assert_eq!(title.as_deref(), Some("第一个窗口"));
        browser.button("保存").await?.click().await?;
        browser.text("计入哪些数字").await?;

        // What one writes the other shows, and writes again once the first is closed.
        let list = format!("{}#/records", browser.address(build)?);
        browser.driver().switch_to_window(second.clone()).await?;
        browser.driver().goto(&list).await?;
        browser.link("第一个窗口").await?;
        browser.link("第二个窗口").await?;
        let windows = browser.driver().windows().await?;
        for other in windows.into_iter().filter(|window| *window != second) {
            browser.driver().switch_to_window(other).await?;
            browser.driver().close_window().await?;
        }
        browser.driver().switch_to_window(second).await?;
        browser.gone("button", "接管编辑").await?;
        browser.text("已保存").await?;
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_typed_while_another_window_writes_can_be_saved_here() -> Result<()> {
    let browser = Browser::with_sample(Build::Site).await?;
    let first = browser.driver().window().await?;
    let second = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(second.clone()).await?;
    browser.open(Build::Site).await?;
    browser.go_to("/new/activity").await?;
    type_record(&browser, "只能查看时填的").await?;
    browser.text("这里填的没有暂存").await?;
    browser.press("接管编辑").await?;
    browser.text("现在可以在这个窗口里编辑").await?;
    // Kept without another key, and the line that said otherwise is gone.
    eventually("the form to be kept", async || {
        let kept = "return Object.entries(localStorage).some(([key, text]) => \
                    key.includes('/draft/') && text.includes('只能查看时填的'))";
        Ok(browser.ask(kept).await?.as_bool().filter(|kept| *kept))
    })
    .await?;
    assert!(!browser.shown().await?.contains("没有暂存"));

    // A dialog covers the page, so the way on stands in it too.
    browser.driver().switch_to_window(first).await?;
    browser.text("只能查看").await?;
    browser.go_to("/settings").await?;
    let dialog = browser.open_dialog("新增专题", "新增专题").await?;
    browser.field_in(&dialog, "名称").await?.send_keys("读书月").await?;
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    browser.press_in(&dialog, "接管编辑").await?;
    browser.text("现在可以在这个窗口里编辑").await?;
    browser.press_in(&dialog, "保存").await?;
    browser.gone("dialog", "新增专题").await?;
    browser.text("读书月").await?;
    browser.text("已保存").await?;

    // What is cleared while the page is open is not called saved.
    browser.ask("localStorage.clear(); dispatchEvent(new Event('focus'))").await?;
    browser.text("浏览器里的台账被清除了").await?;
    browser.text("没有写入").await?;
    browser.press("重新写入").await?;
    browser.text("已保存").await?;
    browser.clean().await
}

#[tokio::test]
async fn without_locks_a_lease_says_who_writes() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.before_page(NO_LOCKS).await?;
        browser.open(build).await?;
        browser.load_sample().await?;
        browser.text("已保存").await?;
        let first = browser.driver().window().await?;
        let second = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(second.clone()).await?;
        browser.before_page(NO_LOCKS).await?;
        browser.open(build).await?;
        browser.text("这本台账正在另一个窗口里编辑").await?;
        browser.go_to("/new/activity").await?;
        type_record(&browser, "只能查看时填的").await?;
        browser.press("接管编辑").await?;
        browser.text("现在可以在这个窗口里编辑").await?;
        browser.press("保存").await?;
        browser.text("计入哪些数字").await?;
        browser.text("已保存").await?;

        // The first notices, and follows.
        browser.driver().switch_to_window(first.clone()).await?;
        browser.text("只能查看").await?;
        browser.go_to("/records?text=只能查看时填的").await?;
        browser.link("只能查看时填的").await?;

        // The second stops without a word: none of its timers ends any more.
        browser.driver().switch_to_window(second.clone()).await?;
        browser.ask("window.setTimeout = () => 0").await?;
        browser.driver().switch_to_window(first).await?;
        let since = std::time::Instant::now();
        browser.gone("button", "接管编辑").await?;
        assert!(since.elapsed().as_secs() < 10, "{:?}", since.elapsed());
        browser.go_to("/new/activity").await?;
        type_record(&browser, "接着写的").await?;
        browser.press("保存").await?;
        browser.text("计入哪些数字").await?;
        browser.text("已保存").await?;

        // Opened anew, the page need not wait for itself.
        browser.reload().await?;
        browser.text("已保存").await?;
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_locks_or_a_database_another_window_is_told_of_and_what_is_typed_stays()
-> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page(NEITHER).await?;
    browser.open(Build::Site).await?;
    browser.load_sample().await?;
    browser.link("台账").await?.click().await?;
    browser.button("新增记录").await?.click().await?;
    type_record(&browser, "第一个窗口").await?;

    let first = browser.driver().window().await?;
    let second = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(second).await?;
    browser.before_page(NEITHER).await?;
    browser.open(Build::Site).await?;
    browser.link("台账").await?.click().await?;
    browser.button("新增记录").await?.click().await?;
    type_record(&browser, "第二个窗口").await?;
    browser.button("保存").await?.click().await?;
    browser.text("计入哪些数字").await?;

    browser.driver().switch_to_window(first).await?;
    browser.text("这本台账已在另一个窗口里改动").await?;
    browser.button("重新读取").await?.click().await?;
    browser.gone("button", "重新读取").await?;
    assert_eq!(browser.field("标题").await?.prop("value").await?.as_deref(), Some("第一个窗口"));
    browser.button("保存").await?.click().await?;
    browser.text("计入哪些数字").await?;
    browser.link("首页").await?.click().await?;
    browser.link("第一个窗口").await?;
    browser.link("第二个窗口").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_form_takes_over_what_another_window_saved_of_the_same_record() -> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page(NEITHER).await?;
    browser.open(Build::Site).await?;
    browser.load_sample().await?;
    let edit = "/record/hand-0305/edit";
    browser.go_to(edit).await?;
    browser.field("标题").await?.send_keys("（第一个窗口）").await?;

    let first = browser.driver().window().await?;
    let second = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(second.clone()).await?;
    browser.before_page(NEITHER).await?;
    browser.open(Build::Site).await?;
    browser.go_to(edit).await?;
    browser.field("份数").await?.send_keys("9").await?;
    browser.button("保存").await?.click().await?;
    browser.text("计入哪些数字").await?;

    // What was not touched here becomes as it was saved there, without a word.
    browser.driver().switch_to_window(first.clone()).await?;
    browser.button("重新读取").await?.click().await?;
    browser.gone("button", "重新读取").await?;
    assert_eq!(browser.field("份数").await?.prop("value").await?.as_deref(), Some("2309"));
    let title = browser.field("标题").await?;
    assert!(title.prop("value").await?.unwrap_or_default().ends_with("（第一个窗口）"));

    // What both have changed is named.
    browser.driver().switch_to_window(second).await?;
    browser.go_to(edit).await?;
    browser.field("标题").await?.send_keys("（第二个窗口）").await?;
    browser.button("保存").await?.click().await?;
    browser.text("计入哪些数字").await?;
    browser.driver().switch_to_window(first).await?;
    browser.button("重新读取").await?.click().await?;
    browser.text("这一条在别处也改过").await?;
    browser.text("（第二个窗口）”").await?;
    browser.button("保存").await?.click().await?;
    browser.text("计入哪些数字").await?;
    let shown = browser.shown().await?;
    assert!(shown.contains("2309") && shown.contains("（第一个窗口）"), "{shown}");
    assert!(!shown.contains("这一条在别处也改过"), "{shown}");
    browser.clean().await
}

#[tokio::test]
async fn one_form_saved_three_times_at_once_is_one_record() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(Build::Site).await?;
    browser.load_sample().await?;
    browser.link("台账").await?.click().await?;
    browser.button("新增记录").await?.click().await?;
    type_record(&browser, "只记一次").await?;
    let save = browser.button("保存").await?;
    let thrice = "for (const _ of [1, 2, 3]) arguments[0].click()";
    browser.driver().execute(thrice, vec![save.to_json()?]).await?;
    browser.text("计入哪些数字").await?;
    browser.link("首页").await?.click().await?;
    browser.link("只记一次").await?;
    let names = browser.names("link").await?;
    assert_eq!(names.iter().filter(|name| *name == "只记一次").count(), 1);
    browser.clean().await
}

#[tokio::test]
async fn the_last_backup_and_the_room_taken_are_told_as_they_are() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(Build::Site).await?;
    browser.load_sample().await?;
    browser.link("备份").await?.click().await?;
    browser.text("从未备份").await?;
    // A headless browser promises nothing; what it answered is shown.
    browser.text("浏览器没有承诺保留").await?;
    browser.button("导出备份").await?.click().await?;
    browser.text("此后没有改动").await?;
    browser.clear_ledger().await?;
    browser.button("载入示例").await?.click().await?;
    // The same sample is the ledger that was exported.
    browser.text("此后没有改动").await?;

    let fill = "localStorage.setItem('another page', 'x'.repeat(5_000_000 - 200_000))";
    browser.driver().execute(fill, Vec::new()).await?;
    browser.reload().await?;
    browser.link("备份").await?.click().await?;
    eventually("the meter to count another page's data", async || {
        Ok(browser.shown().await?.contains("其他数据占91.5%").then_some(()))
    })
    .await?;
    browser.text("空间快用完了").await?;
    browser.text("清理本机其他网页的数据").await?;
    // From 70 % on it is told.
    browser.ask("localStorage.setItem('another page', 'x'.repeat(3_600_000))").await?;
    browser.reload().await?;
    browser.text("空间已用过七成").await?;
    browser.clean().await
}

/// Types a record of the sample's year into the form.
async fn type_record(browser: &Browser, title: &str) -> Result<()> {
    browser.field("日期").await?.send_keys("12.30").await?;
    browser.field("标题").await?.send_keys(title).await?;
    Ok(())
}
