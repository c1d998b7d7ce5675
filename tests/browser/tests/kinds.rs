//! A branch's own kinds: a new kind with five types of field goes everywhere records go, what is
//! built in is renamed, extended, hidden and restored, and what is used is not removed.

use browser_tests::{Browser, Build, Key, Result, WebElement, eventually};
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::prelude::*;

/// Chooses in a native select as a person does, by the name of the choice.
async fn choose(browser: &Browser, select: &WebElement, choice: &str) -> Result<()> {
    let script = "const [select, name] = arguments; \
                  select.value = [...select.options].find(o => o.text == name).value; \
                  select.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.driver().execute(script, vec![select.to_json()?, json!(choice)]).await?;
    Ok(())
}

/// Clicks wherever it is scrolled to.
async fn click(browser: &Browser, element: &WebElement) -> Result<()> {
    let click = "arguments[0].scrollIntoView({ block: 'center' }); arguments[0].click()";
    browser.driver().execute(click, vec![element.to_json()?]).await?;
    Ok(())
}

async fn press(browser: &Browser, button: &str) -> Result<()> {
    click(browser, &browser.button(button).await?).await
}

/// Presses a button that opens a dialog.
async fn open(browser: &Browser, button: &str, dialog: &str) -> Result<WebElement> {
    press(browser, button).await?;
    browser.find("dialog", dialog).await
}

async fn fill(browser: &Browser, inside: &WebElement, label: &str, text: &str) -> Result<()> {
    let field = browser.field_in(inside, label).await?;
    field.send_keys(Key::Control + "a").await?;
    Ok(field.send_keys(text).await?)
}

async fn tick(browser: &Browser, inside: &WebElement, label: &str) -> Result<()> {
    click(browser, &browser.field_in(inside, label).await?).await
}

/// Saves a dialog and waits until it has closed.
async fn save(browser: &Browser, dialog: &WebElement, name: &str) -> Result<()> {
    click(browser, &browser.button_in(dialog, "保存").await?).await?;
    browser.gone("dialog", name).await
}

const COLUMN: &str = "在列表里占一栏";

/// Adds a field on the page of a kind; several choices are typed with Enter between them.
async fn add_field(
    browser: &Browser,
    name: &str,
    of: &str,
    unit: Option<&str>,
    choices: &[&str],
) -> Result<()> {
    let dialog = open(browser, "新增字段", "新增字段").await?;
    fill(browser, &dialog, "名称", name).await?;
    choose(browser, &browser.field_in(&dialog, "类型").await?, of).await?;
    if let Some(unit) = unit {
        fill(browser, &dialog, "单位", unit).await?;
    }
    for (at, choice) in choices.iter().enumerate() {
        let field = browser.field_in(&dialog, &format!("选项{}", at + 1)).await?;
        field.send_keys(*choice).await?;
        if at + 1 < choices.len() {
            field.send_keys(Key::Enter).await?;
        }
    }
    tick(browser, &dialog, COLUMN).await?;
    save(browser, &dialog, "新增字段").await
}

async fn values(browser: &Browser) -> Result<Value> {
    browser
        .ask("return [...document.querySelectorAll('.records tbody tr:not(.month) td')].map(td => td.innerText)")
        .await
}

/// A backup without what may differ between two backups of the same ledger.
fn content(path: &Path) -> Result<Value> {
    let mut backup: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    if let Some(head) = backup.as_object_mut() {
        head.remove("exported_at");
        head.remove("revision");
    }
    Ok(backup)
}

