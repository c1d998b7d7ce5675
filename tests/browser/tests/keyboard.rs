//! Entering by keyboard alone: ten typical records with every key counted, and the keys of the page.

use std::path::Path;

use browser_tests::{Browser, Build, Key, Result, eventually};
use serde_json::{Value, json};
use thirtyfour::TypingData;

/// No record takes more keys that type nothing than this, nor more letters and digits.
const MOST_KEYS: usize = 14;
const MOST_LETTERS: usize = 16;

/// Somebody at the keyboard, who counts.
struct Hands<'a> {
    browser: &'a Browser,
    /// Keys that type nothing; those held with one another are one.
    keys: usize,
    /// Letters, digits and signs, as they stand on the keyboard.
    letters: usize,
    /// Chinese characters: how many keys each takes is the input method's business.
    characters: usize,
}

impl<'a> Hands<'a> {
    fn on(browser: &'a Browser) -> Self {
        Self { browser, keys: 0, letters: 0, characters: 0 }
    }

    async fn press(&mut self, key: Key) -> Result<()> {
        self.keys += 1;
        Ok(self.browser.driver().action_chain().send_keys(key).perform().await?)
    }

    async fn times(&mut self, times: usize, key: Key) -> Result<()> {
        for _ in 0..times {
            self.press(key.clone()).await?;
        }
        Ok(())
    }

    /// Presses a key while others are held.
    async fn held(&mut self, held: &[Key], key: impl Into<TypingData>) -> Result<()> {
        self.keys += 1;
        let mut chain = self.browser.driver().action_chain();
        for one in held {
            chain = chain.key_down(one.clone());
        }
        chain = chain.send_keys(key.into());
        for one in held {
            chain = chain.key_up(one.clone());
        }
        Ok(chain.perform().await?)
    }

    async fn types(&mut self, text: &str) -> Result<()> {
        let letters = text.chars().filter(char::is_ascii).count();
        self.letters += letters;
        self.characters += text.chars().count() - letters;
        Ok(self.browser.driver().action_chain().send_keys(text).perform().await?)
    }

    /// Opens the form of what has these first letters, and types the day and the title.
    async fn begins(&mut self, letters: &str, day: &str, title: &str) -> Result<()> {
        self.held(&[Key::Alt], "n").await?;
        self.browser.find("dialog", "新增记录").await?;
        focused(self.browser, "dialog input").await?;
        self.types(letters).await?;
        self.press(Key::Enter).await?;
        let begun = focused(self.browser, "#f-date").await;
        begun.map_err(|error| format!("{letters}: {error}"))?;
        self.types(day).await?;
        self.press(Key::Tab).await?;
        focused(self.browser, "#f-title").await?;
        self.types(title).await
    }

    /// To the next field, which is expected to be this one.
    async fn next(&mut self, field: &str) -> Result<()> {
        self.press(Key::Tab).await?;
        focused(self.browser, field).await
    }

    /// To the field with these first letters.
    async fn jumps(&mut self, letters: &str, field: &str) -> Result<()> {
        self.held(&[Key::Alt], "g").await?;
        self.browser.find("dialog", "跳到某一栏").await?;
        focused(self.browser, "dialog input").await?;
        self.types(letters).await?;
        self.press(Key::Enter).await?;
        focused(self.browser, field).await
    }

    /// Saves, and tells what is shown of the record.
    async fn saves(&mut self, title: &str) -> Result<()> {
        self.held(&[Key::Control], Key::Enter).await?;
        self.browser.find("heading", title).await?;
        Ok(())
    }

    fn row(&self, what: &str) -> String {
        format!("| {what} | {} | {} | {} |", self.keys, self.letters, self.characters)
    }
}

/// Waits until the focus is on what `selector` finds.
async fn focused(browser: &Browser, selector: &str) -> Result<()> {
    let asked = "return !!document.activeElement?.matches(arguments[0]) || \
                 `${document.activeElement?.tagName} #${document.activeElement?.id}`";
    eventually(&format!("the focus on {selector}"), async || {
        let on = browser.driver().execute(asked, vec![json!(selector)]).await?;
        match on.json() {
            Value::Bool(true) => Ok(Some(())),
            elsewhere => Err(format!("it is on {elsewhere}").into()),
        }
    })
    .await
}

