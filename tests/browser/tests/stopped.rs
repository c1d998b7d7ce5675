//! The page of a program that has stopped or never started: the raw texts of the browser's storage
//! go out as a file, and the file brings the ledger back in an empty browser.

use std::path::{Path, PathBuf};

use browser_tests::{Browser, Build, Folder, Result, content};
use serde_json::Value;

/// A web interface that the program cannot do without fails: it panics at the next thing it shows.
const BREAK: &str = "Node.prototype.cloneNode = () => { throw new Error('broken on purpose') }";

/// A browser that lets no page store anything.
const REFUSED: &str = "for (const name of ['localStorage', 'indexedDB']) {
         Object.defineProperty(window, name, {
             get() { throw new DOMException('denied', 'SecurityError') }
         });
     }";

/// A database that never answers.
const SILENT: &str = "IDBFactory.prototype.open = () => ({})";

const BUTTON: &str = "导出原始数据";

#[tokio::test]
async fn a_ledger_survives_the_program() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let backup = browser.exported().await?;
        let before = content(&backup)?;
        std::fs::remove_file(backup)?;

        browser.ask(BREAK).await?;
        browser.go_to("/records").await?;
        browser.text("支部台账运行出错").await?;
        let (raw, file) = raw(&browser).await?;
        browser.text("以后在能打开支部台账的浏览器里点“从备份恢复”").await?;
        assert!(file["shelf"]["zhibu/1/head"].is_string(), "{}", file["shelf"]);
        assert_eq!(file["shelf"]["zhibu/1/head"], file["journal"]["zhibu/1/head"]);

        assert_eq!(brought_in(&raw, build).await?, before);
    }
    Ok(())
}

#[tokio::test]
async fn a_program_that_panics_at_its_start_gives_the_ledger_too() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let backup = browser.exported().await?;
    let before = content(&backup)?;
    std::fs::remove_file(backup)?;
    browser.before_page(BREAK).await?;
    browser.go(Build::OneFile).await?;
    browser.text("支部台账运行出错").await?;
    let (raw, _) = raw(&browser).await?;
    assert_eq!(brought_in(&raw, Build::OneFile).await?, before);
    Ok(())
}

#[tokio::test]
async fn one_of_the_two_stores_is_enough() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let backup = browser.exported().await?;
    let before = content(&backup)?;
    std::fs::remove_file(backup)?;
    browser.ask("localStorage.clear()").await?;
    browser.ask(BREAK).await?;
    browser.go_to("/records").await?;
    let (path, file) = raw(&browser).await?;
    assert_eq!(file["shelf"], serde_json::json!({}));
    assert_eq!(brought_in(&path, Build::OneFile).await?, before);

    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.ask(SILENT).await?;
    browser.ask(BREAK).await?;
    browser.go_to("/records").await?;
    let (path, file) = raw(&browser).await?;
    browser.text("有一处存储没有读出来").await?;
    assert_eq!(file["journal"], Value::Null);
    assert_eq!(brought_in(&path, Build::OneFile).await?, before);
    Ok(())
}

#[tokio::test]
async fn an_old_browser_gives_what_is_there() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.before_page("delete window.WebAssembly").await?;
        browser.go(build).await?;
        browser.text("这个浏览器版本过旧").await?;
        browser.press(BUTTON).await?;
        browser.text("这个浏览器里没有支部台账的数据，没有导出").await?;
        // Looking for a journal has not made one.
        let databases = browser.ask("return indexedDB.databases()").await?;
        assert_eq!(databases, serde_json::json!([]));
        browser.ask("localStorage.setItem('zhibu/1/head', 'half \\ud800')").await?;
        let (_, file) = raw(&browser).await?;
        assert_eq!(file["shelf"]["zhibu/1/head"], "half \u{fffd}");
    }
    Ok(())
}

#[tokio::test]
async fn a_browser_that_refuses_to_read_is_told() -> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page(REFUSED).await?;
    browser.before_page("delete window.WebAssembly").await?;
    browser.go(Build::OneFile).await?;
    browser.press(BUTTON).await?;
    browser.text("浏览器不允许读取本页存下的数据，没有导出").await
}

/// Presses the button and reads the file. By a real click: browsers stop a page that offers one
/// download after the other by itself.
async fn raw(browser: &Browser) -> Result<(PathBuf, Value)> {
    browser.button(BUTTON).await?.click().await?;
    let path = browser.downloaded(".json").await?;
    let file = serde_json::from_slice(&std::fs::read(&path)?)?;
    Ok((path, file))
}

/// What a backup holds after the file was imported into an empty browser, by both ways in.
async fn brought_in(raw: &Path, build: Build) -> Result<Value> {
    // The browser it came from clears its downloads when it ends.
    let folder = Folder::new()?;
    let file = folder.path().join("原始数据.json");
    std::fs::copy(raw, &file)?;
    let browser = Browser::start().await?;
    browser.open(build).await?;
    browser.button("新建支部").await?;
    browser.pick_file(&file).await?;
    browser.text("已导入“原始数据.json”").await?;
    browser.text("已保存").await?;
    let backup = browser.exported().await?;
    let first = content(&backup)?;
    std::fs::remove_file(backup)?;
    // Into a ledger that is there: compared first.
    browser.pick_file(&file).await?;
    let dialog = browser.find("dialog", "导入备份").await?;
    browser.text_in(&dialog, "备份与现在的台账内容相同").await?;
    browser.press_in(&dialog, "整本替换").await?;
    browser.text("已导入“原始数据.json”").await?;
    Ok(first)
}
