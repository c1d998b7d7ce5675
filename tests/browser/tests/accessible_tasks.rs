//! The tasks led through in steps and everything that keeps a ledger from being lost, at an office
//! screen and at a phone's, by the rules that `accessible.rs` holds the other pages to; and none is
//! wider than its window.

use browser_tests::{Result, Walk};
use std::path::Path;

#[tokio::test]
async fn the_tasks_on_an_office_screen() -> Result<()> {
    every_task(1366, 768).await
}

#[tokio::test]
async fn the_tasks_on_a_phone() -> Result<()> {
    every_task(390, 844).await
}

async fn every_task(width: u32, height: u32) -> Result<()> {
    let mut walk = Walk::start(width, height).await?;
    if let Err(error) = tasks(&mut walk).await {
        walk.told.push((error.to_string(), vec!["the walk ended".to_owned()]));
    }
    walk.end()
}

async fn tasks(walk: &mut Walk) -> Result<()> {
    walk.browser.button("从备份恢复").await?;
    walk.narrow("first run").await?;
    walk.go("/task/continue", "在另一台电脑继续").await?;
    walk.narrow("/task/continue, without a ledger").await?;
    walk.browser.go_to("/").await?;
    walk.browser.load_sample().await?;

    walk.go("/task/carry", "随身带走").await?;
    walk.narrow("/task/carry").await?;
    walk.dialog("加密导出", "加密导出").await?;
    walk.browser.press("导出备份").await?;
    let file = walk.browser.downloaded(".json").await?;
    let whole = std::fs::read_to_string(&file)?;
    let wrong = file.with_file_name("wrong.kept");
    std::fs::write(&wrong, whole.replacen("集中学习", "另外的学习", 1))?;
    walk.browser.pick_by("选取文件核对", &wrong).await?;
    walk.browser.text("没有通过核对").await?;
    walk.narrow("/task/carry with a wrong file").await?;
    walk.browser.pick_by("选取文件核对", &file).await?;
    walk.browser.text("里面就是现在的整本台账").await?;
    walk.narrow("/task/carry with the file").await?;
    walk.go("/task/handover", "交接").await?;
    walk.narrow("/task/handover").await?;
    walk.dialog("清空台账", "清空台账").await?;

    walk.go("/task/continue", "在另一台电脑继续").await?;
    walk.narrow("/task/continue").await?;
    for (choice, told) in [("合并…", "两边相同"), ("整本替换", "留90天")] {
        walk.browser.pick_by("导入备份", &wrong).await?;
        let dialog = walk.browser.find("dialog", "导入备份").await?;
        walk.look("the dialog 导入备份 of /task/continue").await?;
        walk.browser.press_in(&dialog, choice).await?;
        walk.browser.text(told).await?;
        walk.narrow(&format!("/task/continue, {choice}")).await?;
        if choice == "合并…" {
            walk.browser.press("不合并").await?;
        }
    }

    // The ledger that was replaced stands there.
    walk.go("/checkup", "数据体检").await?;
    walk.browser.press("开始体检").await?;
    walk.browser.text("没有发现问题").await?;
    walk.narrow("/checkup").await?;
    walk.dialog("删除这一份", "删除另一份台账").await?;
    walk.browser.press("换回这一本").await?;
    walk.browser.text("已换回这一本").await?;
    archive(walk, &file).await?;
    reminder(walk).await?;
    walk.browser.clean().await
}

/// 归档, in its steps and after them.
async fn archive(walk: &mut Walk, file: &Path) -> Result<()> {
    walk.go("/backup", "备份").await?;
    let card = walk.browser.find("region", "归档往年").await?;
    card.scroll_into_view().await?;
    walk.narrow("归档").await?;
    std::fs::remove_file(file)?;
    // A real click: a page that offers one download after the other by itself is stopped.
    walk.browser.button_in(&card, "导出归档文件").await?.click().await?;
    let file = walk.browser.downloaded(".json").await?;
    walk.browser.pick_by("选取归档文件", &file).await?;
    walk.browser.text_in(&card, "已核对").await?;
    walk.narrow("归档 with the file").await?;
    walk.browser.press_in(&card, "归档").await?;
    walk.browser.text("已归档2019年的").await?;
    walk.narrow("归档, done").await?;
    walk.browser.press("撤销").await?;
    walk.browser.text("已撤销：归档2019年").await
}

/// 备份提醒, a month after a backup and a change.
async fn reminder(walk: &mut Walk) -> Result<()> {
    walk.browser.go_to("/record/act-0118/edit").await?;
    walk.browser.button("保存").await?;
    walk.browser.put(&walk.browser.field("标题").await?, "改过的一条").await?;
    walk.browser.press("保存").await?;
    walk.browser.find("heading", "改过的一条").await?;
    walk.browser.text("已保存").await?;
    walk.browser.ahead(40).await?;
    walk.browser.reload().await?;
    walk.browser.button("明天再提醒").await?;
    walk.narrow("备份提醒").await?;
    walk.page("/records", "台账").await?;
    walk.page("/task/carry", "随身带走").await
}
