//! The list of records: conditions that stay in the address, order, pages, several records at once,
//! and the list on paper.

use browser_tests::{Browser, Build, Key, Result, eventually};
use serde_json::{Value, json};

#[tokio::test]
async fn conditions_narrow_the_list_and_stay_on_back_and_reload() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("台账").await?.click().await?;
    browser.count("共300条").await?;
    browser.go_to("/records/activity").await?;
    eventually("the activities", async || {
        let there =
            browser.ask("return !!document.querySelector('select[aria-label=计入]')").await?;
        Ok((there == json!(true)).then_some(()))
    })
    .await?;
    let all = browser.titles().await?.len();

    browser.choose("月份", "10月").await?;
    browser.button("去掉条件 月份：10月").await?;
    let october = browser.titles().await?.len();
    browser.choose("计入", "集中学习").await?;
    browser.button("去掉条件 计入：集中学习").await?;
    let both = browser.titles().await?;
    assert!(!both.is_empty() && both.len() < october && october < all, "{both:?} {october} {all}");
    browser.count(&format!("{}条，共{all}条", both.len())).await?;

    // Back and forward again, and a reload, show the list as it was.
    browser.driver().back().await?;
    browser.count(&format!("{october}条，共{all}条")).await?;
    assert_eq!(browser.find("combobox", "计入").await?.prop("value").await?.as_deref(), Some(""));
    browser.driver().forward().await?;
    browser.count(&format!("{}条，共{all}条", both.len())).await?;
    browser.link(&both[0]).await?.click().await?;
    browser.text("计入哪些数字").await?;
    browser.driver().back().await?;
    browser.count(&format!("{}条，共{all}条", both.len())).await?;
    browser.reload().await?;
    browser.count(&format!("{}条，共{all}条", both.len())).await?;
    assert_eq!(browser.titles().await?, both);

    // A search, typed, goes into every text; each condition is taken away by itself.
    browser.button("清除条件").await?.click().await?;
    browser.count(&format!("共{all}条")).await?;
    let search = browser.field("搜索").await?;
    search.send_keys("何静 会议室").await?;
    browser.button("去掉条件 搜索：何静 会议室").await?;
    let found = browser.titles().await?.len();
    assert!(0 < found && found < all, "{found}");
    assert_eq!(
        browser.driver().active_element().await?.attr("type").await?.as_deref(),
        Some("search")
    );
    browser.choose("党员", "刘芳").await?;
    browser.button("去掉条件 党员：刘芳").await?;
    browser.reload().await?;
    assert_eq!(browser.field("搜索").await?.prop("value").await?.as_deref(), Some("何静 会议室"));
    browser.button("去掉条件 党员：刘芳").await?.click().await?;
    browser.count(&format!("{found}条，共{all}条")).await?;
    let focus = browser.driver().active_element().await?;
    assert_eq!(focus.attr("id").await?.as_deref(), Some("list-count"));

    browser.field("搜索").await?.send_keys("没有这样的记录").await?;
    browser.text("没有符合条件的记录").await?;
    browser.button("清除条件").await?.click().await?;
    browser.count(&format!("共{all}条")).await?;
    assert_eq!(browser.field("搜索").await?.prop("value").await?.as_deref(), Some(""));
    browser.clean().await
}