#[tokio::test]
async fn a_new_kind_goes_everywhere_records_go() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("台账").await?.click().await?;
    browser.link("设置记录种类").await?.click().await?;
    browser.find("heading", "记录种类").await?;

    // The kind, with its count.
    let dialog = open(&browser, "新增种类", "新增种类").await?;
    click(&browser, &browser.button_in(&dialog, "保存").await?).await?;
    browser.text_in(&dialog, "请填写种类名称。").await?;
    fill(&browser, &dialog, "名称", "红色资源保护").await?;
    choose(&browser, &browser.field_in(&dialog, "分类").await?, "服务中心").await?;
    fill(&browser, &dialog, "说明", "革命旧址、文物的巡查和修缮").await?;
    fill(&browser, &dialog, "例子", "巡查云岔乡交通站旧址").await?;
    fill(&browser, &dialog, "单位", "次").await?;
    save(&browser, &dialog, "新增种类").await?;
    browser.find("heading", "红色资源保护").await?;
    browser.text("{红色资源保护}").await?;

    // Six types of field.
    add_field(&browser, "旧址名称", "文字（一行）", None, &[]).await?;
    add_field(&browser, "巡查处数", "数字", Some("处"), &[]).await?;
    add_field(&browser, "修缮经费", "金额", None, &[]).await?;
    add_field(&browser, "保护类别", "单选", None, &["会议旧址", "交通站", "纪念碑"]).await?;
    add_field(&browser, "完工日期", "日期", None, &[]).await?;
    add_field(&browser, "参加党员", "党员（几名）", None, &[]).await?;
    // A name that is taken, and one with a mark of the texts.
    let dialog = open(&browser, "新增字段", "新增字段").await?;
    for (name, wrong) in [("旧址名称", "已经有“旧址名称”"), ("甲|乙", "里不能有“|”")]
    {
        fill(&browser, &dialog, "名称", name).await?;
        click(&browser, &browser.button_in(&dialog, "保存").await?).await?;
        browser.text_in(&dialog, wrong).await?;
    }
    click(&browser, &browser.button_in(&dialog, "取消").await?).await?;
    click(&browser, &browser.button("不保存，离开").await?).await?;
    browser.gone("dialog", "新增字段").await?;

    // Moved by keyboard; the button keeps the focus.
    let up = browser.button("上移修缮经费").await?;
    up.send_keys(Key::Enter).await?;
    eventually("the field to move and keep the focus", async || {
        let names = browser
            .ask("return [...document.querySelectorAll('.field-list tbody td:first-child')].map(td => td.firstChild.data)")
            .await?;
        let focused = browser.driver().active_element().await?.attr("aria-label").await?;
        let moved = names[1] == "修缮经费" && focused.as_deref() == Some("上移修缮经费");
        Ok(moved.then_some(()))
    })
    .await?;

    // A sum beside the count.
    let dialog = open(&browser, "新增数字", "新增数字").await?;
    fill(&browser, &dialog, "名称", "红色资源修缮经费").await?;
    choose(&browser, &browser.field_in(&dialog, "数什么").await?, "某个数字或金额的合计").await?;
    choose(&browser, &browser.field_in(&dialog, "取自").await?, "修缮经费").await?;
    choose(&browser, &browser.field_in(&dialog, "只数").await?, "保护类别：交通站").await?;
    save(&browser, &dialog, "新增数字").await?;
    browser.text("“保护类别”为“交通站”的红色资源保护记录，“修缮经费”相加。").await?;
    press(&browser, "复制红色资源修缮经费的写法").await?;
    browser.text("已复制{红色资源修缮经费}").await?;

    // Two records.
    for (title, category, amount) in
        [("修缮云岔交通站旧址", "交通站", "12500"), ("巡查烈士陵园", "纪念碑", "300")]
    {
        press_kind(&browser).await?;
        browser.find("heading", "新增记录：红色资源保护").await?;
        fill_record(&browser, title, category, amount).await?;
        browser.field("标题").await?.send_keys(Key::Control + "s").await?;
        browser.find("heading", title).await?;
        browser.text("红色资源保护").await?;
    }
    browser.text("300.00元").await?;

    // The list and the search.
    browser.link("红色资源保护").await?.click().await?;
    browser.text("共2条").await?;
    let cells = values(&browser).await?.to_string();
    for cell in ["云岔交通站", "12500.00元", "3处", "交通站", "2019-06-30", "1人"] {
        assert!(cells.contains(cell), "{cell} in {cells}");
    }
    browser.field("搜索").await?.send_keys("会议旧址").await?;
    browser.text("0条，共2条").await?;
    fill(&browser, &browser.find("search", "筛选").await?, "搜索", "纪念碑").await?;
    browser.text("1条，共2条").await?;
    let printed = browser.printed().await?;
    assert!(printed.contains("巡查烈士陵园"), "{printed}");

    // The text, and the records behind its numbers.
    browser.link("总结").await?.click().await?;
    press(&browser, "编辑正文").await?;
    let text = browser.field("正文").await?;
    text.send_keys(Key::Control + Key::End).await?;
    text.send_keys(
        "\n\n保护红色资源{红色资源保护}次，修缮投入{红色资源修缮经费:万元}万元，巡查纪念碑{红色资源保护|保护类别=纪念碑}次。",
    )
    .await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.text_in(&preview, "保护红色资源2次，修缮投入1.25万元，巡查纪念碑1次。").await?;
    press(&browser, "保存正文").await?;
    browser.text("正文已保存").await?;
    let buttons = browser.all_in(&preview, "button").await?;
    let wanted = "红色资源保护：2次";
    let (_, button) = buttons.iter().find(|(name, _)| name == wanted).ok_or("no such figure")?;
    click(&browser, button).await?;
    let evidence = browser.find("dialog", "数字出处").await?;
    browser.text_in(&evidence, "修缮云岔交通站旧址").await?;
    browser.text_in(&evidence, "2条记录，计2次").await?;

    // Out and in again: the same ledger.
    browser.link("备份").await?.click().await?;
    press(&browser, "导出备份").await?;
    let first = browser.downloaded(".json").await?;
    let kept = first.with_extension("first");
    std::fs::rename(&first, &kept)?;
    let before = content(&kept)?;
    let dialog = open(&browser, "清空台账", "清空台账").await?;
    click(&browser, &browser.button_in(&dialog, "清空").await?).await?;
    browser.button("新建支部").await?;
    std::fs::rename(&kept, &first)?;
    let input = browser.driver().find(By::Css("input[type=file]")).await?;
    input.send_keys(first.to_str().ok_or("the path is not in Unicode")?).await?;
    browser.link("备份").await?.click().await?;
    std::fs::remove_file(&first)?;
    press(&browser, "导出备份").await?;
    let second = browser.downloaded(".json").await?;
    assert!(content(&second)? == before, "the ledger came back different");
    browser.reload().await?;
    browser.link("总结").await?.click().await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.text_in(&preview, "修缮投入1.25万元").await?;
    browser.clean().await
}

