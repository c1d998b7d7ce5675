//! Copies that the program writes into a folder by itself. The folder is one of the browser's own
//! (OPFS), handed out in place of the one that a person picks.

use browser_tests::{Browser, Build, Result, eventually};
use serde_json::{Value, json};

/// The folder picked, and a browser that asks about it again while `asks` is set.
const PICKER: &str = "
    window.showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('picked', { create: true });
    const real = FileSystemHandle.prototype.queryPermission;
    FileSystemHandle.prototype.queryPermission = async () =>
        localStorage.getItem('asks') ? 'prompt' : 'granted';
    FileSystemHandle.prototype.requestPermission = async () => {
        const said = localStorage.getItem('asks') == 'no' ? 'denied' : 'granted';
        if (said == 'granted') localStorage.removeItem('asks');
        return said;
    };";

async fn start() -> Result<Browser> {
    let browser = Browser::start().await?;
    browser.before_page(PICKER).await?;
    browser.open(Build::Site).await?;
    browser.load_sample().await?;
    Ok(browser)
}

/// The names in the folder, in order.
async fn names(browser: &Browser) -> Result<Vec<String>> {
    let list = "const done = arguments[arguments.length - 1]; (async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked');
        const names = []; for await (const name of folder.keys()) names.push(name);
        return names.sort(); })().then(done, error => done([String(error)]))";
    Ok(serde_json::from_value(browser.later(list, Vec::new()).await?)?)
}

/// Waits for so many files in the folder, none of them unfinished, and tells their names.
async fn files(browser: &Browser, count: usize) -> Result<Vec<String>> {
    eventually(&format!("{count} files in the folder"), async || {
        let names = names(browser).await?;
        match names.len() == count && !names.iter().any(|name| name.ends_with(".part")) {
            true => Ok(Some(names)),
            false => Err(format!("there are {names:?}").into()),
        }
    })
    .await
}

async fn read(browser: &Browser, name: &str) -> Result<Value> {
    let read = "const [name, done] = arguments; (async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked');
        return (await (await folder.getFileHandle(name)).getFile()).text();
        })().then(done, error => done(String(error)))";
    let text = browser.later(read, vec![json!(name)]).await?;
    Ok(serde_json::from_str(text.as_str().ok_or("no text")?)?)
}

async fn put(browser: &Browser, names: &[String]) -> Result<()> {
    let put = "const [names, done] = arguments; (async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('picked');
        for (const name of names) {
            const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
            await stream.write(name); await stream.close();
        } })().then(done, error => done(String(error)))";
    browser.later(put, vec![json!(names)]).await?;
    Ok(())
}

async fn pick(browser: &Browser) -> Result<String> {
    browser.go_to("/backup").await?;
    browser.text("副本没有加密").await?;
    browser.press("选择文件夹").await?;
    browser.text("正在写进“picked”").await?;
    let mut names = files(browser, 1).await?;
    browser.text("此后没有改动").await?;
    Ok(names.remove(0))
}

#[tokio::test]
async fn copies_are_written_by_themselves_and_only_old_ones_of_ours_go() -> Result<()> {
    let browser = start().await?;
    let first = pick(&browser).await?;
    assert!(first.starts_with("支部台账副本-局党支部-2") && first.ends_with(".json"), "{first}");
    let copy = read(&browser, &first).await?;
    assert_eq!(copy["branch"]["full_name"], "青溪市道路运输管理局党支部");
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    browser.screenshot("copies").await?;

    // Thirty of a month long past, and files that are somebody else's.
    let mut others =
        vec!["支部台账副本-局党支部-20190105-080000.json.bak".to_owned(), "年终总结.docx".into()];
    others.extend((10..40).map(|n| format!("支部台账副本-局党支部-20190105-08{n}00.json")));
    put(&browser, &others).await?;
    browser.press("现在写一份").await?;
    let left = files(&browser, 12).await?;
    for stays in [&others[0], &others[1], &others[31], &first] {
        assert!(left.contains(stays), "{stays} of {left:?}");
    }

    // A ledger with nothing in it writes none and pushes none out.
    browser.clear_ledger().await?;
    browser.button("新建支部").await?;
    assert_eq!(names(&browser).await?, left);
    browser.press("撤销").await?;
    browser.link("备份").await?;

    // Ten changes within the minutes wait; the page finds its folder again.
    browser.reload().await?;
    browser.go_to("/backup").await?;
    browser.text("正在写进“picked”").await?;
    browser.text("上一份：").await?;
    browser.press("停用").await?;
    browser.button("选择文件夹").await?;
    browser.reload().await?;
    browser.go_to("/backup").await?;
    browser.button("选择文件夹").await?;
    assert_eq!(names(&browser).await?, left);
    browser.clean().await
}