#[tokio::test]
async fn a_list_is_sorted_by_its_heads() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/handout").await?;
    browser.button("份数").await?;
    let by_date = browser.titles().await?;
    assert_eq!(way(&browser, "日期").await?, json!("descending"));
    let head = browser.button("份数").await?;
    browser.key_on(&head, Key::Enter).await?;
    eventually("份数 ascending", async || {
        Ok((way(&browser, "份数").await? == json!("ascending")).then_some(()))
    })
    .await?;
    assert_eq!(way(&browser, "日期").await?, json!("none"));
    // The head keeps the focus: pressed again, it turns the list round.
    let rising = numbers(&browser).await?;
    assert!(rising.is_sorted() && rising.len() > 2, "{rising:?}");
    browser.driver().active_element().await?.send_keys(Key::Space).await?;
    eventually("份数 descending", async || {
        Ok((way(&browser, "份数").await? == json!("descending")).then_some(()))
    })
    .await?;
    let falling = numbers(&browser).await?;
    assert!(falling.is_sorted_by(|a, b| a >= b), "{falling:?}");
    browser.reload().await?;
    assert_eq!(numbers(&browser).await?, falling);
    browser.button("日期").await?.click().await?;
    eventually(
        "the order of days",
        async || Ok((browser.titles().await? == by_date).then_some(())),
    )
    .await?;

    // On a phone a select has the orders.
    browser.viewport(390, 844).await?;
    browser.choose("排序", "日期从早到晚").await?;
    eventually("the earliest first", async || {
        Ok((browser.titles().await?.first() == by_date.last()).then_some(()))
    })
    .await?;
    browser.clean().await
}

/// Which way a column is sorted, as its head says.
async fn way(browser: &Browser, name: &str) -> Result<Value> {
    let script = "return [...document.querySelectorAll('.records th[aria-sort]')]\
                  .find(th => th.innerText.startsWith(arguments[0]))?.getAttribute('aria-sort')";
    Ok(browser.driver().execute(script, vec![json!(name)]).await?.json().clone())
}

/// The numbers of 份数 that are filled in, in their order.
async fn numbers(browser: &Browser) -> Result<Vec<u32>> {
    let script = "return [...document.querySelectorAll('.records td[data-name=份数]')]\
                  .map(td => parseInt(td.innerText)).filter(n => n)";
    Ok(serde_json::from_value(browser.ask(script).await?)?)
}

#[tokio::test]
async fn several_records_are_changed_as_one_step() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/handout").await?;
    browser.button("份数").await?;
    let before = browser.titles().await?;
    browser.pick(&before[0]).await?;
    browser.pick(&before[1]).await?;
    let bar = browser.find("region", "选中的记录").await?;
    browser.text_in(&bar, "已选2条").await?;

    // A tag.
    browser.button_in(&bar, "标签").await?.click().await?;
    let dialog = browser.find("dialog", "标签").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.text_in(&dialog, "请填写标签").await?;
    browser.field_in(&dialog, "加上标签").await?.send_keys("夜访、沿线").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.text("已给2条记录加上标签“夜访”“沿线”").await?;
    browser.choose("标签", "夜访").await?;
    browser.count(&format!("2条，共{}条", before.len())).await?;
    browser.text_in(&bar, "已选2条").await?;

    // The campaign.
    browser.button_in(&bar, "归入专题").await?.click().await?;
    let dialog = browser.find("dialog", "归入专题").await?;
    browser.choose_in(&dialog, "专题", "作风纪律整治").await?;
    browser.button_in(&dialog, "保存").await?.click().await?;
    browser.text("条记录归入专题“作风纪律整治”").await?;

    // Both go, and all three steps come back one by one.
    browser.button_in(&bar, "删除选中").await?.click().await?;
    browser.text("已删除2条记录").await?;
    browser.gone("region", "选中的记录").await?;
    browser.count(&format!("0条，共{}条", before.len() - 2)).await?;
    let undo = browser.button("撤销").await?;
    assert_eq!(undo.attr("title").await?.as_deref(), Some("撤销：删除2条记录"));
    undo.click().await?;
    browser.text("已撤销：删除2条记录").await?;
    browser.count(&format!("2条，共{}条", before.len())).await?;
    browser.button("撤销").await?.click().await?;
    browser.text("已撤销：把").await?;
    browser.button("撤销").await?.click().await?;
    browser.text("已撤销：给2条记录加上标签“夜访”“沿线”").await?;
    browser.count(&format!("0条，共{}条", before.len())).await?;
    browser.button("清除条件").await?.click().await?;
    browser.count(&format!("共{}条", before.len())).await?;
    assert_eq!(browser.titles().await?, before);
    browser.clean().await
}

