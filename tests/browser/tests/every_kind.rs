//! Every kind of record through the real form with every field: found by search and by filter,
//! changed, undone, deleted, restored, and found in the backup.
//!
//! The kinds and their fields are read off the screen, so that a new one is tested by being there.

use browser_tests::{Browser, Build, Key, Result, WebElement, content, eventually, retype};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// What every record has beside its kind's own fields; 日期 and 标题 stand above them.
const COMMON: [&str; 9] = [
    "日期",
    "标题",
    "结束日期",
    "专题",
    "标签",
    "备注",
    "原件存放处",
    "入总结用语",
    "用语所在章节",
];

/// A field as it was filled in.
struct Filled {
    name: String,
    shown: String,
}

#[tokio::test]
async fn every_kind_of_organised_life() -> Result<()> {
    every_kind("组织生活与学习").await
}

#[tokio::test]
async fn every_kind_about_people() -> Result<()> {
    every_kind("队伍").await
}

#[tokio::test]
async fn every_kind_of_order_and_style() -> Result<()> {
    every_kind("制度与作风").await
}

#[tokio::test]
async fn every_kind_of_service() -> Result<()> {
    every_kind("服务中心").await
}

#[tokio::test]
async fn every_kind_of_material() -> Result<()> {
    every_kind("文稿素材").await
}

async fn every_kind(chapter: &str) -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let kinds = kinds_of(&browser, chapter).await?;
    assert!(!kinds.is_empty(), "no kind in {chapter}");
    let mut entered = Vec::new();
    for kind in &kinds {
        let title = format!("逐类核对之{kind}");
        let filled = enter(&browser, kind, &title).await.map_err(|e| format!("{kind}: {e}"))?;
        let before = detail(&browser).await?;
        for Filled { name, shown } in &filled {
            let there = before.iter().any(|(label, text)| label == name && text.contains(shown));
            assert!(there, "{kind}: no {name} with {shown} in {before:?}");
        }
        find_it(&browser, kind, &title).await.map_err(|e| format!("{kind}: {e}"))?;
        change_and_undo(&browser, &title).await.map_err(|e| format!("{kind}: {e}"))?;
        delete_and_restore(&browser, &title).await.map_err(|e| format!("{kind}: {e}"))?;
        assert_eq!(detail(&browser).await?, before, "{kind} is not as it was");
        entered.push((title, filled));
    }
    in_the_backup(&browser, &entered).await?;
    browser.clean().await
}

/// The kinds of a chapter that are offered for a new record, by their names.
async fn kinds_of(browser: &Browser, chapter: &str) -> Result<Vec<String>> {
    browser.go_to("/new/activity").await?;
    browser.field("记录种类").await?;
    let script = "const group = [...document.querySelectorAll('#new-kind optgroup')] \
                  .find(group => group.label == arguments[0]); \
                  return [...group.children].map(option => option.text)";
    let names = browser.driver().execute(script, vec![json!(chapter)]).await?;
    Ok(names.convert()?)
}

/// Fills in the whole form of a kind and saves it.
async fn enter(browser: &Browser, kind: &str, title: &str) -> Result<Vec<Filled>> {
    browser.go_to("/new/activity").await?;
    browser.choose("记录种类", kind).await?;
    browser.find("heading", &format!("新增记录：{kind}")).await?;
    let open = "document.querySelector('.entry details.more').open = true";
    browser.ask(open).await?;
    let fields = browser.driver().find_all(By::Css(".entry .field")).await?;
    let mut filled: Vec<Filled> = Vec::new();
    let mut people = 0;
    for field in fields {
        let described = browser.driver().execute(DESCRIBE, vec![field.to_json()?]).await?;
        let described = described.json();
        let told =
            |key: &str| described.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let name = told("name");
        let line = match name.as_str() {
            "标题" => title.to_owned(),
            "标签" => format!("核对{kind}"),
            name => format!("试填的{name}<&>𠮷"),
        };
        let shown = match told("type").as_str() {
            "line" => {
                within(browser, &field, "input").await?.send_keys(&line).await?;
                line
            }
            "lines" => {
                let area = within(browser, &field, "textarea").await?;
                area.send_keys(format!("{line}\n第二行")).await?;
                line
            }
            "day" => {
                let input = within(browser, &field, "input[type=text]").await?;
                // A record that ends on its own day keeps no second day.
                let last = name == "结束日期";
                retype(&input, if last { "6.4" } else { "6.3" }).await?;
                input.send_keys(Key::Tab).await?;
                (if last { "2019-06-04" } else { "2019-06-03" }).to_owned()
            }
            "number" => {
                let number = match name.as_str() {
                    // A year; of twelve who vote, four do each.
                    "表彰年度" => "2018",
                    "赞成" | "反对" | "弃权" => "4",
                    _ => "12",
                };
                within(browser, &field, "input").await?.send_keys(number).await?;
                number.to_owned()
            }
            "span" => {
                let times = field.find_all(By::Css("input")).await?;
                for (input, time) in times.iter().zip(["14:30", "16:00"]) {
                    browser.put(input, time).await?;
                }
                "14:30".to_owned()
            }
            "flag" => {
                browser.key_on(&within(browser, &field, "input").await?, Key::Space).await?;
                "是".to_owned()
            }
            "choices" => {
                let chip = within(browser, &field, ".chip input").await?;
                browser.key_on(&chip, Key::Space).await?;
                told("first")
            }
            "members" => {
                // Nobody is present and absent at once, so it is another one each time.
                let open = "arguments[0].querySelector('details').open = true";
                browser.driver().execute(open, vec![field.to_json()?]).await?;
                let chips = field.find_all(By::Css(".chip")).await?;
                let chip = chips.get(people).ok_or("too few members")?;
                let who = chip.text().await?;
                browser.key_on(&chip.find(By::Css("input")).await?, Key::Space).await?;
                people += 1;
                who
            }
            "select" => {
                let select = within(browser, &field, "select").await?;
                browser.choose_of(&select, &told("first")).await?;
                // Another record is offered with its day and shown by its title.
                let first = told("first");
                let title = first.split_once(' ').filter(|(day, _)| day.starts_with("20"));
                title.map_or(first.trim(), |(_, title)| title).to_owned()
            }
            other => return Err(format!("{name}: a control of type “{other}”").into()),
        };
        filled.push(Filled { name, shown });
    }
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.find("heading", title).await?;
    Ok(filled)
}

