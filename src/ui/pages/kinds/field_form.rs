//! The form of one field of a kind.

use super::Shown;
use super::choices::Choices;
use super::parts::tick;
use crate::catalog::own::{
    FACETS, FIELD_TYPES, OwnFigure, built_in_kind, field_counts, with_field,
};
use crate::ledger::{Field, FieldType, FigureDef, quoted};
use crate::ui::components::field::{SelectField, TextField, focus_first_wrong};
use crate::ui::components::small_form::{DialogForm, changed};
use crate::ui::pages::settings::typed::{self, Problems};
use crate::ui::state::Desk;
use leptos::prelude::*;

/// The unit of the figure that counts a facet.
const FACET_UNIT: &str = "次";

fn name_of(of: FieldType) -> String {
    let known = FIELD_TYPES.iter().find(|(known, ..)| *known == of);
    known.map_or("text", |(_, id, _)| id).to_owned()
}

fn type_of(name: &str) -> FieldType {
    let known = FIELD_TYPES.iter().find(|(_, id, _)| *id == name);
    known.map_or(FieldType::Text, |(of, ..)| *of)
}

/// The form of a field, or of a new one.
pub fn form(shown: Shown, before: Option<Field>, done: Callback<()>) -> AnyView {
    let app = shown.app;
    let Some(kind) = shown.kind.get_untracked() else { return ().into_any() };
    let new = before.is_none();
    let Some(field) =
        before.or_else(|| Some(Field::new(app.fresh(Desk::new_field_id)?, "", FieldType::Text)))
    else {
        return ().into_any();
    };
    let built_in = built_in_kind(&kind.id).and_then(|kind| kind.field(field.id.as_str()).cloned());
    let records = app.peek(|ledger| field_counts(&kind.id, ledger).remove(&field.id));
    let name = RwSignal::new(field.name.clone());
    let of = RwSignal::new(name_of(field.field_type));
    let unit = RwSignal::new(field.unit.clone().unwrap_or_default());
    let help = RwSignal::new(field.help.clone());
    let required = RwSignal::new(field.required);
    let folded = RwSignal::new(field.folded);
    let column = RwSignal::new(kind.columns.contains(&field.id));
    let facets = built_in.is_some() && field.id.as_str() == FACETS;
    let choices = Choices::new(app, &field, built_in.as_ref(), facets);
    let problems = Problems::default();

    let fixed = built_in.is_some() || records.is_some();
    let current = field.field_type;
    let types = FIELD_TYPES.into_iter().filter(|(known, ..)| !fixed || *known == current);
    let types: Vec<_> = types.map(|(_, id, name)| (id, name)).collect();
    let told = match (&built_in, records) {
        (Some(_), _) => "内置字段不换类型".to_owned(),
        (None, Some(records)) => format!("已有{records}条记录填写，不能换类型"),
        (None, None) => String::new(),
    };
    let own_unit = built_in.is_none();

    let start = (required.get_untracked(), folded.get_untracked(), column.get_untracked());
    let texts = changed(vec![name, of, unit, help]);
    let unsaved = move || {
        let now = (required.get(), folded.get(), column.get());
        texts() || choices.changed() || now != start
    };
    let submit = move || {
        let Some(kind) = shown.kind.get_untracked() else { return };
        let field = Field {
            name: name.get_untracked(),
            field_type: type_of(&of.get_untracked()),
            unit: Some(unit.get_untracked()),
            help: help.get_untracked(),
            required: required.get_untracked(),
            folded: folded.get_untracked(),
            choices: choices.wanted(),
            ..field.clone()
        };
        let count = |(id, called): (crate::ledger::ChoiceId, String)| -> Option<FigureDef> {
            let figure = app.fresh(Desk::new_figure_id)?;
            let def = OwnFigure::count_of(figure, &called, FACET_UNIT, field.id.clone(), &id);
            def.into_def(kind.id.clone()).ok()
        };
        let figures = choices.counted().into_iter().filter_map(count).collect();
        let verb = if new { "新增" } else { "修改" };
        let step = format!("{verb}字段{}", quoted(field.name.trim()));
        let wanted = with_field(&kind, field.clone(), column.get_untracked());
        match app.save(|desk| desk.put_kind(wanted, figures, step)) {
            Ok(()) => done.run(()),
            Err(found) => {
                problems.set(found);
                focus_first_wrong();
            }
        }
    };
    let wrong_choices = Signal::derive(move || {
        let of = |id| typed::error(problems, id).get();
        of("choices").or_else(|| of("figure_name"))
    });
    let choosing =
        Memo::new(move |_| matches!(type_of(&of.get()), FieldType::Choice | FieldType::Choices));
    let counting = Memo::new(move |_| own_unit && type_of(&of.get()) == FieldType::Number);
    view! {
        <DialogForm unsaved on_submit=submit>
            <TextField name="名称" value=name required=true error=typed::error(problems, "name")/>
            <SelectField name="类型" value=of options=types hint=told error=typed::error(problems, "type")/>
            {move || counting.get().then(|| view! {
                <TextField name="单位" value=unit example="份" error=typed::error(problems, "unit")/>
            })}
            {move || choosing.get().then(|| choices.view(wrong_choices))}
            <TextField name="说明" value=help hint="显示在这一栏下面，可以不填" error=typed::error(problems, "help")/>
            <p>{tick(required, "必填：不填不能保存")}</p>
            <p>{tick(folded, "收进“更多”：不常填的，打开表单时先收起")}</p>
            <p>{tick(column, "在列表里占一栏")}</p>
        </DialogForm>
    }
    .into_any()
}