/// What is typed for each of the ten after its day and title, and what its page says then.
async fn ten(browser: &Browser) -> Result<Vec<(Hands<'_>, &'static str)>> {
    let mut told = Vec::new();
    let mut done = async |hands, what, shown: &[&str]| -> Result<()> {
        for text in shown {
            browser.text(text).await?;
        }
        told.push((hands, what));
        Ok(())
    };

    let title = "学习中央经济工作会议精神";
    let mut hands = Hands::on(browser);
    hands.begins("jzxx", "12.27", title).await?;
    hands.jumps("cx", "summary").await?;
    hands.press(Key::Tab).await?; // 全体到会
    hands.press(Key::Space).await?;
    hands.saves(title).await?;
    done(hands, "集中学习，全体到会", &["林晓燕", "2019-12-27"]).await?;

    let title = "书记讲党课";
    let mut hands = Hands::on(browser);
    hands.begins("dk", "12.20", title).await?;
    hands.jumps("zjr", "#f-lecturer").await?;
    hands.types("周明远").await?;
    hands.saves(title).await?;
    done(hands, "党课，主讲人", &["周明远", "2019-12-20"]).await?;

    let title = "十二月主题党日";
    let mut hands = Hands::on(browser);
    hands.begins("ztdr", "12.5", title).await?;
    hands.jumps("dd", "#f-place").await?;
    hands.types("党员活动室").await?;
    hands.saves(title).await?;
    done(hands, "主题党日，地点", &["党员活动室", "2019-12-05"]).await?;

    let title = "年底谈心";
    let mut hands = Hands::on(browser);
    hands.begins("txth", "12.10", title).await?;
    hands.next("#f-relation").await?;
    hands.times(2, Key::Down).await?;
    hands.next("#f-from").await?;
    hands.press(Key::Down).await?;
    hands.next("summary").await?;
    hands.press(Key::Enter).await?;
    hands.next(".roster-find").await?;
    hands.types("lxy").await?;
    hands.press(Key::Enter).await?;
    browser.text("1人：林晓燕").await?;
    hands.saves(title).await?;
    done(hands, "谈心谈话，谈话关系、谈话人、谈话对象", &["支委与党员", "林晓燕"]).await?;

    let title = "党费收缴管理办法";
    let mut hands = Hands::on(browser);
    hands.begins("zdwj", "11.28", title).await?;
    hands.next("#f-number").await?;
    hands.types("局党支〔2019〕15号").await?;
    hands.next("#f-action").await?;
    hands.press(Key::Down).await?;
    hands.saves(title).await?;
    done(hands, "制度文件，文号、方式", &["局党支〔2019〕15号", "制定"]).await?;

    let title = "客运站志愿服务";
    let mut hands = Hands::on(browser);
    hands.begins("zyfw", "12.15", title).await?;
    hands.jumps("syrc", "#f-served").await?;
    hands.types("120").await?;
    hands.saves(title).await?;
    done(hands, "志愿服务，受益人次", &["120人次"]).await?;

    let title = "元旦前作风督查";
    let mut hands = Hands::on(browser);
    hands.begins("ddjc", "12.30", title).await?;
    hands.next("#f-nature").await?;
    hands.times(3, Key::Down).await?;
    hands.next("#f-target").await?;
    hands.types("稽查中队").await?;
    hands.next("#f-found").await?;
    hands.types("2").await?;
    hands.next("#f-closed").await?;
    hands.types("2").await?;
    hands.saves(title).await?;
    done(hands, "督导检查，类型、对象、发现、整改", &["节前", "稽查中队", "2个"]).await?;

    let title = "先进基层党组织";
    let mut hands = Hands::on(browser);
    hands.begins("ry", "7.1", title).await?;
    hands.next("#f-holder").await?;
    hands.types("局党支部").await?;
    hands.next("#f-level").await?;
    hands.times(3, Key::Down).await?;
    hands.next("#f-granted_by").await?;
    hands.types("市直机关工委").await?;
    hands.saves(title).await?;
    done(hands, "荣誉，获得者、级别、授予单位", &["局党支部", "市级", "市直机关工委"]).await?;

    let title = "为困难群众筹集冬衣款";
    let mut hands = Hands::on(browser);
    hands.begins("bf", "12.3", title).await?;
    hands.next("#f-direction").await?;
    hands.press(Key::Down).await?;
    hands.next("#f-amount").await?;
    hands.types("8600").await?;
    hands.saves(title).await?;
    done(hands, "帮扶，类别、金额", &["筹集", "8600.00元"]).await?;

    let title = "党建工作简报";
    let mut hands = Hands::on(browser);
    hands.begins("xcbd", "12.31", title).await?;
    hands.next("#f-nature").await?;
    hands.press(Key::Down).await?;
    hands.next("#f-outlet").await?;
    hands.types("局门户网站").await?;
    hands.next("#f-issues").await?;
    hands.types("1").await?;
    hands.saves(title).await?;
    done(hands, "宣传报道，类别、载体、期数", &["简报", "局门户网站", "1期"]).await?;
    Ok(told)
}

