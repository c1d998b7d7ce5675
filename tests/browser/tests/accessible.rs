//! Every page and every dialog, at an office screen and at a phone's, by the rules of WCAG 2 A and
//! AA and of good practice, as axe-core applies them.

use browser_tests::{Build, Key, Result, Walk, eventually};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

#[tokio::test]
async fn every_page_on_an_office_screen() -> Result<()> {
    every_page(1366, 768).await
}

#[tokio::test]
async fn every_page_on_a_phone() -> Result<()> {
    every_page(390, 844).await
}

async fn every_page(width: u32, height: u32) -> Result<()> {
    let mut walk = Walk::start(width, height).await?;
    // What was found before a step failed is told too.
    if let Err(error) = walked(&mut walk).await {
        walk.told.push((error.to_string(), vec!["the walk ended".to_owned()]));
    }
    walk.end()
}

async fn walked(walk: &mut Walk) -> Result<()> {
    first_run(walk).await?;
    ledger(walk).await?;
    forms(walk).await?;
    summary(walk).await?;
    settings(walk).await?;
    kinds(walk).await?;
    past(walk).await?;
    backup(walk).await?;
    trouble(walk).await?;
    // Nor has axe-core made the page ask for anything.
    walk.browser.clean().await
}

/// What is said where there is no storage, and where the program cannot run.
#[tokio::test]
async fn the_pages_without_a_ledger() -> Result<()> {
    let mut walk = Walk::start(1366, 768).await?;
    let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })";
    walk.browser.before_page(refuse).await?;
    walk.browser.open(Build::OneFile).await?;
    walk.browser.find("heading", "台账没有打开").await?;
    walk.look("the page without storage").await?;
    let stop = "dispatchEvent(new ErrorEvent('error', \
                { error: new WebAssembly.RuntimeError('unreachable') }))";
    walk.browser.ask(stop).await?;
    walk.browser.text("支部台账运行出错").await?;
    walk.look("the page after the program stopped").await?;
    walk.browser.before_page("delete window.WebAssembly").await?;
    walk.browser.go(Build::OneFile).await?;
    walk.browser.text("这个浏览器版本过旧").await?;
    walk.look("the frame in an old browser").await?;
    walk.end()
}

async fn first_run(walk: &mut Walk) -> Result<()> {
    walk.browser.button("载入示例").await?;
    walk.look("first run").await?;
    walk.dialog("怎么用？", "帮助：开始使用").await?;
    let dialog = walk.browser.open_dialog("新建支部", "新建支部").await?;
    walk.look("the dialog 新建支部").await?;
    walk.browser.press_in(&dialog, "保存").await?;
    eventually("an error in the dialog", async || {
        let wrong = walk.browser.driver().find_all(By::Css("dialog .field-error")).await?;
        Ok((!wrong.is_empty()).then_some(()))
    })
    .await?;
    walk.look("the dialog 新建支部 with errors").await?;
    walk.browser.press_in(&dialog, "关闭").await?;
    walk.browser.gone("dialog", "新建支部").await?;
    walk.browser.load_sample().await?;
    walk.browser.find("heading", "首页").await?;
    walk.look("首页 with a notice").await
}

async fn ledger(walk: &mut Walk) -> Result<()> {
    let keyed = "dispatchEvent(new KeyboardEvent('keydown', arguments[0]))";
    for (key, name) in [
        (json!({ "key": "n", "code": "KeyN", "altKey": true }), "新增记录"),
        (json!({ "key": "?" }), "快捷键"),
    ] {
        walk.browser.ask_with(keyed, vec![key]).await?;
        walk.dialog_opened(name).await?;
    }
    walk.page("/records", "台账").await?;
    walk.page("/records/activity", "台账").await?;
    walk.page("/records/rectification", "台账").await?;
    walk.page("/records/letter", "台账").await?;
    walk.page("/members", "党员").await?;
    walk.page("/group/group-1", "第一党小组").await?;
    walk.dialog("编辑", "修改党小组").await?;
    walk.page("/campaign/theme-2019", "“不忘初心、牢记使命”主题教育").await?;
    walk.page("/partner/hewan", "河湾社区").await?;
    walk.page("/records?year=all", "台账").await?;
    walk.go("/records/points?year=2018", "台账").await?;
    walk.dialog("声明无此项", "声明无此项").await?;
    walk.page("/declarations", "无此项声明").await?;
    walk.go("/records?year=2019", "台账").await?;
    walk.page("/records/table", "台账").await?;
    walk.page("/record/act-0104", "一月支委会：研究2019年党建工作要点").await?;
    walk.page("/record/doc-0121", "党建工作责任清单").await?;
    walk.page("/member/zhoumy", "周明远").await?;
    walk.page("/help", "使用手册").await?;
    walk.page("/records", "台账").await?;
    walk.dialog("帮助", "帮助：台账").await?;
    walk.page("/nowhere", "没有这一页").await?;
    intake(walk).await
}

