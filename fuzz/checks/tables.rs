//! Tables brought in: files of any kind, and workbooks whose archive is in order.

use super::day;
use zhibu::backup::{export, read};
use zhibu::catalog::Catalog;
use zhibu::intake::{
    Edits, Given, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Plan, Reading, Table, Words, open,
};
use zhibu::ledger::{Command, Entry, Ledger};

/// What tables are read into, which does not change.
struct Desk {
    ledger: Ledger,
    catalog: Catalog,
    words: Words,
}

thread_local!(static DESK: Desk = {
    let ledger = super::small(6);
    let catalog = Catalog::of(&ledger);
    Desk { words: Words::of(&catalog), catalog, ledger }
});

/// A file picked as a table, or its text pasted.
pub fn table(bytes: &[u8]) {
    if let Ok(tables) = open(bytes, gb18030) {
        tables.iter().for_each(read_in);
    }
}

/// As the browser's decoder has it that refuses what is wrong.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let decoded = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    decoded.map(std::borrow::Cow::into_owned)
}

/// A workbook whose archive is in order, see [`archive`].
pub fn workbook(bytes: &[u8]) {
    if let Ok(tables) = open(&archive(bytes), |_| None) {
        tables.iter().for_each(read_in);
    }
}

/// A workbook of these parts, a zero byte between them: sheet, shared texts, styles, the book, where
/// its sheets are, where the book is. What is missing is as usual.
pub fn archive(bytes: &[u8]) -> Vec<u8> {
    let mut given = bytes.split(|byte| *byte == 0);
    let mut archive = Archive::default();
    archive.put("[Content_Types].xml", b"<Types/>");
    for (name, usual) in PARTS {
        archive.put(name, given.next().filter(|part| !part.is_empty()).unwrap_or(usual));
    }
    archive.end()
}

/// Reads a table as it is suggested; what it makes of it goes into the ledger and into a backup.
fn read_in(table: &Table) {
    assert!(table.rows.len() <= MOST_ROWS && table.width() <= MOST_COLUMNS);
    assert!(table.rows.iter().map(|row| row.cells.len()).sum::<usize>() <= MOST_CELLS);
    DESK.with(|Desk { ledger, catalog, words }| {
        let plan = Plan::suggest(table, "台账", catalog, words, 2019);
        let edits = Edits::new();
        let today = day("2020-01-10");
        let given = Given { table, plan: &plan, edits: &edits, catalog, ledger, today };
        let mut reading = Reading::new(given);
        let mut filled = Ledger::default();
        while let Some(lines) = reading.read(given, 7) {
            for line in lines {
                let Some(mut record) = line.record.filter(|_| line.errors.is_empty()) else {
                    continue;
                };
                let id = format!("fuzzed{}", line.number);
                record.id = zhibu::ledger::RecordId::parse(&id).expect("an identifier");
                let put = Command::put(Entry::Record(record)).apply(&mut filled);
                put.expect("a row without errors is a record");
            }
        }
        if !filled.records.is_empty() {
            let text = export(&filled, "2020-01-10T09:00:00+08:00").expect("a backup");
            assert_eq!(read(&text).as_ref(), Ok(&filled), "brought in, exported and read");
        }
    });
}

const PARTS: [(&str, &[u8]); 6] = [
    ("xl/worksheets/sheet1.xml", SHEET),
    ("xl/sharedStrings.xml", b"<sst><si><t>a</t></si></sst>"),
    ("xl/styles.xml", b"<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
    (
        "xl/workbook.xml",
        b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        b"<Relationships>\
          <Relationship Id=\"rId1\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
          <Relationship Id=\"rId2\" Type=\"/sharedStrings\" Target=\"sharedStrings.xml\"/>\
          <Relationship Id=\"rId3\" Type=\"/styles\" Target=\"styles.xml\"/></Relationships>",
    ),
    (
        "_rels/.rels",
        b"<Relationships><Relationship Id=\"rId1\" Type=\"/officeDocument\" \
          Target=\"xl/workbook.xml\"/></Relationships>",
    ),
];

const SHEET: &[u8] =
    b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>\
                       </worksheet>";

/// An archive whose parts are not packed (APPNOTE 6.3.3); nobody here looks at checksums.
#[derive(Default)]
struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Archive {
    fn put(&mut self, name: &str, part: &[u8]) {
        let at = u32::try_from(self.bytes.len()).expect("a small archive");
        let long = u32::try_from(part.len()).expect("a small part").to_le_bytes();
        let mut head = vec![0; 14]; // version, flags, method, time, day, checksum
        head.extend(long.iter().chain(&long));
        head.extend(u16::try_from(name.len()).expect("a short name").to_le_bytes());
        head.extend([0; 2]);
        self.bytes.extend([b"PK\x03\x04", &*head, name.as_bytes(), part].concat());
        head.extend([0; 10]);
        head.extend(at.to_le_bytes());
        self.directory.extend([b"PK\x01\x02\0\0", &*head, name.as_bytes()].concat());
        self.count += 1;
    }

    fn end(mut self) -> Vec<u8> {
        let at = u32::try_from(self.bytes.len()).expect("a small archive").to_le_bytes();
        let long = u32::try_from(self.directory.len()).expect("a small one").to_le_bytes();
        let count = self.count.to_le_bytes();
        self.bytes.extend(self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        for part in [&count[..], &count, &long, &at, &[0; 2]] {
            self.bytes.extend(part);
        }
        self.bytes
    }
}
