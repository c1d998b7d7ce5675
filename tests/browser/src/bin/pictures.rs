//! Takes the pictures of the documentation from the page itself: the sample's year, each page and
//! each of the main dialogs at the size of an office screen and of a telephone.
//! `cargo run -p browser-tests --bin pictures [FOLDER]` over the build in `dist/`. The browser's own
//! controls are in the language of `LANGUAGE` (on Debian with `chromium-l10n`), so take them with
//! `LANG=zh_CN.UTF-8 LANGUAGE=zh_CN`.

use std::path::{Path, PathBuf};

use browser_tests::{Browser, Build, Result, eventually};
use serde_json::{Value, json};

const SIZES: [(&str, u32, u32); 2] = [("", 1366, 768), ("-phone", 390, 844)];

/// A page: the picture's name, the address behind `#`, and a text that shows it has been drawn. What
/// is done there first stands in [`prepare`].
const PAGES: [(&str, &str, &str); 19] = [
    ("home", "/", "接下来"),
    ("records", "/records/activity", "何静"),
    ("record", "/record/act-0104", "计入哪些数字"),
    ("members", "/members", "职务与任期"),
    ("member", "/member/zhoumy", "共88条"),
    ("group", "/group/group-1", "共14条"),
    ("campaign", "/campaign/theme-2019", "条"),
    ("partner", "/partner/hewan", "共27条"),
    ("declarations", "/declarations", "声明过的"),
    ("intake", "/intake", "粘贴表格"),
    ("summary", "/summary", "工作开展情况"),
    ("backup", "/backup", "导出备份"),
    ("checkup", "/checkup", "开始体检"),
    ("settings", "/settings", "支部全称"),
    ("help", "/help", "开始使用"),
    ("kinds", "/kinds", "新增种类"),
    ("kind", "/kinds/handout", "新增字段"),
    ("edit", "/record/act-0104/edit", "保存"),
    ("form", "/new/activity", "复制上一条"),
];

/// A dialog: the picture's name, the address behind `#`, the button that opens it, and its name.
const DIALOGS: [(&str, &str, &str, &str); 8] = [
    ("dialog-keys", "/", "快捷键", "快捷键"),
    ("dialog-help", "/summary", "帮助", "帮助：总结"),
    ("dialog-print", "/records/activity", "打印", "打印列表"),
    ("dialog-group", "/group/group-1", "编辑", "修改党小组"),
    ("dialog-field", "/kinds/handout", "修改用于", "修改字段"),
    ("dialog-figure", "/kinds/handout", "新增数字", "新增数字"),
    ("dialog-clear", "/backup", "清空台账", "清空台账"),
    ("dialog-declare", "/records/points?year=2018", "声明无此项", "声明无此项"),
];

