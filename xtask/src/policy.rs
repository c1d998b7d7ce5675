//! The Content-Security-Policy: the page may run its own scripts and reach nothing but itself. It
//! is computed over the final bytes, because Trunk offers nonces only, which a static page cannot
//! renew.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::html;

const CHARSET: &str = "<meta charset=\"utf-8\">";

/// Where the page's parts come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// From files beside it, on the same server.
    Beside,
    /// From itself: nothing is fetched at all.
    Inside,
}

/// Puts the policy into the page. It allows inline styles, which carry no data away: every address
/// that a style could name is refused by the other rules.
pub fn with_policy(page: &str, parts: Parts) -> Result<String> {
    let policy = policy(page, parts);
    if page.matches(CHARSET).count() != 1 {
        return Err(Error::Unexpected(format!("index.html must hold {CHARSET} once")));
    }
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(page.replacen(CHARSET, &format!("{CHARSET}\n{meta}"), 1))
}

fn policy(page: &str, parts: Parts) -> String {
    let own = if parts == Parts::Beside { "'self' " } else { "" };
    let hashes: Vec<String> = html::inline_scripts(page)
        .iter()
        .map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes()))))
        .collect();
    let connect = if parts == Parts::Beside { "'self'" } else { "'none'" };
    // What the site keeps for use without its server.
    let more = match parts {
        Parts::Beside => "manifest-src 'self'; worker-src 'self'; ",
        Parts::Inside => "",
    };
    format!(
        "default-src 'none'; script-src {own}'wasm-unsafe-eval' {}; style-src {own}'unsafe-inline'; \
         img-src {own}data: blob:; connect-src {connect}; {more}base-uri 'none'; form-action 'none'",
        hashes.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_every_inline_script() {
        let page = format!("{CHARSET}<script>alert(1)</script>");
        let with = with_policy(&page, Parts::Inside).unwrap();
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(with.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{with}");
        assert!(with.contains("connect-src 'none'") && !with.contains("'self'"), "{with}");
    }
}