/// From wherever, to the empty form of the new kind.
async fn press_kind(browser: &Browser) -> Result<()> {
    browser.go_to("/kinds").await?;
    browser.link("红色资源保护").await?.click().await?;
    browser.find("heading", "红色资源保护").await?;
    press(browser, "新增记录").await
}

async fn fill_record(browser: &Browser, title: &str, category: &str, amount: &str) -> Result<()> {
    let day = browser.field("日期").await?;
    day.send_keys(Key::Control + "a").await?;
    day.send_keys("2019-05-18").await?;
    browser.field("标题").await?.send_keys(title).await?;
    browser.field("旧址名称").await?.send_keys("云岔交通站").await?;
    browser.field("巡查处数").await?.send_keys("3").await?;
    browser.field("修缮经费").await?.send_keys(amount).await?;
    choose(browser, &browser.field("保护类别").await?, category).await?;
    browser.field("完工日期").await?.send_keys("2019-06-30").await?;
    browser
        .ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        .await?;
    click(browser, &browser.field("周明远").await?).await
}

#[tokio::test]
async fn what_is_built_in_is_renamed_extended_and_restored() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/kinds/handout").await?;
    browser.find("heading", "发放材料").await?;
    browser.text("内置").await?;

    // A label renamed, the kind too: texts written before still find it.
    let dialog = open(&browser, "修改用于", "修改字段").await?;
    fill(&browser, &dialog, "名称", "用途").await?;
    save(&browser, &dialog, "修改字段").await?;
    let dialog = open(&browser, "修改种类", "修改种类").await?;
    fill(&browser, &dialog, "名称", "宣传品").await?;
    save(&browser, &dialog, "修改种类").await?;
    browser.find("heading", "宣传品").await?;
    browser.text("已改名").await?;
    browser.ask("document.querySelector('.figure-list').closest('details').open = true").await?;
    let dialog = open(&browser, "改名：数字帮扶材料", "修改数字").await?;
    fill(&browser, &dialog, "名称", "结对帮扶材料").await?;
    save(&browser, &dialog, "修改数字").await?;
    browser.text("旧名：帮扶材料").await?;

    browser.go_to("/summary").await?;
    let preview = browser.find("region", "总结预览").await?;
    eventually("the figure by its new name", async || {
        let names = browser.names_in(&preview, "button").await?;
        Ok(names.iter().any(|name| name.starts_with("结对帮扶材料：")).then_some(()))
    })
    .await?;
    press(&browser, "编辑正文").await?;
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
    press(&browser, "撤销").await?;
    browser.text("没有保存的正文改动已撤回").await?;

    // A facet of the branch's own, with its figure at once.
    browser.go_to("/kinds/activity").await?;
    let dialog = open(&browser, "修改计入", "修改字段").await?;
    click(&browser, &browser.button_in(&dialog, "新增选项").await?).await?;
    browser.field_in(&dialog, "选项33").await?.send_keys("廉政家访").await?;
    assert!(
        browser.field_in(&dialog, "同时设一个同名的数字，按次计数").await?.is_selected().await?
    );
    save(&browser, &dialog, "修改字段").await?;
    browser.text("“计入”含“廉政家访”的活动记录，按记录计数。").await?;
    browser.text("{廉政家访}").await?;
    browser.go_to("/new/activity").await?;
    let day = browser.field("日期").await?;
    day.send_keys(Key::Control + "a").await?;
    day.send_keys("2019-07-02").await?;
    browser.field("标题").await?.send_keys("走访新任干部家庭").await?;
    click(&browser, &browser.field("廉政家访").await?).await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    browser.go_to("/records/activity").await?;
    let facet = browser.field("计入").await?;
    choose(&browser, &facet, "廉政家访").await?;
    browser.text("1条，共").await?;

    // Used, it does not go; restored, the kind keeps it and says so.
    browser.go_to("/kinds/activity").await?;
    let dialog = open(&browser, "修改计入", "修改字段").await?;
    click(&browser, &browser.button_in(&dialog, "删除选项33").await?).await?;
    click(&browser, &browser.button_in(&dialog, "保存").await?).await?;
    browser.text_in(&dialog, "选项“廉政家访”还用在2处").await?;
    click(&browser, &browser.button_in(&dialog, "取消").await?).await?;
    click(&browser, &browser.button("不保存，离开").await?).await?;
    browser.gone("dialog", "修改字段").await?;
    browser.go_to("/kinds/handout").await?;
    press(&browser, "恢复内置").await?;
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
    press(&browser, "隐藏执法案件").await?;
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
    press(&browser, "启用执法案件").await?;
    browser.button("隐藏执法案件").await?;
    // What is off until it is wanted is switched on at the same place.
    press(&browser, "隐藏积分").await?;
    press(&browser, "启用积分").await?;
    browser.button("隐藏积分").await?;

    // A kind of one's own goes with its figure while nothing uses it.
    for _ in 0..2 {
        let dialog = open(&browser, "新增种类", "新增种类").await?;
        fill(&browser, &dialog, "名称", "试一试").await?;
        save(&browser, &dialog, "新增种类").await?;
        browser.find("heading", "试一试").await?;
        press(&browser, "删除").await?;
        browser.find("heading", "记录种类").await?;
        browser.text("已删除种类“试一试”").await?;
    }
    press(&browser, "撤销").await?;
    browser.link("试一试").await?.click().await?;
    browser.find("heading", "试一试").await?;
    browser.text("{试一试}").await?;
    press(&browser, "新增记录").await?;
    let day = browser.field("日期").await?;
    day.send_keys(Key::Control + "a").await?;
    day.send_keys("2019-05-18").await?;
    browser.field("标题").await?.send_keys("一条试记").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.find("heading", "一条试记").await?;
    browser.go_to("/kinds").await?;
    browser.link("试一试").await?.click().await?;
    press(&browser, "删除").await?;
    browser.text("“试一试”不能删除，还有1处用到").await?;
    browser.find("heading", "试一试").await?;
    browser.clean().await
}
