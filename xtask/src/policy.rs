//! The page's Content-Security-Policy, by meta because its servers are plain static ones: what a
//! page may load and run, the hash of each inline script and style computed over the final bytes.
//! No nonces, which a static page cannot renew. What it keeps in and out stands in
//! `docs/security.md`.
//!
//! Before Chromium 97 a module is compiled only where `'unsafe-eval'` is allowed. So the policy
//! carries it, and a script right behind it adds the same policy without it wherever the browser
//! knows `'wasm-unsafe-eval'`: of two policies both must allow a thing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::html;

const CHARSET: &str = "<meta charset=\"utf-8\">";

/// What older browsers need, with the blank behind it.
const EVAL: &str = "'unsafe-eval' ";

/// Takes [`EVAL`] away. `Array.prototype.findLast` came with Chromium 97, as `'wasm-unsafe-eval'`
/// did, and later than it in the other browsers (Firefox 104 and 102). It runs before anything is
/// compiled, and before anything comes in from outside.
const STRICTER: &str = "
(function () {
  if (typeof Array.prototype.findLast !== 'function') { return; }
  var first = document.querySelector('meta[http-equiv]');
  var second = document.createElement('meta');
  second.setAttribute('http-equiv', 'Content-Security-Policy');
  second.setAttribute('content', first.getAttribute('content').replace(\"'unsafe-eval' \", ''));
  document.head.appendChild(second);
})();
";

/// What trusted types let through, where the browser has them: markup of the framework's own, which
/// it puts together once for each unchanging piece of a page, as long as it holds nothing that runs
/// or loads; and in the site a script of its own folder as service worker. Text never becomes a
/// script.
const TRUSTED: &str = r#"
if (window.trustedTypes) {
  trustedTypes.createPolicy('default', {
    createHTML: function (markup) {
      var rest = markup.replace(/<\/?(?:TAGS)(?: (?:ATTRIBUTES)(?:="[^"<>]*")?)*\/?>/g, '');
      return rest.indexOf('<') < 0 ? markup : null;
    }WORKER
  });
}
"#;

/// The elements and attributes of such markup.
const TAGS: &str = "a|b|br|button|caption|code|dd|details|div|dl|dt|em|footer|h[1-6]|header|i|kbd|label|\
                    li|nav|ol|option|p|path|section|small|span|strong|summary|svg|table|tbody|td|th|\
                    thead|tr|ul";
const ATTRIBUTES: &str = "aria-[a-z]+|class|colspan|d|data-[a-z]+|for|hidden|id|lang|role|scope|\
                          tabindex|title|type|value|viewBox";

/// A script of the site's own folder.
const WORKER: &str = r",
    createScriptURL: function (address) { return /^(\.\/)?[\w-]+\.js$/.test(address) ? address : null; }";

/// Where the page's parts come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// From files beside it, on the same server.
    Beside,
    /// From itself: nothing is fetched at all.
    Inside,
}

/// Puts the policy into the page, before anything that it binds.
pub fn with_policy(page: &str, parts: Parts) -> Result<String> {
    if page.matches(CHARSET).count() != 1 {
        return Err(Error::Unexpected(format!("index.html must hold {CHARSET} once")));
    }
    let worker = if parts == Parts::Beside { WORKER } else { "" };
    let trusted = TRUSTED.replace("TAGS", TAGS).replace("ATTRIBUTES", ATTRIBUTES);
    let first = format!("{STRICTER}{}", trusted.replace("WORKER", worker));
    let policy = policy(page, &first, parts);
    let head = format!(
        "{CHARSET}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <script>{first}</script>"
    );
    Ok(page.replacen(CHARSET, &head, 1))
}

/// A form's data, a frame, a base address, an object: the page has none. Text becomes a script or
/// markup nowhere (trusted types, where the browser has them).
fn policy(page: &str, first: &str, parts: Parts) -> String {
    let (own, connect, more) = match parts {
        // The page fetches its module, and over https it is kept for use without the server.
        Parts::Beside => ("'self' ", "'self'", "; manifest-src 'self'; worker-src 'self'"),
        Parts::Inside => ("", "'none'", ""),
    };
    let scripts = hashes([first].into_iter().chain(html::inline(page, "script")));
    let styles = hashes(html::inline(page, "style"));
    format!(
        "default-src 'none'; script-src {own}{EVAL}'wasm-unsafe-eval' {scripts}; \
         style-src {own}{styles}; img-src {own}data:; connect-src {connect}{more}; \
         object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

fn hashes<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    texts.into_iter().map(hash).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_every_inline_script_and_style() {
        let page = format!("{CHARSET}<style>b{{}}</style><script>alert(1)</script>");
        let with = with_policy(&page, Parts::Inside).unwrap();
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(with.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{with}");
        // printf 'b{}' | openssl dgst -sha256 -binary | base64
        assert!(
            with.contains("style-src 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans=';"),
            "{with}"
        );
        assert!(with.contains("connect-src 'none'") && !with.contains("'self'"), "{with}");
        assert!(!with.contains("unsafe-inline"), "{with}");
        assert_eq!(html::inline(&with, "script").len(), 2, "{with}");
    }

    #[test]
    fn the_script_takes_away_what_the_policy_carries() {
        assert!(policy("", "", Parts::Beside).contains(EVAL));
        assert!(STRICTER.contains(&format!("\"{EVAL}\"")), "{STRICTER}");
    }
}
