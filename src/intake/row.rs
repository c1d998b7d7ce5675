//! One row of a table into a record: its day, its cells each into a field, the rest into the note.

use super::days::{self, When};
use super::fill::{Cell, Filling, short};
use super::line::{Aside, CellError, Line};
use super::reading::{Given, Reading};
use super::sort::{FACETS, squeezed};
use super::table::{Row, column_name};
use super::target::Target;
use crate::catalog::{Draft, Validated};
use crate::ledger::{FieldProblem, FieldType, InView, Kind, Origin, RecordId, common};

/// One row being read.
pub(super) struct Work<'a> {
    pub reading: &'a Reading,
    pub given: Given<'a>,
    pub row: &'a Row,
}

impl<'a> Work<'a> {
    /// A cell as it was corrected.
    fn edited(&self, column: usize) -> Option<&'a str> {
        self.given.edits.get(&(self.row.number, column)).map(|text| text.trim())
    }

    /// What stands in the cell itself.
    fn own(&self, column: usize) -> &'a str {
        self.edited(column).unwrap_or_else(|| self.row.cell(column).own())
    }

    /// What stands in it, or in the merged area it lies in.
    fn filled(&self, column: usize) -> &'a str {
        self.edited(column).unwrap_or_else(|| self.row.cell(column).filled())
    }

    fn name(&self, column: usize) -> String {
        format!("{}{}", column_name(column), self.row.number)
    }

    fn error(&self, column: Option<usize>, message: impl Into<String>) -> CellError {
        CellError {
            column,
            cell: match column {
                Some(column) => self.name(column),
                None => format!("第{}行", self.row.number),
            },
            stands: column.map(|column| self.filled(column).to_owned()).unwrap_or_default(),
            message: message.into(),
        }
    }

    fn targets(&self) -> impl Iterator<Item = (usize, &'a Target)> + use<'a> {
        self.given.plan.columns.iter().enumerate()
    }

    /// The row as it will be; `None` where it is blank.
    pub fn line(&self) -> Option<Line> {
        let plan = self.given.plan;
        let stands =
            |field| plan.column_of(field).map_or("", |column| self.filled(column)).to_owned();
        let mut line = Line {
            number: self.row.number,
            sort: String::new(),
            record: None,
            stands: (stands(common::DATE), stands(common::TITLE)),
            errors: Vec::new(),
            hints: Vec::new(),
            same: None,
            aside: None,
            hidden: self.row.hidden,
        };
        line.aside = match self.aside() {
            Ok(aside) => aside,
            Err(Blank) => return None,
        };
        if line.aside.is_some() {
            return Some(line);
        }
        let own = |column: usize| self.own(column).to_owned();
        let (sort, unknown) = plan.sort_of(self.row, own, &self.reading.words);
        let kind = self.given.catalog.kind(&sort.kind)?;
        line.sort = sort.name(self.given.catalog);
        let mut filling = Filling {
            draft: Draft::new(kind, self.given.today),
            ledger: self.given.ledger,
            names: &self.reading.names,
            day: None,
            rest: Vec::new(),
            hints: Vec::new(),
        };
        filling.draft.set_text(common::DATE, "");
        for facet in &sort.facets {
            filling.draft.pick(FACETS, facet.as_str(), true);
        }
        self.faults(&mut line);
        self.when(kind, &mut filling, &mut line);
        self.cells(kind, unknown.as_deref(), &mut filling, &mut line);
        if filling.draft.text(common::TITLE).is_empty() && plan.column_of(common::TITLE).is_none() {
            // A table of one sort of activity may name none of them.
            filling.draft.set_text(common::TITLE, line.sort.as_str());
        }
        self.note(kind, &mut filling);
        self.finish(filling, &mut line);
        Some(line)
    }

    /// Why the row is no record.
    fn aside(&self) -> Result<Option<Aside>, Blank> {
        let cells = (0..self.row.cells.len().max(self.given.plan.columns.len())).filter(|column| {
            !self.own(*column).is_empty() || self.row.cell(*column).fault.is_some()
        });
        let cells: Vec<usize> = cells.collect();
        let first = cells.first().map_or(String::new(), |column| squeezed(self.own(*column)));
        let totals = ["合计", "总计", "小计", "共计", "汇总"];
        if totals.iter().any(|word| first.starts_with(word)) {
            return Ok(Some(Aside::Total));
        }
        let is_heading = |column: &usize| {
            let heading = self.reading.headings.get(*column);
            heading.is_some_and(|heading| *heading == squeezed(self.own(*column)))
        };
        if cells.len() >= 2 && self.given.plan.heading.is_some() && cells.iter().all(is_heading) {
            return Ok(Some(Aside::Heading));
        }
        let holds = |column: &usize| {
            matches!(self.given.plan.columns.get(*column), Some(Target::Field(_) | Target::Sort))
        };
        if cells.iter().any(holds) {
            return Ok(None);
        }
        // A form printed with the numbers of its rows.
        let number = |column: &usize| self.own(*column).bytes().all(|b| b.is_ascii_digit());
        if cells.iter().all(number) { Err(Blank) } else { Ok(Some(Aside::Remark)) }
    }

    /// Whether a cell's content cannot be used.
    fn is_faulty(&self, column: usize) -> bool {
        self.row.cell(column).fault.is_some() && self.edited(column).is_none()
    }

    fn faults(&self, line: &mut Line) {
        for (column, target) in self.targets() {
            let wanted = match target {
                Target::Drop => false,
                Target::Rest => self.given.plan.rest_to_note,
                Target::Sort | Target::Field(_) => true,
            };
            let fault = self.row.cell(column).fault.filter(|_| self.is_faulty(column) && wanted);
            if let Some(fault) = fault {
                line.errors.push(self.error(Some(column), fault.sentence()));
            }
        }
    }

    fn in_view(&self) -> InView {
        InView { today: self.given.today, year: self.given.plan.year }
    }

    /// Reads the day, or the days, and a time beside.
    fn when(&self, kind: &Kind, filling: &mut Filling<'_>, line: &mut Line) {
        let Some(column) = self.given.plan.column_of(common::DATE) else {
            let message = "没有“日期”一列，请在上面“各列对应”里指定。";
            return line.errors.push(self.error(None, message));
        };
        if self.is_faulty(column) {
            return;
        }
        let text = self.filled(column);
        if text.is_empty() {
            return line.errors.push(self.error(Some(column), "请填写日期。"));
        }
        match days::read(text, self.in_view(), self.given.table.from_1904) {
            Ok(when) => self.put_when(&when, kind, column, filling),
            Err(fault) => line.errors.push(self.error(Some(column), fault.to_string())),
        }
    }

    fn put_when(&self, when: &When, kind: &Kind, column: usize, filling: &mut Filling<'_>) {
        filling.day = Some(when.date);
        filling.draft.set_text(common::DATE, when.date.to_string());
        if let Some(end) = when.end {
            filling.draft.set_text(common::END, end.to_string());
        }
        let span = kind.fields.iter().find(|field| field.field_type == FieldType::Span);
        let mut more = when.more;
        match (when.time, span) {
            (Some((from, to)), Some(field)) => filling.set_span(field.id.as_str(), from, to),
            (Some(_), None) => more = true,
            (None, _) => {}
        }
        if more {
            let heading = self.heading(column).to_owned();
            filling.rest.push((heading, self.filled(column).to_owned()));
        }
    }

    fn heading(&self, column: usize) -> &'a str {
        self.reading.headings.get(column).map_or("", String::as_str)
    }

    /// Puts every other cell where it belongs.
    fn cells(
        &self,
        kind: &Kind,
        unknown: Option<&str>,
        filling: &mut Filling<'_>,
        line: &mut Line,
    ) {
        for (column, target) in self.targets() {
            let text = self.own(column);
            if text.is_empty() || self.is_faulty(column) {
                continue;
            }
            let cell = Cell { name: self.name(column), heading: self.heading(column) };
            match target {
                Target::Drop => {}
                Target::Rest => filling.rest.push((cell.heading.to_owned(), text.to_owned())),
                Target::Sort => {
                    if let Some(unknown) = unknown {
                        let (name, sort) = (&cell.name, &line.sort);
                        let unknown = short(unknown);
                        filling.hints.push(format!(
                            "{name}“{unknown}”认不出是哪一类，按“{sort}”记，原文附在备注里。"
                        ));
                    }
                    if unknown.is_some() || !self.reading.words.is_whole(text) {
                        filling.rest.push((cell.heading.to_owned(), text.to_owned()));
                    }
                }
                Target::Field(id) => match (id.as_str(), kind.field(id.as_str())) {
                    (common::DATE, _) => {}
                    (common::END, _) => self.end(&cell, text, filling),
                    (common::TITLE, _) => filling.title(&cell, text),
                    (common::CAMPAIGN, _) => filling.campaign(&cell, text),
                    (common::TAG | common::NOTE | common::KEPT_AT, _) => {
                        filling.draft.set_text(id.as_str(), text);
                    }
                    (_, Some(field)) => filling.field(&cell, field, text),
                    // Another kind's field.
                    (_, None) => filling.rest.push((cell.heading.to_owned(), text.to_owned())),
                },
            }
        }
    }

    fn end(&self, cell: &Cell<'_>, text: &str, filling: &mut Filling<'_>) {
        match days::read(text, self.in_view(), self.given.table.from_1904) {
            Ok(when) => {
                filling.draft.set_text(common::END, when.end.unwrap_or(when.date).to_string());
                if when.more || when.time.is_some() {
                    filling.rest.push((cell.heading.to_owned(), text.to_owned()));
                }
            }
            // The form says what is wrong with it.
            Err(_) => filling.draft.set_text(common::END, text),
        }
    }

    /// Adds what went into no field to the note.
    fn note(&self, kind: &Kind, filling: &mut Filling<'_>) {
        let told = |(heading, text): &(String, String)| match heading.as_str() {
            "" => text.clone(),
            heading => format!("{heading}：{text}"),
        };
        let rest: Vec<String> = filling.rest.iter().map(told).collect();
        if rest.is_empty() || !self.given.plan.rest_to_note {
            return;
        }
        if kind.without_note {
            let rest = short(&rest.join("；"));
            filling.hints.push(format!("“{}”不保存备注，没有带进来：{rest}", kind.name));
            return;
        }
        let note = filling.draft.text(common::NOTE).to_owned();
        let lines: Vec<String> =
            std::iter::once(note).filter(|note| !note.is_empty()).chain(rest).collect();
        filling.draft.set_text(common::NOTE, lines.join("\n"));
    }

    /// Reads the form that the row has filled.
    fn finish(&self, filling: Filling<'_>, line: &mut Line) {
        let Filling { draft, hints, day, .. } = filling;
        line.hints.extend(hints);
        let Given { catalog, ledger, plan, .. } = self.given;
        match draft.into_record(RecordId::from("intake"), self.in_view(), catalog, ledger) {
            Ok(validated) if line.errors.is_empty() => {
                let mut record = validated.record;
                // Who stands in no list is told by the summary of all records together.
                let alone = Validated { record: record.clone(), notices: Vec::new() };
                let told = alone.attended(ledger).notices;
                let notices = validated.notices.into_iter().filter(|one| !told.contains(one));
                line.hints.extend(notices);
                record.origin = Origin::Imported;
                line.record = Some(record);
            }
            Ok(_) => {}
            Err(problems) => {
                // Of a day that is not there it has been told what is wrong with it.
                let told = |one: &FieldProblem| one.field.as_str() == common::DATE && day.is_none();
                for problem in problems.into_iter().filter(|one| !told(one)) {
                    let column = plan.column(&Target::Field(problem.field.clone()));
                    let message = match column {
                        None => problem.to_string(),
                        Some(_) => problem.message,
                    };
                    line.errors.push(self.error(column, message));
                }
            }
        }
    }
}

/// Nothing stands in the row.
struct Blank;
