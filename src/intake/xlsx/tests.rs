use super::styles::shape_of;

#[test]
fn formats_of_days_and_times_are_known() {
    let codes = [
        "General",
        "0.00",
        "#,##0",
        "0.00E+00",
        "@",
        "yyyy-mm-dd",
        "yyyy\"年\"m\"月\"d\"日\"",
        "m/d",
        "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
        "h:mm",
        "[h]:mm:ss",
        "mm:ss",
        "mmm-yy",
        "yyyy/m/d\\ h:mm",
        "[Red]0.00",
        "\"day\"0",
        "0_d",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"",
    ];
    let told = codes.map(|code| format!("{code} = {:?}", shape_of(code)));
    insta::assert_snapshot!(told.join("\n"));
}