/// An old ledger with a bit of everything.
const TABLE: &str = "2019年支部活动台账\n\
    序号\t时间\t类别\t活动主题\t地点\t主持人\t参加人员\n\
    1\t3月5日\t志愿服务\t客运站学雷锋志愿服务\t客运站\t刘芳\t周明远、刘芳、何静\n\
    2\t3.12\t党课\t专题党课：担当作为\t局三楼会议室\t周明远\t周明远、刘芳、某某\n\
    3\t二月三十\t集中学习\t学习全国两会精神\t党员活动室\t何静\t\n\
    4\t4月2日\t茶话会\t清明茶话会\t党员活动室\t\t\n\
    合计\t\t\t4次";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder =
        std::env::args().nth(1).map_or_else(|| PathBuf::from("docs/images"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let browser = Browser::start().await?;
    // Nothing is taken half faded in.
    let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    browser.cdp("Emulation.setEmulatedMedia", still).await?;
    browser.open(Build::OneFile).await?;
    take(&browser, &folder, "first-run").await?;
    browser.load_sample().await?;
    // Its notice goes with the page.
    browser.link("设置").await?.click().await?;
    for (name, hash, shown) in PAGES {
        go(&browser, hash, shown).await?;
        prepare(&browser, name).await?;
        take(&browser, &folder, name).await?;
        leave(&browser, name).await?;
    }
    for (name, hash, button, dialog) in DIALOGS {
        go(&browser, hash, "").await?;
        let opened = browser.open_dialog(button, dialog).await?;
        take(&browser, &folder, name).await?;
        browser.press_in(&opened, "关闭").await?;
        browser.gone("dialog", dialog).await?;
    }
    // The year in view is that of the last list.
    go(&browser, "/records?year=2019", "共300条").await?;
    new_record(&browser, &folder).await?;
    compared(&browser, &folder).await?;
    unsaved(&browser, &folder).await?;
    trash(&browser, &folder).await
}

/// Goes to a page and waits for a text of it.
async fn go(browser: &Browser, hash: &str, shown: &str) -> Result<()> {
    browser.go_to(hash).await?;
    browser.text(shown).await?;
    // Each page is seen from its top.
    browser.ask("scrollTo(0, 0)").await?;
    Ok(())
}

/// What is done on a page before its picture is taken.
async fn prepare(browser: &Browser, page: &str) -> Result<()> {
    match page {
        "form" => fill(browser).await,
        "summary" => evidence(browser).await,
        "intake" => {
            browser.paste_table(TABLE).await?;
            browser.text("1行有错误").await?;
            browser.row_says(3, "客运站").await
        }
        _ => Ok(()),
    }
}

/// Leaves what would ask before it is left.
async fn leave(browser: &Browser, page: &str) -> Result<()> {
    match page {
        "intake" => browser.press("换一个表").await,
        "form" => {
            browser.go_to("/").await?;
            browser.press("不保存，离开").await?;
            browser.text("接下来").await
        }
        _ => Ok(()),
    }
}

/// A form as it looks while it is filled in.
async fn fill(browser: &Browser) -> Result<()> {
    browser.field("日期").await?.send_keys("12.27").await?;
    browser.field("标题").await?.send_keys("学习中央经济工作会议精神").await?;
    for facet in ["主题党日", "集中学习"] {
        browser.click(&browser.field(facet).await?).await?;
    }
    browser.ask("scrollTo(0, 0)").await?;
    Ok(())
}

/// The records behind the preview's first figure that counts records.
async fn evidence(browser: &Browser) -> Result<()> {
    let preview = browser.find("region", "总结预览").await?;
    let buttons = browser.all_in(&preview, "button").await?;
    let (_, button) = buttons
        .iter()
        .find(|(name, _)| name.starts_with("听取汇报"))
        .ok_or("the preview has no figure 听取汇报")?;
    button.click().await?;
    browser.find("dialog", "数字出处").await?;
    Ok(())
}

/// What Alt+N opens.
async fn new_record(browser: &Browser, folder: &Path) -> Result<()> {
    go(browser, "/", "接下来").await?;
    let alt_n = json!({ "key": "n", "code": "KeyN", "altKey": true });
    browser
        .ask_with("dispatchEvent(new KeyboardEvent('keydown', arguments[0]))", vec![alt_n])
        .await?;
    let dialog = browser.find("dialog", "新增记录").await?;
    take(browser, folder, "dialog-new").await?;
    browser.press_in(&dialog, "关闭").await?;
    browser.gone("dialog", "新增记录").await
}

/// What a backup would change, before it is imported.
async fn compared(browser: &Browser, folder: &Path) -> Result<()> {
    let file = browser.exported().await?;
    let mut backup: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
    if let Some(records) = backup.get_mut("records").and_then(Value::as_array_mut) {
        records.truncate(200);
    }
    if let Some(title) = backup.pointer_mut("/records/0/title") {
        *title = json!("另一个标题");
    }
    let other = file.with_file_name("青溪市道路运输管理局党支部.json");
    std::fs::write(&other, backup.to_string())?;
    browser.pick_file(&other).await?;
    let dialog = browser.find("dialog", "导入备份").await?;
    take(browser, folder, "dialog-import").await?;
    browser.press_in(&dialog, "关闭").await?;
    browser.gone("dialog", "导入备份").await
}

/// The question before something typed is left.
async fn unsaved(browser: &Browser, folder: &Path) -> Result<()> {
    go(browser, "/new/activity", "复制上一条").await?;
    browser.field("标题").await?.send_keys("写了一半").await?;
    browser.go_to("/").await?;
    let dialog = browser.find("dialog", "还有没保存的内容").await?;
    take(browser, folder, "dialog-unsaved").await?;
    browser.press_in(&dialog, "不保存，离开").await?;
    browser.text("接下来").await
}

/// 回收站 with something in it.
async fn trash(browser: &Browser, folder: &Path) -> Result<()> {
    for record in ["act-0104", "hand-0305", "doc-0121"] {
        go(browser, &format!("/record/{record}"), "计入哪些数字").await?;
        browser.press("删除").await?;
        browser.gone("region", "计入哪些数字").await?;
    }
    go(browser, "/trash", "共3项").await?;
    take(browser, folder, "trash").await
}

/// Takes what is on screen at both sizes.
async fn take(browser: &Browser, folder: &Path, name: &str) -> Result<()> {
    for (suffix, width, height) in SIZES {
        // A telephone's scroll bars lie over the page, and only while it is moved.
        let phone = json!({ "hidden": !suffix.is_empty() });
        browser.cdp("Emulation.setScrollbarsHidden", phone).await?;
        browser.viewport(width, height).await?;
        // Nothing is under the pointer.
        let corner = json!({ "type": "mouseMoved", "x": 1, "y": 1 });
        browser.cdp("Input.dispatchMouseEvent", corner).await?;
        let table = "document.querySelector('.intake-rows')?.scrollIntoView({ block: 'center' })";
        browser.ask(table).await?;
        if browser.scrolls_sideways().await? {
            println!("{name}{suffix}: scrolls sideways");
        }
        eventually("the page to be drawn", async || {
            let fonts = browser.ask("return document.fonts.status").await?;
            Ok((fonts == "loaded").then_some(()))
        })
        .await?;
        let path = browser.screenshot(&format!("{name}{suffix}")).await?;
        std::fs::copy(path, folder.join(format!("{name}{suffix}.png")))?;
    }
    let (_, width, height) = SIZES[0];
    browser.viewport(width, height).await
}
