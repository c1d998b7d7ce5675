//! Entering quickly: days as people type them, what earlier records offer, the usual sets, the last
//! one copied, and a half-filled form that outlives a closed window.

use browser_tests::{Browser, Build, Key, Result, WebElement, eventually, retype};
use serde_json::json;
use thirtyfour::prelude::*;

async fn value(field: &WebElement) -> Result<String> {
    Ok(field.prop("value").await?.unwrap_or_default())
}

/// Clicks with the mouse, as people do.
async fn click_through(browser: &Browser, element: &WebElement) -> Result<()> {
    Ok(browser.driver().action_chain().move_to_element_center(element).click().perform().await?)
}

/// What is typed in a day's field in place of what stands there, and what is understood of it.
async fn understood(browser: &Browser, field: &WebElement, typed: &str) -> Result<String> {
    retype(field, typed).await?;
    let note = format!("{}-day", field.id().await?.unwrap_or_default());
    let script = "return document.getElementById(arguments[0]).innerText";
    let said = browser.driver().execute(script, vec![json!(note)]).await?;
    Ok(said.json().as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn days_are_typed_as_people_type_them() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    let day = browser.field("日期").await?;
    for typed in ["3.5", "3/5", "3。5", "3月5日", "0305", "２０１９．３．５", "20190305"]
    {
        let said = understood(&browser, &day, typed).await?;
        assert_eq!(said, "2019年3月5日 星期二", "{typed}");
        // What is being typed is not changed under one's hands.
        assert_eq!(value(&day).await?, typed);
    }
    day.send_keys(Key::Tab).await?;
    assert_eq!(value(&day).await?, "2019-03-05");

    // A click selects the day that stands there, so that the next one takes its place.
    click_through(&browser, &day).await?;
    day.send_keys("4.1").await?;
    browser.text("2019年4月1日 星期一").await?;

    // Today decides, not the year in view.
    for (word, back) in [("今天", 0), ("前天", 2)] {
        let wanted = format!(
            "const day = new Date(); day.setDate(day.getDate() - {back}); \
             return `${{day.getFullYear()}}年${{day.getMonth() + 1}}月${{day.getDate()}}日`"
        );
        let wanted = browser.ask(&wanted).await?;
        let said = understood(&browser, &day, word).await?;
        assert!(said.starts_with(wanted.as_str().unwrap_or_default()), "{word}: {said}");
    }

    // What cannot be is said once the field is left, and again when the form is saved.
    assert_eq!(understood(&browser, &day, "2.30").await?, "");
    assert_eq!(day.attr("aria-invalid").await?, None);
    day.send_keys(Key::Tab).await?;
    browser.text("2019年2月没有30日").await?;
    assert_eq!(day.attr("aria-invalid").await?.as_deref(), Some("true"));
    browser.field("标题").await?.send_keys("试记一条").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("有1处需要改正").await?;
    browser.focused("#f-date").await?;

    // The calendar beside it.
    let picker = browser.field("日期：日历").await?;
    browser.put(&picker, "2019-12-30").await?;
    browser.text("2019年12月30日 星期一").await?;
    assert_eq!(value(&day).await?, "2019-12-30");
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    browser.text("2019-12-30").await?;
    browser.clean().await
}

#[tokio::test]
async fn every_day_of_the_page_is_typed_the_same_way() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    // A member's.
    browser.go_to("/new/member").await?;
    let joined = browser.field("入党日期").await?;
    assert_eq!(understood(&browser, &joined, "2008。7。1").await?, "2008年7月1日 星期二");
    joined.send_keys(Key::Control + "a" + Key::Delete).await?;
    // A register's.
    browser.link("设置").await?.click().await?;
    browser.button("新增专题").await?.click().await?;
    let dialog = browser.find("dialog", "新增专题").await?;
    browser.field_in(&dialog, "名称").await?.send_keys("作风建设年").await?;
    let from = browser.field_in(&dialog, "开始日期").await?;
    assert_eq!(understood(&browser, &from, "3.1").await?, "2019年3月1日 星期五");
    let to = browser.field_in(&dialog, "结束日期").await?;
    to.send_keys("3.32").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.text_in(&dialog, "2019年3月没有32日").await?;
    retype(&to, "11.30").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.gone("dialog", "新增专题").await?;
    browser.text("2019-03-01 至 2019-11-30").await?;
    // A document's: it follows when the field is left.
    browser.link("总结").await?.click().await?;
    browser.button("编辑正文").await?.click().await?;
    let open = "document.querySelector('.text-details').open = true";
    browser.ask(open).await?;
    let dated = browser.field("落款日期").await?;
    dated.send_keys("2020.1.8").await?;
    dated.send_keys(Key::Tab).await?;
    let preview = browser.find("region", "总结预览").await?;
    browser.text_in(&preview, "2020年1月8日").await?;
    browser.clean().await
}

