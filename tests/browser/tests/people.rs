//! The members as a roster, the posts with their terms, and the pages of groups, campaigns and
//! partners with their records.

use browser_tests::{Browser, Build, Key, Result, eventually, retype};
use serde_json::json;

#[tokio::test]
async fn the_roster_is_a_page_of_its_own() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("党员").await?.click().await?;
    browser.find("heading", "党员").await?;
    browser.count("共20人").await?;
    // Its old address still leads there.
    browser.go_to("/records/member").await?;
    browser.count("共20人").await?;

    browser.field("搜索").await?.send_keys("zhmy").await?;
    browser.count("1人，共20人").await?;
    let roster = browser.find("region", "党员名册").await?;
    browser.find_in(&roster, "link", "周明远").await?;
    browser.reload().await?;
    browser.count("1人，共20人").await?;
    browser.button("清除条件").await?.click().await?;
    browser.count("共20人").await?;
    browser.choose("党小组", "第二党小组").await?;
    eventually("the group in the address", async || {
        Ok(browser.hash().await?.ends_with("group=group-2").then_some(()))
    })
    .await?;
    browser.choose("类别", "正式党员").await?;
    browser.choose("在册情况", "已转出").await?;
    browser.driver().back().await?;
    browser.driver().back().await?;
    eventually("the condition before", async || {
        Ok(browser.hash().await?.ends_with("?group=group-2").then_some(()))
    })
    .await?;

    // A member's page, its group's, and from there a record that is set to the group.
    browser.button("清除条件").await?.click().await?;
    browser.count("共20人").await?;
    let roster = browser.find("region", "党员名册").await?;
    browser.find_in(&roster, "link", "周明远").await?.click().await?;
    browser.find("heading", "周明远").await?;
    let told = browser.find("region", "党员信息").await?;
    browser.text_in(&told, "书记").await?;
    browser.find_in(&told, "link", "第一党小组").await?.click().await?;
    browser.find("heading", "第一党小组").await?;
    let told = browser.find("region", "党小组信息").await?;
    browser.text_in(&told, "组长").await?;
    browser.find_in(&told, "link", "周明远").await?;
    browser.count("共14条").await?;
    browser.button("新增记录").await?.click().await?;
    let group = browser.field("党小组").await?;
    assert_eq!(group.prop("value").await?.as_deref(), Some("group-1"));
    browser.clean().await
}

#[tokio::test]
async fn the_posts_are_shown_on_a_day() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("党员").await?.click().await?;
    let posts = browser.find("region", "职务与任期").await?;
    let day = browser.field_in(&posts, "截至").await?;
    day.click().await?;
    retype(&day, "2019.12.1").await?;
    browser.text_in(&posts, "支部委员会").await?;
    browser.find_in(&posts, "link", "何静").await?;
    eventually("the terms of that day", async || {
        let text = posts.text().await?;
        let then = !text.contains("已于") && text.contains("2018-06-15—2021-06-14");
        if then { Ok(Some(())) } else { Err(text.into()) }
    })
    .await?;
    browser.clean().await
}

#[tokio::test]
async fn an_entry_of_a_register_has_its_records() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/settings").await?;
    browser.link("河湾社区").await?.click().await?;
    browser.find("heading", "河湾社区").await?;
    browser.count("共27条").await?;
    browser.choose("种类", "活动").await?;
    browser.button("去掉条件 种类：活动").await?.click().await?;
    browser.count("共27条").await?;
    browser.button("编辑").await?.click().await?;
    let dialog = browser.find("dialog", "修改共建单位").await?;
    let name = browser.field_in(&dialog, "名称").await?;
    name.clear().await?;
    name.send_keys("河湾新社区").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.find("heading", "河湾新社区").await?;
    browser.button("撤销").await?.click().await?;
    browser.find("heading", "河湾社区").await?;

    // From a cell of a list there too, and a new record is set to it.
    browser.go_to("/records/handout").await?;
    eventually("a cell that leads on", async || {
        let script = "const link = document.querySelector('td[data-name=对象单位] a'); \
                      link?.click(); return !!link";
        Ok((browser.ask(script).await? == json!(true)).then_some(()))
    })
    .await?;
    browser.button("新增记录").await?.click().await?;
    browser.find("heading", "新增记录：活动").await?;
    browser.ask("document.querySelector('details.more').open = true").await?;
    let partner = browser.field("共建单位").await?;
    assert!(partner.prop("value").await?.is_some_and(|id| !id.is_empty()));
    browser.clean().await
}

#[tokio::test]
async fn a_list_is_of_the_years_in_its_address() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("台账").await?.click().await?;
    browser.count("共300条").await?;
    eventually("the year in the address", async || {
        Ok((browser.hash().await? == "/records?year=2019").then_some(()))
    })
    .await?;
    browser.go_to("/records?year=2018").await?;
    browser.text("2018年还没有记录").await?;
    assert_eq!(
        browser.find("combobox", "年度").await?.prop("value").await?.as_deref(),
        Some("2018")
    );
    browser.go_to("/records?year=all").await?;
    browser.count("共300条").await?;
    browser.text("2019年12月").await?;
    browser.reload().await?;
    browser.text("2019年12月").await?;
    browser.choose("年份", "2019年").await?;
    eventually("the year in the address", async || {
        Ok((browser.hash().await? == "/records?year=2019").then_some(()))
    })
    .await?;
    assert_eq!(
        browser.find("combobox", "年度").await?.prop("value").await?.as_deref(),
        Some("2019")
    );
    browser.clean().await
}