/// What a field of the form is: its name, the type of its control and the first thing offered.
const DESCRIBE: &str = "
    const [field] = arguments;
    const has = selector => field.querySelector(selector);
    const name = has('.field-name').firstChild.textContent;
    const type = has('.day-field') ? 'day'
        : has('details.roster') ? 'members'
        : has('.chips') ? 'choices'
        : has('input.tick') ? 'flag'
        : has('input[type=time]') ? 'span'
        : has('textarea') ? 'lines'
        : has('.with-unit') ? 'number'
        : has('select') ? 'select'
        : has('input[type=text]') ? 'line' : '';
    const first = type == 'choices' ? has('.chip').innerText
        : type == 'select' ? [...has('select').options].find(o => o.value).text : '';
    return { name, type, first };";

async fn within(browser: &Browser, field: &WebElement, css: &str) -> Result<WebElement> {
    let control = field.find(By::Css(css)).await?;
    // The form's foot would lie over what WebDriver scrolls to.
    let show = "arguments[0].scrollIntoView({ block: 'center' })";
    browser.driver().execute(show, vec![control.to_json()?]).await?;
    Ok(control)
}

/// The lines of the record shown: what each is called and says.
async fn detail(browser: &Browser) -> Result<Vec<(String, String)>> {
    // Not those of its history, which grows with every change.
    let script = "const lines = 'section[aria-label=记录内容] dl.details > div'; \
                  return [...document.querySelectorAll(lines)].map(line => \
                  [line.querySelector('dt').innerText, line.querySelector('dd').innerText])";
    Ok(serde_json::from_value(browser.ask(script).await?)?)
}

/// Finds the record in its list by what was typed, and in the whole ledger by its tag; ends on it.
async fn find_it(browser: &Browser, kind: &str, title: &str) -> Result<()> {
    let crumbs = browser.find("navigation", "位置").await?;
    browser.find_in(&crumbs, "link", kind).await?.click().await?;
    browser.field("搜索").await?.send_keys(format!("{title} 试填的")).await?;
    only(browser, title).await?;
    browser.link("台账").await?.click().await?;
    browser.gone("button", &format!("去掉条件 搜索：{title} 试填的")).await?;
    browser.choose("标签", &format!("核对{kind}")).await?;
    only(browser, title).await?;
    browser.link(title).await?.click().await?;
    browser.find("heading", title).await?;
    Ok(())
}

/// Waits until the list shows this record and no other.
async fn only(browser: &Browser, title: &str) -> Result<()> {
    eventually(&format!("only {title} in the list"), async || {
        let titles = browser.titles().await?;
        if titles == [title] { Ok(Some(())) } else { Err(format!("{titles:?}").into()) }
    })
    .await
}

async fn change_and_undo(browser: &Browser, title: &str) -> Result<()> {
    browser.button("编辑").await?.click().await?;
    browser.find("heading", &format!("编辑：{title}")).await?;
    let field = browser.field("标题").await?;
    field.send_keys("（改）").await?;
    field.send_keys(Key::Control + "s").await?;
    browser.find("heading", &format!("{title}（改）")).await?;
    browser.button("撤销").await?.click().await?;
    browser.find("heading", title).await?;
    Ok(())
}

async fn delete_and_restore(browser: &Browser, title: &str) -> Result<()> {
    let address = browser.hash().await?;
    browser.button("删除").await?.click().await?;
    browser.find("heading", "台账").await?;
    browser.gone("link", title).await?;
    browser.go_to("/trash").await?;
    browser.button(title).await?.click().await?;
    let dialog = browser.find("dialog", "删除的内容").await?;
    browser.button_in(&dialog, "恢复").await?.click().await?;
    browser.text("回收站是空的").await?;
    browser.go_to(&address).await?;
    browser.find("heading", title).await?;
    Ok(())
}

/// Every record entered stands in the backup with as many values as its form has fields.
async fn in_the_backup(browser: &Browser, entered: &[(String, Vec<Filled>)]) -> Result<()> {
    let backup = content(&browser.exported().await?)?;
    let records = backup.get("records").and_then(Value::as_array).ok_or("no records")?;
    for (title, filled) in entered {
        let of_title = |record: &&Value| record.get("title") == Some(&json!(title));
        let record = records.iter().find(of_title).ok_or(format!("{title} is not there"))?;
        let own = filled.iter().filter(|one| !COMMON.contains(&one.name.as_str())).count();
        let values =
            record.get("values").and_then(Value::as_object).map_or(0, serde_json::Map::len);
        assert_eq!(values, own, "{title}: {record}");
    }
    Ok(())
}
