//! The site without its server, and another version of it behind the same address.

use std::fs;
use std::path::Path;

use browser_tests::{Browser, Build, Folder, Result, dist, eventually};
use serde_json::json;

/// A page kept by its worker from now on.
async fn kept() -> Result<Browser> {
    let browser = Browser::with_sample(Build::Site).await?;
    browser.later("navigator.serviceWorker.ready.then(() => arguments[0]())", Vec::new()).await?;
    Ok(browser)
}

/// Writes the site with another page into a folder. Where `whole`, its worker knows the page.
async fn another_build(browser: &Browser, folder: &Path, whole: bool) -> Result<()> {
    for entry in fs::read_dir(dist().join("site"))? {
        let path = entry?.path();
        fs::copy(&path, folder.join(path.file_name().ok_or("no name")?))?;
    }
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index)?;
    let other = page.replacen("</title>", "</title>\n<meta name=\"build\" content=\"next\">", 1);
    fs::write(&index, &other)?;
    let worker = folder.join("service-worker.js");
    let mut script = fs::read_to_string(&worker)?;
    let version = script.split('"').nth(1).ok_or("no version")?.to_owned();
    script = script.replacen(&version, "another version", 1);
    if whole {
        script =
            script.replacen(&digest(browser, &page).await?, &digest(browser, &other).await?, 1);
    }
    fs::write(&worker, script)?;
    Ok(())
}

async fn digest(browser: &Browser, text: &str) -> Result<String> {
    let script = "const [text, done] = arguments;
        crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then(digest => done(
            Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')))";
    Ok(serde_json::from_value(browser.later(script, vec![json!(text)]).await?)?)
}

/// Asks the server for another version; how its worker has ended up.
async fn look_for_another(browser: &Browser) -> Result<String> {
    let script = "const done = arguments[0]; (async () => {
        const kept = await navigator.serviceWorker.getRegistration();
        const worker = (await kept.update()).installing;
        if (!worker) return kept.waiting ? 'installed' : 'none';
        return await new Promise(end => { worker.addEventListener('statechange',
            () => ['installed', 'redundant'].includes(worker.state) && end(worker.state)) });
        })().then(done, error => done(String(error)))";
    Ok(serde_json::from_value(browser.later(script, Vec::new()).await?)?)
}

async fn build(browser: &Browser) -> Result<Option<String>> {
    let asked = "return document.querySelector('meta[name=build]')?.content ?? null";
    Ok(serde_json::from_value(browser.ask(asked).await?)?)
}

async fn caches(browser: &Browser) -> Result<Vec<String>> {
    let asked = "caches.keys().then(arguments[0])";
    Ok(serde_json::from_value(browser.later(asked, Vec::new()).await?)?)
}

#[tokio::test]
async fn with_its_server_gone_the_site_opens_and_keeps_what_is_entered() -> Result<()> {
    let browser = kept().await?;
    browser.server().turn_to(None);
    browser.reload().await?;
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?.send_keys("2019-12-30").await?;
    browser.field("标题").await?.send_keys("没有服务器时的一条").await?;
    browser.press("保存").await?;
    browser.text("计入哪些数字").await?;
    browser.text("已保存").await?;
    // As a bookmark, with the page's file named, and with a place in it.
    for address in ["", "index.html", "?from=desk", "#/records?text=没有服务器时的一条"] {
        browser.driver().goto("about:blank").await?;
        let address = format!("{}{address}", browser.address(Build::Site)?);
        browser.driver().goto(&address).await?;
        browser.started().await?;
    }
    browser.link("没有服务器时的一条").await?;
    // The control: what the worker does not keep does not come.
    let gone =
        "fetch('not-kept.txt').then(() => arguments[0]('there'), () => arguments[0]('gone'))";
    assert_eq!(browser.later(gone, Vec::new()).await?, "gone");
    Ok(())
}

#[tokio::test]
async fn another_version_is_told_and_used_when_the_person_says_so() -> Result<()> {
    let browser = kept().await?;
    browser.reload().await?;
    let folder = Folder::new()?;
    another_build(&browser, folder.path(), true).await?;
    browser.server().turn_to(Some(folder.path().to_owned()));
    assert_eq!(look_for_another(&browser).await?, "installed");
    browser.text("有新版本").await?;
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    browser.screenshot("newer").await?;
    // Loaded again by hand it is the same version still.
    browser.reload().await?;
    assert_eq!(build(&browser).await?, None);
    browser.text("有新版本").await?;
    assert_eq!(caches(&browser).await?.len(), 2);

    // What is typed and not saved is in the way.
    browser.go_to("/new/activity").await?;
    browser.field("标题").await?.send_keys("正在填的").await?;
    browser.press("换用新版本").await?;
    browser.text("先保存或者离开这一页").await?;
    assert_eq!(build(&browser).await?, None);
    browser.field("日期").await?.send_keys("2019-12-30").await?;
    browser.press("保存").await?;
    browser.text("计入哪些数字").await?;
    browser.text("已保存").await?;
    browser.press("换用新版本").await?;
    eventually("the new version", async || {
        Ok(build(&browser).await?.filter(|build| build == "next"))
    })
    .await?;
    browser.started().await?;
    browser.gone("button", "换用新版本").await?;
    browser.text("正在填的").await?;
    assert_eq!(caches(&browser).await?.len(), 1);
    browser.server().turn_to(None);
    browser.reload().await?;
    assert_eq!(build(&browser).await?.as_deref(), Some("next"));
    Ok(())
}

#[tokio::test]
async fn half_a_version_does_not_take_the_place_of_the_one_kept() -> Result<()> {
    let browser = kept().await?;
    browser.reload().await?;
    let before = caches(&browser).await?;
    for missing in [false, true] {
        let folder = Folder::new()?;
        another_build(&browser, folder.path(), missing).await?;
        if missing {
            // Whole but for a file that has not been copied yet.
            fs::remove_file(folder.path().join("icon-192.png"))?;
        }
        browser.server().turn_to(Some(folder.path().to_owned()));
        assert_eq!(look_for_another(&browser).await?, "redundant");
        assert_eq!(caches(&browser).await?, before);
        browser.reload().await?;
        assert_eq!(build(&browser).await?, None);
        assert!(!browser.shown().await?.contains("有新版本"));
    }
    browser.server().turn_to(None);
    browser.reload().await?;
    browser.text("青溪市道路运输管理局党支部").await
}

#[tokio::test]
async fn the_site_can_be_installed_and_the_one_file_keeps_nothing() -> Result<()> {
    let browser = kept().await?;
    let manifest = browser.cdp("Page.getAppManifest", json!({})).await?;
    assert_eq!(manifest["errors"], json!([]));
    let errors = browser.cdp("Page.getInstallabilityErrors", json!({})).await?;
    let errors = errors["installabilityErrors"].to_string();
    // A headless browser in a profile of its own may say that it installs nothing at all.
    assert!(!errors.contains("manifest") && !errors.contains("icon"), "{errors}");
    browser.clean().await?;

    let browser = Browser::start().await?;
    browser.open(Build::OneFile).await?;
    let page = fs::read_to_string(dist().join("支部台账.html"))?;
    assert!(!page.contains("rel=\"manifest\"") && !page.contains("worker-src"));
    let registered = "return document.querySelector('link[rel=manifest]') === null";
    assert_eq!(browser.ask(registered).await?, true);
    browser.clean().await
}
