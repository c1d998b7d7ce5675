//! The main road: a new branch, a record, everything there after the page is loaded again, the
//! summary with a figure and its evidence, the Word file, a backup out and in.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use browser_tests::{Folder, Result};
use serde_json::{Value, json};

use super::Hand;

/// How long a file may take to be there.
const LIMIT: Duration = Duration::from_secs(30);

/// What the steps share. Nothing newer than Chromium 91 may stand in it.
const TOOLS: &str = "
const until = async (what, ask) => {
    for (let at = 0; at < 400; at++) {
        const found = ask();
        if (found) return found;
        await new Promise(done => setTimeout(done, 50));
    }
    throw new Error('waited in vain for ' + what + ' on: ' + shown().slice(0, 200));
};
const shown = () => document.body ? document.body.innerText : '';
const text = what => until(what, () => shown().includes(what));
const started = () => until('the start', () => document.readyState === 'complete'
    && location.protocol !== 'about:' && !document.getElementById('boot'));
const button = name => until('the button ' + name, () =>
    [...document.querySelectorAll('dialog[open] button, button')].filter(one =>
        one.textContent.trim() === name && one.getClientRects().length)[0]);
const press = async name => (await button(name)).click();
const field = name => until('the field ' + name, () =>
    [...document.querySelectorAll('input, textarea')].filter(one =>
        one.getClientRects().length && [...(one.labels || [])].some(label =>
            label.textContent.trim().startsWith(name)))[0]);
const put = async (name, value) => {
    const one = await field(name);
    one.value = value;
    one.dispatchEvent(new Event('input', { bubbles: true }));
    one.dispatchEvent(new Event('change', { bubbles: true }));
};
";

const BRANCH: &str = "await started(); await press('新建支部');
    await put('支部全称', '青溪市水务局党支部'); await put('支部简称', '局党支部');
    await press('保存'); await text('已保存');";

const RECORD: &str = "location.hash = '/new/activity'; await field('标题');
    await put('日期', new Date().getFullYear() + '.1.4'); await put('标题', '学习水法');
    (await field('集中学习')).click(); await press('保存'); await text('计入哪些数字');
    await text('已保存');";

/// Where there are no locks, the page before may still be leaving: then this one only reads at first.
const THERE: &str = "await started(); location.hash = '/records'; await text('学习水法');
    await until('the right to write', () => !shown().includes('接管编辑'));";

const LEFT: &str = "await until('an empty page', () => location.protocol === 'about:');";

const SUMMARY: &str = "location.hash = '/summary';
    const figure = await until('the figure', () => [...document.querySelectorAll('button')]
        .filter(one => (one.getAttribute('aria-label') || one.title || one.textContent)
            .startsWith('集中学习'))[0]);
    figure.click(); await text('学习水法');
    document.querySelectorAll('dialog[open] button[aria-label=关闭]').forEach(one => one.click());";

/// In a task of its own and by the page's own function, which the policy binds; what a driver
/// evaluates in its own name, it does not.
const EVAL: &str = "const own = window.wrappedJSObject || window; window.ran = 'refused';
    setTimeout(() => { window.ran = own.eval('\"ran\"') });
    await new Promise(done => setTimeout(done, 300)); return window.ran;";

/// What a browser may lack; what it costs stands in `docs/browsers.md`.
const LACKS: &str = "
let worker = null;
try { worker = await navigator.serviceWorker.getRegistration(); } catch (error) { worker = null; }
const has = {
    'trust': window.isSecureContext,
    'Web Locks': navigator.locks,
    'persist()': navigator.storage && navigator.storage.persist,
    'folders': window.showDirectoryPicker,
    'service worker': worker,
    'clipboard': navigator.clipboard,
    'strict journal': 'durability' in IDBTransaction.prototype,
    'trusted types': window.trustedTypes,
    \"'wasm-unsafe-eval'\": document.querySelectorAll('meta[http-equiv]').length === 2,
    ':has()': CSS.supports('selector(:has(a))'),
};
return Object.keys(has).filter(name => !has[name]);
";

const VERSION: &str =
    "return navigator.userAgent.match(/(Firefox|Chrome)\\/[0-9]+/)[0].replace('/', ' ');";

/// The sentence, the way out for what is kept here, and nothing that has started under it.
const TOO_OLD: &str = "await text('这个浏览器版本过旧'); await button('导出原始数据');
    await new Promise(done => setTimeout(done, 3000));
    if (document.querySelector('main')) throw new Error('it has started all the same');";

/// What was seen of a browser.
pub struct Seen {
    /// The browser's name and version.
    pub version: String,
    /// How the road went.
    pub road: &'static str,
    /// What the browser lacks.
    pub lacks: Vec<String>,
}

