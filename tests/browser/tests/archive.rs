//! 归档 through the page: a past year goes into a file and out of the ledger on a storage that is full
//! to the last unit, its summary stays as it was, and 取回归档 brings everything back, in both stores.

use browser_tests::{Browser, Build, Result, eventually};
use std::path::PathBuf;

/// Takes every unit of the storage that is left, as another page would.
const FILL: &str = "localStorage.removeItem('another page'); let taken = 0;
    for (let step = 4194304; step >= 1; step /= 2) {
        try { localStorage.setItem('another page', 'x'.repeat(taken + step)); taken += step } catch {}
    }
    return taken";

/// Moves a download away, so that the next is the only one.
fn kept(file: PathBuf, name: &str) -> Result<PathBuf> {
    let moved = file.with_file_name(format!("{name}.kept"));
    std::fs::rename(&file, &moved)?;
    Ok(moved)
}

/// The text of the year's summary, and the names of the figures in it.
async fn summary(browser: &Browser) -> Result<(String, Vec<String>)> {
    browser.link("总结").await?.click().await?;
    browser.choose("年度", "2019年").await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.button_in(&preview, "党小组学习：21次").await?;
    Ok((preview.text().await?, browser.names_in(&preview, "button").await?))
}

#[tokio::test]
async fn a_past_year_goes_into_a_file_on_a_full_storage_and_comes_back() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let file = browser.exported().await?;
        let before = browser_tests::without_revisions(&file)?;
        kept(file, "before")?;
        let written = summary(&browser).await?;

        // Another page takes all the room there is.
        browser.ask(FILL).await?;
        browser.reload().await?;
        browser.link("备份").await?.click().await?;
        browser.press("去归档往年").await?;
        let card = browser.find("region", "归档往年").await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());
        browser.press_in(&card, "导出归档文件").await?;
        let file = browser.downloaded(".json").await?;
        let other = std::fs::read_to_string(&file)?.replacen("集中学习", "另外的学习", 1);
        let wrong = file.with_extension("wrong");
        std::fs::write(&wrong, other)?;
        let file = kept(file, "archive")?;

        // A file that holds something else is refused, and nothing goes.
        browser.pick_by("选取归档文件", &wrong).await?;
        browser.text_in(&card, "与台账不一致").await?;
        assert!(!browser.button_in(&card, "归档").await?.is_enabled().await?);
        browser.pick_by("选取归档文件", &file).await?;
        browser.text_in(&card, "已核对").await?;
        browser.screenshot(&format!("archive-checked-{build:?}")).await?;
        browser.press_in(&card, "归档").await?;
        browser.text("已归档2019年的").await?;
        browser.text("已保存").await?;
        eventually("nothing against it", async || {
            Ok(browser.violations().await?.is_empty().then_some(()))
        })
        .await?;

        // The summary is the one it was, from either store.
        for emptied in [false, true] {
            if emptied {
                browser.ask("localStorage.clear()").await?;
            }
            browser.reload().await?;
            if emptied {
                browser.text("已用数据库存储里较新的一份恢复").await?;
            }
            assert_eq!(summary(&browser).await?, written, "emptied: {emptied}");
        }
        browser.press("党小组学习：21次").await?;
        let evidence = browser.find("dialog", "数字出处").await?;
        browser.text_in(&evidence, "已归档").await?;
        browser.gone("button", "编辑正文").await?;
        browser.screenshot(&format!("archive-summary-{build:?}")).await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());
        browser.viewport(390, 844).await?;
        browser.screenshot(&format!("archive-summary-phone-{build:?}")).await?;
        browser.go_to("/backup").await?;
        let card = browser.find("region", "归档往年").await?;
        card.scroll_into_view().await?;
        browser.screenshot(&format!("archive-phone-{build:?}")).await?;
        assert!(!browser.scrolls_sideways().await?);
        browser.viewport(1366, 768).await?;
        browser.link("首页").await?.click().await?;
        browser.text("2019年已归档").await?;
        browser.go_to("/records").await?;
        browser.text("2019年的记录已归档").await?;

        // On a storage that is full again there is no room for it: told, and nothing has changed.
        browser.ask(FILL).await?;
        browser.link("备份").await?.click().await?;
        browser.pick_by("取回2019年归档", &file).await?;
        browser.text("存储空间").await?;
        browser.find("region", "归档往年").await?;
        browser.pick_by("取回2019年归档", &wrong).await?;
        browser.text("不一致，没有取回").await?;
        browser.ask("localStorage.removeItem('another page')").await?;
        browser.pick_by("取回2019年归档", &file).await?;
        browser.text("已取回2019年的").await?;
        browser.text("已保存").await?;
        browser.reload().await?;
        let file = browser.exported().await?;
        assert_eq!(browser_tests::without_revisions(&file)?, before);
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_entered_in_an_archived_year() -> Result<()> {
    let browser = Browser::with_sample(Build::Site).await?;
    browser.link("备份").await?.click().await?;
    browser.press("导出归档文件").await?;
    let file = browser.downloaded(".json").await?;
    browser.pick_by("选取归档文件", &file).await?;
    browser.text("已核对").await?;
    browser.press("归档").await?;
    browser.text("已归档2019年的").await?;
    browser.press("撤销").await?;
    browser.text("已撤销：归档2019年").await?;
    browser.press("重做").await?;
    browser.text("已重做：归档2019年").await?;
    browser.go_to("/new/activity").await?;
    browser.put(&browser.field("日期").await?, "2019-3-5").await?;
    browser.put(&browser.field("标题").await?, "补一条").await?;
    browser.press("保存").await?;
    browser.text("2019年已经归档，这一年的内容不能新增").await?;
    browser.clean().await
}
