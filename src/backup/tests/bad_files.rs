//! Every bad file has its own error and its own sentence.

use crate::backup::{BackupError, MOST_BYTES, read, read_bytes};

fn sentence(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

/// The frozen backup with one place changed.
fn changed(from: &str, to: &str) -> String {
    assert!(super::FROZEN.contains(from), "{from}");
    sentence(&super::FROZEN.replacen(from, to, 1))
}

#[test]
fn no_backup_at_all() {
    insta::assert_snapshot!(sentence(""), @"这个文件是空的，里面没有备份；请另选一个备份文件。");
    insta::assert_snapshot!(sentence("\u{feff} \n"), @"这个文件是空的，里面没有备份；请另选一个备份文件。");
    insta::assert_snapshot!(sentence("<!DOCTYPE html>\n<html></html>"), @"这个文件不是有效的备份（第1行第1个字符处读不下去）；请检查是否选错了文件，或者文件是否被改动过。");
    insta::assert_snapshot!(sentence("{\"name\": \"something\", \"version\": 1}"), @"这个文件不是支部台账的备份；请选择由本程序“导出备份”得到的.json文件。");
    insta::assert_snapshot!(sentence("[1, 2]"), @"这个文件不是支部台账的备份；请选择由本程序“导出备份”得到的.json文件。");
    insta::assert_snapshot!(sentence("42"), @"这个文件不是支部台账的备份；请选择由本程序“导出备份”得到的.json文件。");
    insta::assert_snapshot!(read_bytes(&[0x50, 0x4b, 3, 4, 0xff]).unwrap_err(), @"这个文件不是UTF-8文本，无法读取；请选择由本程序导出的.json备份文件，如果它曾在别的软件里另存过，请改用另存之前的那一份。");
    // Saved anew as "Unicode" by an old editor.
    assert_eq!(read_bytes(&[0xff, 0xfe, b'{', 0]), Err(BackupError::NotText));
    assert_eq!(read(&" ".repeat(MOST_BYTES)), Err(BackupError::Empty));
    let large = " ".repeat(MOST_BYTES + 1);
    insta::assert_snapshot!(sentence(&large), @"这个文件有65MB，超过了64MB的上限，不像是台账备份；请检查是否选错了文件。");
}

#[test]
fn a_damaged_backup() {
    let half = &super::FROZEN[..super::FROZEN.find("\"campaigns\"").unwrap()];
    insta::assert_snapshot!(sentence(half), @"这个备份不完整，读到第45行就断了，可能没有复制完；请重新复制一次，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"groups\": [", "\"groups\": {"), @"这个文件不是有效的备份（第18行第5个字符处读不下去）；请检查是否选错了文件，或者文件是否被改动过。");
    insta::assert_snapshot!(sentence(&format!("{}{{}}", super::FROZEN)), @"这个文件不是有效的备份（第237行第1个字符处读不下去）；请检查是否选错了文件，或者文件是否被改动过。");
    // The line break at the end begins no line that anybody sees.
    let nine = "{\"format\": \"zhibu-backup\",\n\n\n\n\n\n\n\n\"version\": 1,\n";
    insta::assert_snapshot!(sentence(nine), @"这个备份不完整，读到第9行就断了，可能没有复制完；请重新复制一次，或者改用另一份备份。");
    let bomb = format!("{{\"format\": \"zhibu-backup\", \"version\": {}", "[".repeat(100_000));
    insta::assert_snapshot!(sentence(&bomb), @"这个文件不是有效的备份（第1行第165个字符处读不下去）；请检查是否选错了文件，或者文件是否被改动过。");
    let inside = format!(
        "{{\"format\": \"zhibu-backup\", \"version\": 1, \"records\": {}",
        "[".repeat(1_000_000)
    );
    insta::assert_snapshot!(sentence(&inside), @"这个备份不完整，读到第1行就断了，可能没有复制完；请重新复制一次，或者改用另一份备份。");
}

#[test]
fn another_version() {
    insta::assert_snapshot!(changed("\"version\": 1", "\"version\": 2"), @"这个备份由更新的程序写成（备份版本2，本程序只认得到1），没有做任何改动；请换用新版程序再导入。");
    insta::assert_snapshot!(changed("\"version\": 1", "\"version\": 99, \"new\": 1"), @"这个备份由更新的程序写成（备份版本99，本程序只认得到1），没有做任何改动；请换用新版程序再导入。");
    insta::assert_snapshot!(changed("\"version\": 1", "\"version\": 0"), @"这个备份没有写明版本号，可能被改动过；请改用另一份备份。");
    insta::assert_snapshot!(changed("\"version\": 1", "\"version\": \"1\""), @"这个备份没有写明版本号，可能被改动过；请改用另一份备份。");
    insta::assert_snapshot!(changed("  \"version\": 1,\n", ""), @"这个备份没有写明版本号，可能被改动过；请改用另一份备份。");
}

