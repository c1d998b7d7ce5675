//! Sealed backups: out with a passphrase, in with the same, and what is said of every other file.

use std::path::PathBuf;

use browser_tests::{Browser, Build, Folder, Result, content};

const PASSPHRASE: &str = "correct horse 电池 staple";

#[tokio::test]
async fn a_sealed_backup_comes_back_with_its_passphrase_alone() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::with_sample(build).await?;
        let plain = browser.exported().await?;
        let sealed = export(&browser).await?;
        browser.text("此后没有改动").await?;
        let bytes = std::fs::read(&sealed)?;
        assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));

        // Into a ledger that is still empty.
        browser.clear_ledger().await?;
        browser.button("新建支部").await?;
        browser.pick_file(&sealed).await?;
        let dialog = browser.find("dialog", "打开加密的备份").await?;
        assert_eq!(browser.violations().await?, Vec::<String>::new());
        browser.fill_in(&dialog, "口令", "correct horse battery staple").await?;
        browser.press_in(&dialog, "打开").await?;
        browser.text("口令不对").await?;
        browser.fill_in(&dialog, "口令", PASSPHRASE).await?;
        browser.press_in(&dialog, "打开").await?;
        browser.link("备份").await?;
        let before = content(&plain)?;
        std::fs::remove_file(&plain)?;
        assert!(content(&browser.exported().await?)? == before, "it came back different");

        // And over a ledger, with what would change.
        browser.pick_file(&sealed).await?;
        let dialog = browser.find("dialog", "打开加密的备份").await?;
        browser.fill_in(&dialog, "口令", PASSPHRASE).await?;
        browser.press_in(&dialog, "打开").await?;
        browser.text("内容相同").await?;

        // The passphrase is kept nowhere.
        let kept = "return JSON.stringify(Object.entries(localStorage)) + document.cookie";
        let kept = browser.ask(kept).await?.to_string();
        assert!(kept.contains("zhibu/1/head") && !kept.contains("电池"));
        browser.clean().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_does_not_open_is_told_and_nothing_is_lost() -> Result<()> {
    let browser = Browser::with_sample(Build::Site).await?;
    browser.go_to("/backup").await?;
    let sealed = std::fs::read(export(&browser).await?)?;
    let folder = Folder::new()?;
    let save = |name: &str, bytes: &[u8]| -> Result<PathBuf> {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes)?;
        Ok(path)
    };
    let mut changed = sealed.clone();
    changed[300] ^= 1;
    let text = String::from_utf8_lossy(&sealed[..200]).into_owned();
    let asking = text.replacen(" 17\n", " 25\n", 1);
    for (name, bytes, told) in [
        ("cut off.age", &sealed[..sealed.len() - 1000], "末尾缺了一段"),
        ("changed.age", &changed, "被改动或者损坏过"),
        ("head.age", &sealed[..100], "任何口令都打不开"),
        ("work.age", asking.as_bytes(), "2的25次方轮"),
        ("letters.age", b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "少了几行"),
        ("key.age", text.replacen("-> scrypt", "-> X25519", 1).as_bytes(), "用的是密钥"),
    ] {
        browser.pick_file(&save(name, bytes)?).await?;
        if told.starts_with('末') || told.starts_with('被') {
            let dialog = browser.find("dialog", "打开加密的备份").await?;
            browser.fill_in(&dialog, "口令", PASSPHRASE).await?;
            browser.press_in(&dialog, "打开").await?;
            browser.text(told).await?;
            browser.press_in(&dialog, "取消").await?;
        } else {
            browser.text(told).await?;
        }
    }
    browser.go_to("/").await?;
    browser.text("青溪市道路运输管理局党支部").await?;
    browser.clean().await
}

#[tokio::test]
async fn a_short_passphrase_and_a_slip_are_told_before_anything_is_written() -> Result<()> {
    let browser = Browser::with_sample(Build::Site).await?;
    browser.go_to("/backup").await?;
    let dialog = browser.open_dialog("加密导出", "加密导出").await?;
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    browser.fill_in(&dialog, "口令", "123456").await?;
    browser.press_in(&dialog, "加密并导出").await?;
    browser.text("口令有6个字符，至少要10个").await?;
    browser.fill_in(&dialog, "口令", PASSPHRASE).await?;
    browser.fill_in(&dialog, "再输一次", "correct horse 电池 stapel").await?;
    browser.press_in(&dialog, "加密并导出").await?;
    browser.text("两次输入的口令不一样").await?;
    browser.screenshot("seal").await?;
    browser.press_in(&dialog, "取消").await?;
    browser.gone("dialog", "加密导出").await?;
    browser.text("从未备份").await?;
    browser.clean().await
}

/// 加密导出 on the page 备份, with [`PASSPHRASE`].
async fn export(browser: &Browser) -> Result<PathBuf> {
    let dialog = browser.open_dialog("加密导出", "加密导出").await?;
    browser.fill_in(&dialog, "口令", PASSPHRASE).await?;
    browser.fill_in(&dialog, "再输一次", PASSPHRASE).await?;
    browser.press_in(&dialog, "加密并导出").await?;
    browser.gone("dialog", "加密导出").await?;
    browser.downloaded(".age").await
}
