//! Ten typical records entered by keyboard alone, every key counted.

use browser_tests::{Browser, Build, Hands, Key, Result};
use serde_json::json;

/// What these tests hold to what is so.
const DOCS: &str = include_str!("../../../docs/keyboard.md");

/// No record takes more keys that type nothing than this, nor more letters and digits.
const MOST_KEYS: usize = 14;
const MOST_LETTERS: usize = 16;

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
    assert!(DOCS.contains(&table), "docs/keyboard.md has other counts; they are\n{table}");
    browser.clean().await
}
