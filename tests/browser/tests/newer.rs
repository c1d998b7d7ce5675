//! A ledger that a newer program has written is looked at and exported, and not a byte of it changes.

use browser_tests::{Browser, Build, Result};

/// Turns what stands in both stores into what a newer program may have there.
const GROW: &str = "const done = arguments[0];
    const grown = text => text.replaceAll('\"title\":', '\"mood\":{\"a\":[1]},\"title\":')
        .replace('\"sum\":\"', '\"sum\":\"9');
    const name = key => key.replace('zhibu/1/', 'zhibu/2/');
    for (const key of Object.keys(localStorage)) {
        const text = localStorage.getItem(key);
        localStorage.removeItem(key);
        localStorage.setItem(name(key), grown(text));
    }
    const open = indexedDB.open('zhibu', 1);
    open.onsuccess = () => {
        const transaction = open.result.transaction('texts', 'readwrite');
        const store = transaction.objectStore('texts');
        store.openCursor().onsuccess = event => {
            const cursor = event.target.result;
            if (!cursor || cursor.key.startsWith('zhibu/2/')) return;
            store.put(grown(cursor.value), name(cursor.key));
            cursor.delete();
            cursor.continue();
        };
        transaction.oncomplete = () => { open.result.close(); done(true); };
    };";

/// Everything in both stores.
const ALL: &str = "const done = arguments[0];
    const open = indexedDB.open('zhibu');
    open.onsuccess = () => {
        const store = open.result.transaction('texts').objectStore('texts');
        const keys = store.getAllKeys();
        const texts = store.getAll();
        texts.onsuccess = () => {
            open.result.close();
            const shelf = Object.entries(localStorage).sort();
            done(JSON.stringify([shelf, keys.result, texts.result]));
        };
    };";

#[tokio::test]
async fn what_a_newer_program_wrote_is_shown_and_not_a_byte_is_written() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        browser.text("已保存").await?;
        // Before the page starts: it would notice, and write again.
        browser.driver().goto("about:blank").await?;
        browser.go(build).await?;
        browser.text("已保存").await?;
        let grown = browser.driver().execute_async(GROW, Vec::new()).await?;
        assert_eq!(grown.json(), &true);
        let before = browser.driver().execute_async(ALL, Vec::new()).await?;
        browser.reload().await?;
        browser.text("浏览器里的台账由更新的程序写成").await?;
        browser.text("只能查看").await?;
        browser.text("青溪市道路运输管理局党支部").await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());

        browser.go_to("/new/activity").await?;
        browser.field("日期").await?.send_keys("2019-12-30").await?;
        browser.field("标题").await?.send_keys("写不进去的一条").await?;
        browser.press("保存").await?;
        browser.text("现在只能查看和导出，不能改动").await?;
        browser.go_to("/backup").await?;
        browser.press("不保存，离开").await?;
        browser.press("导出备份").await?;
        let file = std::fs::read_to_string(browser.downloaded(".json").await?)?;
        assert!(file.contains("青溪市道路运输管理局党支部"));
        browser.reload().await?;
        browser.text("只能查看").await?;
        let after = browser.driver().execute_async(ALL, Vec::new()).await?;
        assert_eq!(before.json(), after.json());
        browser.clean().await?;
    }
    Ok(())
}