#[tokio::test]
async fn what_is_no_longer_listed_is_no_longer_picked() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/activity").await?;
    browser.find("checkbox", "选中本页全部记录").await?.click().await?;
    let bar = browser.find("region", "选中的记录").await?;
    let all = browser.titles().await?.len();
    browser.text_in(&bar, &format!("已选{all}条")).await?;
    browser.choose("月份", "10月").await?;
    browser.button("去掉条件 月份：10月").await?;
    let october = browser.titles().await?.len();
    browser.text_in(&bar, &format!("已选{october}条")).await?;
    browser.button("去掉条件 月份：10月").await?.click().await?;
    browser.button_in(&bar, &format!("选中全部{all}条")).await?.click().await?;
    browser.text_in(&bar, &format!("已选{all}条")).await?;
    browser.button_in(&bar, "取消选择").await?.click().await?;
    browser.gone("region", "选中的记录").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_long_list_comes_in_pages() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.link("台账").await?.click().await?;
    browser.count("共300条").await?;
    assert_eq!(browser.titles().await?.len(), 200);
    browser.find("checkbox", "选中本页全部记录").await?.click().await?;
    let bar = browser.find("region", "选中的记录").await?;
    browser.text_in(&bar, "已选200条").await?;
    browser.button_in(&bar, "选中全部300条").await?.click().await?;
    browser.text_in(&bar, "已选300条").await?;
    let pages = browser.find("navigation", "分页").await?;
    browser.text_in(&pages, "第1页，共2页").await?;
    browser.key_on(&browser.link("下一页").await?, Key::Enter).await?;
    let pages = browser.find("navigation", "分页").await?;
    browser.text_in(&pages, "第2页，共2页").await?;
    assert_eq!(browser.titles().await?.len(), 100);
    assert_eq!(
        browser.driver().active_element().await?.attr("id").await?.as_deref(),
        Some("list-count")
    );
    browser.reload().await?;
    browser.count("共300条").await?;
    assert_eq!(browser.titles().await?.len(), 100);
    // A condition begins at its first page.
    browser.choose("月份", "3月").await?;
    browser.button("去掉条件 月份：3月").await?;
    browser.gone("navigation", "分页").await?;
    browser.driver().back().await?;
    browser.link("上一页").await?.click().await?;
    eventually("the first page", async || Ok((browser.titles().await?.len() == 200).then_some(())))
        .await?;
    browser.clean().await
}

#[tokio::test]
async fn the_list_is_printed_as_it_is_shown() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/activity?month=10&sort=title").await?;
    browser.button("去掉条件 月份：10月").await?;
    let shown = browser.titles().await?;
    // The list as it stands in the document when the browser is asked to print.
    let keep = "window.print = () => { window.printed = document.querySelector('.paper').outerHTML; \
                window.heads = [...document.querySelectorAll('.paper th')].map(th => th.textContent); \
                window.titles = [...document.querySelectorAll('.paper tbody tr')]\
                .map(tr => tr.cells[2].textContent.replace('（补录）', '')); \
                dispatchEvent(new Event('afterprint')); }";
    browser.ask(keep).await?;
    browser.button("打印").await?.click().await?;
    let dialog = browser.find("dialog", "打印列表").await?;
    browser.text_in(&dialog, &format!("共{}条记录", shown.len())).await?;
    browser.field_in(&dialog, "加一栏“签字”").await?.click().await?;
    browser.button_in(&dialog, "开始打印").await?.click().await?;
    let heads = eventually("the list to be printed", async || {
        Ok(Some(browser.ask("return window.heads").await?).filter(|heads| !heads.is_null()))
    })
    .await?;
    assert_eq!(heads, json!(["序号", "日期", "标题", "计入", "地点", "出席党员", "签字"]));
    assert_eq!(browser.ask("return window.titles").await?, json!(shown));
    eventually("the paper to go", async || {
        let gone = browser.ask("return !document.querySelector('.paper')").await?;
        Ok((gone == json!(true)).then_some(()))
    })
    .await?;

    // The members, to sign beside their names.
    browser.ask("window.heads = null").await?;
    browser.go_to("/members").await?;
    browser.text("共20人").await?;
    browser.button("打印").await?.click().await?;
    let dialog = browser.find("dialog", "打印列表").await?;
    browser.field_in(&dialog, "加一栏“签字”").await?.click().await?;
    browser.button_in(&dialog, "开始打印").await?.click().await?;
    eventually("the members to be printed", async || {
        let heads = browser.ask("return window.heads?.[1] + window.heads?.at(-1)").await?;
        Ok((heads == json!("姓名签字")).then_some(()))
    })
    .await?;
    assert_eq!(browser.ask("return window.titles.length").await?, json!(20));

    // The browser's own print command prints the same, every page of it, without the column.
    browser.go_to("/records").await?;
    browser.count("共300条").await?;
    let text = browser.printed().await?;
    assert!(text.contains("台账：全部记录") && text.contains("共300条"), "{text}");
    let last = text.lines().filter_map(|line| line.split_whitespace().next()?.parse::<u32>().ok());
    assert_eq!(last.max(), Some(300));
    for absent in ["签字", "清除条件", "新增记录", "选中"] {
        assert!(!text.contains(absent), "{absent}");
    }
    browser.clean().await
}