#[test]
fn a_place_of_the_wrong_shape_is_named() {
    insta::assert_snapshot!(changed("\"date\": \"2019-03-08\"", "\"date\": \"2019-02-30\""), @"备份里第2条记录的“日期”（date）不合规定：日期或时间不存在，或者写法不对；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"date\": \"2019-03-08\"", "\"date\": 20190308"), @"备份里第2条记录的“日期”（date）不合规定：内容的类型不对；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("      \"date\": \"2019-03-08\",\n", ""), @"备份里第2条记录不合规定：缺少“日期”（date）；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("{ \"number\": 8 }", "{ \"number\": \"8\" }"), @"备份里第2条记录的“各栏内容”（values.length.number）不合规定：内容的类型不对；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("{ \"number\": 8 }", "{ \"amount\": 8 }"), @"备份里第2条记录的“各栏内容”（values.length.amount）不合规定：“amount”不在可选的内容之内；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("{ \"number\": 8 }", "{ \"money\": 8.5 }"), @"备份里第2条记录的“各栏内容”（values.length.money）不合规定：内容的类型不对；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"id\": \"m2bbbbbb\"", "\"id\": \"周晓云\""), @"备份里第2名党员的“编号”（id）不合规定：“周晓云”不是有效的编号，编号只含小写字母、数字、-和_；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("{ \"number\": 8 }", "{ \"member\": \"周晓云\" }"), @"备份里第2条记录的“各栏内容”（values.length.member）不合规定：“周晓云”不是有效的编号，编号只含小写字母、数字、-和_；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("{ \"number\": 8 }", "{ \"choices\": [\"{\\\"\", {}] }"), @"备份里第2条记录的“各栏内容”（values.length.choices[0]）不合规定：“{\"”不是有效的编号，编号只含小写字母、数字、-和_；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("{ \"number\": 8 }", "{ \"choices\": [\"one\", {}] }"), @"备份里第2条记录的“各栏内容”（values.length.choices[1]）不合规定：内容的类型不对；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("{ \"number\": 8 }", "{ \"choices\": {} }"), @"备份里第2条记录的“各栏内容”（values.length.choices）不合规定：内容的类型不对；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"length\": {", "\"长度\": {"), @"备份里第1条记录的“各栏内容”（values.长度）不合规定：“长度”不是有效的编号，编号只含小写字母、数字、-和_；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(sentence("{\"format\":\"zhibu-backup\",\"version\":1,\"groups\":[{\"id\":\"one\",\"name\":\"一组\"},{\"id\":\"two\"}]}"), @"备份里第2个党小组不合规定：缺少“名称”（name）；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"standing\": \"full\"", "\"standing\": \"former\""), @"备份里第1名党员的“党员类别”（standing）不合规定：“former”不在可选的内容之内；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"program\"", "\"colour\": 1, \"program\""), @"备份里“colour”不合规定：多出了不认识的“colour”；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"revision\": 31,", "\"revision\": -1,"), @"备份里“修订号”（revision）不合规定：数值超出范围；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"revision\": 31,", "\"revision\": 31, \"revision\": 31,"), @"备份里“修订号”（revision）不合规定：“修订号”（revision）写了两次；没有做任何改动，请改正这一处，或者改用另一份备份。");
    insta::assert_snapshot!(changed("\"format\"", "\"format\": \"zhibu-backup\", \"format\""), @"这个文件不是支部台账的备份；请选择由本程序“导出备份”得到的.json文件。");
}

#[test]
fn every_register_is_named() {
    let of = |register: &str| {
        sentence(&format!("{{\"format\":\"zhibu-backup\",\"version\":1,\"{register}\":[5]}}"))
    };
    let registers = [
        ("groups", "第1个党小组"),
        ("members", "第1名党员"),
        ("campaigns", "第1个专题"),
        ("partners", "第1个共建单位"),
        ("kinds", "第1个自定义种类"),
        ("figures", "第1个自定义数字"),
        ("records", "第1条记录"),
        ("declarations", "第1条无此项声明"),
        ("overrides", "第1条改写"),
        ("texts", "第1篇年度正文"),
    ];
    for (register, name) in registers {
        let said = of(register);
        assert!(said.starts_with(&format!("备份里{name}不合规定：")), "{said}");
    }
    // What is no register has no numbered entries.
    let said = of("branch");
    assert!(said.starts_with("备份里“支部信息”（branch[0]）不合规定："), "{said}");
}

#[test]
fn a_quote_within_a_text_does_not_end_it() {
    let groups = "[{\"id\":\"one\",\"name\":\"一\\\"[组\"},{\"id\":\"two\"}]";
    let file = format!("{{\"format\":\"zhibu-backup\",\"version\":1,\"groups\":{groups}}}");
    let said = sentence(&file);
    assert!(said.starts_with("备份里第2个党小组不合规定：缺少“名称”（name）"), "{said}");
}

#[test]
fn two_entries_of_one_identifier() {
    insta::assert_snapshot!(changed("\"id\": \"m2bbbbbb\"", "\"id\": \"m1aaaaaa\""), @"备份里有两项“党员”用了同一个编号（m1aaaaaa），分不清以哪一项为准；没有做任何改动，请删去其中一项，或者改用另一份备份。");
}