/// The road, and the Word file that came of it in the first browser: every other has to write the
/// same bytes.
#[derive(Default)]
pub struct Road {
    word: Option<Vec<u8>>,
}

impl Road {
    /// Walks it from an address.
    pub fn walk(&mut self, hand: &mut dyn Hand, address: &str, downloads: &Path) -> Result<Seen> {
        hand.open(address)?;
        ask(hand, "new branch", BRANCH)?;
        ask(hand, "record", RECORD)?;
        again(hand, address)?;
        ask(hand, "summary", SUMMARY)?;
        ask(hand, "Word", "await press('导出 Word');")?;
        self.word(&downloaded(downloads, ".docx")?)?;
        ask(hand, "backup", "location.hash = '/backup'; await press('导出备份');")?;
        let file = downloaded(downloads, ".json")?;
        let backup = json!(std::fs::read_to_string(&file)?);
        ask(
            hand,
            "clear",
            "await press('清空台账'); await press('清空'); await button('新建支部');",
        )?;
        let restore = format!(
            "const input = document.querySelector('input[type=file]');
             const files = new DataTransfer();
             files.items.add(new File([{backup}], '备份.json', {{ type: 'application/json' }}));
             input.files = files.files;
             input.dispatchEvent(new Event('change', {{ bubbles: true }}));
             await text('已导入“备份.json”'); await text('已保存');"
        );
        ask(hand, "restore", &restore)?;
        again(hand, address)?;
        let eval = ask(hand, "eval", EVAL)?;
        if eval != json!("refused") {
            return Err(format!("eval: {eval}").into());
        }
        let lacks = ask(hand, "lacks", LACKS)?;
        let lacks = lacks.as_array().into_iter().flatten();
        let lacks = lacks.filter_map(Value::as_str).map(str::to_owned).collect();
        Ok(Seen { version: version(hand)?, road: "whole", lacks })
    }

    /// LibreOffice reads the first one; the others are the same.
    fn word(&mut self, path: &Path) -> Result<()> {
        let bytes = std::fs::read(path)?;
        match &self.word {
            Some(first) if *first == bytes => Ok(()),
            Some(_) => Err("Word: other bytes than from the browser before".into()),
            None => {
                let read = read_back(path)?;
                if !read.contains("集中学习") {
                    return Err(format!("Word: LibreOffice reads {read:?}").into());
                }
                self.word = Some(bytes);
                Ok(())
            }
        }
    }
}

/// A browser below the floor says so, and starts nothing.
pub fn too_old(hand: &mut dyn Hand, address: &str) -> Result<Seen> {
    hand.open(address)?;
    ask(hand, "the sentence", TOO_OLD)?;
    Ok(Seen { version: version(hand)?, road: "told that it is too old", lacks: Vec::new() })
}

fn again(hand: &mut dyn Hand, address: &str) -> Result<()> {
    hand.open("about:blank")?;
    ask(hand, "left", LEFT)?;
    hand.open(address)?;
    ask(hand, "loaded again", THERE).map(drop)
}

fn version(hand: &mut dyn Hand) -> Result<String> {
    Ok(ask(hand, "version", VERSION)?.as_str().unwrap_or_default().to_owned())
}

fn ask(hand: &mut dyn Hand, name: &str, step: &str) -> Result<Value> {
    let begun = Instant::now();
    loop {
        // While the page is being left, the script is too.
        match hand.ask(&format!("{TOOLS}{step}")) {
            Err(error)
                if begun.elapsed() < Duration::from_secs(5) && is_left(&error.to_string()) =>
            {
                std::thread::sleep(Duration::from_millis(200));
            }
            answer => return answer.map_err(|error| format!("{name}: {error}").into()),
        }
    }
}

fn is_left(error: &str) -> bool {
    ["context", "navigat", "Inspected target"].iter().any(|word| error.contains(word))
}

/// Waits until a file with this ending is complete.
fn downloaded(folder: &Path, ending: &str) -> Result<PathBuf> {
    let begun = Instant::now();
    let mut seen = 0;
    loop {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if !path.to_string_lossy().ends_with(ending) {
                continue;
            }
            // Some write under the last name from the start: complete is what has stopped growing.
            let length = std::fs::metadata(&path).map_or(0, |it| it.len());
            if length > 0 && length == seen {
                return Ok(path);
            }
            seen = length;
        }
        if begun.elapsed() > LIMIT {
            return Err(format!("no file …{ending} was saved").into());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// The text of a Word file as LibreOffice reads it.
fn read_back(word: &Path) -> Result<String> {
    let folder = Folder::new()?;
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let copy = folder.path().join("word.docx");
    std::fs::copy(word, &copy)?;
    let read = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.path())
        .arg(&copy)
        .output()?;
    let text = folder.path().join("word.txt");
    std::fs::read_to_string(&text).map_err(|error| format!("{error}: {read:?}").into())
}
