//! Opening the page: it starts, its frame is there before the program is, and a browser that cannot
//! run it says so in Chinese.

use browser_tests::{Browser, Build, Result, eventually};
use serde_json::json;

const BRAND: &str = "支部台账";
const OPENING: &str = "正在打开";

#[tokio::test]
async fn the_page_starts_and_asks_for_nothing_but_itself() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        browser.text(BRAND).await?;
        browser.clean().await?;
        assert!(!browser.requests().await?.is_empty(), "requests are not being recorded");
    }
    Ok(())
}

#[tokio::test]
async fn the_frame_is_there_before_the_program() -> Result<()> {
    let browser = Browser::start().await?;
    browser.server().hold(".wasm");
    // Opening waits for the page's load event, which waits for the module; a page that goes there by
    // itself is not waited for.
    browser.driver().goto("about:blank").await?;
    let address = browser.address(Build::Site)?;
    browser
        .driver()
        .execute("setTimeout(() => location.href = arguments[0])", vec![json!(address)])
        .await?;
    browser.text(OPENING).await?;
    browser.text(BRAND).await?;
    browser.server().release();
    browser.started().await?;
    browser.clean().await
}

#[tokio::test]
async fn the_frame_needs_no_script() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        browser.go(build).await?;
        let page = browser.find("status", "").await?.text().await?;
        assert!(page.contains("JavaScript"), "{page}");
    }
    Ok(())
}

#[tokio::test]
async fn without_webassembly_a_sentence_says_which_browser_to_use() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.before_page("delete window.WebAssembly").await?;
        browser.go(build).await?;
        browser.text("这个浏览器版本过旧").await?;
        browser.text(BRAND).await?;
    }
    Ok(())
}

/// `at()` came with Chromium 92. A browser below it would open the module and stumble later: nothing
/// may start there.
#[tokio::test]
async fn below_the_floor_a_sentence_stands_there_and_nothing_starts() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        let older = "delete Array.prototype.at; window.failed = 0;
                     for (const kind of ['error', 'unhandledrejection'])
                         window.addEventListener(kind, () => { window.failed += 1 });";
        browser.before_page(older).await?;
        browser.go(build).await?;
        browser.text("这个浏览器版本过旧").await?;
        browser.text("Chrome 92 以上版本").await?;
        browser.button("导出原始数据").await?;
        eventually("the start to fail", async || {
            Ok((browser.ask("return window.failed").await? != json!(0)).then_some(()))
        })
        .await?;
        assert_eq!(browser.ask("return document.querySelectorAll('main').length").await?, json!(0));
    }
    Ok(())
}

#[tokio::test]
async fn a_module_that_the_browser_refuses_is_told_as_an_old_browser() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser
            .before_page(
                "WebAssembly.instantiate = WebAssembly.instantiateStreaming = \
                 () => Promise.reject(new WebAssembly.CompileError('invalid value type'))",
            )
            .await?;
        browser.go(build).await?;
        browser.text("这个浏览器版本过旧").await?;
        browser.text("invalid value type").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_program_that_stops_says_so() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        let stop = "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
        browser.driver().execute(stop, Vec::new()).await?;
        browser.text("支部台账运行出错").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_file_is_saved_and_the_profile_outlives_the_browser() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(Build::OneFile).await?;
    browser.load_sample().await?;
    let script = "const link = document.createElement('a'); \
                  link.href = URL.createObjectURL(new Blob(['text'])); link.download = '甲.txt'; \
                  link.click();";
    browser.driver().execute(script, Vec::new()).await?;
    let file = browser.downloaded(".txt").await?;
    assert_eq!(std::fs::read_to_string(file)?, "text");
    let profile = browser.close();

    let browser = Browser::start_with(profile).await?;
    browser.open(Build::OneFile).await?;
    browser.text("青溪市道路运输管理局党支部").await
}
