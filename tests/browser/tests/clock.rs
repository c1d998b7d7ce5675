//! A machine whose clock is wrong: at 1970, at 2099, back a year in the middle of a session, ten years
//! ahead and back. Nothing goes for it, and everything goes on working.

use browser_tests::{Browser, Build, Result, eventually};
use serde_json::json;

/// A clock that shows the day that the window keeps, at the time of day it is.
const CLOCK: &str = "(() => {
    const Real = Date;
    const now = () => {
        const away = sessionStorage.getItem('clock');
        if (!away) return Real.now();
        const [y, m, d] = away.split('-').map(Number);
        const at = new Real(); at.setFullYear(y, m - 1, d);
        return at.getTime();
    };
    Date = class extends Real {
        constructor(...it) { it.length ? super(...it) : super(now()); }
        static now() { return now(); }
    };
})()";

/// The clock of this window shows another day from now on.
async fn set(browser: &Browser, day: &str) -> Result<()> {
    let set = "sessionStorage.setItem('clock', arguments[0])";
    browser.ask_with(set, vec![json!(day)]).await?;
    Ok(())
}

async fn add(browser: &Browser, day: &str, title: &str) -> Result<()> {
    browser.go_to("/new/activity").await?;
    browser.put(&browser.field("日期").await?, day).await?;
    browser.put(&browser.field("标题").await?, title).await?;
    browser.press("保存").await?;
    browser.find("heading", title).await?;
    browser.text("已保存").await
}

async fn binned(browser: &Browser, count: usize) -> Result<()> {
    browser.go_to("/trash").await?;
    browser.find("heading", "回收站").await?;
    browser.count(&format!("共{count}项")).await?;
    browser.text("还有90天").await
}

async fn delete(browser: &Browser, id: &str, title: &str) -> Result<()> {
    browser.go_to(&format!("/record/{id}")).await?;
    browser.find("heading", title).await?;
    browser.press("删除").await?;
    browser.text(&format!("已删除“{title}”")).await?;
    browser.text("已保存").await
}

async fn a_wrong_clock(build: Build) -> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page(CLOCK).await?;
    browser.open(build).await?;
    set(&browser, "2026-03-02").await?;
    browser.reload().await?;
    browser.load_sample().await?;
    delete(&browser, "act-0104", "一月支委会：研究2019年党建工作要点").await?;
    browser.link("总结").await?.click().await?;
    let preview = browser.find("region", "总结预览").await?;
    let figures = browser.names_in(&preview, "button").await?;

    let mut kept = Vec::new();
    for (n, day) in ["1970-01-01", "2099-06-01", "2036-03-02", "2025-03-02", "2026-03-03"]
        .into_iter()
        .enumerate()
    {
        // In the middle of a session: a save under the clock as it then is.
        set(&browser, day).await?;
        let title = format!("时钟是{day}");
        add(&browser, "2018-05-04", &title).await?;
        kept.push(title);
        binned(&browser, 1).await?;
        // And a start with it.
        browser.reload().await?;
        browser.text("已保存").await?;
        binned(&browser, 1).await?;

        // The list, the day as it was entered, and the summary of the year that is there.
        browser.go_to("/records/activity").await?;
        browser.choose("年度", "2018年").await?;
        browser.count(&format!("共{}条", n + 1)).await?;
        for title in &kept {
            browser.link(title).await?;
        }
        browser.text("05-04").await?;
        browser.choose("年度", "2019年").await?;
        browser.go_to("/summary").await?;
        let preview = browser.find("region", "总结预览").await?;
        eventually("the summary", async || {
            let now = browser.names_in(&preview, "button").await?;
            Ok((now == figures).then_some(()))
        })
        .await
        .map_err(|error| format!("{day}: {error}"))?;

        // A backup is named after the clock, and is the same ledger.
        let file = browser.exported().await?;
        let name = file.to_string_lossy().into_owned();
        assert!(name.contains(&day.replace('-', "")), "{name}");
        std::fs::remove_file(&file)?;
        browser.text("此后没有改动").await?;
    }
    // Out, cleared, and in again.
    for day in ["1970-01-01", "2099-06-01"] {
        set(&browser, day).await?;
        browser.backup_out_and_in().await?;
        std::fs::remove_file(browser.downloaded(".json").await?)?;
    }
    browser.clean().await
}

#[tokio::test]
async fn a_wrong_clock_takes_nothing_from_the_site() -> Result<()> {
    a_wrong_clock(Build::Site).await
}

#[tokio::test]
async fn a_wrong_clock_takes_nothing_from_the_one_file() -> Result<()> {
    a_wrong_clock(Build::OneFile).await
}

/// Begun at 1970 and set right later: what was entered and removed before is all there.
#[tokio::test]
async fn a_ledger_begun_at_1970_stays_when_the_clock_is_right() -> Result<()> {
    let browser = Browser::start().await?;
    browser.before_page(CLOCK).await?;
    browser.open(Build::Site).await?;
    set(&browser, "1970-01-01").await?;
    browser.reload().await?;
    browser.load_sample().await?;
    browser.go_to("/records/activity").await?;
    browser.link("一月支委会：研究2019年党建工作要点").await?;
    delete(&browser, "act-0104", "一月支委会：研究2019年党建工作要点").await?;
    browser.reload().await?;
    binned(&browser, 1).await?;
    set(&browser, "2026-03-02").await?;
    browser.reload().await?;
    binned(&browser, 1).await?;
    browser.press("一月支委会：研究2019年党建工作要点").await?;
    let dialog = browser.find("dialog", "删除的内容").await?;
    browser.press_in(&dialog, "恢复").await?;
    browser.text("已恢复").await?;
    browser.go_to("/record/act-0104").await?;
    browser.find("heading", "一月支委会：研究2019年党建工作要点").await?;
    browser.clean().await
}
