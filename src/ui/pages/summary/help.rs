//! How the text is written, in short; the whole of it stands in `docs/template.md`.

use leptos::prelude::*;

/// What is typed, and what it means.
const WAYS: [(&str, &str); 14] = [
    ("# 标题", "大标题；想自己分行，就连写几行"),
    ("## 工作开展情况 {#work}", "一级标题；花括号里是章节编号，记录的“入总结用语”凭它找到这一节"),
    ("### 压实责任，打牢基础", "二级标题，紧接着的文字与它同段；“一、”“（一）”自动编，不用写"),
    ("- 抓责任落实。", "要点，自动写成“一是”“二是”；空一行以后的要点各自成段"),
    ("{集中学习}", "数字的名称；单位由写的人写在后面"),
    (
        "{处罚金额:万元}万元",
        "写法：余、近、多、以上、汉字、万、亿、万元，用“+”连接；按万计的，后面接着写“万”",
    ),
    ("比上年{集中学习增减:增减}", "增减和以上连单位一起写；上年没有记录，就不写增减"),
    ("{制度文件:书名}", "名单：书名（《甲》《乙》）、列举（甲、乙）、引号（“甲”“乙”）"),
    ("{帮扶材料|地点=石桥村}", "只数符合条件的记录；几个条件用逗号隔开，值可以写“有”“无”"),
    ("{集中学习.议题:列举}", "这些记录的某一栏，各不相同的值都列出来"),
    ("[上党课{党课}次]", "没有记录就整个略去，前后的标点自动理顺；不加方括号就留下X"),
    ("[!召开党员大会{党员大会}次]", "应当有的事：没有记录时留下X，声明无此项的才略去"),
    ("- {每条:存在问题}{记录.题名}。", "这一种类的每条记录各写一条"),
    ("\\{", "要印出花括号、方括号本身，在前面加“\\”"),
];

/// The names that are not figures.
const NAMES: &str = "支部全称、支部简称、单位、上级、所在地、年度、下年度、截止日期、落款日期可以直接写在花括号里。";

/// The help, folded.
#[component]
pub fn Help() -> impl IntoView {
    view! {
        <details class="text-details">
            <summary>"写法说明"</summary>
            <dl class="text-help">
                {WAYS.map(|(typed, means)| view! {
                    <div><dt><code>{typed}</code></dt><dd>{means}</dd></div>
                })}
            </dl>
            <p class="quiet-text">{NAMES}</p>
            <FigureNames/>
        </details>
    }
}

/// Every figure's name, to be looked up while writing.
#[component]
fn FigureNames() -> impl IntoView {
    let sheet = super::sheet::Sheet::here();
    let names = move || {
        sheet.app.catalog(|catalog, _| {
            let names: Vec<String> = catalog.figures().map(|figure| figure.name.clone()).collect();
            names.join("、")
        })
    };
    view! {
        <details>
            <summary>"全部数字的名称"</summary>
            <p class="text-names">{names}</p>
        </details>
    }
}
