//! Old ledgers brought in: a table pasted and corrected, files of other programs picked, imported
//! as one step.

use std::path::Path;

use browser_tests::{Browser, Build, Key, Result, WebElement, eventually};
use serde_json::json;
use thirtyfour::prelude::*;

const PASTED: &str = "2019年支部活动台账\n\
    时间\t类别\t活动主题\t地点\t经办人\t参加人员\n\
    3月5日\t党课\t导入的专题党课\t会议室\t何静\t周明远、刘芳、某某\n\
    二月三十\t集中学习\t日期写错的学习\t\t\t\n\
    3月5日\t党课\t导入的专题党课\t\t\t\n\
    4月2日\t茶话会\t导入的茶话会\t\t\t\n\
    合计\t\t4次";

/// Chooses in a native select as a person does, by the name of the choice.
async fn choose(browser: &Browser, label: &str, choice: &str) -> Result<()> {
    let select = browser.find("combobox", label).await?;
    let script = "const [select, name] = arguments; \
                  select.value = [...select.options].find(o => o.text == name).value; \
                  select.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.driver().execute(script, vec![select.to_json()?, json!(choice)]).await?;
    Ok(())
}

/// Clicks, whatever lies over it.
async fn click(browser: &Browser, element: &WebElement) -> Result<()> {
    let click = "arguments[0].scrollIntoView({ block: 'center' }); arguments[0].click()";
    browser.driver().execute(click, vec![element.to_json()?]).await?;
    Ok(())
}

async fn press(browser: &Browser, button: &str) -> Result<()> {
    click(browser, &browser.button(button).await?).await
}

/// Puts a text with its tabs into the field, as 粘贴 does.
async fn paste(browser: &Browser, text: &str) -> Result<()> {
    let field = browser.field("粘贴表格").await?;
    browser.driver().execute("arguments[0].focus()", vec![field.to_json()?]).await?;
    browser.cdp("Input.insertText", json!({ "text": text })).await?;
    press(browser, "读取粘贴的内容").await
}

/// The row of the preview with this number in the file.
async fn row(browser: &Browser, number: usize) -> Result<String> {
    let script = "return [...document.querySelectorAll('.intake-rows tbody tr')]\
                  .find(tr => tr.cells[1].innerText == arguments[0])?.innerText ?? ''";
    let text = browser.driver().execute(script, vec![json!(number.to_string())]).await?;
    Ok(text.json().as_str().unwrap_or_default().to_owned())
}

async fn row_says(browser: &Browser, number: usize, wanted: &str) -> Result<()> {
    eventually(&format!("row {number} to say {wanted}"), async || {
        let text = row(browser, number).await?;
        if text.contains(wanted) { Ok(Some(())) } else { Err(text.into()) }
    })
    .await
}

/// How many records of the list are marked 导入.
async fn imported(browser: &Browser, wanted: usize) -> Result<()> {
    eventually(&format!("{wanted} records marked 导入"), async || {
        let script = "return [...document.querySelectorAll('.records td.title .tag')]\
                      .filter(tag => tag.innerText == '导入').length";
        let count = browser.ask(script).await?;
        if count == json!(wanted) { Ok(Some(())) } else { Err(count.to_string().into()) }
    })
    .await
}

async fn pick(browser: &Browser, name: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../intake").join(name).canonicalize()?;
    let input = browser.driver().find(By::Css("input[type=file]")).await?;
    Ok(input.send_keys(path.to_string_lossy()).await?)
}

