//! From a token's words to a question to the ledger: figure, field, conditions.

use super::fill::Filler;
use super::near::nearest;
use crate::catalog::COMMON_FIELDS;
use crate::figures::{Query, kind_of};
use crate::ledger::{FieldId, FigureDef, KindId, common};

impl Filler<'_> {
    /// What a name with conditions asks of the ledger, and the name of the field it lists.
    pub fn query(
        &self,
        name: &str,
        conditions: &[(String, String)],
    ) -> Result<(Query, Option<String>), String> {
        let (def, field) = self.definition(name)?;
        let mut query = Query::new(def.id.clone(), self.period);
        let kind = kind_of(def, self.catalog);
        let mut listed = None;
        if let Some(field) = field {
            let kind = kind.as_ref().ok_or_else(|| {
                format!("“{}”没有可以列举的字段，请改用由记录统计的数字。", def.name)
            })?;
            let (id, name) = self.field(kind, field)?;
            query = query.listing(id);
            listed = Some(name);
        }
        let mut narrowed = Vec::new();
        for (field, value) in conditions {
            let kind = kind
                .as_ref()
                .ok_or_else(|| format!("“{}”不由某一种记录统计，不能加条件。", def.name))?;
            let condition = self.catalog.condition(self.ledger, kind, field, value);
            narrowed.push(condition.map_err(|problem| problem.to_string())?);
        }
        Ok((query.narrowed(narrowed), listed))
    }

    /// The figure a name means, and the field behind a full stop if there is one.
    fn definition<'n>(&self, name: &'n str) -> Result<(&FigureDef, Option<&'n str>), String> {
        if let Some(def) = self.catalog.figure_named(name) {
            return Ok((def, None));
        }
        let parts = name.split_once(['.', '．']);
        if let Some((figure, field)) = parts
            && let Some(def) = self.catalog.figure_named(figure.trim())
        {
            return Ok((def, Some(field.trim())));
        }
        let figure = parts.map_or(name, |(figure, _)| figure.trim());
        let near = self.catalog.figures().map(|def| def.name.as_str());
        let hint = nearest(figure, near)
            .map(|name| format!("，是不是“{name}”？"))
            .unwrap_or_else(|| "。".to_owned());
        Err(format!("没有叫“{figure}”的数字{hint}请核对名称，全部名称见“写法说明”。"))
    }

    /// A field of a kind, or of every record, by name; with its name on screen.
    pub fn field(&self, kind: &KindId, name: &str) -> Result<(FieldId, String), String> {
        if let Some(field) = self.catalog.field_named(kind, name) {
            return Ok((field.id.clone(), field.name.clone()));
        }
        if TITLE.contains(&name) {
            return Ok((common::TITLE.into(), TITLE[0].to_owned()));
        }
        if let Some((id, name)) = COMMON_FIELDS.iter().find(|(id, n)| *n == name || *id == name) {
            return Ok(((*id).into(), (*name).to_owned()));
        }
        let kind = self.catalog.read_kind(kind);
        let known: Vec<_> = kind.iter().flat_map(|k| &k.fields).map(|f| f.name.as_str()).collect();
        let kind = kind.map_or("", |kind| kind.name.as_str());
        Err(format!("“{kind}”没有“{name}”这一栏，可用的有：题名、{}。", known.join("、")))
    }
}

/// What a record's title may be called.
const TITLE: [&str; 3] = ["题名", "标题", common::TITLE];
