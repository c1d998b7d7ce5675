//! The one file: index.html with style, glue and module inside, opened from a USB stick by a double
//! click. Trunk loads the page as a module script, which browsers refuse from file://; so the same
//! module gets a second run of wasm-bindgen (`no-modules`) and one classic script.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::Effort;
use crate::error::{Error, Result};
use crate::html::{self, Tag};
use crate::policy::{self, Parts};
use crate::setup::{self, Tools};
use crate::{house, module, run};

/// What index.html says about the program, for Trunk and for this build alike.
struct Program {
    bin: String,
    wasm_opt_level: String,
    wasm_opt_features: Vec<String>,
}

/// Builds the one file over the module that the site's build has just made.
pub fn build(tools: &Tools, effort: Effort<'_>) -> Result<()> {
    let page = house::read(&house::root().join("index.html"))?;
    let program = program(&page)?;
    let folder = house::target().join("one-file");
    let wasm = bind(tools, effort, &program, &folder)?;
    let module = match effort {
        Effort::Published(wasm_opt) => optimise(wasm_opt, &program, &wasm)?,
        Effort::Quick => fs::read(&wasm).map_err(Error::at("reading", &wasm))?,
    };
    let glue = house::read(&folder.join(format!("{}.js", program.bin)))?;
    if let Effort::Published(_) = effort {
        module::check(&module, &glue)?;
    }
    let whole = inline(&page, &script(&glue, &module)?)?;
    let whole = policy::with_policy(&whole, Parts::Inside)?;
    house::write(&house::one_file(), whole.as_bytes())
}

fn program(page: &str) -> Result<Program> {
    let link =
        html::tags(page, "link").into_iter().find(|tag| tag.attribute("rel") == Some("rust"));
    let said = |name: &str| {
        link.as_ref().and_then(|link| link.attribute(name)).map(str::to_owned).ok_or_else(|| {
            Error::Unexpected(format!("the link with rel=\"rust\" in index.html lacks {name}"))
        })
    };
    Ok(Program {
        bin: said("data-bin")?,
        wasm_opt_level: said("data-wasm-opt")?,
        wasm_opt_features: said("data-wasm-opt-params")?.split(' ').map(str::to_owned).collect(),
    })
}

fn bind(tools: &Tools, effort: Effort<'_>, program: &Program, folder: &Path) -> Result<PathBuf> {
    let built = house::target().join(setup::TRIPLE).join(effort.profile());
    let mut bindgen = Command::new(&tools.wasm_bindgen);
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", &program.bin]);
    bindgen.arg("--out-dir").arg(folder).arg(built.join(format!("{}.wasm", program.bin)));
    run::run(&mut bindgen)?;
    Ok(folder.join(format!("{}_bg.wasm", program.bin)))
}

fn optimise(wasm_opt: &Path, program: &Program, wasm: &Path) -> Result<Vec<u8>> {
    let small = wasm.with_file_name("optimised.wasm");
    let mut command = Command::new(wasm_opt);
    command.arg(format!("-O{}", program.wasm_opt_level)).args(&program.wasm_opt_features);
    run::run(command.arg(wasm).arg("--output").arg(&small))?;
    fs::read(&small).map_err(Error::at("reading", &small))
}

/// The module as gzip, the same bytes for the same module: no time and no name in its head.
fn packed(module: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer
        .write_all(module)
        .and_then(|()| packer.finish())
        .map_err(|error| Error::Unexpected(format!("packing the module: {error}")))
}

/// The one classic script. The browser unpacks the module while it compiles it. The start is
/// announced with the same event as by Trunk's loader.
fn script(glue: &str, module: &[u8]) -> Result<String> {
    let module = STANDARD.encode(packed(module)?);
    Ok(format!(
        r#"
(function () {{
{glue}
if (typeof DecompressionStream !== "function") {{ return; }}
var text = atob("{module}");
var bytes = new Uint8Array(text.length);
for (var i = 0; i < text.length; i++) {{ bytes[i] = text.charCodeAt(i); }}
var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
var module = new Response(stream, {{ headers: {{ "Content-Type": "application/wasm" }} }});
wasm_bindgen({{ module_or_path: module }});
}})();
"#
    ))
}

/// Replaces what Trunk would have read from other files, and puts the script last.
fn inline(page: &str, script: &str) -> Result<String> {
    let mut whole = String::with_capacity(page.len() + script.len());
    let mut at = 0;
    for link in html::tags(page, "link").iter().filter(|link| link.has("data-trunk")) {
        whole.push_str(page.get(at..link.range.start).unwrap_or_default());
        whole.push_str(&replacement(link)?);
        at = link.range.end;
    }
    let rest = page.get(at..).unwrap_or_default();
    let Some(end) = rest.rfind("</body>") else {
        return Err(Error::Unexpected("index.html has no </body>".into()));
    };
    let (body, tail) = rest.split_at(end);
    whole.push_str(body);
    whole.push_str("<script>");
    whole.push_str(&escape(script));
    whole.push_str("</script>\n");
    whole.push_str(tail);
    Ok(whole)
}

fn replacement(link: &Tag<'_>) -> Result<String> {
    let href = link.attribute("href").unwrap_or_default();
    match link.attribute("rel") {
        Some("rust") => Ok(String::new()),
        Some("css") => style(&house::read(&house::root().join(href))?, href),
        rel => Err(Error::Unexpected(format!(
            "index.html asks Trunk for rel={rel:?} ({href}), which the one file cannot carry yet; \
             teach xtask/src/one_file.rs first"
        ))),
    }
}

/// A style sheet inside the page must not reach for other files.
fn style(css: &str, name: &str) -> Result<String> {
    let reaches = css.contains("@import")
        || css.split("url(").skip(1).any(|rest| {
            let address = rest.trim_start_matches(['"', '\'', ' ']);
            !address.starts_with("data:") && !address.starts_with('#')
        });
    if reaches || css.contains("</style") {
        return Err(Error::Unexpected(format!(
            "{name} must hold no @import, no url() but data:, and no </style"
        )));
    }
    Ok(format!("<style>\n{css}</style>"))
}

/// Keeps the script's text from ending its element or opening a comment state in it.
fn escape(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_goes_last_and_cannot_end_early() {
        let page = r#"<link data-trunk rel="rust" data-bin="a"><body>x</body></html>"#;
        let whole = inline(page, "'</script>'").unwrap();
        assert_eq!(whole, "<body>x<script>'<\\/script>'</script>\n</body></html>");
    }

    #[test]
    fn what_the_one_file_cannot_carry_is_refused() {
        assert!(inline(r#"<link data-trunk rel="copy-file" href="a"><body></body>"#, "").is_err());
        assert!(style("a{background:url(\"x.png\")}", "x").is_err());
        assert!(style("a{background:url('data:image/png;base64,')}", "x").is_ok());
    }
}