fn docs() -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/keyboard.md");
    Ok(std::fs::read_to_string(path)?)
}

#[tokio::test]
async fn ten_records_are_entered_by_keyboard_alone() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    // Whatever follows is by keyboard: a click would be counted here.
    browser
        .ask("window.clicks = 0; addEventListener('pointerdown', () => { clicks += 1 })")
        .await?;
    let told = ten(&browser).await?;
    assert_eq!(told.len(), 10);
    let mut table = String::new();
    for (hands, what) in &told {
        assert!(hands.keys <= MOST_KEYS && hands.letters <= MOST_LETTERS, "{}", hands.row(what));
        table.push_str(&hands.row(what));
        table.push('\n');
    }
    assert_eq!(browser.ask("return window.clicks").await?, json!(0));
    assert!(docs()?.contains(&table), "docs/keyboard.md has other counts; they are\n{table}");
    browser.clean().await
}

#[tokio::test]
async fn the_keys_are_listed_and_those_of_one_letter_can_be_switched_off() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let mut hands = Hands::on(&browser);
    hands.types("?").await?;
    let dialog = browser.find("dialog", "快捷键").await?;
    let script = "return [...document.querySelectorAll('.keys tr:has(kbd)')]\
                  .map(row => `| ${row.cells[0].innerText} | ${row.cells[1].innerText} |`)";
    let listed: Vec<String> = serde_json::from_value(browser.ask(script).await?)?;
    let docs = docs()?;
    let missing: Vec<_> = listed.iter().filter(|row| !docs.contains(row.as_str())).collect();
    assert!(listed.len() > 10 && missing.is_empty(), "docs/keyboard.md lacks {missing:#?}");

    // `/` leads to the search, wherever one is; in a text field it is a letter.
    hands.press(Key::Escape).await?;
    browser.gone("dialog", "快捷键").await?;
    hands.types("/").await?;
    focused(&browser, "input[type=search]").await?;
    hands.types("/?").await?;
    assert_eq!(browser.field("搜索").await?.prop("value").await?.as_deref(), Some("/?"));
    browser.gone("dialog", "快捷键").await?;

    // Switched off, they are off after a restart too.
    browser.go_to("/").await?;
    browser.text("接下来").await?;
    browser.button("快捷键").await?.click().await?;
    browser.field("使用单键快捷键（/ 和 ?）").await?.click().await?;
    hands.press(Key::Escape).await?;
    browser.gone("dialog", "快捷键").await?;
    drop(dialog);
    browser.reload().await?;
    browser.text("接下来").await?;
    hands.types("?/").await?;
    // What works with Alt still does.
    hands.held(&[Key::Alt], "n").await?;
    browser.find("dialog", "新增记录").await?;
    browser.gone("dialog", "快捷键").await?;
    assert_eq!(browser.ask("return location.hash").await?, json!("#/"));
    browser.clean().await
}