/// The dates and the long words that do not stand in their cells as they should: a day broken at its
/// hyphens, a text that reaches out of its cell.
const MISPLACED: &str = r"
    const wrong = [];
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        const cell = node.parentElement.closest('td, li, small');
        if (!cell || !cell.getClientRects().length) continue;
        for (const day of node.data.matchAll(/(\d{4}-)?\d{2}-\d{2}/g)) {
            const range = document.createRange();
            range.setStart(node, day.index);
            range.setEnd(node, day.index + day[0].length);
            if (new Set([...range.getClientRects()].map(r => r.top)).size > 1) wrong.push(day[0]);
        }
        const edge = cell.closest('.card')?.getBoundingClientRect().right ?? innerWidth;
        if (cell.getBoundingClientRect().right > edge + 1) wrong.push('cut: ' + node.data);
        const range = document.createRange();
        range.selectNodeContents(node);
        const right = cell.getBoundingClientRect().right;
        if ([...range.getClientRects()].some(r => r.width && r.right > right + 1))
            wrong.push('out: ' + node.data);
    }
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page');
    return wrong;";

#[tokio::test]
async fn days_stay_whole_and_long_words_stay_in_their_cells() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    let long = "Supercalifragilisticexpialidocious".repeat(3);
    browser.field("日期").await?.send_keys("12.5").await?;
    browser.field("标题").await?.send_keys(&long).await?;
    browser.field("地点").await?.send_keys(&long).await?;
    browser.field("标题").await?.send_keys(Key::Control + "s").await?;
    browser.text("计入哪些数字").await?;
    for (width, height) in [(1366, 768), (390, 844)] {
        browser.viewport(width, height).await?;
        for hash in ["/records", "/records/activity", "/records/letter", "/records?year=all"] {
            browser.go_to(hash).await?;
            eventually("the list", async || {
                let there =
                    browser.ask("return !!document.querySelector('.records td.day')").await?;
                Ok((there == json!(true)).then_some(()))
            })
            .await?;
            let wrong = browser.ask(MISPLACED).await?;
            assert_eq!(wrong, json!([]), "{hash} at {width}");
        }
    }
    browser.clean().await
}

#[tokio::test]
async fn people_are_found_by_their_first_letters() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records?text=%E4%BD%95%E9%9D%99").await?;
    browser.button("去掉条件 搜索：何静").await?;
    let by_name = browser.titles().await?;
    assert!(by_name.len() > 5, "{by_name:?}");
    browser.button("清除条件").await?.click().await?;
    browser.field("搜索").await?.send_keys("hj").await?;
    browser.button("去掉条件 搜索：hj").await?;
    let by_letters = browser.titles().await?;
    assert!(by_name.iter().all(|title| by_letters.contains(title)), "{by_letters:?}");
    browser.clean().await
}