#[tokio::test]
async fn earlier_records_offer_what_was_entered() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    let place = browser.field("地点").await?;
    let offers = "return [...document.querySelector('#f-place').list.options].map(o => o.value)";
    let offered = browser.ask(offers).await?;
    assert_eq!(offered[0], "局三楼会议室");
    assert_eq!(offered[1], "党员活动室");
    place.send_keys("党员活动室").await?;
    // The one who hosts most stands first among those of the day.
    browser.field("日期").await?.send_keys("12.30").await?;
    let hosts = "return [...document.querySelectorAll('#f-host > option')].map(o => o.text)";
    assert_eq!(browser.ask(hosts).await?[1], "周明远");
    let partners = "return [...document.querySelectorAll('#f-partner option')].map(o => o.text)";
    assert_eq!(browser.ask(partners).await?[1], "河湾社区");
    // A line offered is added to those that stand there.
    let topics = browser.field("议题").await?;
    topics.send_keys("党务公开").await?;
    let lines = browser.field("议题：选用以前填过的").await?;
    let choose = "arguments[0].selectedIndex = 1; \
                  arguments[0].dispatchEvent(new Event('change', { bubbles: true })); \
                  return arguments[0].options[1].value";
    let line = browser.driver().execute(choose, vec![lines.to_json()?]).await?.json().clone();
    let line = line.as_str().unwrap_or_default().to_owned();
    assert_eq!(value(&topics).await?, format!("党务公开\n{line}"));

    // A set picks exactly its choices, and takes them back.
    let study = browser.field("集中学习").await?;
    browser.click(&browser.field("观影").await?).await?;
    let set = browser.button("党课、主题党日、集中学习").await?;
    browser.click(&set).await?;
    eventually("the set to be picked", async || {
        Ok((set.attr("aria-pressed").await?.as_deref() == Some("true")).then_some(()))
    })
    .await?;
    let picked = "return [...document.querySelectorAll('[id^=f-facets]:checked')].length";
    assert_eq!(browser.ask(picked).await?, json!(3));
    assert!(study.is_selected().await?);
    browser.click(&set).await?;
    assert_eq!(browser.ask(picked).await?, json!(0));
    browser.clean().await
}

#[tokio::test]
async fn members_are_found_by_name() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?.send_keys("12.30").await?;
    let present = browser.find("group", "出席党员").await?;
    browser.click(&present.find(By::Css("summary")).await?).await?;
    let find = browser.field("出席党员：按姓名查找").await?;
    for name in ["何静", "晓燕"] {
        find.send_keys(name).await?;
        find.send_keys(Key::Enter).await?;
        eventually("room for the next name", async || {
            Ok(value(&find).await?.is_empty().then_some(()))
        })
        .await?;
    }
    browser.text_in(&present, "2人：").await?;
    // Where several answer, none is picked, and the form is not saved.
    find.send_keys("王").await?;
    find.send_keys("春").await?;
    let shown = browser.names_in(&present, "checkbox").await?;
    assert_eq!(shown, ["王春梅"]);
    find.send_keys(Key::Backspace + Key::Backspace).await?;
    find.send_keys(Key::Enter).await?;
    browser.text_in(&present, "2人：").await?;
    browser.text("新增记录：活动").await?;
    browser.clean().await
}

