//! 总结 and 备份 beside the main road: the focus goes to the evidence and back, a gap is declared,
//! the text is edited, the paper carries what the screen shows, and a backup is compared before it
//! replaces anything.

use browser_tests::{Browser, Build, Key, Result, eventually};
use serde_json::json;
use thirtyfour::prelude::*;

async fn summary(build: Build) -> Result<(Browser, WebElement)> {
    let browser = Browser::with_sample(build).await?;
    browser.link("总结").await?.click().await?;
    let preview = browser.find("region", "总结预览").await?;
    Ok((browser, preview))
}

#[tokio::test]
async fn a_figure_shows_its_records_and_gets_the_focus_back() -> Result<()> {
    for build in Build::BOTH {
        let (browser, preview) = summary(build).await?;
        let figure = browser.button_in(&preview, "党小组学习：21次").await?;
        figure.click().await?;
        let evidence = browser.find("dialog", "数字出处").await?;
        browser.text_in(&evidence, "21条记录，计21次").await?;
        let records = browser.find_in(&evidence, "list", "记录").await?;
        assert_eq!(records.find_all(By::Tag("li")).await?.len(), 21);
        browser.text_in(&evidence, "合计").await?;
        browser.driver().active_element().await?.send_keys(Key::Escape).await?;
        browser.gone("dialog", "数字出处").await?;
        let focused = browser.driver().active_element().await?;
        assert_eq!(focused.attr("aria-label").await?.as_deref(), Some("党小组学习：21次"));
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_gap_leads_to_a_record_or_a_declaration() -> Result<()> {
    let (browser, preview) = summary(Build::Site).await?;
    browser.button_in(&preview, "党费日：缺数").await?.click().await?;
    let evidence = browser.find("dialog", "数字出处").await?;
    browser.find_in(&evidence, "link", "去录入").await?;
    browser.button_in(&evidence, "声明本期无此项").await?.click().await?;
    browser.text_in(&evidence, "已声明无此项").await?;
    browser.button("撤销").await?.click().await?;
    browser.text_in(&evidence, "没有记录不等于零").await?;
    browser.clean().await
}

/// Types a further paragraph in the text, and waits until the preview shows it.
async fn write_on(browser: &Browser, preview: &WebElement) -> Result<()> {
    browser.button("编辑正文").await?.click().await?;
    let text = browser.field("正文").await?;
    text.send_keys(Key::Control + Key::End).await?;
    text.send_keys("\n\n支部另写心得40篇。").await?;
    browser.text_in(preview, "支部另写心得40篇").await
}

#[tokio::test]
async fn the_text_is_saved_as_one_step() -> Result<()> {
    let (browser, preview) = summary(Build::Site).await?;
    write_on(&browser, &preview).await?;
    browser.text("“40篇”是手填的数字").await?;
    // The text is not lost by going elsewhere.
    browser.link("备份").await?.click().await?;
    browser.button("留下继续填").await?.click().await?;
    browser.button("保存正文").await?.click().await?;
    browser.text("正文已保存").await?;
    browser.reload().await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.text_in(&preview, "支部另写心得40篇").await?;
    browser.clean().await
}

#[tokio::test]
async fn typed_text_is_taken_back_first_and_found_again() -> Result<()> {
    let (browser, preview) = summary(Build::Site).await?;
    write_on(&browser, &preview).await?;
    // Not the sample, which was the last step.
    browser.button("撤销").await?.click().await?;
    browser.text("没有保存的正文改动已撤回").await?;
    lacks(&preview, "支部另写心得40篇").await?;
    browser.button("重做").await?.click().await?;
    browser.text_in(&preview, "支部另写心得40篇").await?;
    // It is still there after another page was shown.
    browser.button("撤销").await?.click().await?;
    lacks(&preview, "支部另写心得40篇").await?;
    browser.link("首页").await?.click().await?;
    browser.text("接下来").await?;
    browser.link("总结").await?.click().await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.button("编辑正文").await?.click().await?;
    browser.button("找回改动").await?.click().await?;
    browser.text_in(&preview, "支部另写心得40篇").await?;
    // The template does not swallow it either.
    browser.button("恢复模板").await?.click().await?;
    lacks(&preview, "支部另写心得40篇").await?;
    browser.button("撤销").await?.click().await?;
    browser.text_in(&preview, "支部另写心得40篇").await?;
    browser.clean().await
}

#[tokio::test]
async fn what_is_said_of_a_file_goes_with_the_page() -> Result<()> {
    let (browser, _) = summary(Build::Site).await?;
    browser.button("导出 Word").await?.click().await?;
    browser.text("处缺数，写作X并标黄").await?;
    browser.link("台账").await?.click().await?;
    browser.button("新增记录").await?;
    assert!(!browser.shown().await?.contains("写作X并标黄"));
    browser.clean().await
}

async fn lacks(element: &WebElement, text: &str) -> Result<()> {
    eventually(&format!("“{text}” to go"), async || {
        Ok((!element.text().await?.contains(text)).then_some(()))
    })
    .await
}

/// What can be seen of an element, in pixels of height: not what is scrolled away or covered.
const VISIBLE: &str = "
    const element = document.querySelector(arguments[0]);
    const { left, right, top, bottom } = element.getBoundingClientRect();
    let seen = 0;
    for (let y = Math.max(0, Math.ceil(top)); y < Math.min(innerHeight, bottom); y += 4) {
        const on = document.elementFromPoint((left + right) / 2, y);
        if (on && element.contains(on)) seen += 4;
    }
    return seen;";

async fn visible(browser: &Browser, selector: &str) -> Result<u32> {
    Ok(browser.driver().execute(VISIBLE, vec![json!(selector)]).await?.convert()?)
}

#[tokio::test]
async fn the_evidence_and_the_text_have_room_on_every_screen() -> Result<()> {
    for (width, height) in [(1366, 768), (1024, 768), (390, 844)] {
        let (browser, preview) = summary(Build::OneFile).await?;
        browser.viewport(width, height).await?;
        let unfold = "document.querySelector('.findings-dropped').open = true;";
        browser.ask(unfold).await?;
        let figure = browser.button_in(&preview, "党小组学习：21次").await?;
        browser.click(&figure).await?;
        browser.find("dialog", "数字出处").await?;
        for editing in [false, true] {
            if editing {
                browser.button("编辑正文").await?.click().await?;
            }
            let evidence = visible(&browser, ".evidence").await?;
            assert!(evidence >= 270, "{width}×{height}, {editing}: {evidence} of the evidence");
            let records = visible(&browser, ".evidence-records").await?;
            assert!(records >= 80, "{width}×{height}, {editing}: {records} of the records");
        }
        let focus = "document.querySelector('.text-area').focus();";
        browser.ask(focus).await?;
        let area = visible(&browser, ".text-area").await?;
        assert!(area >= 280, "{width}×{height}: {area} of the text");
    }
    Ok(())
}

#[tokio::test]
async fn a_finding_leads_to_its_line_of_the_text() -> Result<()> {
    for (width, height) in [(1366, 768), (390, 844)] {
        let (browser, _) = summary(Build::Site).await?;
        browser.viewport(width, height).await?;
        let names = browser.names("button").await?;
        let line =
            names.iter().find(|name| name.starts_with("正文第")).ok_or("no way to a line")?;
        browser.press(line).await?;
        // Where the line stands in the text field, asked of a column of the same width.
        let place = "
            const area = document.querySelector('.text-area');
            const style = getComputedStyle(area);
            const column = document.createElement('div');
            column.textContent = area.value.slice(0, area.selectionStart);
            const mark = column.appendChild(document.createElement('span'));
            mark.textContent = area.value.slice(area.selectionStart, area.selectionEnd);
            Object.assign(column.style, { position: 'absolute', visibility: 'hidden', font: style.font,
                whiteSpace: 'pre-wrap', overflowWrap: 'break-word', padding: style.padding,
                boxSizing: 'border-box', width: area.clientWidth + 'px' });
            document.body.append(column);
            const top = mark.offsetTop - area.scrollTop;
            column.remove();
            const field = area.getBoundingClientRect();
            const on = document.elementFromPoint(field.left + 40, field.top + top + 8);
            return [mark.textContent, top, area.clientHeight, on === area];";
        let answer = eventually("the line to be selected", async || {
            let answer = browser.driver().execute(place, vec![]).await?;
            Ok(answer.json()[0].as_str().is_some_and(|line| !line.is_empty()).then_some(answer))
        })
        .await?;
        let (line, top, room, on_top): (String, f64, f64, bool) = answer.convert()?;
        assert!(line.contains("{党费日}"), "{line}");
        assert!(0.0 < top && top < room - 40.0, "{width}×{height}: {top} of {room}");
        assert!(on_top, "{width}×{height}: something covers the line");
    }
    Ok(())
}

/// The text without white space and page numbers.
fn bare(text: &str) -> String {
    let numbered = |line: &&str| {
        let line = line.trim();
        let inner = line.strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
        inner.is_some_and(|number| number.trim().parse::<u32>().is_ok())
    };
    text.lines()
        .filter(|line| !numbered(line))
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}

#[tokio::test]
async fn the_paper_carries_the_text_of_the_screen_page_by_page() -> Result<()> {
    for build in Build::BOTH {
        let (browser, preview) = summary(build).await?;
        // Laid out a moment after the summary.
        let pages = eventually("the pages to be laid out", async || {
            let pages = browser.driver().find_all(By::Css(".print-page")).await?.len();
            Ok((pages > 0).then_some(pages))
        })
        .await?;
        let text = browser.printed().await?;
        // pdftotext ends each page with a form feed.
        assert_eq!(text.matches('\u{c}').count(), pages);
        let shown = bare(&preview.text().await?);
        assert_eq!(bare(&text.replace('\u{c}', "\n")), shown);
    }
    Ok(())
}

#[tokio::test]
async fn a_backup_is_compared_before_it_replaces_anything() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let file = browser.exported().await?;

        let whole = std::fs::read(&file)?;
        let cut = file.with_file_name("cut.json");
        std::fs::write(&cut, whole.get(..whole.len() / 2).unwrap_or_default())?;
        browser.pick_file(&cut).await?;
        browser.text("这个备份不完整").await?;

        browser.clear_ledger().await?;
        browser.button("新建支部").await?;
        browser.button("撤销").await?.click().await?;

        browser.pick_file(&file).await?;
        let compared = browser.find("dialog", "导入备份").await?;
        browser.text_in(&compared, "内容相同").await?;
        browser.button_in(&compared, "整本替换").await?.click().await?;
        browser.text("已导入").await?;
        browser.clean().await?;
    }
    Ok(())
}
