//! The manual in place: every page has its own part of it, and the whole is a page.

use browser_tests::{Browser, Build, Result, eventually};
use serde_json::json;

/// A page's address, its heading, and the section that is about it.
const PAGES: [(&str, &str, &str); 8] = [
    ("/", "首页", "首页"),
    ("/records", "台账", "台账"),
    ("/record/act-0104", "一月支委会：研究2019年党建工作要点", "查看记录"),
    ("/member/zhoumy", "周明远", "党员"),
    ("/summary", "总结", "总结"),
    ("/backup", "备份", "备份"),
    ("/settings", "设置", "设置"),
    ("/new/activity", "新增记录：活动", "填写记录"),
];

#[tokio::test]
async fn every_page_shows_its_part_of_the_manual() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(Build::OneFile).await?;
    browser.button("怎么用？").await?.click().await?;
    let dialog = browser.find("dialog", "帮助：开始使用").await?;
    browser.text_in(&dialog, "不得录入国家秘密和工作秘密").await?;
    browser.button_in(&dialog, "知道了").await?.click().await?;
    browser.load_sample().await?;
    for (hash, heading, section) in PAGES {
        browser.go_to(hash).await?;
        browser.find("heading", heading).await?;
        browser.button("帮助").await?.click().await?;
        let dialog = browser.find("dialog", &format!("帮助：{section}")).await?;
        let said = browser.find_in(&dialog, "region", "说明").await?.text().await?;
        assert!(said.chars().count() > 40, "{section}: {said}");
        browser.button_in(&dialog, "知道了").await?.click().await?;
        browser.gone("dialog", &format!("帮助：{section}")).await?;
    }
    browser.clean().await
}

#[tokio::test]
async fn the_whole_manual_is_a_page() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.button("帮助").await?.click().await?;
    let dialog = browser.find("dialog", "帮助：首页").await?;
    browser.button_in(&dialog, "全部说明").await?.click().await?;
    browser.find("heading", "使用手册").await?;
    let contents = browser.find("navigation", "手册目录").await?;
    browser.button_in(&contents, "备份").await?.click().await?;
    eventually("the focus on 备份", async || {
        let focus = browser.driver().active_element().await?;
        Ok((focus.text().await? == "备份").then_some(()))
    })
    .await?;
    let seen = "const top = document.activeElement.getBoundingClientRect().top; \
                return top >= 0 && top < innerHeight";
    assert_eq!(browser.ask(seen).await?, json!(true));
    // Half a form is not lost over looking something up.
    browser.go_to("/new/activity").await?;
    browser.field("标题").await?.send_keys("试记一条").await?;
    browser.button("帮助").await?.click().await?;
    let dialog = browser.find("dialog", "帮助：填写记录").await?;
    browser.button_in(&dialog, "知道了").await?.click().await?;
    let title = browser.field("标题").await?.prop("value").await?;
    assert_eq!(title.as_deref(), Some("试记一条"));
    browser.clean().await
}