#[tokio::test]
async fn a_pasted_table_is_corrected_and_imported_as_one_step() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("台账").await?.click().await?;
    browser.link("导入台账").await?.click().await?;
    browser.find("heading", "导入台账").await?;
    paste(&browser, PASTED).await?;

    // What is wrong names the cell, what stands there and the reason.
    browser.text("共5行，1行有错误，1行重复").await?;
    row_says(&browser, 4, "A4“二月三十”：2019年2月没有30日").await?;
    row_says(&browser, 5, "与第3行相同").await?;
    row_says(&browser, 7, "是合计行").await?;
    row_says(&browser, 3, "F3里的“某某”不在党员名册里").await?;
    browser.text("选了2条").await?;

    // A column, a 类别 and a cell corrected.
    row_says(&browser, 3, "经办人：何静").await?;
    choose(&browser, "“经办人”对应", "记录人").await?;
    row_says(&browser, 3, "记录人：何静").await?;
    row_says(&browser, 6, "认不出是哪一类").await?;
    choose(&browser, "“茶话会”算作", "文体活动").await?;
    eventually("the party to be known", async || {
        let text = row(&browser, 6).await?;
        Ok((text.contains("文体活动") && !text.contains("认不出")).then_some(()))
    })
    .await?;
    let wrong = browser.field("改正A4").await?;
    wrong.send_keys(Key::Control + "a").await?;
    wrong.send_keys("2.28").await?;
    wrong.send_keys(Key::Tab).await?;
    row_says(&browser, 4, "2019-02-28").await?;
    browser.text("共5行，1行重复").await?;
    browser.text("选了3条").await?;

    press(&browser, "导入").await?;
    browser.text("已从“粘贴的表格”导入3条记录，2行没有导入").await?;
    browser.link("到台账里看").await?;
    browser.text("“粘贴的表格”有2行没有导入：1行重复，1行是合计、说明等。").await?;
    press(&browser, "撤销").await?;
    browser.text("已撤销：从“粘贴的表格”导入3条记录").await?;
    browser.gone("link", "到台账里看").await?;
    press(&browser, "重做").await?;
    browser.text("已重做：从“粘贴的表格”导入3条记录").await?;
    browser.go_to("/records/activity").await?;
    imported(&browser, 3).await?;

    // What was left out stays there, is had as a file, and goes when it is put away.
    browser.go_to("/intake").await?;
    browser.text("与第3行相同，没有勾选。").await?;
    press(&browser, "下载没有导入的行").await?;
    let file = browser.downloaded(".csv").await?;
    assert!(file.to_string_lossy().ends_with("没有导入的2行-粘贴的表格.csv"), "{file:?}");
    let text = std::fs::read_to_string(&file)?;
    assert!(text.contains("原表行号,没有导入的原因,时间,类别,活动主题"), "{text}");
    press(&browser, "不再显示").await?;
    browser.gone("button", "下载没有导入的行").await?;

    // Pasted again, every row is there already.
    browser.go_to("/intake").await?;
    paste(&browser, PASTED).await?;
    row_says(&browser, 3, "台账里已经有了").await?;
    browser.text("选了0条").await?;
    browser.clean().await
}

#[tokio::test]
async fn files_of_other_programs_are_opened_from_a_file() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/intake").await?;
    browser.button("选取表格文件").await?;
    pick(&browser, "document_renamed.xlsx").await?;
    browser.text("这是文字文档，不是表格").await?;
    pick(&browser, "bomb.xlsx").await?;
    browser.text("这个文件展开以后太大").await?;

    pick(&browser, "openpyxl.xlsx").await?;
    row_says(&browser, 4, "学习贯彻全国两会精神").await?;
    row_says(&browser, 5, "2018-03-05").await?;
    row_says(&browser, 9, "G9：是公式").await?;
    press(&browser, "换一个表").await?;

    // The browser's own decoder.
    pick(&browser, "gb18030.csv").await?;
    row_says(&browser, 2, "局纪检组王组长").await?;
    row_says(&browser, 3, "2018-04-10至04-12").await?;
    press(&browser, "导入").await?;
    browser.text("已从“gb18030.csv”导入2条记录").await?;
    browser.link("到台账里看").await?.click().await?;
    imported(&browser, 2).await?;
    browser.clean().await
}

#[tokio::test]
async fn five_thousand_rows_come_in_without_a_freeze() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/intake").await?;
    browser.button("选取表格文件").await?;
    let watch = "window.longest = 0; new PerformanceObserver(list => { \
                 for (const one of list.getEntries()) longest = Math.max(longest, one.duration) \
                 }).observe({ type: 'longtask' })";
    browser.ask(watch).await?;
    pick(&browser, "rows_5000.xlsx").await?;
    browser.text("共5000行").await?;
    browser.text("选了5000条").await?;
    browser.text("第1页，共100页").await?;
    println!("longest task while 5,000 rows are read: {} ms", browser.ask("return longest").await?);
    press(&browser, "下一页").await?;
    browser.text("集中学习第100次").await?;
    browser.clean().await
}
