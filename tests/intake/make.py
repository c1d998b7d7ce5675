"""Makes the tables in this folder with other programs, so that the tests read what people have.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install openpyxl XlsxWriter msoffcrypto-tool
    mkdir /tmp/node && npm --prefix /tmp/node install exceljs xlsx
    NODE_PATH=/tmp/node/node_modules /tmp/venv/bin/python make.py

LibreOffice (soffice) and Node are needed beside. People and places are invented.
"""

import csv
import datetime as dt
import io
import os
import pathlib
import subprocess
import tempfile
import zipfile
import zlib

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter

HERE = pathlib.Path(__file__).parent
NODE = os.environ.get("NODE_PATH", "/tmp/node/node_modules")


def openpyxl_merged():
    """A title above, headings in two rows, merged days and kinds, blank rows, totals."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2018年"
    sheet.append(["城关党支部2018年度组织生活台账"])
    sheet.merge_cells("A1:H1")
    sheet.append(["序号", "时间", "类别", "活动主题", "地点", "人数", None, "参加人员"])
    sheet.append([None, None, None, None, None, "应到", "实到", None])
    for column in "ABCDEH":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet.merge_cells("F2:G2")
    rows = [
        [1, dt.date(2018, 3, 5), "党员大会", "学习贯彻全国两会精神", "三楼会议室", 17, 15, "周明远、刘芳、陈立新"],
        [2, None, None, "讨论接收预备党员", None, 17, 15, "周 明远 刘芳"],
        [],
        [3, dt.datetime(2018, 4, 10, 14, 30), "主题党日", "到石桥社区植树", "石桥社区", 17, 12, "全体党员"],
        [None, None, None, None, None, None, None, None],
        [4, "5月8日", "党课", "书记讲党课", "三楼会议室", 17, "=COUNTA(B4:B7)", "何静，黄志刚"],
        [5],
        ["合计", None, None, "4次", None, 68, 42, None],
        ["填表人：何静"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B4:B5")
    sheet.merge_cells("C4:C5")
    sheet["B4"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["B4"].comment = openpyxl.comments.Comment("核对过", "何静")
    book.save(HERE / "openpyxl.xlsx")

    empty = openpyxl.Workbook()
    empty.save(HERE / "no_rows.xlsx")


def xlsxwriter_1904():
    """Days counted from 1904, texts in the cells themselves, booleans, an amount."""
    path = HERE / "xlsxwriter_1904.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "date_1904": True})
    day = book.add_format({"num_format": "yyyy/m/d"})
    hour = book.add_format({"num_format": "h:mm"})
    sheet = book.add_worksheet("帮扶")
    sheet.write_row(0, 0, ["日期", "名称", "类别", "金额", "项目", "时刻", "已公示"])
    sheet.write_datetime(1, 0, dt.datetime(2018, 1, 16), day)
    sheet.write_row(1, 1, ["春节慰问捐款", "筹集", 2300.1])
    sheet.write_datetime(1, 5, dt.time(9, 30), hour)
    sheet.write_boolean(1, 6, True)
    sheet.write_datetime(2, 0, dt.datetime(2018, 2, 9), day)
    sheet.write_row(2, 1, ["购买慰问品", "支出", "1,200元", "困难群众"])
    sheet.write_number(3, 0, 41700)
    sheet.write_row(3, 1, ["没有日期格式的数", "支出", "约300元"])
    book.close()


def big():
    """5,000 rows."""
    book = xlsxwriter.Workbook(HERE / "rows_5000.xlsx")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, ["日期", "主题", "地点"])
    for row in range(1, 5001):
        sheet.write_datetime(row, 0, dt.datetime(2010, 1, 1) + dt.timedelta(days=row // 2), day)
        sheet.write_string(row, 1, f"集中学习第{row}次")
        sheet.write_string(row, 2, "会议室")
    book.close()


def texts():
    """CSV and the like, as Excel and WPS save them."""
    rows = [
        ["活动时间", "活动名称", "活动类型", "主讲人", "参加人员"],
        ["２０１８年３月５日", "讲廉政党课", "党课", "局纪检组王组长", "周明远、刘芳"],
        ["2018.4.10-12", "支部委员“大学习”，分三天", "集中学习", "", "陈立新"],
        ["", "", "", "", ""],
        ["５月３２日", "一次记错的会", "支委会", "", ""],
    ]
    with open(HERE / "gb18030.csv", "w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    with open(HERE / "utf8_bom.csv", "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    with open(HERE / "semicolon.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    with open(HERE / "utf16.txt", "w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(rows)


EXCELJS = r"""
const ExcelJS = require('exceljs');
(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('主题党日');
  sheet.addRow(['日期', '主题', '开展地点', '主持人', '是否线上', '内部编码', '到会率']);
  sheet.addRow([new Date(Date.UTC(2018, 2, 5)), { richText: [{ text: '重温' }, { font: { bold: true }, text: '入党誓词' }] },
    { text: '烈士陵园', hyperlink: 'http://example.invalid/' }, '刘芳', true, 'A-1', { formula: '3/4', result: 0.75 }]);
  sheet.addRow(['2018年4月5日', '清明祭扫', '烈士陵园', '刘 芳', false, 'A-2', { formula: 'B9/0', result: { error: '#DIV/0!' } }]);
  sheet.addRow(['2018-05-06', '这一行在原表里隐藏', '会议室', '某某', null, 'A-3']);
  sheet.addRow([{ formula: 'A2+90', result: new Date(Date.UTC(2018, 5, 3)) }, '公式算出的日期', '会议室', '', null, null]);
  sheet.addRow([{ error: '#REF!' }, '出错的日期']);
  sheet.getRow(4).hidden = true;
  sheet.getColumn(6).hidden = true;
  for (const at of ['A2', 'A5']) sheet.getCell(at).numFmt = 'yyyy-mm-dd';
  await book.xlsx.writeFile(process.argv[1] + '/exceljs.xlsx');
})();
"""

SHEETJS = r"""
const XLSX = require('xlsx');
const book = XLSX.utils.book_new();
const put = (name, rows, state) => {
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
};
put('督导检查', [['日期', '检查事项', '检查类型'], ['2018.3.5', '节前检查会风会纪', '节前检查']]);
put('荣誉', [['获得日期', '名称', '级别'], ['2018年7月1日', '先进党支部', '市级']]);
put('草稿', [['日期', '标题'], ['3.5', '不要的']]);
book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
XLSX.writeFile(book, process.argv[1] + '/sheetjs.xlsx', { bookSST: false, compression: true });
"""


def node():
    for script in (EXCELJS, SHEETJS):
        env = {**os.environ, "NODE_PATH": NODE}
        subprocess.run(["node", "-e", script, "--", str(HERE)], check=True, env=env)


def office(source, ending, target, infilter=None):
    """Converts with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        if infilter:
            command.append(f"--infilter={infilter}")
        command += ["--convert-to", ending, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        made = pathlib.Path(folder) / f"{pathlib.Path(source).stem}.{ending.split(':')[0]}"
        (HERE / target).write_bytes(made.read_bytes())


def libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "table.csv"
        table.write_text(
            "日期,入户次数,户数,标题,备注\n2018-03-05,3,12,石桥社区入户宣传,下午\n2018-04-10,2,,河湾社区入户宣传,\n",
            encoding="utf-8",
        )
        utf8 = "Text - txt - csv (StarCalc):44,34,76"
        office(table, "xlsx", "libreoffice.xlsx", utf8)
        office(table, "xls", "old.xls", utf8)
        office(table, "ods", "opendocument.ods", utf8)
        letter = pathlib.Path(folder) / "letter.txt"
        letter.write_text("一份文档，不是表格", encoding="utf-8")
        office(letter, "docx", "document_renamed.xlsx")


def archive(name, parts, size=None):
    """An archive of texts; `size` is written in place of each part's own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for part, text in parts.items():
            file.writestr(part, text)
    (HERE / name).write_bytes(out.getvalue())


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(cells):
    relation = lambda sort, target: (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{DOC}/{sort}" Target="{target}"/></Relationships>'
    )
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOC}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation("worksheet", "/xl/worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": cells,
    }


def hostile():
    """A bomb that says it is small, entities, a package cut short."""
    whole = f'<worksheet xmlns="{MAIN}"><sheetData>{" " * 40_000_000}</sheetData></worksheet>'
    archive("bomb.xlsx", workbook(whole))
    bomb = bytearray((HERE / "bomb.xlsx").read_bytes())
    # Its headers say that the sheet has a hundred bytes.
    true = len(whole.encode()).to_bytes(4, "little")
    at = bomb.find(true)
    while at >= 0:
        bomb[at : at + 4] = (100).to_bytes(4, "little")
        at = bomb.find(true)
    (HERE / "bomb.xlsx").write_bytes(bomb)
    laughs = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    ) + "]>"
    cell = '<c r="A1" t="inlineStr"><is><t>&j;</t></is></c>'
    archive("entities.xlsx", workbook(f'{laughs}<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'))
    one = (HERE / "libreoffice.xlsx").read_bytes()
    (HERE / "cut_short.xlsx").write_bytes(one[: len(one) * 2 // 3])
    with open(HERE / "libreoffice.xlsx", "rb") as plain, open(HERE / "encrypted.xlsx", "wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("secret", out)
    header = b"\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
    check = zlib.crc32(header[4:]).to_bytes(4, "big")
    (HERE / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + header + check)
    (HERE / "empty.csv").write_bytes(b"")
    (HERE / "web_page.xls").write_text("<html><body><table><tr><td>日期</td></tr></table></body></html>")


if __name__ == "__main__":
    openpyxl_merged()
    xlsxwriter_1904()
    big()
    texts()
    node()
    libreoffice()
    hostile()