#[tokio::test]
async fn a_day_s_first_change_is_copied_without_a_word() -> Result<()> {
    let browser = start().await?;
    pick(&browser).await?;
    // The next day.
    browser.before_page("const Real = Date; Date = class extends Real { constructor(...it) { \
        it.length ? super(...it) : super(Real.now() + 86400000) } }; Date.now = () => Real.now() + 86400000;").await?;
    browser.reload().await?;
    browser.text("已保存").await?;
    assert_eq!(names(&browser).await?.len(), 1);
    browser.go_to("/new/activity").await?;
    browser.field("日期").await?.send_keys("2019-12-30").await?;
    browser.field("标题").await?.send_keys("第二天的一条").await?;
    browser.press("保存").await?;
    let names = files(&browser, 2).await?;
    let copy = read(&browser, &names[1]).await?;
    assert!(copy.to_string().contains("第二天的一条"));
    browser.clean().await
}

#[tokio::test]
async fn after_a_restart_one_click_resumes() -> Result<()> {
    let browser = start().await?;
    pick(&browser).await?;
    browser.ask("localStorage.setItem('asks', 'no')").await?;
    browser.go_to("/").await?;
    browser.reload().await?;
    browser.text("自动副本待授权").await?;
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    browser.screenshot("copies-waiting").await?;
    // Refused, it goes on waiting.
    browser.press("继续写副本").await?;
    browser.text("自动副本待授权").await?;
    browser.ask("localStorage.setItem('asks', 'yes')").await?;
    browser.go_to("/backup").await?;
    browser.text("待授权").await?;
    browser.press("继续写副本").await?;
    browser.text("正在写进“picked”").await?;
    files(&browser, 2).await?;
    browser.go_to("/").await?;
    browser.gone("button", "继续写副本").await?;
    browser.clean().await
}

#[tokio::test]
async fn what_goes_wrong_stands_there_until_it_is_solved_and_no_copy_is_lost() -> Result<()> {
    let browser = start().await?;
    let first = pick(&browser).await?;
    let whole = read(&browser, &first).await?;

    // A full disk: the write throws.
    let full = "const own = FileSystemWritableFileStream.prototype.write;
        window.mend = () => { FileSystemWritableFileStream.prototype.write = own; };
        FileSystemWritableFileStream.prototype.write = async () => {
            throw new DOMException('full', 'QuotaExceededError'); };";
    browser.ask(full).await?;
    browser.press("现在写一份").await?;
    browser.text("那个盘满了").await?;
    browser.go_to("/").await?;
    browser.text("自动副本没有写成：那个盘满了").await?;
    assert_eq!(browser.violations().await?, Vec::<String>::new());
    assert_eq!(read(&browser, &first).await?, whole);
    browser.ask("mend()").await?;
    browser.press("重试").await?;
    browser.gone("button", "重试").await?;
    files(&browser, 2).await?;

    // A disk that keeps something else than was written: the older ones stay.
    let others: Vec<String> =
        (10..40).map(|n| format!("支部台账副本-局党支部-20190105-08{n}00.json")).collect();
    put(&browser, &others).await?;
    let broken = "const own = FileSystemWritableFileStream.prototype.write;
        window.mend = () => { FileSystemWritableFileStream.prototype.write = own; };
        FileSystemWritableFileStream.prototype.write = function (bytes) {
            return own.call(this, bytes.slice(1)); };";
    browser.ask(broken).await?;
    browser.go_to("/backup").await?;
    browser.press("现在写一份").await?;
    browser.text("读出来不一样").await?;
    let left = names(&browser).await?;
    assert!(others.iter().chain([&first]).all(|name| left.contains(name)), "{left:?}");
    browser.ask("mend()").await?;

    // The folder is gone, and another is picked.
    let remove = "const done = arguments[arguments.length - 1];
        navigator.storage.getDirectory().then(root => root.removeEntry('picked', { recursive: true }))
            .then(done, error => done(String(error)))";
    browser.later(remove, Vec::new()).await?;
    browser.press("重试").await?;
    browser.text("文件夹不在原来的地方了").await?;
    browser.press("换文件夹").await?;
    browser.text("正在写进“picked”").await?;
    files(&browser, 1).await?;
    browser.clean().await
}

#[tokio::test]
async fn a_window_that_reads_along_writes_no_copies() -> Result<()> {
    let browser = start().await?;
    pick(&browser).await?;
    let second = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(second).await?;
    browser.before_page(PICKER).await?;
    browser.open(Build::Site).await?;
    browser.go_to("/backup").await?;
    browser.text("只能查看").await?;
    browser.text("由正在编辑的窗口写").await?;
    browser.gone("button", "现在写一份").await?;
    assert_eq!(names(&browser).await?.len(), 1);
    browser.clean().await
}

#[tokio::test]
async fn without_the_interface_the_page_says_so() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.before_page("delete window.showDirectoryPicker").await?;
        browser.open(build).await?;
        browser.load_sample().await?;
        browser.go_to("/backup").await?;
        browser.text("这个浏览器不能自己往文件夹里写").await?;
        browser.gone("button", "选择文件夹").await?;
        browser.button("导出备份").await?;
        browser.clean().await?;
    }
    Ok(())
}