/// 导入台账, empty and with a table that has a bit of everything.
async fn intake(walk: &mut Walk) -> Result<()> {
    walk.page("/intake", "导入台账").await?;
    let table =
        "日期\t类别\t主题\t人员\n3.5\t党课\t学习\t某某\n2.30\t茶话会\t喝茶\n3.5\t党课\t学习";
    walk.browser.paste_table(table).await?;
    walk.browser.text("1行有错误，1行重复").await?;
    walk.look("/intake with a table").await?;
    // What could still be imported is not left without asking.
    walk.browser.press("换一个表").await
}

async fn forms(walk: &mut Walk) -> Result<()> {
    walk.page("/record/act-0104/edit", "编辑：一月支委会：研究2019年党建工作要点").await?;
    walk.browser.unfold().await?;
    walk.look("/record/act-0104/edit, unfolded").await?;
    walk.page("/member/zhoumy/edit", "编辑：周明远").await?;
    walk.page("/new/member", "新增党员").await?;
    walk.go("/new/rectification", "新增记录：整改").await?;
    walk.browser.unfold().await?;
    walk.look("/new/rectification, unfolded").await?;
    walk.page("/new/activity", "新增记录：活动").await?;
    let keyed = "dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyG', altKey: true }))";
    walk.browser.ask(keyed).await?;
    walk.dialog_opened("跳到某一栏").await?;
    walk.browser.unfold().await?;
    walk.look("/new/activity, unfolded").await?;
    walk.browser.press("保存").await?;
    walk.browser.text("需要改正").await?;
    walk.look("/new/activity with errors").await?;
    walk.browser.field("标题").await?.send_keys("试记一条").await?;
    walk.browser.go_to("/").await?;
    let asked = walk.browser.find("dialog", "还有没保存的内容").await?;
    walk.look("the dialog 还有没保存的内容").await?;
    walk.browser.press_in(&asked, "不保存，离开").await?;
    walk.browser.find("heading", "首页").await?;
    walk.look("首页").await
}

async fn summary(walk: &mut Walk) -> Result<()> {
    walk.go("/summary", "总结").await?;
    let preview = walk.browser.find("region", "总结预览").await?;
    walk.look("总结").await?;
    walk.browser.unfold().await?;
    walk.look("总结, unfolded").await?;
    for figure in ["党小组学习：21次", "党费日：缺数"] {
        walk.browser.click(&walk.browser.button_in(&preview, figure).await?).await?;
        let evidence = walk.browser.find("dialog", "数字出处").await?;
        let name = figure.split('：').next().unwrap_or_default();
        walk.browser.text_in(&evidence, name).await?;
        walk.look(&format!("总结 with {figure}")).await?;
    }
    walk.browser.press("编辑正文").await?;
    let text = walk.browser.field("正文").await?;
    walk.look("总结, its editor").await?;
    text.send_keys(Key::Control + Key::End).await?;
    text.send_keys("\n\n另写心得40篇，{没有这个数字}。").await?;
    walk.browser.find("list", "写法有误").await?;
    walk.browser.unfold().await?;
    walk.look("总结, its editor with a mistake and all help").await?;
    walk.browser.press("撤销").await?;
    walk.browser.gone("list", "写法有误").await?;
    walk.look("总结, its editor with a notice").await
}

async fn settings(walk: &mut Walk) -> Result<()> {
    walk.go("/settings", "设置").await?;
    walk.browser.unfold().await?;
    walk.look("设置").await?;
    for register in ["党小组", "专题", "共建单位"] {
        let name = format!("新增{register}");
        let dialog = walk.browser.open_dialog(&name, &name).await?;
        walk.look(&format!("the dialog {name}")).await?;
        walk.browser.press_in(&dialog, "保存").await?;
        walk.dialog_opened(&name).await?;
    }
    walk.dialog("修改第一党小组", "修改党小组").await
}

