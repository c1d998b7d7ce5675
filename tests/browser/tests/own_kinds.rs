//! A kind of the branch's own, made on screen with six types of field, goes everywhere records go:
//! its records are typed or brought in from a table, listed, counted, and in the backup.

#![allow(clippy::indexing_slicing, reason = "only JSON is indexed, which answers null")]

use browser_tests::{Browser, Build, Key, Result, WebElement, content, eventually, retype};
use serde_json::{Map, Value};

#[tokio::test]
async fn a_new_kind_goes_everywhere_records_go() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("台账").await?.click().await?;
    browser.link("设置记录种类").await?.click().await?;
    browser.find("heading", "记录种类").await?;
    let dialog = browser.open_dialog("新增种类", "新增种类").await?;
    browser.press_in(&dialog, "保存").await?;
    browser.text_in(&dialog, "请填写种类名称。").await?;
    browser.press_in(&dialog, "取消").await?;
    browser.gone("dialog", "新增种类").await?;
    new_kind(&browser).await?;

    browser.text("“保护类别”为“交通站”的红色资源保护记录，“修缮经费”相加。").await?;
    browser.press("复制红色资源修缮经费的写法").await?;
    browser.text("已复制{红色资源修缮经费}").await?;

    // A name that is taken, and one with a mark of the texts.
    let dialog = browser.open_dialog("新增字段", "新增字段").await?;
    for (name, wrong) in [("旧址名称", "已经有“旧址名称”"), ("甲|乙", "里不能有“|”")]
    {
        browser.fill_in(&dialog, "名称", name).await?;
        browser.press_in(&dialog, "保存").await?;
        browser.text_in(&dialog, wrong).await?;
    }
    browser.press_in(&dialog, "取消").await?;
    browser.press("不保存，离开").await?;
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
    let cells = cells(&browser).await?;
    for cell in ["云岔交通站", "12500.00元", "3处", "交通站", "2019-06-30", "1人"] {
        assert!(cells.contains(cell), "{cell} in {cells}");
    }
    browser.field("搜索").await?.send_keys("会议旧址").await?;
    browser.text("0条，共2条").await?;
    browser.fill_in(&browser.find("search", "筛选").await?, "搜索", "纪念碑").await?;
    browser.text("1条，共2条").await?;
    let printed = browser.printed().await?;
    assert!(printed.contains("巡查烈士陵园"), "{printed}");

    // The text, and the records behind its numbers.
    let preview = written(&browser).await?;
    browser.text_in(&preview, "保护红色资源2次，修缮投入1.25万元，巡查纪念碑1次。").await?;
    let evidence = evidence(&browser, &preview, "红色资源保护：2次").await?;
    browser.text_in(&evidence, "修缮云岔交通站旧址").await?;
    browser.text_in(&evidence, "2条记录，计2次").await?;

    // Out and in again: the same ledger.
    browser.backup_out_and_in().await?;
    browser.reload().await?;
    browser.link("总结").await?.click().await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.text_in(&preview, "修缮投入1.25万元").await?;
    browser.clean().await
}

/// A table as a branch may have kept it before: the kind's fields as its headings.
const TABLE: &str = "红色资源台账\n\
    序号\t日期\t标题\t旧址名称\t巡查处数\t修缮经费（元）\t保护类别\t完工日期\t参加党员\n\
    1\t3月12日\t修缮云岔交通站旧址\t云岔交通站\t3处\t12,500\t交通站\t2019.6.30\t周明远、何静\n\
    2\t4.9\t巡查烈士陵园\t烈士陵园\t2\t300\t纪念碑\t2019年4月10日\t刘芳\n\
    3\t5.6\t巡查老祠堂\t老祠堂\t1\t\t祠堂\t\t刘芳";

#[tokio::test]
async fn a_table_of_a_new_kind_is_brought_in() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/kinds").await?;
    new_kind(&browser).await?;
    let preview = written(&browser).await?;
    browser.text_in(&preview, "保护红色资源X次").await?;

    // The kind is known by the headings, and so is each column.
    browser.go_to("/intake").await?;
    browser.paste_table(TABLE).await?;
    browser.row_says(3, "红色资源保护").await?;
    for said in [
        "旧址名称：云岔交通站",
        "巡查处数：3处",
        "修缮经费：12500.00元",
        "保护类别：交通站",
        "完工日期：2019-06-30",
        "参加党员：何静、周明远",
    ] {
        browser.row_says(3, said).await?;
    }
    browser.row_says(5, "G5“祠堂”没有对上“保护类别”，附在备注里").await?;

    browser.press("导入").await?;
    browser.text("已从“粘贴的表格”导入").await?;

    // In the list, in the numbers, in the backup.
    browser.link("到台账里看").await?.click().await?;
    browser.imported(3).await?;
    let cells = cells(&browser).await?;
    for cell in ["云岔交通站", "12500.00元", "3处", "交通站", "2019-06-30", "2人"] {
        assert!(cells.contains(cell), "{cell} in {cells}");
    }
    browser.link("总结").await?.click().await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.text_in(&preview, "保护红色资源3次，修缮投入1.25万元，巡查纪念碑1次。").await?;
    let evidence = evidence(&browser, &preview, "红色资源保护：3次").await?;
    browser.text_in(&evidence, "修缮云岔交通站旧址").await?;
    let file = browser.exported().await?;
    let backup = content(&file)?;
    std::fs::remove_file(file)?;
    let imported = in_backup(&backup, "修缮云岔交通站旧址")?;
    assert_eq!(imported["date"], "2019-03-12");
    assert_eq!(imported["values"].as_object().map_or(0, Map::len), 6, "{imported}");
    browser.backup_out_and_in().await?;
    browser.clean().await
}

