//! The command line as another program meets it: what it writes, what it says, its exit status.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run left: exit status, output, complaints.
struct Run {
    status: i32,
    out: String,
    err: String,
}

fn zhibu(arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_zhibu")).args(arguments).output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// What a run that must succeed prints.
fn printed(arguments: &[&str]) -> String {
    let run = zhibu(arguments);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}: {}", run.out);
    run.out
}

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("command-line-{name}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// The sample's backup, written by the program itself.
fn sample(folder: &Path) -> String {
    let file = path(folder, "示例 2019.json");
    assert_eq!(printed(&["sample", "-o", &file]), format!("已写出“{file}”。\n"));
    file
}

/// The sample with something done to it.
fn changed(folder: &Path, name: &str, change: impl Fn(&mut Value)) -> String {
    let text = std::fs::read_to_string(sample(folder)).unwrap();
    let mut backup: Value = serde_json::from_str(&text).unwrap();
    change(&mut backup);
    let file = path(folder, name);
    std::fs::write(&file, backup.to_string()).unwrap();
    file
}

#[test]
fn the_summary_is_written_by_the_ending_of_its_name() {
    let folder = folder("summary");
    let backup = sample(&folder);
    let text = printed(&["summary", &backup, "--year", "2019"]);
    assert!(text.starts_with("青溪市道路运输管理局党支部\n2019年度党建工作总结\n"));
    let write = |name: &str| {
        let file = path(&folder, name);
        let said = printed(&["summary", &backup, "--year", "2019", "-o", &file]);
        assert!(said.starts_with(&format!("已写出“{file}”，")), "{said}");
        assert!(said.contains("缺数：") && said.contains("已略去："), "{said}");
        std::fs::read(file).unwrap()
    };
    assert_eq!(String::from_utf8(write("总结.txt")).unwrap(), text);
    let html = String::from_utf8(write("总结.html")).unwrap();
    let page = roxmltree::Document::parse_with_options(
        &html,
        roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
    )
    .unwrap();
    let heading =
        page.descendants().find(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "h2")));
    assert_eq!(heading.unwrap().text(), Some("一、工作开展情况"));
    assert!(write("总结.docx").starts_with(b"PK"));
    assert_eq!(write("总结.docx"), write("又一份.docx"));
}

#[test]
fn a_draft_ends_on_its_day() {
    let folder = folder("draft");
    let backup = sample(&folder);
    let draft = printed(&["summary", &backup, "--year", "2019", "--as-of", "2019-06-30"]);
    assert!(draft.contains("截至2019年6月30日"), "{draft}");
    let figures = |more: &[&str]| {
        let arguments = [&["figures", backup.as_str(), "--year", "2019"], more].concat();
        let lines = printed(&arguments);
        lines.lines().find(|line| line.starts_with("集中学习\t")).unwrap().to_owned()
    };
    assert!(figures(&[]).starts_with("集中学习\t14次\t2019-"), "{}", figures(&[]));
    let count = |line: &str| line.rsplit('\t').next().unwrap().split('；').count();
    let half = figures(&["--as-of", "2019-06-30"]);
    assert_eq!(half.split('\t').nth(1).unwrap(), format!("{}次", count(&half)));
    assert!(count(&half) < count(&figures(&[])), "{half}");
}

#[test]
fn figures_are_listed_with_their_records() {
    let folder = folder("figures");
    let backup = sample(&folder);
    let table = printed(&["figures", &backup, "--year", "2019"]);
    let json: Value =
        serde_json::from_str(&printed(&["figures", &backup, "--year", "2019", "--json"])).unwrap();
    assert_eq!((&json["from"], &json["to"]), (&"2019-01-01".into(), &"2019-12-31".into()));
    let figures = json["figures"].as_array().unwrap();
    assert_eq!(table.lines().count(), figures.len());
    for (line, figure) in table.lines().zip(figures) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells[0], figure["name"]);
        let evidence = figure["evidence"].as_array().unwrap();
        let named = |one: &Value| {
            let (day, title) = (one["date"].as_str().unwrap(), one["title"].as_str().unwrap());
            let record = one["key"].as_str().unwrap().starts_with("record/");
            if record { format!("{day} {title}") } else { title.to_owned() }
        };
        let named: Vec<_> = evidence.iter().map(named).collect();
        assert_eq!(cells[2], named.join("；"), "{}", cells[0]);
    }
    let named = |name: &str| figures.iter().find(|figure| figure["name"] == name).unwrap();
    // Money in 分; the number as it is naturally written beside it.
    assert_eq!(named("筹集资金")["value"], 2_000_000);
    assert_eq!(named("筹集资金")["written"], "2万元");
    assert_eq!(named("党费日")["state"], "no_record");
    assert_eq!(named("党费日")["value"], Value::Null);
    assert_eq!(named("第三种形态")["state"], "declared_none");
    assert!(
        table.contains("党费日\t没有记录\t\n") && table.contains("第三种形态\t已声明无此项\t\n")
    );
}

