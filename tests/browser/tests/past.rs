//! 回收站 and 修改历史: what was removed or changed is found again after a reload, goes back as a
//! step, and never stands in the way of a save.

use browser_tests::{Browser, Build, Result, WebElement, eventually};
use serde_json::json;

/// The page of a record, once it shows this heading.
async fn record(browser: &Browser, id: &str, title: &str) -> Result<()> {
    browser.go_to(&format!("/record/{id}")).await?;
    browser.find("heading", title).await?;
    Ok(())
}

/// Opens the form, puts `text` into a field, and saves.
async fn edit(browser: &Browser, field: &str, text: &str) -> Result<()> {
    browser.button("编辑").await?.click().await?;
    browser.button("保存").await?;
    browser.unfold().await?;
    // A long text is no matter of keys.
    browser.put(&browser.field(field).await?, text).await?;
    browser.button("保存").await?.click().await?;
    browser.gone("button", "保存").await
}

async fn history(browser: &Browser) -> Result<WebElement> {
    browser.find("region", "修改历史").await
}

#[tokio::test]
async fn what_is_deleted_from_the_list_is_in_the_bin_and_counts_again_once_restored() -> Result<()>
{
    let browser = Browser::with_sample(Build::OneFile).await?;
    record(&browser, "act-0104", "一月支委会：研究2019年党建工作要点").await?;
    let figures = browser.find("region", "计入哪些数字").await?;
    browser.text_in(&figures, "支委会\n12次\n一、工作开展情况 · （二）").await?;

    browser.go_to("/records/activity").await?;
    let all = listed(&browser).await?;
    let title = meeting(&browser).await?;
    browser.pick(&title).await?;
    browser.button("删除选中").await?.click().await?;
    browser.text("已删除1条记录").await?;
    browser.count(&format!("共{}条", all - 1)).await?;
    record(&browser, "act-0104", "一月支委会：研究2019年党建工作要点").await?;
    let figures = browser.find("region", "计入哪些数字").await?;
    browser.text_in(&figures, "支委会\n11次").await?;

    browser.reload().await?;
    browser.go_to("/records").await?;
    browser.link("回收站").await?.click().await?;
    browser.find("heading", "回收站").await?;
    browser.count("共1项").await?;
    browser.text("还有90天").await?;
    browser.text("删除1条记录").await?;
    // In full, before it is put back.
    browser.button(&title).await?.click().await?;
    let dialog = browser.find("dialog", "删除的内容").await?;
    browser.text_in(&dialog, "计入").await?;
    browser.button_in(&dialog, "恢复").await?.click().await?;
    browser.text(&format!("已恢复记录“{title}”")).await?;
    browser.text("回收站是空的").await?;
    let undo = browser.button("撤销").await?;
    assert_eq!(undo.attr("title").await?, Some(format!("撤销：恢复记录“{title}”")));

    browser.go_to("/records/activity").await?;
    browser.count(&format!("共{all}条")).await?;
    browser.link(&title).await?;
    record(&browser, "act-0104", "一月支委会：研究2019年党建工作要点").await?;
    let figures = browser.find("region", "计入哪些数字").await?;
    browser.text_in(&figures, "支委会\n12次").await?;
    // The way to the place in 总结.
    let links = browser.all_in(&figures, "link").await?;
    links.first().ok_or("no link to a section")?.1.click().await?;
    browser.find("heading", "总结").await?;
    browser.clean().await
}

/// How many records the list has.
async fn listed(browser: &Browser) -> Result<usize> {
    eventually("the list", async || {
        let count = browser.ask("return document.querySelector('.list-count')?.innerText").await?;
        let digits: String =
            count.as_str().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        Ok(digits.parse().ok())
    })
    .await
}

/// The title of another meeting of the committee.
async fn meeting(browser: &Browser) -> Result<String> {
    let titles = browser.titles().await?;
    let title = titles.into_iter().find(|title| title.starts_with("二月支委会"));
    Ok(title.ok_or("no meeting in February")?)
}

#[tokio::test]
async fn a_history_shows_what_changed_and_leads_back() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/record/hand-0305").await?;
    browser.text("还没有改过").await?;
    edit(&browser, "备注", "第一次改").await?;
    edit(&browser, "份数", "999").await?;
    browser.reload().await?;
    let shown = history(&browser).await?;
    browser.text_in(&shown, "（空） → 第一次改").await?;
    browser.text_in(&shown, "230份 → 999份").await?;
    browser.text_in(&shown, "后来：修改记录“").await?;
    let back = browser.all_in(&shown, "button").await?;
    assert_eq!(back.len(), 2);
    back[1].1.click().await?;
    browser.text("以前的一版，点“撤销”可以退回").await?;
    let content = browser.find("region", "记录内容").await?;
    browser.text_in(&content, "230份").await?;
    assert!(!content.text().await?.contains("第一次改"));
    // A step like any other, and a version of its own.
    let shown = history(&browser).await?;
    browser.text_in(&shown, "999份 → 230份").await?;
    browser.button("撤销").await?.click().await?;
    browser.text("已撤销：把记录“").await?;
    let content = browser.find("region", "记录内容").await?;
    browser.text_in(&content, "999份").await?;

    // A member's, with the records that name them.
    browser.go_to("/member/zhoumy").await?;
    browser.find("heading", "周明远").await?;
    let users = browser.find("region", "提到它的记录").await?;
    assert!(browser.all_in(&users, "link").await?.len() >= 10);
    edit(&browser, "出生年月", "1970-01").await?;
    browser.go_to("/member/zhoumy").await?;
    browser.text_in(&history(&browser).await?, " → 1970-01").await?;
    browser.clean().await
}