#[tokio::test]
async fn what_there_is_none_of_is_declared_where_a_list_is_empty() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/points?year=2018").await?;
    browser.button("声明无此项").await?.click().await?;
    let dialog = browser.find("dialog", "声明无此项").await?;
    browser.choose_in(&dialog, "期间", "自定起止日期").await?;
    browser.button_in(&dialog, "声明").await?.click().await?;
    browser.text_in(&dialog, "不是日期").await?;
    browser.choose_in(&dialog, "期间", "全年").await?;
    browser.field_in(&dialog, "理由").await?.send_keys("没有启用积分").await?;
    // Pressed twice in the same instant, it is declared once.
    let twice =
        "const button = [...document.querySelectorAll('dialog[open] button[type=submit]')][0];
                 button.click(); button.click();";
    browser.ask(twice).await?;
    browser.text("声明2018年无此项，理由：没有启用积分").await?;
    browser.go_to("/declarations").await?;
    browser.find("heading", "无此项声明").await?;
    let rows = browser.ask("return document.querySelectorAll('.declared tbody tr').length").await?;
    let before = rows.as_u64().unwrap_or_default();
    browser.text("有效").await?;

    // A record entered later voids it, and is named.
    browser.go_to("/new/points").await?;
    browser.field("日期").await?.send_keys("2018.5.6").await?;
    browser.field("标题").await?.send_keys("五月积分").await?;
    browser.button("保存").await?.click().await?;
    browser.find("heading", "五月积分").await?;
    browser.go_to("/declarations").await?;
    browser.text("已失效").await?;
    browser.link("2018-05-06 五月积分").await?;
    browser.button("撤回声明：2018年无积分记录").await?.click().await?;
    eventually("the declaration to go", async || {
        let rows =
            browser.ask("return document.querySelectorAll('.declared tbody tr').length").await?;
        Ok((rows.as_u64().unwrap_or_default() + 1 == before).then_some(()))
    })
    .await?;

    // A facet that finds nothing can be declared too, and the list shows it.
    browser.go_to("/records/activity?year=2019&facet=dues_day").await?;
    browser.button("声明无此项").await?.click().await?;
    let dialog = browser.find("dialog", "声明无此项").await?;
    browser.button_in(&dialog, "声明").await?.click().await?;
    browser.text("声明2019年无此项。").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_list_and_what_is_picked_of_it_are_exported() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/activity?year=2019&facet=study").await?;
    browser.button("去掉条件 计入：集中学习").await?;
    browser.button("导出表格").await?.click().await?;
    let file = browser.downloaded(".csv").await?;
    assert!(file.to_string_lossy().ends_with("台账-集中学习-2019.csv"), "{file:?}");
    let text = std::fs::read_to_string(&file)?;
    assert!(text.starts_with("\u{FEFF}日期,结束日期,标题,专题,计入,"), "{}", &text[..60]);
    assert!(text.contains("\r\n2019-") && text.contains("何静"));
    std::fs::remove_file(&file)?;

    // A range, by mouse and by keyboard.
    let boxes = "return [...document.querySelectorAll('.records td.pick input')]";
    let pick = async |at: usize, shift: bool| -> Result<()> {
        let script = format!(
            "{boxes}[{at}].dispatchEvent(new MouseEvent('click', {{ bubbles: true, shiftKey: {shift} }}))"
        );
        browser.ask(&script.replace("return ", "")).await?;
        Ok(())
    };
    pick(1, false).await?;
    pick(4, true).await?;
    let bar = browser.find("region", "选中的记录").await?;
    browser.text_in(&bar, "已选4条").await?;
    browser.ask(&format!("{}[6].focus()", boxes.replace("return ", ""))).await?;
    let focus = browser.driver().active_element().await?;
    focus.send_keys(Key::Shift + Key::Space).await?;
    browser.text_in(&bar, "已选6条").await?;
    browser.button_in(&bar, "导出选中").await?.click().await?;
    let file = browser.downloaded(".csv").await?;
    assert!(file.to_string_lossy().ends_with("台账-集中学习-选中6条-2019.csv"), "{file:?}");
    let text = std::fs::read_to_string(&file)?;
    assert_eq!(text.matches("\r\n2019-").count(), 6);
    std::fs::remove_file(&file)?;

    // What is picked of all records is not called all of them.
    browser.go_to("/records?year=2019").await?;
    browser.text("共300条").await?;
    pick(0, false).await?;
    let bar = browser.find("region", "选中的记录").await?;
    browser.text_in(&bar, "已选1条").await?;
    browser.button_in(&bar, "导出选中").await?.click().await?;
    let file = browser.downloaded(".csv").await?;
    assert!(file.to_string_lossy().ends_with("台账-选中1条-2019.csv"), "{file:?}");
    browser.clean().await
}

#[tokio::test]
async fn a_member_is_chosen_by_first_letters() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    let host = browser.field("主持人").await?;
    browser.focus(&host).await?;
    host.send_keys("zmy").await?;
    assert_eq!(host.prop("value").await?.as_deref(), Some("zhoumy"));
    // Of several, the names with these letters are left.
    let present = browser.find("group", "出席党员").await?;
    browser.unfold().await?;
    let find = browser.field("出席党员：按姓名查找").await?;
    find.send_keys("hj").await?;
    browser.field_in(&present, "何静").await?;
    find.send_keys(Key::Enter).await?;
    browser.text_in(&present, "1人：何静").await?;
    browser.clean().await
}
