//! 数据体检: texts damaged from outside in either store are found, told, and put right, and nothing is
//! lost.

use browser_tests::{Browser, Build, Result, eventually};

/// Damages entries in the storage while the page is open: one cannot be read, one is gone, one of a
/// form and one preference, too.
const DAMAGE: &str = "const slots = Object.keys(localStorage)
        .filter(key => /^zhibu\\/1\\/\\d+\\/record\\//.test(key)).sort();
    localStorage.setItem(slots[0], 'damaged');
    localStorage.removeItem(slots[1]);
    localStorage.setItem('zhibu/1/draft/new-activity', '{half');
    localStorage.setItem('zhibu/1/preference/single_keys', '{?}');";

/// Damages an entry in the database.
const DAMAGE_JOURNAL: &str = "const done = arguments[0];
    const open = indexedDB.open('zhibu', 1);
    open.onsuccess = () => {
        const transaction = open.result.transaction('texts', 'readwrite');
        const store = transaction.objectStore('texts');
        store.getAllKeys().onsuccess = event => {
            const slots = event.target.result.filter(key => /^zhibu\\/1\\/\\d+\\/record\\//.test(key));
            store.put('damaged', slots[5]);
            store.delete(slots[6]);
        };
        transaction.oncomplete = () => { open.result.close(); done(true); };
    };";

#[tokio::test]
async fn what_was_damaged_from_outside_is_found_and_put_right() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        browser.text("已保存").await?;
        let records = "return Object.entries(localStorage)
            .filter(([key]) => /^zhibu\\/1\\/\\d+\\//.test(key)).sort()";
        let before = browser.ask(records).await?;
        browser.go_to("/checkup").await?;
        browser.press("开始体检").await?;
        browser.text("没有发现问题").await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());

        browser.ask(DAMAGE).await?;
        browser.driver().execute_async(DAMAGE_JOURNAL, Vec::new()).await?;
        browser.press("再次体检").await?;
        browser.text("发现").await?;
        browser.text("浏览器存储有1项内容读不出来").await?;
        browser.text("浏览器存储缺了1项内容").await?;
        browser.text("数据库存储有1项内容读不出来").await?;
        browser.text("数据库存储缺了1项内容").await?;
        browser.text("有一张没填完的表读不出来").await?;
        browser.text("有一项使用习惯的设置读不出来").await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());

        for gone in
            ["浏览器存储有1项内容读不出来", "浏览器存储缺了1项内容", "数据库存储有1项内容读不出来"]
        {
            press_beside(&browser, gone, "修复").await?;
            vanished(&browser, gone).await?;
        }
        vanished(&browser, "数据库存储缺了1项内容").await?;
        for gone in ["有一张没填完的表读不出来", "有一项使用习惯的设置读不出来"]
        {
            press_beside(&browser, gone, "丢弃").await?;
            let question = browser.find("dialog", "丢弃受损的内容").await?;
            browser.press_in(&question, "丢弃").await?;
            vanished(&browser, gone).await?;
        }
        assert_eq!(browser.ask(records).await?, before);
        // The damaged text stands among what was set aside until it is thrown away.
        browser.text("台账里现有这一项").await?;
        browser.press("丢弃第1号").await?;
        let question = browser.find("dialog", "丢弃受损数据").await?;
        browser.press_in(&question, "丢弃").await?;
        browser.gone("button", "丢弃第1号").await?;
        browser.press("再次体检").await?;
        browser.text("没有发现问题").await?;
        browser.text("已保存").await?;
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_both_stores_have_lost_comes_back_from_a_backup() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        browser.go_to("/backup").await?;
        browser.press("导出备份").await?;
        let file = browser.downloaded(".json").await?;
        browser.text("已保存").await?;
        // Both are damaged alike before the next start.
        browser.driver().goto("about:blank").await?;
        browser
            .before_page(
                "if (!sessionStorage.damaged) {
                    sessionStorage.damaged = 'once';
                    const slots = Object.keys(localStorage)
                        .filter(key => /^zhibu\\/1\\/\\d+\\/record\\//.test(key)).sort();
                    localStorage.setItem(slots[0], 'damaged');
                    indexedDB.deleteDatabase('zhibu');
                }",
            )
            .await?;
        browser.open(build).await?;
        browser.text("读不出来，原文已另存为第1号待查内容").await?;
        let way = browser.find("link", "数据体检").await?;
        way.click().await?;
        browser.text("台账里没有这一项").await?;
        browser.press("修复第1号").await?;
        let dialog = browser.find("dialog", "修复受损数据").await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());
        browser.text("这台电脑上没有别的一份").await?;
        browser.press_in(&dialog, "关闭").await?;
        browser.gone("dialog", "修复受损数据").await?;
        browser.pick_file(&file).await?;
        browser.text("有1项，现在的台账里没有").await?;
        browser.press("找回选中的").await?;
        browser.text("里的内容，现在的台账里都有").await?;
        browser.text("台账里现有这一项").await?;
        browser.press("丢弃第1号").await?;
        let question = browser.find("dialog", "丢弃受损数据").await?;
        browser.press_in(&question, "丢弃").await?;
        browser.press("开始体检").await?;
        browser.text("没有发现问题").await?;
        browser.clean().await?;
    }
    Ok(())
}

/// Presses the button of this name in the finding of this title.
async fn press_beside(browser: &Browser, title: &str, name: &str) -> Result<()> {
    let press = format!(
        "const found = [...document.querySelectorAll('section.backup-register')]
             .find(one => one.querySelector('h3')?.textContent === '{title}');
         [...found.querySelectorAll('button')].find(one => one.textContent === '{name}').click();"
    );
    browser.ask(&press).await.map(|_| ())
}

async fn vanished(browser: &Browser, text: &str) -> Result<()> {
    eventually(&format!("“{text}” to be gone"), async || {
        Ok((!browser.shown().await?.contains(text)).then_some(()))
    })
    .await
}
