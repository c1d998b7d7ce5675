//! Takes the pictures of the README from the page itself: the sample's year, each page at the size
//! of an office screen and of a telephone. `cargo run -p browser-tests --bin pictures [FOLDER]`
//! over the build in `dist/`. The browser's own controls are in the language of `LANGUAGE` (on
//! Debian with `chromium-l10n`), so take the README's with `LANG=zh_CN.UTF-8 LANGUAGE=zh_CN`.

use std::path::PathBuf;

use browser_tests::{Browser, Build, Result};

const SIZES: [(&str, u32, u32); 2] = [("", 1366, 768), ("-phone", 390, 844)];

/// A page: the picture's name, the address behind `#`, and a text that shows it has been drawn.
const PAGES: [(&str, &str, &str); 13] = [
    ("home", "/", "首页"),
    ("records", "/records/activity", "活动"),
    ("record", "/record/", "编辑"),
    ("members", "/members", "职务与任期"),
    ("partner", "/partner/hewan", "村、社区"),
    ("declarations", "/declarations", "声明过的"),
    ("summary", "/summary", "工作开展情况"),
    ("backup", "/backup", "导出备份"),
    ("settings", "/settings", "支部全称"),
    ("help", "/help", "开始使用"),
    ("kinds", "/kinds", "新增种类"),
    ("kind", "/kinds/handout", "新增字段"),
    // Last: a form that is being filled in asks before it is left.
    ("form", "/new/activity", "保存"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder =
        std::env::args().nth(1).map_or_else(|| PathBuf::from("docs/images"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let browser = Browser::start().await?;
    browser.open(Build::OneFile).await?;
    take(&browser, &folder, "first-run").await?;
    browser.button("载入示例").await?.click().await?;
    browser.text("首页").await?;
    let record = first_record(&browser).await?;
    for (name, hash, shown) in PAGES {
        let hash = if name == "record" { format!("{hash}{record}") } else { hash.to_owned() };
        browser.go_to(&hash).await?;
        browser.text(shown).await?;
        match name {
            "form" => fill(&browser).await?,
            "summary" => open_evidence(&browser).await?,
            _ => {}
        }
        take(&browser, &folder, name).await?;
    }
    Ok(())
}

/// A form as it looks while it is filled in.
async fn fill(browser: &Browser) -> Result<()> {
    browser.field("日期").await?.send_keys("12.27").await?;
    browser.field("标题").await?.send_keys("学习中央经济工作会议精神").await?;
    for facet in ["主题党日", "集中学习"] {
        // The form's foot may lie over it.
        let chip = browser.field(facet).await?;
        browser.driver().execute("arguments[0].click()", vec![chip.to_json()?]).await?;
    }
    Ok(())
}

/// The records behind the preview's first figure that counts records.
async fn open_evidence(browser: &Browser) -> Result<()> {
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

/// The identifier of the record that the list shows first.
async fn first_record(browser: &Browser) -> Result<String> {
    browser.go_to("/records/activity").await?;
    let script = "const link = document.querySelector('a[href^=\"#/record/\"]'); \
                  return link ? link.getAttribute('href').split('/').pop() : null";
    for _ in 0..200 {
        let found = browser.driver().execute(script, Vec::new()).await?;
        if let Some(id) = found.json().as_str() {
            return Ok(id.to_owned());
        }
    }
    Err("the list shows no record".into())
}

async fn take(browser: &Browser, folder: &std::path::Path, name: &str) -> Result<()> {
    for (suffix, width, height) in SIZES {
        browser.viewport(width, height).await?;
        let wide = "return document.documentElement.scrollWidth > innerWidth";
        if browser.driver().execute(wide, Vec::new()).await?.json() == &serde_json::json!(true) {
            println!("{name}{suffix}: scrolls sideways");
        }
        let path = browser.screenshot(&format!("{name}{suffix}")).await?;
        std::fs::copy(path, folder.join(format!("{name}{suffix}.png")))?;
    }
    Ok(())
}
