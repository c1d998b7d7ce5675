//! The main road, on the served site and on the one file: a first run, the sample's year, the
//! summary with the records behind each figure, one activity more and less, a reload, a backup out
//! and in, the Word file. The command line is asked the same questions and must answer the same.

#![allow(clippy::indexing_slicing, reason = "only JSON is indexed, which answers null")]

#[path = "../../common/the_23.rs"]
mod the_23;

use std::collections::BTreeMap;
use std::process::Command;

use browser_tests::{Browser, Build, Result, WebElement, eventually};
use serde_json::Value;
use the_23::FIGURES;

const CHAPTERS: [&str; 4] =
    ["一、工作开展情况", "二、特色亮点", "三、存在的问题和不足", "四、下一步工作计划"];

#[tokio::test]
async fn the_main_road_on_the_served_site() -> Result<()> {
    main_road(Build::Site).await
}

#[tokio::test]
async fn the_main_road_on_the_one_file() -> Result<()> {
    main_road(Build::OneFile).await
}

async fn main_road(build: Build) -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(build).await?;

    // First run.
    browser.button("新建支部").await?;
    browser.button("从备份恢复").await?;
    browser.load_sample().await?;
    browser.link("总结").await?.click().await?;

    // The summary and what is behind it.
    let preview = browser.find("region", "总结预览").await?;
    for chapter in CHAPTERS {
        browser.text_in(&preview, chapter).await?;
    }
    let told = command_line(&["figures", "BACKUP", "--year", "2019", "--json"])?;
    let told: Value = serde_json::from_str(&told)?;
    each_figure_opens_its_evidence(&browser, &preview, &told).await?;

    // One activity more changes exactly these; 撤销 takes it back; a reload keeps everything.
    let before = figures(&browser).await?;
    add_study(&browser).await?;
    browser.link("总结").await?.click().await?;
    let after = eventually("the summary to follow", async || {
        let after = figures(&browser).await?;
        Ok((!after.is_empty() && after != before).then_some(after))
    })
    .await?;
    assert_eq!(
        changes(&before, &after),
        ["学习活动：54次 → 学习活动：55次", "集中学习：14次 → 集中学习：15次"]
    );
    browser.button("撤销").await?.click().await?;
    eventually("撤销 to take it back", async || {
        Ok((figures(&browser).await? == before).then_some(()))
    })
    .await?;
    browser.reload().await?;
    browser.find("region", "总结预览").await?;
    assert_eq!(figures(&browser).await?, before, "a reload changed the summary");

    // The Word file is the command line's, byte for byte.
    browser.button("导出 Word").await?.click().await?;
    let word = std::fs::read(browser.downloaded(".docx").await?)?;
    let folder = browser_tests::Folder::new()?;
    let path = folder.path().join("总结.docx");
    let path = path.to_str().ok_or("the path is not in Unicode")?;
    command_line(&["summary", "BACKUP", "--year", "2019", "-o", path])?;
    assert!(word == std::fs::read(path)?, "browser and command line write different Word files");

    browser.backup_out_and_in().await?;
    browser.clean().await
}

/// Clicks every figure of the preview; the 23 show the records that the command line names.
async fn each_figure_opens_its_evidence(
    browser: &Browser,
    preview: &WebElement,
    told: &Value,
) -> Result<()> {
    let mut left: BTreeMap<&str, &Value> = told["figures"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|figure| Some((figure["name"].as_str()?, figure)))
        .filter(|(name, _)| FIGURES.contains(name))
        .collect();
    assert_eq!(left.len(), FIGURES.len(), "the command line does not know every figure");
    let buttons = browser.all_in(preview, "button").await?;
    assert!(buttons.len() > FIGURES.len(), "only {} figures can be clicked", buttons.len());
    for (label, button) in buttons {
        browser.click(&button).await?;
        let name = label.split('：').next().unwrap_or_default().to_owned();
        let dialog = browser.find("dialog", "数字出处").await?;
        browser.text_in(&dialog, name.as_str()).await?;
        let Some(figure) = left.remove(name.as_str()) else { continue };
        let value = figure["written"].as_str().unwrap_or_default();
        browser.text_in(&dialog, value).await?;
        assert_eq!(records_in(browser, &dialog).await?, keys(figure), "records behind {name}");
    }
    assert!(left.is_empty(), "figures without a button: {:?}", left.keys());
    Ok(())
}

/// The records that a dialog links to, as the command line writes them.
async fn records_in(browser: &Browser, dialog: &WebElement) -> Result<Vec<String>> {
    let script = "return [...arguments[0].querySelectorAll('li a')] \
                  .map(link => link.getAttribute('href')) \
                  .filter(href => /^#.record.[^/]+$/.test(href)).map(href => href.slice(2))";
    let answer = browser.driver().execute(script, vec![dialog.to_json()?]).await?;
    let records = answer.json().as_array().cloned().unwrap_or_default();
    Ok(records.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn keys(figure: &Value) -> Vec<String> {
    let evidence = figure["evidence"].as_array().cloned().unwrap_or_default();
    evidence.iter().filter_map(|one| one["key"].as_str()).map(str::to_owned).collect()
}

/// The names of all figures of the preview, in its order.
async fn figures(browser: &Browser) -> Result<Vec<String>> {
    let preview = browser.find("region", "总结预览").await?;
    browser.names_in(&preview, "button").await
}

fn changes(before: &[String], after: &[String]) -> Vec<String> {
    let mut changes: Vec<String> = before
        .iter()
        .zip(after)
        .filter(|(before, after)| before != after)
        .map(|(before, after)| format!("{before} → {after}"))
        .collect();
    changes.sort();
    changes.dedup();
    changes
}

async fn add_study(browser: &Browser) -> Result<()> {
    browser.link("台账").await?.click().await?;
    browser.button("新增记录").await?.click().await?;
    browser.field("日期").await?.send_keys("12.30").await?;
    browser.field("标题").await?.send_keys("集中学习中央经济工作会议精神").await?;
    browser.field("集中学习").await?.click().await?;
    browser.button("保存").await?.click().await?;
    browser.text("计入哪些数字").await
}

/// What the command line answers; `BACKUP` stands for the sample's backup.
fn command_line(arguments: &[&str]) -> Result<String> {
    let folder = browser_tests::Folder::new()?;
    let backup = folder.path().join("备份.json");
    let backup = backup.to_str().ok_or("the path is not in Unicode")?.to_owned();
    zhibu(&["sample", "-o", &backup])?;
    let arguments: Vec<&str> = arguments
        .iter()
        .map(|word| if *word == "BACKUP" { backup.as_str() } else { word })
        .collect();
    zhibu(&arguments)
}

fn zhibu(arguments: &[&str]) -> Result<String> {
    let run = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "zhibu", "--"])
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()?;
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
    }
    Ok(String::from_utf8(run.stdout)?)
}
