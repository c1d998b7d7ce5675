//! No way out, no way in: what the page's policy refuses, in both builds, and that the page itself
//! never runs into it.

use std::io::Read as _;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use browser_tests::{Browser, Build, Result, eventually};
use serde_json::json;

/// Takes down whatever the policy refuses.
const WATCH: &str = "window.refused = []; window.told = [];
    document.addEventListener('securitypolicyviolation', event => {
        refused.push(event.effectiveDirective);
        told.push(event.effectiveDirective + ': ' + event.sample);
    });";

/// A walk over the pages, by what stands behind `#`.
const PAGES: [&str; 16] = [
    "/records",
    "/records/activity",
    "/records?year=all",
    "/record/act-0104",
    "/record/act-0104/edit",
    "/new/activity",
    "/members",
    "/member/zhoumy",
    "/group/group-1",
    "/intake",
    "/kinds",
    "/settings",
    "/trash",
    "/backup",
    "/help",
    "/summary",
];

/// Attempts to get something out of the page or a script into it, and the directive that refuses
/// it. Each is given `there`, an address that listens, and sets `ran` if it gets to run.
const ATTEMPTS: [(&str, &str); 24] = [
    ("fetch(there, { mode: 'no-cors' })", "connect-src"),
    (
        "new Promise((done, failed) => { const x = new XMLHttpRequest(); x.open('POST', there); \
         x.onerror = failed; x.send('text') })",
        "connect-src",
    ),
    (
        "new Promise((done, failed) => { new WebSocket(there.replace('http', 'ws')).onerror = failed })",
        "connect-src",
    ),
    ("new Promise((done, failed) => { new EventSource(there).onerror = failed })", "connect-src"),
    ("navigator.sendBeacon(there, 'text')", "connect-src"),
    (
        "new Promise((done, failed) => { const i = new Image(); i.onerror = failed; i.src = there })",
        "img-src",
    ),
    ("new FontFace('f', `url(${there})`).load()", "font-src"),
    ("add('form', { action: there, method: 'post' }).submit()", "form-action"),
    ("add('iframe', { src: there })", "frame-src"),
    ("add('object', { data: there })", "require-trusted-types-for"),
    ("add('base', { href: there })", "base-uri"),
    ("add('link', { rel: 'stylesheet', href: there })", "style-src-elem"),
    ("add('video', { src: there })", "media-src"),
    ("add('style', {}).textContent = 'body { background: url(' + there + ') }'", "style-src-elem"),
    ("add('p', { style: 'background: url(' + there + ')' })", "style-src-attr"),
    ("add('p', { onclick: 'ran = 1' }).click()", "require-trusted-types-for"),
    ("add('a', { href: 'javascript:ran = 1' }).click()", "script-src-elem"),
    ("add('script', { src: there })", "require-trusted-types-for"),
    ("add('script', {}).textContent = 'ran = 1'", "require-trusted-types-for"),
    ("eval('ran = 1')", "require-trusted-types-for"),
    ("new Function('ran = 1')()", "require-trusted-types-for"),
    ("setTimeout('ran = 1')", "require-trusted-types-for"),
    ("add('p', {}).innerHTML = '<img src=x onerror=\"ran = 1\">'", "require-trusted-types-for"),
    ("document.write('<script>ran = 1<' + '/script>')", "require-trusted-types-for"),
];

/// An address that counts who comes and says something. A browser that is told to send a form
/// somewhere opens a connection before it asks the policy, and closes it without a word.
struct Outside {
    address: String,
    came: Arc<AtomicUsize>,
}