#[tokio::test]
async fn several_are_restored_at_once_or_removed_for_good() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/handout").await?;
    let all = listed(&browser).await?;
    let titles = browser.titles().await?;
    for title in &titles[..3] {
        browser.pick(title).await?;
    }
    browser.button("删除选中").await?.click().await?;
    browser.text("已删除3条记录").await?;
    browser.go_to("/trash").await?;
    browser.count("共3项").await?;
    browser.pick(&titles[0]).await?;
    browser.pick(&titles[1]).await?;
    let bar = browser.find("region", "选中的内容").await?;
    browser.text_in(&bar, "已选2项").await?;
    browser.button_in(&bar, "恢复选中").await?.click().await?;
    browser.text("已恢复2条记录").await?;
    browser.count("共1项").await?;
    browser.button("撤销").await?.click().await?;
    browser.text("已撤销：恢复2条记录").await?;
    browser.count("共3项").await?;

    // For good: asked first.
    browser.pick(&titles[2]).await?;
    browser.button("彻底删除").await?.click().await?;
    let dialog = browser.find("dialog", "彻底删除").await?;
    browser.button_in(&dialog, "不删除").await?.click().await?;
    browser.gone("dialog", "彻底删除").await?;
    browser.count("共3项").await?;
    browser.button("彻底删除").await?.click().await?;
    let dialog = browser.find("dialog", "彻底删除").await?;
    browser.button_in(&dialog, "彻底删除").await?.click().await?;
    browser.text("已彻底删除1项").await?;
    browser.count("共2项").await?;
    browser.button("清空回收站").await?.click().await?;
    let dialog = browser.find("dialog", "彻底删除").await?;
    browser.text_in(&dialog, "彻底删除2项").await?;
    browser.button_in(&dialog, "彻底删除").await?.click().await?;
    browser.text("回收站是空的").await?;
    browser.reload().await?;
    browser.text("回收站是空的").await?;
    browser.go_to("/records/handout").await?;
    browser.count(&format!("共{}条", all - 3)).await?;
    browser.clean().await
}

#[tokio::test]
async fn full_storage_gives_up_history_for_a_save() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/record/hand-0305").await?;
    for letter in ["甲", "乙", "丙", "丁"] {
        edit(&browser, "备注", &letter.repeat(3000)).await?;
    }
    let versions = "return Object.keys(localStorage).filter(k => k.includes('/past/')).length";
    assert_eq!(browser.ask(versions).await?, json!(4));
    browser.go_to("/backup").await?;
    browser.text("其中修改历史和回收站占0.").await?;

    // To the last character.
    let fill = "let n = 0; for (let size = 1 << 20; size >= 1; size >>= 1) \
                for (;;) { try { localStorage.setItem('other' + n, 'x'.repeat(size)); n++ } \
                catch { break } }";
    browser.ask(fill).await?;
    browser.go_to("/record/hand-0305").await?;
    edit(&browser, "份数", "998").await?;
    browser.text("已保存").await?;
    assert_ne!(browser.ask(versions).await?, json!(4));
    browser.reload().await?;
    let content = browser.find("region", "记录内容").await?;
    browser.text_in(&content, "998份").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_year_is_cleared_when_asked() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/record/hand-0305").await?;
    edit(&browser, "备注", "改一次").await?;
    browser.button("删除").await?.click().await?;
    browser.text("90天内也可以从回收站找回").await?;
    browser.go_to("/backup").await?;
    browser.link("打开回收站（1项）").await?;
    browser.button("清除这一年的").await?.click().await?;
    let dialog = browser.find("dialog", "清除修改历史和回收站").await?;
    browser.text_in(&dialog, "2019年的记录以前的2版").await?;
    browser.button_in(&dialog, "清除").await?.click().await?;
    browser.text("已清除2019年的修改历史和回收站").await?;
    browser.link("打开回收站（空）").await?;
    browser.gone("button", "清除这一年的").await?;
    // The removal itself can still be undone while the page is open.
    browser.button("撤销").await?.click().await?;
    browser.text("已撤销：删除记录“").await?;
    browser.clean().await
}

#[tokio::test]
async fn what_is_too_long_for_the_bin_is_told_at_its_deletion() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    record(&browser, "act-0104", "一月支委会：研究2019年党建工作要点").await?;
    edit(&browser, "备注", &"长".repeat(70_000)).await?;
    browser.button("删除").await?.click().await?;
    browser.text("内容太长，未能放进回收站").await?;
    browser.button("撤销").await?.click().await?;
    browser.text("已撤销").await?;
    browser.clean().await
}
