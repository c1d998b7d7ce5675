//! 撤销 after everything that comes in from outside: the ledger is as it was before, in the page and
//! in both stores, also once the step was done again and undone again.

use browser_tests::{Browser, Build, Folder, Result, without_revisions};
use serde_json::Value;
use std::path::{Path, PathBuf};

const TABLE: &str =
    "时间\t类别\t活动主题\n3月5日\t党课\t导入的专题党课\n4月2日\t集中学习\t导入的学习";

/// A web interface that the program cannot do without fails: it stops, and offers the raw data.
const BREAK: &str = "Node.prototype.cloneNode = () => { throw new Error('broken on purpose') }";

/// A download moved where the browser does not clear it, and out of the way of the next.
fn keep(folder: &Folder, file: &Path, name: &str) -> Result<PathBuf> {
    let kept = folder.path().join(name);
    std::fs::copy(file, &kept)?;
    std::fs::remove_file(file)?;
    Ok(kept)
}

/// What a backup holds now, revisions aside: they count on, also when a step is undone.
async fn held(browser: &Browser) -> Result<Value> {
    let file = browser.exported().await?;
    let held = without_revisions(&file)?;
    std::fs::remove_file(file)?;
    Ok(held)
}

/// Goes back over a step that is called `step` and was just done, forward, and back again.
async fn back(browser: &Browser, step: &str) -> Result<()> {
    browser.press("撤销").await?;
    browser.text(&format!("已撤销：{step}")).await?;
    browser.press("重做").await?;
    browser.text(&format!("已重做：{step}")).await?;
    browser.press("撤销").await?;
    browser.text(&format!("已撤销：{step}")).await
}

/// Undoes it, and finds the ledger as it was: in the page, in the storage, in the journal alone.
async fn undone(browser: &Browser, step: &str, before: &Value) -> Result<()> {
    back(browser, step).await?;
    browser.text("已保存").await?;
    assert!(held(browser).await? == *before, "{step}: undone");
    browser.text("已保存").await?;
    browser.reload().await?;
    assert!(held(browser).await? == *before, "{step}: undone, in the store");
    browser.text("已保存").await?;
    browser.ask("localStorage.clear()").await?;
    browser.reload().await?;
    browser.text("已用数据库存储里较新的一份恢复").await?;
    assert!(held(browser).await? == *before, "{step}: undone, in the journal");
    Ok(())
}

/// A ledger in which something was changed and something removed since `file` held it.
async fn changed(browser: &Browser, folder: &Folder) -> Result<(PathBuf, Value)> {
    let file = keep(folder, &browser.exported().await?, "以前.json")?;
    browser.go_to("/record/act-0104/edit").await?;
    browser.button("保存").await?;
    browser.put(&browser.field("标题").await?, "后来改的一条").await?;
    browser.press("保存").await?;
    browser.find("heading", "后来改的一条").await?;
    browser.go_to("/record/act-0125").await?;
    browser.press("删除").await?;
    browser.text("已删除").await?;
    browser.text("已保存").await?;
    let before = held(browser).await?;
    assert!(before != without_revisions(&file)?);
    Ok((file, before))
}

#[tokio::test]
async fn whatever_was_brought_in_is_taken_back() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let (file, before) = changed(&browser, &folder).await?;

        browser.go_to("/intake").await?;
        browser.paste_table(TABLE).await?;
        browser.text("选了2条").await?;
        browser.press("导入").await?;
        browser.text("已从“粘贴的表格”导入2条记录").await?;
        undone(&browser, "从“粘贴的表格”导入2条记录", &before).await?;

        browser.pick_file(&file).await?;
        let dialog = browser.find("dialog", "导入备份").await?;
        browser.press_in(&dialog, "整本替换").await?;
        browser.text("已导入“以前.json”").await?;
        undone(&browser, "导入备份", &before).await?;

        browser.pick_file(&file).await?;
        let dialog = browser.find("dialog", "导入备份").await?;
        browser.press_in(&dialog, "合并…").await?;
        browser.press("这里改过：全部用文件里的").await?;
        browser.press("这里删过，文件里还有：全部加进来").await?;
        browser.press("合并").await?;
        browser.text("加进1项，修改1项，删去0项").await?;
        undone(&browser, "合并备份", &before).await?;

        browser.clear_ledger().await?;
        browser.button("新建支部").await?;
        undone(&browser, "清空台账", &before).await?;
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn raw_data_brought_in_is_taken_back() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        browser.ask(BREAK).await?;
        browser.go_to("/records").await?;
        browser.text("支部台账运行出错").await?;
        browser.press("导出原始数据").await?;
        let raw = keep(&folder, &browser.downloaded(".json").await?, "原始数据.json")?;
        browser.reload().await?;
        let (_, before) = changed(&browser, &folder).await?;
        browser.pick_file(&raw).await?;
        let dialog = browser.find("dialog", "导入备份").await?;
        browser.press_in(&dialog, "整本替换").await?;
        browser.text("已导入“原始数据.json”").await?;
        undone(&browser, "导入备份", &before).await?;
    }
    Ok(())
}

/// 载入示例 and 从备份恢复 are offered where nothing is, also just after 清空: undone, nothing is there
/// again, and what was cleared still comes back.
#[tokio::test]
async fn over_an_empty_ledger_what_was_cleared_is_not_lost_by_it() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        browser.load_sample().await?;
        back(&browser, "载入示例").await?;
        browser.button("新建支部").await?;
        for emptied in [false, true] {
            if emptied {
                browser.ask("localStorage.clear()").await?;
            }
            browser.reload().await?;
            browser.button("新建支部").await?;
        }
        browser.load_sample().await?;
        let (file, before) = changed(&browser, &folder).await?;

        browser.clear_ledger().await?;
        browser.button("新建支部").await?;
        browser.pick_file(&file).await?;
        browser.text("已导入“以前.json”").await?;
        back(&browser, "导入备份").await?;
        browser.load_sample().await?;
        back(&browser, "载入示例").await?;
        undone(&browser, "清空台账", &before).await?;
        browser.clean().await?;
    }
    Ok(())
}

/// A ledger put back from 数据体检.
#[tokio::test]
async fn what_was_kept_aside_and_is_put_back_can_be_undone_too() -> Result<()> {
    let folder = Folder::new()?;
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let (file, _) = changed(&browser, &folder).await?;
        browser.pick_file(&file).await?;
        let dialog = browser.find("dialog", "导入备份").await?;
        browser.press_in(&dialog, "整本替换").await?;
        browser.text("已导入“以前.json”").await?;
        browser.text("已保存").await?;
        browser.reload().await?;
        let before = held(&browser).await?;
        browser.go_to("/checkup").await?;
        browser.press("换回这一本").await?;
        browser.text("已换回这一本").await?;
        browser.go_to("/").await?;
        undone(&browser, "换回另一本台账", &before).await?;
        // Neither of the two is lost by it.
        browser.go_to("/checkup").await?;
        browser.button("换回这一本").await?;
        browser.clean().await?;
    }
    Ok(())
}
