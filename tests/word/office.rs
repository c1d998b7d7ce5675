//! LibreOffice and poppler: a Word file to PDF, a PDF to text.

use crate::archive::changed;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a program; if it is missing, says what to install.
fn run(program: &str, package: &str, command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap_or_else(|error| {
        panic!("缺少程序 {program}（{error}）。请先安装：apt-get install {package}")
    });
    assert!(
        output.status.success(),
        "{program} 运行失败：{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// LibreOffice takes `w:overflowPunct` for its opposite: with our 0 it lets marks hang over the end
/// of a line, and then loses them. It gets a 1, which to Word would mean just that.
fn for_libreoffice(docx: &[u8]) -> Vec<u8> {
    let (ours, theirs) = (r#"<w:overflowPunct w:val="0"/>"#, r#"<w:overflowPunct w:val="1"/>"#);
    changed(docx, "word/styles.xml", |styles| {
        assert!(styles.contains(ours));
        styles.replace(ours, theirs)
    })
}

/// A PDF in a directory of its own, which is removed in the end.
pub struct Pdf {
    directory: PathBuf,
}

impl Pdf {
    /// Lets LibreOffice print a Word file. `name` must be unique among the tests.
    pub fn print(name: &str, docx: &[u8]) -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("word-{name}"));
        if directory.exists() {
            std::fs::remove_dir_all(&directory).unwrap();
        }
        std::fs::create_dir_all(&directory).unwrap();
        let file = directory.join("document.docx");
        std::fs::write(&file, for_libreoffice(docx)).unwrap();
        let office = |attempt: u32| {
            let profile =
                format!("-env:UserInstallation=file://{}/profile{attempt}", directory.display());
            let mut office = Command::new("soffice");
            office
                .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
                .args([&directory, &file])
                .env("FONTCONFIG_FILE", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fonts.conf"));
            office
        };
        // It has been seen to abort while it made its profile beside others that did; a file that
        // it cannot stand makes it abort twice.
        if !office(1).status().is_ok_and(|status| status.success()) {
            let packages =
                "libreoffice-writer-nogui fonts-arphic-uming fonts-arphic-ukai fonts-noto-cjk";
            run("soffice", packages, &mut office(2));
        }
        let pdf = Self { directory };
        assert!(pdf.file().exists(), "LibreOffice 没有打开这个文件");
        let fonts = run("pdffonts", "poppler-utils", Command::new("pdffonts").arg(pdf.file()));
        assert!(
            String::from_utf8_lossy(&fonts).contains("UMing"),
            "缺少测试用字体。请先安装：apt-get install fonts-arphic-uming fonts-arphic-ukai fonts-noto-cjk"
        );
        pdf
    }

    fn file(&self) -> PathBuf {
        self.directory.join("document.pdf")
    }

    /// The text of each page as `pdftotext` finds it with the given options.
    pub fn pages(&self, options: &[&str]) -> Vec<String> {
        let mut command = Command::new("pdftotext");
        command.args(options).arg(self.file()).arg("-");
        let text = String::from_utf8(run("pdftotext", "poppler-utils", &mut command)).unwrap();
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        pages.pop();
        pages
    }

    /// Every word with its place: page (from 0), left and right edge and baseline in points.
    pub fn words(&self) -> Vec<Word> {
        let mut command = Command::new("pdftotext");
        command.arg("-bbox").arg(self.file()).arg("-");
        let html = String::from_utf8(run("pdftotext", "poppler-utils", &mut command)).unwrap();
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(&html, options).unwrap();
        let pages = tree
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "page")));
        pages
            .enumerate()
            .flat_map(|(page, node)| {
                node.children().filter(|node| node.is_element()).map(move |word| {
                    let edge = |name| word.attribute(name).unwrap().parse().unwrap();
                    Word {
                        page,
                        left: edge("xMin"),
                        right: edge("xMax"),
                        top: edge("yMin"),
                        bottom: edge("yMax"),
                        text: word.text().unwrap_or_default().to_owned(),
                    }
                })
            })
            .collect()
    }
}

impl Drop for Pdf {
    fn drop(&mut self) {
        if !std::thread::panicking() && std::env::var_os("KEEP_PDF").is_none() {
            std::fs::remove_dir_all(&self.directory).unwrap();
        }
    }
}

/// A word on a page; lengths in points from the upper left corner.
#[derive(Debug, Clone)]
pub struct Word {
    pub page: usize,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub text: String,
}
