//! The journal's database in the way of another page, and another page in the way of it: neither
//! waits for ever, what is wrong is said, and what was not kept meanwhile is caught up with.

use std::time::Duration;

use browser_tests::{Browser, Build, Folder, Result, eventually};
use serde_json::json;
use thirtyfour::WindowHandle;

/// Asks for the deletion of the journal; what became of it.
const DELETE: &str = "const done = arguments[0];
    const it = indexedDB.deleteDatabase('zhibu');
    it.onsuccess = () => done('deleted');
    it.onerror = () => done(String(it.error));";

/// Asks for a later version of it, and takes down what became of that.
const NEWER: &str = "const done = arguments[0];
    const it = indexedDB.open('zhibu', 2);
    it.onsuccess = () => { it.result.close(); done('opened'); };
    it.onerror = () => done(String(it.error));";

/// Holds it open and does not give way.
const HOLD: &str = "const done = arguments[0];
    const it = indexedDB.open('zhibu', 1);
    it.onupgradeneeded = () => it.result.createObjectStore('texts');
    it.onsuccess = () => { window.held = it.result; done('held'); };
    it.onerror = () => done(String(it.error));";

/// How many texts are in it.
const TEXTS: &str = "const done = arguments[0];
    const it = indexedDB.open('zhibu');
    it.onsuccess = () => {
        const count = it.result.transaction('texts').objectStore('texts').count();
        count.onsuccess = () => { it.result.close(); done(count.result); };
    };";

/// The page, and another page of the same origin in another window.
struct Two {
    browser: Browser,
    page: WindowHandle,
    other: WindowHandle,
    _folder: Folder,
}

impl Two {
    async fn start(build: Build) -> Result<Two> {
        let browser = Browser::with_sample(build).await?;
        let page = browser.driver().window().await?;
        let folder = Folder::new()?;
        let address = match build {
            Build::Site => format!("{}manifest.webmanifest", browser.address(build)?),
            Build::OneFile => {
                let file = folder.path().join("other.html");
                std::fs::write(&file, "<!doctype html><title>别的网页</title>")?;
                format!("file://{}", file.display())
            }
        };
        let other = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(other.clone()).await?;
        browser.driver().goto(&address).await?;
        browser.driver().set_script_timeout(Duration::from_secs(10)).await?;
        Ok(Two { browser, page, other, _folder: folder })
    }

    /// What a script answers later in the other page; the page is turned to afterwards.
    async fn other(&self, script: &str) -> Result<serde_json::Value> {
        self.browser.driver().switch_to_window(self.other.clone()).await?;
        let answer = self.browser.later(script, Vec::new()).await;
        self.browser.driver().switch_to_window(self.page.clone()).await?;
        answer
    }
}

#[tokio::test]
async fn a_journal_deleted_under_the_open_page_is_written_anew() -> Result<()> {
    for build in Build::BOTH {
        let two = Two::start(build).await?;
        assert_eq!(two.other(DELETE).await?, json!("deleted"), "{build:?}");
        // Without anything being saved: what the page calls 已保存 has to be there.
        eventually("the journal to be written anew", async || {
            let texts = two.other(TEXTS).await?.as_u64().unwrap_or_default();
            if texts > 300 { Ok(Some(())) } else { Err(texts.to_string().into()) }
        })
        .await?;
        two.browser.text("已保存").await?;
        record(&two.browser, "删除以后的一条").await?;
        two.browser.text("已保存").await?;
        two.browser.ask("localStorage.clear()").await?;
        two.browser.reload().await?;
        find(&two.browser, "删除以后的一条").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_newer_version_asked_for_elsewhere_is_not_held_up_and_is_told() -> Result<()> {
    for build in Build::BOTH {
        let two = Two::start(build).await?;
        assert_eq!(two.other(NEWER).await?, json!("opened"), "{build:?}");
        two.browser.text("数据库存储由更新的程序写成，本程序不改动它").await?;
        record(&two.browser, "有新版本时的一条").await?;
        two.browser.text("还没有存稳").await?;
        assert!(!two.browser.shown().await?.contains("已保存"));
        // What is newer goes again: the page catches up by itself.
        assert_eq!(two.other(DELETE).await?, json!("deleted"), "{build:?}");
        two.browser.text("已保存").await?;
        two.browser.ask("localStorage.clear()").await?;
        two.browser.reload().await?;
        find(&two.browser, "有新版本时的一条").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_does_not_give_way_is_told_after_five_seconds_and_caught_up_with() -> Result<()>
{
    for build in Build::BOTH {
        let two = Two::start(build).await?;
        assert_eq!(two.other(HOLD).await?, json!("held"), "{build:?}");
        // The deletion waits for the connection that is held, and every later opening for it.
        two.other("indexedDB.deleteDatabase('zhibu'); arguments[0]()").await?;
        two.browser.reload().await?;
        two.browser.text("浏览器的数据库存储迟迟没有回应").await?;
        record(&two.browser, "有人挡着时的一条").await?;
        two.browser.text("还没有存稳").await?;
        assert!(!two.browser.shown().await?.contains("已保存"));
        two.other("held.close(); arguments[0]()").await?;
        two.browser.text("已保存").await?;
        // Openings that were given up hold nothing either.
        assert_eq!(two.other(DELETE).await?, json!("deleted"), "{build:?}");
        two.browser.text("已保存").await?;
        eventually("the journal to be written anew", async || {
            let texts = two.other(TEXTS).await?.as_u64().unwrap_or_default();
            if texts > 300 { Ok(Some(())) } else { Err(texts.to_string().into()) }
        })
        .await?;
        two.browser.ask("localStorage.clear()").await?;
        two.browser.reload().await?;
        find(&two.browser, "有人挡着时的一条").await?;
    }
    Ok(())
}

/// Saves a record through the form.
async fn record(browser: &Browser, title: &str) -> Result<()> {
    browser.go_to("/new/activity").await?;
    browser.put(&browser.field("日期").await?, "2019-12-30").await?;
    browser.put(&browser.field("标题").await?, title).await?;
    browser.press("保存").await?;
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
