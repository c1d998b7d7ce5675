//! Text that came in by a backup is data on the page, in print, in what is exported and in the names
//! of the files. `tests/hostile_text.rs` looks into the files themselves.

use browser_tests::{Browser, Build, Folder, Result, eventually};
use serde_json::{Value, json};

/// Begins as a formula, goes on as markup, ends as a path; with what no document can carry.
const HOSTILE: &str =
    "=cmd|' /C calc'!A0<img src=x onerror=ran=1><script>ran=1</script>\"]]>\u{1}\u{202e}../";

/// How it is read.
const READS: &str = "=cmd|' /C calc'!A0<img src=x onerror=ran=1><script>ran=1</script>\"]]>";

#[tokio::test]
async fn hostile_text_is_data_everywhere() -> Result<()> {
    let folder = Folder::new()?;
    let file = folder.path().join("备份.json");
    let browser = Browser::with_sample(Build::OneFile).await?;
    let mut backup: Value = serde_json::from_slice(&std::fs::read(browser.exported().await?)?)?;
    drop(browser);
    backup["branch"]["short_name"] = json!(format!("CON{HOSTILE}"));
    backup["branch"]["full_name"] = json!(HOSTILE);
    for (register, field) in
        [("records", "title"), ("members", "name"), ("groups", "name"), ("partners", "name")]
    {
        for entry in backup[register].as_array_mut().into_iter().flatten() {
            let name = entry[field].as_str().unwrap_or_default().to_owned();
            entry[field] = json!(format!("{HOSTILE}{name}"));
        }
    }
    std::fs::write(&file, backup.to_string())?;

    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        browser.button("新建支部").await?;
        browser.pick_file(&file).await?;
        browser.text("已导入“备份.json”").await?;
        for page in ["/", "/record/act-0104", "/members", "/member/zhoumy", "/partner/hewan"] {
            browser.go_to(page).await?;
            shown(&browser, page).await?;
        }
        browser.go_to("/records?year=2019").await?;
        shown(&browser, "the list").await?;
        browser.press("导出表格").await?;
        let path = browser.downloaded(".csv").await?;
        let table = std::fs::read_to_string(&path)?;
        assert!(table.contains("'=cmd|") && table.contains("<img src=x"), "{table}");
        for cell in table.lines().flat_map(|line| line.split(',')) {
            let cell = cell.trim_start_matches('"');
            assert!(!cell.starts_with(['=', '@']), "a formula: {cell}");
        }
        plain(&path)?;

        browser.go_to("/summary").await?;
        browser.find("region", "总结预览").await?;
        shown(&browser, "the summary").await?;
        assert!(browser.printed().await?.contains("<img"), "the text is not printed as it is");
        browser.driver().find(thirtyfour::By::Tag("main")).await?.click().await?;
        browser.button("导出 Word").await?.click().await?;
        plain(&browser.downloaded(".docx").await?)?;
        let saved = browser.exported().await?;
        plain(&saved)?;
        browser.clean().await?;
    }
    Ok(())
}

/// The page shows the text as it is, and nothing in it became an element or ran.
async fn shown(browser: &Browser, page: &str) -> Result<()> {
    eventually(&format!("the text on {page}"), async || {
        let text = browser.ask("return document.body.textContent").await?;
        Ok(text.as_str().unwrap_or_default().contains(READS).then_some(()))
    })
    .await?;
    assert_eq!(browser.ask("return typeof ran").await?, json!("undefined"), "{page}");
    let images = browser.ask("return document.images.length").await?;
    assert_eq!(images, json!(0), "{page}");
    Ok(())
}

/// The name of a file that was saved is one on every system.
fn plain(path: &std::path::Path) -> Result<()> {
    let name = path.file_name().ok_or("no name")?.to_string_lossy().into_owned();
    let refused = |c: char| c.is_control() || c == '\u{202e}' || "\\/:*?\"<>|".contains(c);
    assert!(!name.contains(refused), "{name:?}");
    Ok(())
}
