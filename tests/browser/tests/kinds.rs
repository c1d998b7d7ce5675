//! The kinds of record as a branch has them: what is built in is renamed, extended, hidden and
//! restored, and what is used is not removed.

use browser_tests::{Browser, Build, Key, Result, eventually, retype};

#[tokio::test]
async fn what_is_built_in_is_renamed_extended_and_restored() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/kinds/handout").await?;
    browser.find("heading", "发放材料").await?;
    browser.text("内置").await?;

    // A label renamed, the kind too: texts written before still find it.
    let dialog = browser.open_dialog("修改用于", "修改字段").await?;
    browser.fill_in(&dialog, "名称", "用途").await?;
    browser.save_dialog(&dialog, "修改字段").await?;
    let dialog = browser.open_dialog("修改种类", "修改种类").await?;
    browser.fill_in(&dialog, "名称", "宣传品").await?;
    browser.save_dialog(&dialog, "修改种类").await?;
    browser.find("heading", "宣传品").await?;
    browser.text("已改名").await?;
    browser.ask("document.querySelector('.figure-list').closest('details').open = true").await?;
    let dialog = browser.open_dialog("改名：数字帮扶材料", "修改数字").await?;
    browser.fill_in(&dialog, "名称", "结对帮扶材料").await?;
    browser.save_dialog(&dialog, "修改数字").await?;
    browser.text("旧名：帮扶材料").await?;

    browser.go_to("/summary").await?;
    let preview = browser.find("region", "总结预览").await?;
    eventually("the figure by its new name", async || {
        let names = browser.names_in(&preview, "button").await?;
        Ok(names.iter().any(|name| name.starts_with("结对帮扶材料：")).then_some(()))
    })
    .await?;
    browser.press("编辑正文").await?;
    let text = browser.field("正文").await?;
    text.send_keys(Key::Control + Key::End).await?;
    text.send_keys("\n\n旧名{发放材料|用于=社区}份，新名{发放材料|用途=社区}份。").await?;
    eventually("both names to count the same", async || {
        let shown = preview.text().await?;
        let told = shown.split("旧名").nth(1).and_then(|rest| rest.split_once("份，新名"));
        let same = told.is_some_and(|(old, rest)| {
            !old.is_empty()
                && old.chars().all(|c| c.is_ascii_digit())
                && rest.starts_with(&format!("{old}份"))
        });
        Ok(same.then_some(()))
    })
    .await?;
    browser.press("撤销").await?;
    browser.text("没有保存的正文改动已撤回").await?;

    // A facet of the branch's own, with its figure at once.
    browser.go_to("/kinds/activity").await?;
    let dialog = browser.open_dialog("修改计入", "修改字段").await?;
    browser.press_in(&dialog, "新增选项").await?;
    browser.field_in(&dialog, "选项33").await?.send_keys("廉政家访").await?;
    assert!(
        browser.field_in(&dialog, "同时设一个同名的数字，按次计数").await?.is_selected().await?
    );
    browser.save_dialog(&dialog, "修改字段").await?;
    browser.text("“计入”含“廉政家访”的活动记录，按记录计数。").await?;
    browser.text("{廉政家访}").await?;
    browser.go_to("/new/activity").await?;
    retype(&browser.field("日期").await?, "2019-07-02").await?;
    browser.field("标题").await?.send_keys("走访新任干部家庭").await?;
    browser.click(&browser.field("廉政家访").await?).await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    browser.go_to("/records/activity").await?;
    browser.choose("计入", "廉政家访").await?;
    browser.text("1条，共").await?;

    // Used, it does not go; restored, the kind keeps it and says so.
    browser.go_to("/kinds/activity").await?;
    let dialog = browser.open_dialog("修改计入", "修改字段").await?;
    browser.press_in(&dialog, "删除选项33").await?;
    browser.press_in(&dialog, "保存").await?;
    browser.text_in(&dialog, "选项“廉政家访”还用在2处").await?;
    browser.press_in(&dialog, "取消").await?;
    browser.press("不保存，离开").await?;
    browser.gone("dialog", "修改字段").await?;
    browser.go_to("/kinds/handout").await?;
    browser.press("恢复内置").await?;
    browser.find("heading", "发放材料").await?;
    browser.gone("button", "恢复内置").await?;
    // Each change is a step by name.
    let undo = browser.button("撤销").await?;
    assert_eq!(undo.attr("title").await?.as_deref(), Some("撤销：恢复内置种类“宣传品”"));
    undo.click().await?;
    browser.find("heading", "宣传品").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_kind_not_used_is_hidden_and_one_used_is_not_removed() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/kinds").await?;
    browser.press("隐藏执法案件").await?;
    browser.text("“执法案件”已隐藏").await?;
    browser.button("启用执法案件").await?;
    let offered = "return [...document.querySelectorAll('#new-kind option')].map(o => o.text)";
    browser.go_to("/new/activity").await?;
    browser.field("记录种类").await?;
    let kinds = browser.ask(offered).await?.to_string();
    assert!(!kinds.contains("执法案件") && kinds.contains("帮扶"), "{kinds}");
    // An old address leads to its form, which says so, with the way to have it back.
    browser.go_to("/new/case").await?;
    browser.text("“执法案件”已隐藏").await?;
    browser.link("到记录种类里启用").await?.click().await?;
    browser.find("heading", "执法案件").await?;
    browser.button("启用").await?;
    // It has records, so its list is still there.
    browser.go_to("/records").await?;
    browser.link("执法案件").await?.click().await?;
    browser.text("共").await?;
    browser.go_to("/kinds").await?;
    browser.press("启用执法案件").await?;
    browser.button("隐藏执法案件").await?;
    // What is off until it is wanted is switched on at the same place.
    browser.press("隐藏积分").await?;
    browser.press("启用积分").await?;
    browser.button("隐藏积分").await?;

    // A kind of one's own goes with its figure while nothing uses it.
    for _ in 0..2 {
        let dialog = browser.open_dialog("新增种类", "新增种类").await?;
        browser.fill_in(&dialog, "名称", "试一试").await?;
        browser.save_dialog(&dialog, "新增种类").await?;
        browser.find("heading", "试一试").await?;
        browser.press("删除").await?;
        browser.find("heading", "记录种类").await?;
        browser.text("已删除种类“试一试”").await?;
    }
    browser.press("撤销").await?;
    browser.link("试一试").await?.click().await?;
    browser.find("heading", "试一试").await?;
    browser.text("{试一试}").await?;
    browser.press("新增记录").await?;
    retype(&browser.field("日期").await?, "2019-05-18").await?;
    browser.field("标题").await?.send_keys("一条试记").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.find("heading", "一条试记").await?;
    browser.go_to("/kinds").await?;
    browser.link("试一试").await?.click().await?;
    browser.press("删除").await?;
    browser.text("“试一试”不能删除，还有1处用到").await?;
    browser.find("heading", "试一试").await?;
    browser.clean().await
}