impl Outside {
    fn listen() -> Result<Outside> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = format!("http://127.0.0.1:{}/", listener.local_addr()?.port());
        let came = Arc::new(AtomicUsize::new(0));
        let counted = came.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let counted = counted.clone();
                std::thread::spawn(move || {
                    let said = stream.and_then(|mut stream| stream.read(&mut [0; 64]));
                    if said.is_ok_and(|length| length > 0) {
                        counted.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        Ok(Outside { address, came })
    }
}

#[tokio::test]
async fn nothing_gets_out_and_nothing_in() -> Result<()> {
    for build in Build::BOTH {
        let outside = Outside::listen()?;
        let browser = Browser::start().await?;
        browser.before_page(WATCH).await?;
        browser.open(build).await?;
        for (attempt, directive) in ATTEMPTS {
            // In a task of its own: what the driver itself evaluates, no policy binds.
            let script = format!(
                "refused.length = 0; window.ran = 0; window.ended = '';
                 const there = arguments[0];
                 const add = (name, values) => {{
                     const made = document.createElement(name);
                     for (const value in values) made.setAttribute(value, values[value]);
                     return document.body.appendChild(made);
                 }};
                 setTimeout(async () => {{
                     try {{ await ({attempt}); window.ended = 'done'; }}
                     catch (error) {{ window.ended = String(error); }}
                 }});"
            );
            browser.ask_with(&script, vec![json!(outside.address)]).await?;
            eventually(&format!("{directive} to refuse {attempt} ({build:?})"), async || {
                let seen = browser.ask("return [refused, ended]").await?;
                let refused = seen[0].as_array().is_some_and(|all| all.contains(&json!(directive)));
                if refused { Ok(Some(())) } else { Err(seen.to_string().into()) }
            })
            .await?;
            assert_eq!(browser.ask("return ran").await?, json!(0), "{attempt} ran");
            let came = outside.came.load(Ordering::SeqCst);
            assert_eq!(came, 0, "somebody got out of {build:?} by {attempt}");
        }

        // The control: in a page without the policy the same is possible, and would be seen.
        let plain = format!("{}nothing", browser.address(Build::Site)?);
        browser.driver().goto(plain).await?;
        let out =
            "setTimeout(() => eval('window.ran = 1')); fetch(arguments[0], { mode: 'no-cors' })";
        browser.ask_with(&format!("{out}.catch(() => 0)"), vec![json!(outside.address)]).await?;
        eventually("the request of the control", async || {
            Ok((outside.came.load(Ordering::SeqCst) > 0).then_some(()))
        })
        .await?;
        assert_eq!(browser.ask("return ran").await?, json!(1));
    }
    Ok(())
}

#[tokio::test]
async fn the_page_never_runs_into_its_policy() -> Result<()> {
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.before_page(WATCH).await?;
        browser.open(build).await?;
        browser.load_sample().await?;
        for page in PAGES {
            browser.go_to(page).await?;
            eventually(&format!("the page {page}"), async || {
                // What a list narrows by comes behind it.
                Ok(browser.hash().await?.starts_with(page).then_some(()))
            })
            .await?;
            browser.find("main", "").await?;
            assert_eq!(browser.ask("return told").await?, json!([]), "{page} in {build:?}");
        }
        browser.find("region", "总结预览").await?;
        browser.printed().await?;
        browser.press("导出 Word").await?;
        browser.downloaded(".docx").await?;
        browser.backup_out_and_in().await?;
        assert_eq!(browser.ask("return refused").await?, json!([]), "{build:?}");
        browser.clean().await?;
    }
    Ok(())
}

/// Where a browser knows the narrower word for WebAssembly, the wider one is taken away; where it
/// does not, the module still runs and text is still no script.
#[tokio::test]
async fn what_older_browsers_need_is_taken_away_from_newer_ones() -> Result<()> {
    let policies = "return [...document.querySelectorAll('meta[http-equiv]')] \
                    .map(meta => meta.content.includes(\"'unsafe-eval'\"))";
    for build in Build::BOTH {
        let browser = Browser::start().await?;
        browser.open(build).await?;
        assert_eq!(browser.ask(policies).await?, json!([true, false]));

        let browser = Browser::start().await?;
        browser.before_page("delete Array.prototype.findLast").await?;
        browser.before_page(WATCH).await?;
        browser.open(build).await?;
        assert_eq!(browser.ask(policies).await?, json!([true]));
        browser.ask("setTimeout(() => { eval('window.ran = 1') })").await?;
        eventually("eval to be refused", async || {
            let refused = browser.ask("return refused").await?;
            Ok((refused == json!(["require-trusted-types-for"])).then_some(()))
        })
        .await?;
        assert_eq!(browser.ask("return typeof ran").await?, json!("undefined"));
    }
    Ok(())
}
