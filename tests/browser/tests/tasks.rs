//! 备份提醒, the led-through tasks, and the way back where both copies of the ledger are gone.

use browser_tests::{Browser, Build, Folder, Result, content};
use std::path::{Path, PathBuf};

/// The browser's clock goes this many days ahead, from the next page on.
async fn ahead(browser: &Browser, days: u32) -> Result<()> {
    let script = format!(
        "{{ const Own = Date, by = {days} * 86400000;
            Date = class extends Own {{
                constructor(...all) {{ if (all.length) super(...all); else super(Own.now() + by); }}
                static now() {{ return Own.now() + by; }}
            }}; }}"
    );
    browser.before_page(&script).await
}

async fn rename(browser: &Browser, id: &str, title: &str) -> Result<()> {
    browser.go_to(&format!("/record/{id}/edit")).await?;
    browser.button("保存").await?;
    browser.put(&browser.field("标题").await?, title).await?;
    browser.press("保存").await?;
    browser.find("heading", title).await?;
    browser.text("已保存").await
}

/// The backup moved where the browser does not clear it.
fn keep(folder: &Folder, file: &Path) -> Result<PathBuf> {
    let kept = folder.path().join("备份.json");
    std::fs::copy(file, &kept)?;
    std::fs::remove_file(file)?;
    Ok(kept)
}

#[tokio::test]
async fn a_month_with_a_change_asks_for_a_backup_once_a_day_until_there_is_one() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.exported().await?;
    rename(&browser, "act-0104", "改过的一条").await?;
    browser.gone("button", "明天再提醒").await?;
    ahead(&browser, 40).await?;
    browser.reload().await?;
    browser.text("已经40天，此后改动1处").await?;
    browser.screenshot("reminder").await?;
    browser.viewport(390, 844).await?;
    browser.screenshot("reminder-phone").await?;
    browser.viewport(1366, 768).await?;
    browser.press("明天再提醒").await?;
    browser.gone("button", "明天再提醒").await?;
    browser.reload().await?;
    browser.gone("button", "明天再提醒").await?;
    ahead(&browser, 1).await?;
    browser.reload().await?;
    browser.text("已经41天").await?;
    browser.press("导出备份").await?;
    browser.gone("button", "明天再提醒").await?;
    browser.clean().await
}

#[tokio::test]
async fn both_stores_gone_the_first_page_offers_the_backup_before_anything_new() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let file = keep(&folder, &browser.exported().await?)?;
        let before = content(&file)?;
        browser.driver().goto("about:blank").await?;
        browser
            .before_page(
                "if (!sessionStorage.gone) { sessionStorage.gone = 'yes';
                     localStorage.clear(); indexedDB.deleteDatabase('zhibu'); }",
            )
            .await?;
        browser.open(build).await?;
        browser.text("先从备份恢复").await?;
        let order =
            "return [...document.querySelectorAll('main .button')].map(b => b.innerText)[0]";
        assert_eq!(browser.ask(order).await?, "从备份恢复");
        browser.screenshot(&format!("first-{build:?}")).await?;
        browser.viewport(390, 844).await?;
        browser.screenshot(&format!("first-phone-{build:?}")).await?;
        browser.viewport(1366, 768).await?;
        browser.pick_file(&file).await?;
        browser.text("已导入").await?;
        browser.text("已保存").await?;
        assert_eq!(content(&browser.exported().await?)?, before);
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_ledger_replaced_is_put_back_after_the_page_was_closed() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let old = keep(&folder, &browser.exported().await?)?;
        rename(&browser, "act-0104", "后来改的一条").await?;
        browser.go_to("/backup").await?;
        browser.pick_file(&old).await?;
        let dialog = browser.find("dialog", "导入备份").await?;
        browser.press_in(&dialog, "整本替换").await?;
        browser.text("原来的一本在“数据体检”里留90天").await?;
        browser.text("已保存").await?;
        browser.reload().await?;
        browser.go_to("/checkup").await?;
        browser.press("换回这一本").await?;
        browser.text("已换回这一本").await?;
        browser.screenshot(&format!("others-{build:?}")).await?;
        browser.go_to("/record/act-0104").await?;
        browser.find("heading", "后来改的一条").await?;
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn away_with_it_and_on_at_the_other_computer() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let office = Browser::with_sample(build).await?;
        office.go_to("/task/carry").await?;
        office.press("导出备份").await?;
        let file = keep(&folder, &office.downloaded(".json").await?)?;
        office.pick_file(&file).await?;
        office.text("里面就是现在的整本台账").await?;
        office.screenshot(&format!("carry-{build:?}")).await?;
        rename(&office, "act-0104", "带走以后改的").await?;
        office.go_to("/task/handover").await?;
        office.text("核对过备份文件才能移走").await?;
        office.pick_file(&file).await?;
        office.text("没有通过核对").await?;
        office.screenshot(&format!("handover-{build:?}")).await?;
        let home = Browser::start().await?;
        home.open(build).await?;
        home.go_to("/task/continue").await?;
        home.find("heading", "在另一台电脑继续").await?;
        home.pick_file(&file).await?;
        let dialog = home.find("dialog", "导入备份").await?;
        home.press_in(&dialog, "放进这台电脑").await?;
        home.text("对得上就可以接着记").await?;
        home.screenshot(&format!("continue-{build:?}")).await?;
        home.clean().await?;
    }
    Ok(())
}
