//! A page without a policy that asks outside, and one name that is only looked up: the control of
//! `cargo xtask egress`.

use browser_tests::{Browser, Build, Result, eventually};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let browser = Browser::start().await?;
    let plain = format!("{}nothing", browser.address(Build::Site)?);
    browser.driver().goto(plain).await?;
    let ask = "window.came = 'waits';
               fetch('http://outside.invalid/', { mode: 'no-cors' }).then(
                   () => { window.came = 'came back' }, () => { window.came = 'failed' });
               const link = document.createElement('link');
               link.rel = 'preconnect'; link.href = 'http://looked-up.invalid/';
               document.head.appendChild(link);";
    browser.ask(ask).await?;
    let came = eventually("the request to end", async || {
        let came = browser.ask("return window.came").await?;
        Ok((came != "waits").then_some(came))
    })
    .await?;
    println!("   the request {came}");
    drop(browser.close());
    Ok(())
}
