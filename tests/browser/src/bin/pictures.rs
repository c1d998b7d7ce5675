//! Takes the pictures of the README from the page itself: the sample's year, each page at the size
//! of an office screen and of a telephone. `cargo run -p browser-tests --bin pictures [FOLDER]`
//! over the build in `dist/`.

use std::path::PathBuf;

use browser_tests::{Browser, Build, Result};

const SIZES: [(&str, u32, u32); 2] = [("", 1366, 768), ("-phone", 390, 844)];

/// A page: the picture's name, the address behind `#`, and a text that shows it has been drawn.
const PAGES: [(&str, &str, &str); 7] = [
    ("home", "/", "首页"),
    ("records", "/records/activity", "活动"),
    ("record", "/record/", "编辑"),
    ("form", "/new/activity", "保存"),
    ("summary", "/summary", "工作开展情况"),
    ("backup", "/backup", "导出备份"),
    ("settings", "/settings", "支部全称"),
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
        go(&browser, &hash).await?;
        browser.text(shown).await?;
        take(&browser, &folder, name).await?;
    }
    Ok(())
}

async fn go(browser: &Browser, hash: &str) -> Result<()> {
    let script = "location.hash = arguments[0]";
    browser.driver().execute(script, vec![serde_json::json!(hash)]).await?;
    Ok(())
}

/// The identifier of the record that the list shows first.
async fn first_record(browser: &Browser) -> Result<String> {
    go(browser, "/records/activity").await?;
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