#[test]
fn a_sound_backup_can_be_restored() {
    let folder = folder("sound");
    let said = printed(&["check", &sample(&folder)]);
    assert!(said.starts_with("青溪市道路运输管理局党支部：记录"), "{said}");
    assert!(said.ends_with("可以导入。\n"), "{said}");
}

#[test]
fn what_is_doubtful_is_named_and_does_not_pass() {
    let folder = folder("doubtful");
    let doubtful = changed(&folder, "存疑.json", |backup| {
        let records = backup["records"].as_array_mut().unwrap();
        records[0]["kind"] = "nowhere".into();
        records[1]["date"] = "2919-01-05".into();
    });
    let run = zhibu(&["check", &doubtful]);
    assert_eq!((run.status, run.err.as_str()), (3, ""));
    assert!(run.out.contains("可以导入，但有2处需要核对，导入时会照原样保留：\n"), "{}", run.out);
    assert!(run.out.contains("没有“nowhere”这一记录种类"), "{}", run.out);
    assert!(run.out.contains("请核对年份"), "{}", run.out);
}

#[test]
fn what_cannot_be_restored_says_why() {
    let folder = folder("bad");
    let newer = changed(&folder, "更新.json", |backup| backup["version"] = 99.into());
    let shape =
        changed(&folder, "走样.json", |backup| backup["records"][3]["date"] = "今天".into());
    let text = std::fs::read_to_string(sample(&folder)).unwrap();
    let cut = path(&folder, "半截.json");
    std::fs::write(&cut, text.get(..text.len() / 2).unwrap_or(&text[..4000])).unwrap();
    let empty = path(&folder, "空.json");
    std::fs::write(&empty, "").unwrap();
    let foreign = path(&folder, "别的.json");
    std::fs::write(&foreign, r#"{"name":"别的程序"}"#).unwrap();
    let missing = path(&folder, "没有.json");
    for (file, sentence) in [
        (newer, "由更新的程序写成"),
        (shape, "第4条记录的“日期”（date）不合规定"),
        (cut, "这个备份不完整"),
        (empty, "这个文件是空的"),
        (foreign, "不是支部台账的备份"),
        (missing, "没有这个文件或文件夹。请核对路径和权限。"),
    ] {
        for arguments in [vec!["check", &file], vec!["figures", &file, "--year", "2019"]] {
            let run = zhibu(&arguments);
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{arguments:?}");
            assert!(run.err.contains(sentence), "{arguments:?}: {}", run.err);
        }
    }
}

#[test]
fn arguments_without_sense_are_refused() {
    let folder = folder("usage");
    let backup = sample(&folder);
    let before = std::fs::read(&backup).unwrap();
    for (arguments, sentence) in [
        (vec!["report"], "没有“report”这个命令。"),
        (vec!["summary"], "--year"),
        (vec!["summary", "--year", "2019"], "请给出备份文件。"),
        (vec!["summary", &backup], "请用 --year 给出年度"),
        (vec!["summary", &backup, "--year", "去年"], "“去年”不是年度"),
        (vec!["summary", &backup, "--year"], "后面少了内容。"),
        (vec!["summary", &backup, "--year", "2019", "--as-of", "6月"], "“6月”不是日期"),
        (vec!["summary", &backup, "--year", "2019", "-o", "总结.pdf"], "不会写“pdf”文件"),
        (vec!["summary", &backup, "--year", "2019", "--json"], "这个命令不用“--json”。"),
        (vec!["figures", &backup, &backup, "--year", "2019"], "一次只能处理一份备份。"),
        (vec!["figures", &backup, "--year", "2019", "--colour"], "不认识“--colour”。"),
        (vec!["check", &backup, "--year", "2019"], "这个命令不用“--year、--as-of”。"),
        (vec!["check", &backup, "-o", "甲", "-o", "乙"], "“-o”只能写一次。"),
        (vec!["sample", &backup], "这个命令不用“文件”。"),
    ] {
        let run = zhibu(&arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains(sentence), "{arguments:?}: {}", run.err);
        assert!(run.err.ends_with("用法见 zhibu --help。\n"), "{arguments:?}: {}", run.err);
    }
    assert_eq!(std::fs::read(&backup).unwrap(), before);
    assert!(printed(&["--help"]).starts_with("支部台账命令行\n"));
    assert_eq!(printed(&[]), printed(&["-h"]));
}

#[test]
fn a_file_that_cannot_be_written_is_said() {
    let folder = folder("unwritable");
    let backup = sample(&folder);
    let nowhere = path(&folder, "没有的文件夹/总结.txt");
    let run = zhibu(&["summary", &backup, "--year", "2019", "-o", &nowhere]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("写不了文件"), "{}", run.err);
}
