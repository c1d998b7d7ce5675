//! The journal beside the browser's storage: what is called 已保存 outlives a killed browser, and
//! either of the two stores brings the other back.

use browser_tests::{Browser, Build, Folder, Result, eventually};

#[tokio::test]
async fn what_is_called_saved_outlives_a_killed_browser() -> Result<()> {
    let mut profile = Folder::new()?;
    let mut saved: Vec<String> = Vec::new();
    for round in 0..3 {
        let browser = Browser::start_with(profile).await?;
        // Its place stays the same from one start to the next.
        browser.open(Build::OneFile).await?;
        if round == 0 {
            browser.button("载入示例").await?.click().await?;
        }
        browser.text("已保存").await?;
        for title in &saved {
            find(&browser, title).await?;
        }
        for one in 0..2 {
            let title = format!("第{round}轮第{one}条");
            record(&browser, &title).await?;
            browser.text("已保存").await?;
            saved.push(title);
        }
        profile = browser.kill()?;
    }
    Ok(())
}

#[tokio::test]
async fn either_store_brings_the_other_back() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        record(&browser, "留下的一条").await?;
        record(&browser, "删掉的一条").await?;
        browser.button("删除").await?.click().await?;
        browser.text("已删除").await?;
        browser.text("已保存").await?;

        browser.ask("localStorage.clear()").await?;
        browser.reload().await?;
        browser.text("已用数据库存储里较新的一份恢复").await?;
        find(&browser, "留下的一条").await?;
        browser.go_to("/records?text=删掉的一条").await?;
        browser.text("没有符合条件的记录").await?;

        // The page's own connection is in the way of a deletion until the page is left.
        browser.driver().goto("about:blank").await?;
        browser.before_page("indexedDB.deleteDatabase('zhibu')").await?;
        browser.open(build).await?;
        browser.text("数据库存储里的台账不见了").await?;
        find(&browser, "留下的一条").await?;
        browser.text("已保存").await?;
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_journal_that_fails_is_told_until_it_has_caught_up() -> Result<()> {
    let browser = Browser::with_sample(Build::Site).await?;
    browser.text("已保存").await?;
    // Every transaction that writes is refused, as on a full disk.
    browser
        .ask(
            "const own = IDBDatabase.prototype.transaction;
             window.mend = () => { IDBDatabase.prototype.transaction = own; };
             IDBDatabase.prototype.transaction = function (stores, mode, options) {
                 if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
                 return own.call(this, stores, mode, options);
             };",
        )
        .await?;
    record(&browser, "磁盘满时的一条").await?;
    browser.text("还没有存稳").await?;
    browser.text("磁盘空间或者浏览器的存储限额已满").await?;
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    assert!(!browser.shown().await?.contains("已保存"));
    browser.ask("mend()").await?;
    browser.button("重试").await?.click().await?;
    browser.text("已保存").await?;
    browser.gone("button", "重试").await?;
    // It is in the journal: without the other store it comes back.
    browser.ask("localStorage.clear()").await?;
    browser.reload().await?;
    find(&browser, "磁盘满时的一条").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_journal_that_does_not_answer_is_told_and_caught_up_with_later() -> Result<()> {
    let browser = Browser::with_sample(Build::Site).await?;
    browser.text("已保存").await?;
    // A transaction that does not end is in the way of every later one.
    browser
        .ask(
            "const open = indexedDB.open('zhibu', 1);
             open.onsuccess = () => {
                 const store = open.result.transaction('texts', 'readwrite').objectStore('texts');
                 const again = () => {
                     if (!window.enough) store.get('nothing').onsuccess = again;
                 };
                 again();
             };",
        )
        .await?;
    record(&browser, "没有回应时的一条").await?;
    browser.text("已写入").await?;
    browser.text("浏览器的数据库存储迟迟没有回应").await?;
    // The page stays usable meanwhile.
    record(&browser, "仍在等待时的一条").await?;
    browser.text("还没有存稳").await?;
    browser.ask("window.enough = true").await?;
    browser.text("已保存").await?;
    browser.gone("button", "重试").await?;
    browser.ask("localStorage.clear()").await?;
    browser.reload().await?;
    find(&browser, "没有回应时的一条").await?;
    find(&browser, "仍在等待时的一条").await?;
    browser.clean().await
}

#[tokio::test]
async fn without_a_journal_the_page_works_and_says_so() -> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page("Object.defineProperty(window, 'indexedDB', { value: null })").await?;
    browser.open(Build::Site).await?;
    browser.press("载入示例").await?;
    browser.text("浏览器不允许使用数据库存储").await?;
    record(&browser, "没有数据库时的一条").await?;
    browser.text("已写入").await?;
    assert!(!browser.shown().await?.contains("已保存"));
    browser.reload().await?;
    find(&browser, "没有数据库时的一条").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_ledger_begun_while_the_journal_was_away_leaves_the_old_one_to_be_exported() -> Result<()>
{
    let browser = Browser::with_sample(Build::Site).await?;
    // The shelf is lost while the journal cannot be used, and somebody begins anew.
    browser.driver().goto("about:blank").await?;
    let away = "if (!sessionStorage.back) {
                    localStorage.clear();
                    sessionStorage.back = 'next time';
                    Object.defineProperty(window, 'indexedDB', { value: null });
                }";
    browser.before_page(away).await?;
    browser.open(Build::Site).await?;
    browser.text("浏览器不允许使用数据库存储").await?;
    browser.press("新建支部").await?;
    let dialog = browser.find("dialog", "新建支部").await?;
    browser.field_in(&dialog, "支部全称").await?.send_keys("云岭县档案馆党支部").await?;
    browser.field_in(&dialog, "支部简称").await?.send_keys("馆党支部").await?;
    browser.press_in(&dialog, "保存").await?;
    browser.text("云岭县档案馆党支部").await?;

    browser.reload().await?;
    browser.text("数据库存储里有另一份台账").await?;
    browser.text("已保存").await?;
    browser.reload().await?;
    browser.go_to("/checkup").await?;
    browser.text("青溪市道路运输管理局党支部").await?;
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    browser.press("导出这一份").await?;
    let file = std::fs::read_to_string(browser.downloaded(".json").await?)?;
    assert!(file.contains("青溪市道路运输管理局党支部"));
    browser.press("删除这一份").await?;
    let question = browser.find("dialog", "删除另一份台账").await?;
    browser.press_in(&question, "删除").await?;
    browser.gone("button", "导出这一份").await?;
    browser.text("已保存").await?;
    browser.reload().await?;
    browser.text("云岭县档案馆党支部").await?;
    browser.gone("button", "导出这一份").await?;
    browser.clean().await
}

/// Saves a record through the form.
async fn record(browser: &Browser, title: &str) -> Result<()> {
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?.send_keys("2019-12-30").await?;
    browser.field("标题").await?.send_keys(title).await?;
    browser.button("保存").await?.click().await?;
    browser.text("计入哪些数字").await
}

/// Finds a record in the list.
async fn find(browser: &Browser, title: &str) -> Result<()> {
    browser.go_to(&format!("/records?text={title}")).await?;
    eventually(&format!("“{title}” in the list"), async || {
        Ok(browser.names("link").await?.iter().any(|name| name == title).then_some(()))
    })
    .await
}
