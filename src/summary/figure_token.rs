//! A figure as a token: what is written, or why there is nothing to write.

use super::fill::{Filled, Filler, Reason};
use super::token::Token;
use crate::catalog::common_name;
use crate::figures::{Figure, Form, FormError, Missed, State, kind_of, missed, unit, write};
use crate::ledger::{FieldId, FigureDef, Source, common};
use std::rc::Rc;

impl Filler<'_> {
    /// A count in a form for lists (`{制度文件:书名}`) means the titles of its records.
    pub fn titles(&mut self, figure: &Rc<Figure>, form: &Form) -> Option<Rc<Figure>> {
        let unsuitable = figure.query.field.is_none()
            && figure.is_written()
            && matches!(write(figure, form), Err(FormError::Unsuitable { .. }));
        if !unsuitable {
            return None;
        }
        let query = figure.query.clone().listing(common::TITLE.into());
        match (self.figure)(&query) {
            Ok(titles) if write(&titles, form).is_ok() => Some(titles),
            // The form is wrong for both: the error of the figure itself is the one to tell.
            Ok(_) | Err(_) => None,
        }
    }

    /// A figure, or a field of it, in a form.
    pub fn figure_token(
        &mut self,
        figure: Rc<Figure>,
        field: Option<String>,
        form: Form,
        line: usize,
    ) -> Result<Filled, String> {
        let name = match field {
            Some(field) => format!("{}的{field}", figure.def.name),
            None => figure.def.name.clone(),
        };
        let written = if figure.is_written() {
            Some(write(&figure, &form).map_err(|problem| self.unsuitable(&figure, &problem))?)
        } else {
            None
        };
        let reason = written.is_none().then(|| self.reason(&name, &figure));
        let unit = match form.carries_unit() && figure.overridden.is_none() {
            true => String::new(),
            false => unit(&figure, &form).into_owned(),
        };
        let (text, yields) = (written.clone(), false);
        let token =
            Token { index: 0, name, figure: Some(figure), record: None, written, form, line, unit };
        Ok(Filled { token: Some(self.remember(token, reason)), text, yields, keeps: false })
    }

    /// Why a form does not suit; a figure that is to be compared with last year is told which
    /// figure does that.
    fn unsuitable(&self, figure: &Figure, problem: &FormError) -> String {
        let compares = |def: &&FigureDef| match &def.source {
            Source::Change { of, percent: false } => *of == figure.def.id,
            _ => false,
        };
        match problem {
            FormError::Unsuitable { form: "增减", .. } => {
                let other = self.catalog.figures().find(compares);
                let hint = other.map(|def| format!("可用“{}”。", def.name)).unwrap_or_default();
                format!("{problem}{hint}")
            }
            problem => problem.to_string(),
        }
    }

    fn reason(&self, name: &str, figure: &Figure) -> Reason {
        let kind = kind_of(&figure.def, self.catalog);
        let kind_name = kind.as_ref().and_then(|id| self.catalog.kind(id)).map(|k| &k.name);
        match &figure.state {
            State::DeclaredNone(_) => Reason {
                why: format!("“{name}”已声明无此项"),
                remedy: "不必写的，请删去这处文字或放进方括号".to_owned(),
                settled: true,
                kind: None,
                records: Vec::new(),
            },
            _ if figure.is_archived() => Reason {
                why: format!("“{name}”的记录已经归档"),
                remedy: "要用请到备份页取回归档".to_owned(),
                settled: false,
                kind: None,
                records: Vec::new(),
            },
            _ if !figure.operands.is_empty() => Reason {
                why: match figure.why_none() {
                    Some(why) => format!("{why}，“{name}”算不出来"),
                    None => {
                        let notes: String = figure.notes.iter().map(ToString::to_string).collect();
                        notes.trim_end_matches('。').to_owned()
                    }
                },
                remedy: "请补录有关记录，或者删去这处文字".to_owned(),
                settled: false,
                kind: None,
                records: Vec::new(),
            },
            _ if matches!(figure.def.source, Source::Roster(_)) => Reason {
                why: format!("“{name}”没有记录"),
                remedy: "请先登记党员和党小组".to_owned(),
                settled: false,
                kind: None,
                records: Vec::new(),
            },
            _ if !figure.evidence.is_empty() => Reason {
                why: format!("“{name}”的记录都没有填写要统计的内容"),
                remedy: "请在数字出处里打开这些记录补填".to_owned(),
                settled: false,
                kind: None,
                records: Vec::new(),
            },
            _ => self.near(figure).unwrap_or_else(|| Reason {
                why: match kind.as_ref().and_then(|kind| self.recorded.get(kind)) {
                    // There are records of the kind: to say that there are none would be untrue.
                    Some(count) => {
                        let of = kind_name.map_or("", String::as_str);
                        let here = if figure.query.narrowed.is_empty() {
                            ""
                        } else {
                            "在这里的条件"
                        };
                        let meets = if here.is_empty() { "计入" } else { "符合" };
                        format!("本期“{of}”有{count}条记录，没有一条{meets}“{name}”{here}")
                    }
                    None => format!("“{name}”没有记录"),
                },
                remedy: match kind_name {
                    Some(kind) => format!("请补录“{kind}”，确实没有的声明无此项"),
                    None => "请先录入有关记录".to_owned(),
                },
                settled: false,
                kind,
                records: Vec::new(),
            }),
        }
    }

    /// The reason of a figure that records miss only by fields that are not filled in: to enter
    /// them a second time would be wrong.
    fn near(&self, figure: &Figure) -> Option<Reason> {
        let Missed { records, fields, of_figure, whatever } =
            missed(figure, self.catalog, self.ledger)?;
        let kind = self.catalog.kind(&kind_of(&figure.def, self.catalog)?)?;
        let called = |id: &FieldId| match kind.field(id.as_str()) {
            Some(field) => format!("“{}”", field.name),
            None => format!("“{}”", common_name(id.as_str())),
        };
        let fields = fields.iter().map(called).collect::<Vec<_>>().join("和");
        let (name, count) = (&figure.def.name, records.len());
        let (kind_name, word) = (&kind.name, kind.word_for_records());
        let these = if count == 1 { "这条记录" } else { "这些记录" };
        Some(Reason {
            why: match of_figure {
                true => format!("已有{count}条“{name}”，但没有填写{fields}"),
                false => {
                    format!("已有{count}条“{kind_name}”{word}没有填写{fields}，没有计入“{name}”")
                }
            },
            remedy: match whatever {
                true => format!("请打开{these}，核对后补填{fields}"),
                false => format!("属于这一项的，请打开记录补填{fields}；还没有录入的，请补录"),
            },
            settled: false,
            kind: (!whatever).then(|| kind.id.clone()),
            records,
        })
    }
}