/// The record with this title.
fn in_backup<'a>(backup: &'a Value, title: &str) -> Result<&'a Value> {
    let records = backup["records"].as_array().ok_or("no records")?;
    Ok(records.iter().find(|record| record["title"] == title).ok_or("it is not there")?)
}

/// Makes the kind, its six fields, its count and a sum, from the page of the kinds on.
async fn new_kind(browser: &Browser) -> Result<()> {
    let dialog = browser.open_dialog("新增种类", "新增种类").await?;
    browser.fill_in(&dialog, "名称", "红色资源保护").await?;
    browser.choose_in(&dialog, "分类", "服务中心").await?;
    browser.fill_in(&dialog, "说明", "革命旧址、文物的巡查和修缮").await?;
    browser.fill_in(&dialog, "例子", "巡查云岔乡交通站旧址").await?;
    browser.fill_in(&dialog, "单位", "次").await?;
    browser.save_dialog(&dialog, "新增种类").await?;
    browser.find("heading", "红色资源保护").await?;
    browser.text("{红色资源保护}").await?;

    // Six types of field.
    add_field(browser, "旧址名称", "文字（一行）", None, &[]).await?;
    add_field(browser, "巡查处数", "数字", Some("处"), &[]).await?;
    add_field(browser, "修缮经费", "金额", None, &[]).await?;
    add_field(browser, "保护类别", "单选", None, &["会议旧址", "交通站", "纪念碑"]).await?;
    add_field(browser, "完工日期", "日期", None, &[]).await?;
    add_field(browser, "参加党员", "党员（几名）", None, &[]).await?;
    // A sum beside the count.
    let dialog = browser.open_dialog("新增数字", "新增数字").await?;
    browser.fill_in(&dialog, "名称", "红色资源修缮经费").await?;
    browser.choose_in(&dialog, "数什么", "某个数字或金额的合计").await?;
    browser.choose_in(&dialog, "取自", "修缮经费").await?;
    browser.choose_in(&dialog, "只数", "保护类别：交通站").await?;
    browser.save_dialog(&dialog, "新增数字").await?;
    Ok(())
}

/// Adds a field on the page of a kind; several choices are typed with Enter between them.
async fn add_field(
    browser: &Browser,
    name: &str,
    of: &str,
    unit: Option<&str>,
    choices: &[&str],
) -> Result<()> {
    let dialog = browser.open_dialog("新增字段", "新增字段").await?;
    browser.fill_in(&dialog, "名称", name).await?;
    browser.choose_in(&dialog, "类型", of).await?;
    if let Some(unit) = unit {
        browser.fill_in(&dialog, "单位", unit).await?;
    }
    for (at, choice) in choices.iter().enumerate() {
        let field = browser.field_in(&dialog, &format!("选项{}", at + 1)).await?;
        field.send_keys(*choice).await?;
        if at + 1 < choices.len() {
            field.send_keys(Key::Enter).await?;
        }
    }
    browser.click(&browser.field_in(&dialog, "在列表里占一栏").await?).await?;
    browser.save_dialog(&dialog, "新增字段").await
}

/// Writes the kind's numbers into the text, saves it, and gives the preview.
async fn written(browser: &Browser) -> Result<WebElement> {
    browser.link("总结").await?.click().await?;
    browser.press("编辑正文").await?;
    let text = browser.field("正文").await?;
    text.send_keys(Key::Control + Key::End).await?;
    text.send_keys(
        "\n\n保护红色资源{红色资源保护}次，修缮投入{红色资源修缮经费:万元}万元，巡查纪念碑{红色资源保护|保护类别=纪念碑}次。",
    )
    .await?;
    browser.press("保存正文").await?;
    browser.text("正文已保存").await?;
    browser.find("region", "总结预览").await
}

/// Opens what is behind a number of the preview; the first where it stands there twice.
async fn evidence(browser: &Browser, preview: &WebElement, number: &str) -> Result<WebElement> {
    let buttons = browser.all_in(preview, "button").await?;
    let (_, button) = buttons.iter().find(|(name, _)| name == number).ok_or("no such figure")?;
    browser.click(button).await?;
    browser.find("dialog", "数字出处").await
}

/// What stands in the cells of the list.
async fn cells(browser: &Browser) -> Result<String> {
    let script = "return [...document.querySelectorAll('.records tbody tr:not(.month) td')]\
                  .map(td => td.innerText)";
    Ok(browser.ask(script).await?.to_string())
}

/// From wherever, to the empty form of the new kind.
async fn press_kind(browser: &Browser) -> Result<()> {
    browser.go_to("/kinds").await?;
    browser.link("红色资源保护").await?.click().await?;
    browser.find("heading", "红色资源保护").await?;
    browser.press("新增记录").await
}

async fn fill_record(browser: &Browser, title: &str, category: &str, amount: &str) -> Result<()> {
    retype(&browser.field("日期").await?, "2019-05-18").await?;
    browser.field("标题").await?.send_keys(title).await?;
    browser.field("旧址名称").await?.send_keys("云岔交通站").await?;
    browser.field("巡查处数").await?.send_keys("3").await?;
    browser.field("修缮经费").await?.send_keys(amount).await?;
    browser.choose("保护类别", category).await?;
    browser.field("完工日期").await?.send_keys("2019-06-30").await?;
    browser.unfold().await?;
    browser.click(&browser.field("周明远").await?).await
}