#[tokio::test]
async fn a_set_is_one_stop_and_its_letters_lead_through_it() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    let mut hands = Hands::on(&browser);
    hands.begins("hd", "12.27", "学习").await?;
    hands.next(".sets .set").await?;
    hands.press(Key::Right).await?;
    focused(&browser, "#f-facets-set-1").await?;
    hands.next("#f-facets").await?;
    hands.types("jzxx").await?;
    focused(&browser, "[id^=f-facets-]:not(.set)").await?;
    hands.press(Key::Space).await?;
    assert!(browser.field("集中学习").await?.is_selected().await?);
    hands.press(Key::Home).await?;
    focused(&browser, "#f-facets").await?;
    hands.press(Key::Right).await?;
    hands.press(Key::Space).await?;
    assert!(browser.field("支部委员会").await?.is_selected().await?);
    // The next stop is the next field, and back leads to where one was.
    hands.next("input[type=time]").await?;
    hands.held(&[Key::Shift], Key::Tab).await?;
    focused(&browser, "#f-facets-1").await?;

    // An input method's own keys are nobody's: neither Alt+N nor the Enter that takes a word over.
    let composed = "for (const init of [{ key: 'n', code: 'KeyN', altKey: true, isComposing: true },\
                    { key: 'Process', code: 'KeyN', keyCode: 229, altKey: true },\
                    { key: 'Enter', ctrlKey: true, isComposing: true }]) \
                    document.activeElement.dispatchEvent(\
                    new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))";
    browser.ask(composed).await?;
    browser.gone("dialog", "新增记录").await?;
    browser.text("新增记录：活动").await?;

    // Saved and one more: the new form begins with its day.
    hands.held(&[Key::Control, Key::Shift], Key::Enter).await?;
    browser.text("“学习”").await?;
    focused(&browser, "#f-date").await?;
    // Without a title it is not saved, and the title has the focus.
    hands.types("12.28").await?;
    hands.held(&[Key::Control], Key::Enter).await?;
    browser.text("需要改正").await?;
    focused(&browser, "#f-title").await?;
    // What was begun is asked about before another is.
    hands.held(&[Key::Alt], "n").await?;
    browser.find("dialog", "新增记录").await?;
    hands.types("荣誉").await?;
    hands.press(Key::Enter).await?;
    browser.find("dialog", "还有没保存的内容").await?;
    browser.clean().await
}

#[tokio::test]
async fn tab_leads_through_the_whole_form_and_out_of_it() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/new/activity").await?;
    focused(&browser, "#f-date").await?;
    let mut hands = Hands::on(&browser);
    let mut seen = Vec::new();
    let script = "const on = document.activeElement; \
                  return on === document.body ? 'out' : on.id || on.innerText || on.ariaLabel";
    for _ in 0..80 {
        hands.press(Key::Tab).await?;
        let on = browser.ask(script).await?.as_str().unwrap_or_default().to_owned();
        if on == "f-date" || on == "out" {
            break;
        }
        seen.push(on);
    }
    assert!(seen.len() < 60, "{seen:?}");
    for wanted in ["f-title", "f-facets", "f-place", "f-host", "保存并再记一条", "保存"] {
        assert!(seen.iter().any(|on| on == wanted), "{wanted}: {seen:?}");
    }
    browser.clean().await
}

#[tokio::test]
async fn arrows_lead_through_a_list() -> Result<()> {
    let browser = Browser::with_sample(Build::OneFile).await?;
    browser.go_to("/records/handout").await?;
    browser.button("份数").await?;
    let script =
        "return [...document.querySelectorAll('.records td.title a')].map(a => a.innerText)";
    let titles: Vec<String> = serde_json::from_value(browser.ask(script).await?)?;
    let mut hands = Hands::on(&browser);
    hands.types("/").await?;
    focused(&browser, "input[type=search]").await?;
    hands.press(Key::Down).await?;
    hands.press(Key::Down).await?;
    let on = browser.driver().active_element().await?;
    assert_eq!(on.text().await?, titles[1]);
    hands.press(Key::Space).await?;
    browser.text("已选1条").await?;
    assert!(browser.find("checkbox", &format!("选中 {}", titles[1])).await?.is_selected().await?);
    // Among the boxes, too.
    hands.held(&[Key::Shift], Key::Tab).await?;
    hands.press(Key::Down).await?;
    hands.press(Key::Space).await?;
    browser.text("已选2条").await?;
    assert!(browser.find("checkbox", &format!("选中 {}", titles[2])).await?.is_selected().await?);
    hands.press(Key::Tab).await?;
    hands.times(2, Key::Up).await?;
    hands.press(Key::Up).await?;
    focused(&browser, "input[type=search]").await?;
    hands.press(Key::Down).await?;
    hands.press(Key::Enter).await?;
    browser.find("heading", &titles[0]).await?;
    browser.clean().await
}
