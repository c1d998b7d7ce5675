//! Old ledgers brought in: a table pasted and corrected, files of other programs picked, imported
//! as one step.

use std::path::Path;

use browser_tests::{Browser, Build, Key, Result, eventually, retype};

const PASTED: &str = "2019年支部活动台账\n\
    时间\t类别\t活动主题\t地点\t经办人\t参加人员\n\
    3月5日\t党课\t导入的专题党课\t会议室\t何静\t周明远、刘芳、某某\n\
    二月三十\t集中学习\t日期写错的学习\t\t\t\n\
    3月5日\t党课\t导入的专题党课\t\t\t\n\
    4月2日\t茶话会\t导入的茶话会\t\t\t\n\
    合计\t\t4次";

/// Picks one of the files of other programs.
async fn pick(browser: &Browser, name: &str) -> Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../intake").join(name).canonicalize()?;
    browser.pick_file(&path).await
}

#[tokio::test]
async fn a_pasted_table_is_corrected_and_imported_as_one_step() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("台账").await?.click().await?;
    browser.link("导入台账").await?.click().await?;
    browser.find("heading", "导入台账").await?;
    browser.paste_table(PASTED).await?;

    // What is wrong names the cell, what stands there and the reason.
    browser.text("共5行，1行有错误，1行重复").await?;
    browser.row_says(4, "A4“二月三十”：2019年2月没有30日").await?;
    browser.row_says(5, "与第3行相同").await?;
    browser.row_says(7, "是合计行").await?;
    browser.row_says(3, "F3里的“某某”不在党员名册里").await?;
    browser.text("选了2条").await?;

    // A column, a 类别 and a cell corrected.
    browser.row_says(3, "经办人：何静").await?;
    browser.choose("“经办人”对应", "记录人").await?;
    browser.row_says(3, "记录人：何静").await?;
    browser.row_says(6, "认不出是哪一类").await?;
    browser.choose("“茶话会”算作", "文体活动").await?;
    eventually("the party to be known", async || {
        let text = browser.row(6).await?;
        Ok((text.contains("文体活动") && !text.contains("认不出")).then_some(()))
    })
    .await?;
    let wrong = browser.field("改正A4").await?;
    retype(&wrong, "2.28").await?;
    wrong.send_keys(Key::Tab).await?;
    browser.row_says(4, "2019-02-28").await?;
    browser.text("共5行，1行重复").await?;
    browser.text("选了3条").await?;

    browser.press("导入").await?;
    browser.text("已从“粘贴的表格”导入3条记录，2行没有导入").await?;
    browser.link("到台账里看").await?;
    browser.text("“粘贴的表格”有2行没有导入：1行重复，1行是合计、说明等。").await?;
    browser.press("撤销").await?;
    browser.text("已撤销：从“粘贴的表格”导入3条记录").await?;
    browser.gone("link", "到台账里看").await?;
    browser.press("重做").await?;
    browser.text("已重做：从“粘贴的表格”导入3条记录").await?;
    browser.go_to("/records/activity").await?;
    browser.imported(3).await?;

    // What was left out stays there, is had as a file, and goes when it is put away.
    browser.go_to("/intake").await?;
    browser.text("与第3行相同，没有勾选。").await?;
    browser.press("下载没有导入的行").await?;
    let file = browser.downloaded(".csv").await?;
    assert!(file.to_string_lossy().ends_with("没有导入的2行-粘贴的表格.csv"), "{file:?}");
    let text = std::fs::read_to_string(&file)?;
    assert!(text.contains("原表行号,没有导入的原因,时间,类别,活动主题"), "{text}");
    browser.press("不再显示").await?;
    browser.gone("button", "下载没有导入的行").await?;

    // Pasted again, every row is there already.
    browser.go_to("/intake").await?;
    browser.paste_table(PASTED).await?;
    browser.row_says(3, "台账里已经有了").await?;
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
    browser.row_says(4, "学习贯彻全国两会精神").await?;
    browser.row_says(5, "2018-03-05").await?;
    browser.row_says(9, "G9：是公式").await?;
    browser.press("换一个表").await?;

    // The browser's own decoder.
    pick(&browser, "gb18030.csv").await?;
    browser.row_says(2, "局纪检组王组长").await?;
    browser.row_says(3, "2018-04-10至04-12").await?;
    browser.press("导入").await?;
    browser.text("已从“gb18030.csv”导入2条记录").await?;
    browser.link("到台账里看").await?.click().await?;
    browser.imported(2).await?;
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
    browser.press("下一页").await?;
    browser.text("集中学习第100次").await?;
    browser.clean().await
}