/// What was changed and what was removed.
async fn past(walk: &mut Walk) -> Result<()> {
    walk.page("/trash", "回收站").await?;
    walk.browser.go_to("/record/hand-0305/edit").await?;
    walk.browser.field("份数").await?.send_keys("9").await?;
    walk.browser.press("保存").await?;
    walk.browser.text("后来：修改记录“").await?;
    walk.look("a record with a history").await?;
    walk.browser.press("删除").await?;
    walk.browser.text("90天内也可以从回收站找回").await?;
    walk.go("/trash", "回收站").await?;
    walk.browser.text("还有90天").await?;
    walk.browser.ask("document.querySelector('.trash tbody input').click()").await?;
    walk.browser.find("region", "选中的内容").await?;
    walk.look("回收站 with one picked").await?;
    walk.dialog("清空回收站", "彻底删除").await?;
    let title = "document.querySelector('.trash td.title button').click()";
    walk.browser.ask(title).await?;
    walk.dialog_opened("删除的内容").await?;
    walk.go("/backup", "备份").await?;
    walk.dialog("清除这一年的", "清除修改历史和回收站").await
}

async fn kinds(walk: &mut Walk) -> Result<()> {
    walk.page("/kinds", "记录种类").await?;
    let dialog = walk.browser.open_dialog("新增种类", "新增种类").await?;
    walk.look("the dialog 新增种类").await?;
    walk.browser.press_in(&dialog, "保存").await?;
    walk.browser.text("请填写种类名称").await?;
    walk.dialog_opened("新增种类").await?;
    walk.go("/kinds/handout", "发放材料").await?;
    walk.browser.unfold().await?;
    walk.look("/kinds/handout").await?;
    walk.dialog("修改种类", "修改种类").await?;
    walk.dialog("新增字段", "新增字段").await?;
    walk.dialog("修改用于", "修改字段").await?;
    walk.dialog("新增数字", "新增数字").await?;
    walk.dialog("改名：数字帮扶材料", "修改数字").await?;
    walk.browser.press("隐藏").await?;
    walk.browser.text("已隐藏").await?;
    walk.look("/kinds/handout, hidden").await?;
    walk.browser.press("撤销").await?;
    walk.browser.button("隐藏").await?;
    Ok(())
}

async fn backup(walk: &mut Walk) -> Result<()> {
    walk.page("/backup", "备份").await?;
    walk.browser.press("导出备份").await?;
    let file = walk.browser.downloaded(".json").await?;
    walk.look("备份 after an export").await?;
    let whole = std::fs::read_to_string(&file)?;
    let pick = async |walk: &Walk, name: &str, text: &str| -> Result<()> {
        let path = file.with_file_name(name);
        std::fs::write(&path, text)?;
        walk.browser.pick_file(&path).await
    };
    pick(walk, "cut.json", whole.get(..40).unwrap_or_default()).await?;
    walk.browser.text("这个备份不完整").await?;
    walk.look("备份 with a file refused").await?;
    let mut changed: Value = serde_json::from_str(&whole)?;
    if let Some(records) = changed.get_mut("records").and_then(Value::as_array_mut) {
        records.truncate(200);
    }
    if let Some(title) = changed.pointer_mut("/records/0/title") {
        *title = json!("另一个标题");
    }
    pick(walk, "changed.json", &changed.to_string()).await?;
    walk.browser.find("dialog", "导入备份").await?;
    walk.browser.unfold().await?;
    walk.dialog_opened("导入备份").await?;
    walk.dialog("清空台账", "清空台账").await
}

/// The ledger cleared, cleared by the browser, and damaged.
async fn trouble(walk: &mut Walk) -> Result<()> {
    walk.browser.clear_ledger().await?;
    walk.browser.button("载入示例").await?;
    walk.look("first run with a way back").await?;
    walk.browser.press("撤销").await?;
    walk.browser.find("heading", "备份").await?;
    let damage = "const key = Object.keys(localStorage).find(key => key.includes('/record/'));
                  localStorage.setItem(key, localStorage.getItem(key).slice(0, 60));";
    walk.browser.ask(damage).await?;
    walk.browser.reload().await?;
    walk.browser.button("知道了").await?;
    walk.look("备份 of a damaged ledger").await?;
    walk.browser.ask("localStorage.clear(); dispatchEvent(new Event('focus'))").await?;
    walk.browser.button("重新写入").await?;
    walk.look("备份 of a ledger that the browser cleared").await
}

#[tokio::test]
async fn what_breaks_a_rule_is_found() -> Result<()> {
    let mut walk = Walk::start(1366, 768).await?;
    walk.browser.button("载入示例").await?.click().await?;
    walk.browser.find("heading", "首页").await?;
    walk.browser.ask("document.querySelector('.year').removeAttribute('aria-label')").await?;
    walk.look("首页").await?;
    let found = walk.told.iter().any(|(violation, _)| violation.starts_with("select-name "));
    assert!(found, "{:?}", walk.told);
    assert!(walk.end().is_err());
    Ok(())
}
