//! Every page and every dialog, at an office screen and at a phone's, by the rules of WCAG 2 A and
//! AA and of good practice, as axe-core applies them.

use browser_tests::{Browser, Build, Key, Result, WebElement, eventually};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// A walk through the page that collects what breaks a rule.
struct Walk {
    browser: Browser,
    /// What was found, and where; much of it stands on several pages.
    told: Vec<(String, Vec<String>)>,
}

impl Walk {
    async fn start(width: u32, height: u32) -> Result<Walk> {
        let browser = Browser::start().await?;
        browser.viewport(width, height).await?;
        // Nothing is looked at half faded in.
        let still =
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        browser.cdp("Emulation.setEmulatedMedia", still).await?;
        browser.open(Build::OneFile).await?;
        Ok(Walk { browser, told: Vec::new() })
    }

    /// Holds what is shown now to the rules.
    async fn look(&mut self, page: &str) -> Result<()> {
        for violation in self.browser.violations().await? {
            match self.told.iter_mut().find(|(known, _)| *known == violation) {
                Some((_, pages)) => pages.push(page.to_owned()),
                None => self.told.push((violation, vec![page.to_owned()])),
            }
        }
        Ok(())
    }

    /// Goes to the page of this address and heading, and looks.
    async fn page(&mut self, hash: &str, heading: &str) -> Result<()> {
        self.go(hash, heading).await?;
        self.look(hash).await
    }

    async fn go(&self, hash: &str, heading: &str) -> Result<()> {
        self.run("location.hash = arguments[0]", vec![json!(hash)]).await?;
        self.browser.find("heading", heading).await?;
        Ok(())
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<()> {
        self.browser.driver().execute(script, arguments).await?;
        Ok(())
    }

    /// Opens what is folded.
    async fn unfold(&self) -> Result<()> {
        let script = "document.querySelectorAll('details').forEach(one => { one.open = true; })";
        self.run(script, Vec::new()).await
    }

    /// Clicks, whatever lies over it on a small screen.
    async fn click(&self, element: &WebElement) -> Result<()> {
        self.run("arguments[0].click()", vec![element.to_json()?]).await
    }

    async fn press(&self, button: &str) -> Result<()> {
        self.click(&self.browser.button(button).await?).await
    }

    /// Presses a button that opens a dialog, looks, and closes it.
    async fn dialog(&mut self, button: &str, name: &str) -> Result<()> {
        self.press(button).await?;
        self.dialog_opened(name).await
    }

    async fn dialog_opened(&mut self, name: &str) -> Result<()> {
        let dialog = self.browser.find("dialog", name).await?;
        self.look(&format!("the dialog {name}")).await?;
        self.click(&self.browser.button_in(&dialog, "关闭").await?).await?;
        self.browser.gone("dialog", name).await
    }

    /// Fails with everything that was found.
    fn end(self) -> Result<()> {
        if self.told.is_empty() {
            return Ok(());
        }
        // As lines, which an error returned from a test is not.
        for (violation, pages) in &self.told {
            eprintln!("{}\n    {violation}", pages.join(", "));
        }
        Err(format!("{} rules broken, listed above", self.told.len()).into())
    }
}

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
    walk.run(stop, Vec::new()).await?;
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
    walk.press("新建支部").await?;
    let dialog = walk.browser.find("dialog", "新建支部").await?;
    walk.look("the dialog 新建支部").await?;
    walk.click(&walk.browser.button_in(&dialog, "保存").await?).await?;
    eventually("an error in the dialog", async || {
        let wrong = walk.browser.driver().find_all(By::Css("dialog .field-error")).await?;
        Ok((!wrong.is_empty()).then_some(()))
    })
    .await?;
    walk.look("the dialog 新建支部 with errors").await?;
    walk.click(&walk.browser.button_in(&dialog, "关闭").await?).await?;
    walk.browser.gone("dialog", "新建支部").await?;
    walk.press("载入示例").await?;
    walk.browser.text("已写入").await?;
    walk.browser.find("heading", "首页").await?;
    walk.look("首页 with a notice").await
}

