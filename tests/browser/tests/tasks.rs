//! 备份提醒, the led-through tasks, and the way back where both copies of the ledger are gone.

use browser_tests::{Browser, Build, Folder, Result, content, eventually};
use serde_json::json;
use std::path::{Path, PathBuf};

const PASSPHRASE: &str = "correct horse 电池 staple";

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
    browser.ahead(40).await?;
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
    browser.ahead(1).await?;
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

/// Waits until the step of this number is called done, or not.
async fn step(browser: &Browser, number: usize, done: bool) -> Result<()> {
    let tag = "return document.querySelectorAll('.task > li')[arguments[0]]?\
               .querySelector('.tag')?.innerText";
    let wanted = if done { "已完成" } else { "待完成" };
    eventually(&format!("step {number} to be {wanted}"), async || {
        let tag = browser.ask_with(tag, vec![json!(number - 1)]).await?;
        if tag == wanted { Ok(Some(())) } else { Err(tag.to_string().into()) }
    })
    .await
}

#[tokio::test]
async fn handed_over_it_is_moved_away_after_a_verified_file_and_comes_back_by_one_step()
-> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        browser.go_to("/task/handover").await?;
        let clear = browser.button("清空台账").await?;
        assert!(!clear.is_enabled().await?, "before a file was verified");
        browser.press("导出备份").await?;
        let file = keep(&folder, &browser.downloaded(".json").await?)?;
        let before = content(&file)?;
        step(&browser, 1, true).await?;
        step(&browser, 2, false).await?;

        // Files that are none, cut off, or hold something else: each told, and nothing goes.
        let whole = std::fs::read_to_string(&file)?;
        let cut = whole.get(..whole.len() / 2).ok_or("cut within a character")?;
        let other = whole.replacen("集中学习", "另外的学习", 1);
        for (name, text, told) in [
            ("照片.jpg", "\u{1}\u{2}", "“照片.jpg”没有通过核对"),
            ("半个.json", cut, "“半个.json”没有通过核对。这个备份不完整"),
            ("另一本.json", &other, "“另一本.json”没有通过核对"),
        ] {
            let wrong = folder.path().join(name);
            std::fs::write(&wrong, text)?;
            browser.pick_by("选取文件核对", &wrong).await?;
            browser.text(told).await?;
            step(&browser, 2, false).await?;
            assert!(!browser.button("清空台账").await?.is_enabled().await?, "{name}");
        }
        browser.screenshot(&format!("handover-wrong-{build:?}")).await?;

        browser.pick_by("选取文件核对", &file).await?;
        browser.text("里面就是现在的整本台账").await?;
        step(&browser, 2, true).await?;
        // A wrong one afterwards takes that back.
        browser.pick_by("选取文件核对", &folder.path().join("另一本.json")).await?;
        step(&browser, 2, false).await?;
        assert!(!browser.button("清空台账").await?.is_enabled().await?);
        browser.pick_by("选取文件核对", &file).await?;
        step(&browser, 2, true).await?;
        browser.screenshot(&format!("handover-verified-{build:?}")).await?;

        browser.clear_ledger().await?;
        browser.text("台账已清空").await?;
        browser.screenshot(&format!("handover-gone-{build:?}")).await?;
        browser.press("撤销").await?;
        browser.text("已撤销：清空台账").await?;
        browser.go_to("/").await?;
        browser.text("已保存").await?;
        assert_eq!(content(&browser.exported().await?)?, before);
        browser.reload().await?;
        browser.text("青溪市道路运输管理局党支部").await?;

        // Undone, it stands here as it stands in the file; moved away for good, it is in no store.
        browser.go_to("/task/handover").await?;
        browser.pick_by("选取文件核对", &file).await?;
        step(&browser, 2, true).await?;
        browser.clear_ledger().await?;
        browser.text("台账已清空").await?;
        for emptied in [false, true] {
            if emptied {
                browser.ask("localStorage.clear()").await?;
            }
            browser.reload().await?;
            browser.go_to("/").await?;
            browser.button("新建支部").await?;
            browser.gone("button", "撤销").await?;
        }
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn back_at_the_first_computer_what_both_recorded_is_merged() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let office = Browser::with_sample(build).await?;
        office.go_to("/task/carry").await?;
        office.press("导出备份").await?;
        let out = keep(&folder, &office.downloaded(".json").await?)?;
        office.pick_by("选取文件核对", &out).await?;
        office.text("里面就是现在的整本台账").await?;
        let home = Browser::start().await?;
        home.open(build).await?;
        home.go_to("/task/continue").await?;
        home.pick_by("导入备份", &out).await?;
        let dialog = home.find("dialog", "导入备份").await?;
        home.press_in(&dialog, "放进这台电脑").await?;
        home.text("对得上就可以接着记").await?;
        rename(&home, "act-0104", "在家里改的一条").await?;

        // Home with it, sealed: a stick may be lost.
        home.go_to("/task/carry").await?;
        let dialog = home.open_dialog("加密导出", "加密导出").await?;
        home.fill_in(&dialog, "口令", PASSPHRASE).await?;
        home.fill_in(&dialog, "再输一次", PASSPHRASE).await?;
        home.press_in(&dialog, "加密并导出").await?;
        home.text("已加密导出").await?;
        step(&home, 1, true).await?;
        let sealed = home.downloaded(".age").await?;
        let kept = folder.path().join("备份.json.age");
        std::fs::copy(&sealed, &kept)?;
        home.pick_by("选取文件核对", &kept).await?;
        let dialog = home.find("dialog", "打开加密的备份").await?;
        home.fill_in(&dialog, "口令", "not the passphrase").await?;
        home.press_in(&dialog, "打开").await?;
        home.text("口令不对").await?;
        home.fill_in(&dialog, "口令", PASSPHRASE).await?;
        home.press_in(&dialog, "打开").await?;
        home.text("里面就是现在的整本台账").await?;
        step(&home, 2, true).await?;
        home.screenshot(&format!("carry-sealed-{build:?}")).await?;
        home.clean().await?;

        rename(&office, "act-0111", "单位里改的一条").await?;
        office.go_to("/task/continue").await?;
        step(&office, 1, false).await?;
        office.pick_by("导入备份", &kept).await?;
        let dialog = office.find("dialog", "打开加密的备份").await?;
        office.fill_in(&dialog, "口令", PASSPHRASE).await?;
        office.press_in(&dialog, "打开").await?;
        let dialog = office.find("dialog", "导入备份").await?;
        office.press_in(&dialog, "合并…").await?;
        office.text("两边是从同一份备份分开的").await?;
        office.screenshot(&format!("continue-merge-{build:?}")).await?;
        office.press("合并").await?;
        office.text("加进0项，修改1项，删去0项").await?;
        office.text("对得上就可以接着记").await?;
        step(&office, 1, true).await?;
        step(&office, 2, true).await?;
        office.screenshot(&format!("continue-merged-{build:?}")).await?;
        for (id, title) in [("act-0104", "在家里改的一条"), ("act-0111", "单位里改的一条")]
        {
            office.go_to(&format!("/record/{id}")).await?;
            office.find("heading", title).await?;
        }
        office.clean().await?;
    }
    Ok(())
}