#[tokio::test]
async fn the_last_one_is_copied_but_for_its_day() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?.send_keys("12.27").await?;
    browser.field("标题").await?.send_keys("学习公报").await?;
    browser.field("地点").await?.send_keys("大院").await?;
    browser.click(&browser.field("集中学习").await?).await?;
    browser.click(&browser.button("保存并再记一条").await?).await?;
    browser.text("“学习公报”").await?;

    let title = browser.field("标题").await?;
    title.send_keys("写了一半").await?;
    browser.field("日期").await?.send_keys("12.30").await?;
    let copy = browser.button("复制上一条").await?;
    browser.click(&copy).await?;
    browser.text("已复制2019年12月27日 星期五“学习公报”的标题、计入、地点").await?;
    assert_eq!(value(&title).await?, "学习公报");
    assert_eq!(value(&browser.field("日期").await?).await?, "12.30");
    browser.click(&browser.button("撤回复制").await?).await?;
    assert_eq!(value(&title).await?, "写了一半");
    browser.click(&copy).await?;
    title.send_keys("（续）").await?;
    // What was changed by hand is not taken back with it.
    browser.gone("button", "撤回复制").await?;
    title.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    browser.text("学习公报（续）").await?;
    browser.text("大院").await?;
    browser.text("2019-12-30").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_half_filled_form_outlives_a_closed_window() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?.send_keys("昨天").await?;
    browser.field("标题").await?.send_keys("没写完的学习").await?;
    browser.click(&browser.field("集中学习").await?).await?;
    let day = value(&browser.field("日期").await?).await?;

    // The window is closed without asking, as when the machine is switched off.
    let quiet = "window.addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)";
    browser.ask(quiet).await?;
    browser.reload().await?;
    let offer = browser.find("group", "上次未保存的内容").await?;
    browser.text_in(&offer, "“没写完的学习”").await?;
    // Not answered, it is there the next time, too.
    browser.go_to("/").await?;
    browser.text("接下来").await?;
    browser.go_to("/new/handout").await?;
    browser.text("新增记录：发放材料").await?;
    browser.gone("group", "上次未保存的内容").await?;
    browser.go_to("/new/activity").await?;
    browser.button("继续上次未保存的内容").await?.click().await?;
    let title = browser.field("标题").await?;
    assert_eq!(value(&title).await?, "没写完的学习");
    assert!(browser.field("集中学习").await?.is_selected().await?);
    // Yesterday is the day it was when it was typed.
    assert_eq!((value(&browser.field("日期").await?).await?, day.len()), (day, 10));
    title.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    // Saved, it is not offered again.
    browser.go_to("/new/activity").await?;
    browser.button("复制上一条").await?;
    browser.gone("group", "上次未保存的内容").await?;

    // Given up, it is gone.
    browser.field("标题").await?.send_keys("不要了").await?;
    browser.go_to("/").await?;
    let question = browser.find("dialog", "还有没保存的内容").await?;
    browser.button_in(&question, "不保存，离开").await?.click().await?;
    browser.text("接下来").await?;
    browser.go_to("/new/activity").await?;
    browser.button("复制上一条").await?;
    browser.gone("group", "上次未保存的内容").await?;

    // Thrown away, too; a record being changed has a draft of its own.
    browser.go_to("/record/doc-0107/edit").await?;
    browser.field("标题").await?.send_keys("（改）").await?;
    browser.ask(quiet).await?;
    browser.reload().await?;
    browser.button("丢弃").await?.click().await?;
    browser.gone("group", "上次未保存的内容").await?;
    assert!(!value(&browser.field("标题").await?).await?.ends_with("（改）"));
    let left = "return Object.keys(localStorage).filter(key => key.includes('/draft/'))";
    assert_eq!(browser.ask(left).await?, json!([]));
    browser.clean().await
}