async fn ledger(walk: &mut Walk) -> Result<()> {
    let keyed = "dispatchEvent(new KeyboardEvent('keydown', arguments[0]))";
    for (key, name) in [
        (json!({ "key": "n", "code": "KeyN", "altKey": true }), "新增记录"),
        (json!({ "key": "?" }), "快捷键"),
    ] {
        walk.run(keyed, vec![key]).await?;
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
    let field = walk.browser.field("粘贴表格").await?;
    walk.run("arguments[0].focus()", vec![field.to_json()?]).await?;
    let table =
        "日期\t类别\t主题\t人员\n3.5\t党课\t学习\t某某\n2.30\t茶话会\t喝茶\n3.5\t党课\t学习";
    walk.browser.cdp("Input.insertText", json!({ "text": table })).await?;
    walk.press("读取粘贴的内容").await?;
    walk.browser.text("1行有错误，1行重复").await?;
    walk.look("/intake with a table").await?;
    // What could still be imported is not left without asking.
    walk.press("换一个表").await
}

async fn forms(walk: &mut Walk) -> Result<()> {
    walk.page("/record/act-0104/edit", "编辑：一月支委会：研究2019年党建工作要点").await?;
    walk.unfold().await?;
    walk.look("/record/act-0104/edit, unfolded").await?;
    walk.page("/member/zhoumy/edit", "编辑：周明远").await?;
    walk.page("/new/member", "新增党员").await?;
    walk.go("/new/rectification", "新增记录：整改").await?;
    walk.unfold().await?;
    walk.look("/new/rectification, unfolded").await?;
    walk.page("/new/activity", "新增记录：活动").await?;
    let keyed = "dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyG', altKey: true }))";
    walk.run(keyed, Vec::new()).await?;
    walk.dialog_opened("跳到某一栏").await?;
    walk.unfold().await?;
    walk.look("/new/activity, unfolded").await?;
    walk.press("保存").await?;
    walk.browser.text("需要改正").await?;
    walk.look("/new/activity with errors").await?;
    walk.browser.field("标题").await?.send_keys("试记一条").await?;
    walk.run("location.hash = '/'", Vec::new()).await?;
    let asked = walk.browser.find("dialog", "还有没保存的内容").await?;
    walk.look("the dialog 还有没保存的内容").await?;
    walk.click(&walk.browser.button_in(&asked, "不保存，离开").await?).await?;
    walk.browser.find("heading", "首页").await?;
    walk.look("首页").await
}

async fn summary(walk: &mut Walk) -> Result<()> {
    walk.go("/summary", "总结").await?;
    let preview = walk.browser.find("region", "总结预览").await?;
    walk.look("总结").await?;
    walk.unfold().await?;
    walk.look("总结, unfolded").await?;
    for figure in ["党小组学习：21次", "党费日：缺数"] {
        walk.click(&walk.browser.button_in(&preview, figure).await?).await?;
        let evidence = walk.browser.find("dialog", "数字出处").await?;
        let name = figure.split('：').next().unwrap_or_default();
        walk.browser.text_in(&evidence, name).await?;
        walk.look(&format!("总结 with {figure}")).await?;
    }
    walk.press("编辑正文").await?;
    let text = walk.browser.field("正文").await?;
    walk.look("总结, its editor").await?;
    text.send_keys(Key::Control + Key::End).await?;
    text.send_keys("\n\n另写心得40篇，{没有这个数字}。").await?;
    walk.browser.find("list", "写法有误").await?;
    walk.unfold().await?;
    walk.look("总结, its editor with a mistake and all help").await?;
    walk.press("撤销").await?;
    walk.browser.gone("list", "写法有误").await?;
    walk.look("总结, its editor with a notice").await
}

async fn settings(walk: &mut Walk) -> Result<()> {
    walk.go("/settings", "设置").await?;
    walk.unfold().await?;
    walk.look("设置").await?;
    for register in ["党小组", "专题", "共建单位"] {
        let name = format!("新增{register}");
        walk.press(&name).await?;
        let dialog = walk.browser.find("dialog", &name).await?;
        walk.look(&format!("the dialog {name}")).await?;
        walk.click(&walk.browser.button_in(&dialog, "保存").await?).await?;
        walk.dialog_opened(&name).await?;
    }
    walk.press("修改第一党小组").await?;
    walk.dialog_opened("修改党小组").await
}

/// What was changed and what was removed.
async fn past(walk: &mut Walk) -> Result<()> {
    walk.page("/trash", "回收站").await?;
    walk.run("location.hash = arguments[0]", vec![json!("/record/hand-0305/edit")]).await?;
    walk.browser.field("份数").await?.send_keys("9").await?;
    walk.press("保存").await?;
    walk.browser.text("后来：修改记录“").await?;
    walk.look("a record with a history").await?;
    walk.press("删除").await?;
    walk.browser.text("90天内也可以从回收站找回").await?;
    walk.go("/trash", "回收站").await?;
    walk.browser.text("还有90天").await?;
    walk.run("document.querySelector('.trash tbody input').click()", Vec::new()).await?;
    walk.browser.find("region", "选中的内容").await?;
    walk.look("回收站 with one picked").await?;
    walk.dialog("清空回收站", "彻底删除").await?;
    let title = "document.querySelector('.trash td.title button').click()";
    walk.run(title, Vec::new()).await?;
    walk.dialog_opened("删除的内容").await?;
    walk.go("/backup", "备份").await?;
    walk.dialog("清除这一年的", "清除修改历史和回收站").await
}

async fn kinds(walk: &mut Walk) -> Result<()> {
    walk.page("/kinds", "记录种类").await?;
    walk.press("新增种类").await?;
    let dialog = walk.browser.find("dialog", "新增种类").await?;
    walk.look("the dialog 新增种类").await?;
    walk.click(&walk.browser.button_in(&dialog, "保存").await?).await?;
    walk.browser.text("请填写种类名称").await?;
    walk.dialog_opened("新增种类").await?;
    walk.go("/kinds/handout", "发放材料").await?;
    walk.unfold().await?;
    walk.look("/kinds/handout").await?;
    walk.dialog("修改种类", "修改种类").await?;
    walk.dialog("新增字段", "新增字段").await?;
    walk.dialog("修改用于", "修改字段").await?;
    walk.dialog("新增数字", "新增数字").await?;
    walk.dialog("改名：数字帮扶材料", "修改数字").await?;
    walk.press("隐藏").await?;
    walk.browser.text("已隐藏").await?;
    walk.look("/kinds/handout, hidden").await?;
    walk.press("撤销").await?;
    walk.browser.button("隐藏").await?;
    Ok(())
}

async fn backup(walk: &mut Walk) -> Result<()> {
    walk.page("/backup", "备份").await?;
    walk.press("导出备份").await?;
    let file = walk.browser.downloaded(".json").await?;
    walk.look("备份 after an export").await?;
    let whole = std::fs::read_to_string(&file)?;
    let pick = async |walk: &Walk, name: &str, text: &str| -> Result<()> {
        let path = file.with_file_name(name);
        std::fs::write(&path, text)?;
        let input = walk.browser.driver().find(By::Css("input[type=file]")).await?;
        Ok(input.send_keys(path.to_string_lossy()).await?)
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
    walk.unfold().await?;
    walk.dialog_opened("导入备份").await?;
    walk.dialog("清空台账", "清空台账").await
}

/// The ledger cleared, cleared by the browser, and damaged.
async fn trouble(walk: &mut Walk) -> Result<()> {
    walk.press("清空台账").await?;
    let asked = walk.browser.find("dialog", "清空台账").await?;
    walk.click(&walk.browser.button_in(&asked, "清空").await?).await?;
    walk.browser.button("载入示例").await?;
    walk.look("first run with a way back").await?;
    walk.press("撤销").await?;
    walk.browser.find("heading", "备份").await?;
    let damage = "const key = Object.keys(localStorage).find(key => key.includes('/record/'));
                  localStorage.setItem(key, localStorage.getItem(key).slice(0, 60));";
    walk.run(damage, Vec::new()).await?;
    walk.browser.reload().await?;
    walk.browser.button("知道了").await?;
    walk.look("备份 of a damaged ledger").await?;
    walk.run("localStorage.clear(); dispatchEvent(new Event('focus'))", Vec::new()).await?;
    walk.browser.button("重新写入").await?;
    walk.look("备份 of a ledger that the browser cleared").await
}

#[tokio::test]
async fn what_breaks_a_rule_is_found() -> Result<()> {
    let mut walk = Walk::start(1366, 768).await?;
    walk.browser.button("载入示例").await?.click().await?;
    walk.browser.find("heading", "首页").await?;
    walk.run("document.querySelector('.year').removeAttribute('aria-label')", vec![]).await?;
    walk.look("首页").await?;
    let found = walk.told.iter().any(|(violation, _)| violation.starts_with("select-name "));
    assert!(found, "{:?}", walk.told);
    assert!(walk.end().is_err());
    Ok(())
}