#[tokio::test]
async fn what_is_typed_beside_an_unanswered_draft_is_kept_beside_it() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let quiet = "window.addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)";
    let left = "return Object.keys(localStorage).filter(key => key.includes('/draft/')).length";
    for title in ["第一份", "第二份", "第三份"] {
        browser.go_to("/new/handout").await?;
        browser.field("日期").await?.send_keys("12.30").await?;
        browser.field("标题").await?.send_keys(title).await?;
        browser.ask(quiet).await?;
        browser.reload().await?;
        browser.text(&format!("“{title}”")).await?;
    }
    assert_eq!(browser.ask(left).await?, json!(3));
    let offered = async |title: &str| -> Result<WebElement> {
        let page = browser.driver().find(By::Tag("body")).await?;
        for (_, offer) in browser.all_in(&page, "group").await? {
            if offer.text().await?.contains(title) {
                return Ok(offer);
            }
        }
        Err(format!("{title} is not offered").into())
    };
    // What is typed now is offered in its turn when another is gone on with.
    browser.field("标题").await?.send_keys("第四份").await?;
    let second = offered("第二份").await?;
    browser.button_in(&second, "继续上次未保存的内容").await?.click().await?;
    browser.text("“第四份”").await?;
    let title = browser.field("标题").await?;
    assert_eq!(value(&title).await?, "第二份");
    title.send_keys("（续）").await?;
    browser.button_in(&offered("第三份").await?, "丢弃").await?.click().await?;
    eventually(
        "the draft to go",
        async || Ok((browser.ask(left).await? == json!(3)).then_some(())),
    )
    .await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    browser.text("第二份（续）").await?;
    // Saved, it is gone; the others are still there, after a reload too.
    browser.go_to("/new/handout").await?;
    browser.text("“第四份”").await?;
    browser.reload().await?;
    browser.text("“第一份”").await?;
    let shown = browser.shown().await?;
    assert!(shown.contains("“第四份”") && !shown.contains("第三份”") && !shown.contains("第二份”"));
    browser.button_in(&offered("第一份").await?, "丢弃").await?.click().await?;
    browser.button("继续上次未保存的内容").await?.click().await?;
    assert_eq!(value(&browser.field("标题").await?).await?, "第四份");
    browser.field("日期").await?.send_keys("12.30").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    assert_eq!(browser.ask(left).await?, json!(0));
    browser.clean().await
}

#[tokio::test]
async fn a_day_ahead_is_told_beside_the_day_and_on_the_page() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/handout").await?;
    let day = browser.field("日期").await?;
    assert!(!understood(&browser, &day, "今天").await?.contains("晚于今天"));
    assert!(understood(&browser, &day, "明天").await?.contains("晚于今天"));
    browser.field("标题").await?.send_keys("提前登记").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("日期晚于今天，但已经计入数字").await?;
    // It does not concern other days.
    browser.go_to("/new/member").await?;
    let day = browser.field("转正日期").await?;
    assert!(!understood(&browser, &day, "明天").await?.contains("晚于今天"));
    browser.clean().await
}

#[tokio::test]
async fn a_term_of_months_is_shown_as_it_is_understood() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/member").await?;
    browser.field("姓名").await?.send_keys("许清川").await?;
    let posts = browser.field("职务").await?;
    posts.send_keys("书记 2018.6—2021年2月").await?;
    browser.text("将记作：书记 2018-06-01—2021-02-28").await?;
    posts.send_keys(Key::Control + "s").await?;
    browser.link("许清川").await?.click().await?;
    browser.text("书记 2018-06-01—2021-02-28").await?;
    browser.clean().await
}

#[tokio::test]
async fn members_of_one_name_are_told_apart_where_they_are_picked() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/member").await?;
    browser.field("姓名").await?.send_keys("周明远").await?;
    browser.field("姓名").await?.send_keys(Key::Control + "s").await?;
    browser.text("共21人").await?;
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?;
    let hosts = "return [...document.querySelectorAll('#f-host option')].map(o => o.text)\
                 .filter(name => name.startsWith('周明远')).sort()";
    assert_eq!(
        browser.ask(hosts).await?,
        json!(["周明远（未编入党小组）", "周明远（第一党小组）"])
    );
    browser.clean().await
}

#[tokio::test]
async fn a_draft_that_is_not_kept_is_told() -> Result<()> {
    let browser = Browser::start().await?;
    let refusing = "const set = Storage.prototype.setItem; \
                    Storage.prototype.setItem = function (key, value) { \
                      if (key.includes('/draft/')) throw new DOMException('full', 'QuotaExceededError'); \
                      set.call(this, key, value); }";
    browser.before_page(refusing).await?;
    browser.open(Build::OneFile).await?;
    browser.load_sample().await?;
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?.send_keys("12.30").await?;
    browser.text("没能暂存").await?;
    browser.field("标题").await?.send_keys("照样能记").await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    browser.clean().await
}
