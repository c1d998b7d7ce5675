//! The branch's own kinds and figures, each change as one step.

use super::{Editor, EditorError};
use crate::catalog::own::{
    built_in_figure, built_in_kind, restored_figure, restored_kind, users_of_figure, users_of_kind,
    validate_figure, validate_kind,
};
use crate::ledger::{
    Command, Entry, EntryKey, FieldId, FieldProblem, FigureDef, FigureId, Kind, KindId, Problem,
    Source, quoted,
};
use crate::store::Shelf;

impl<S: Shelf> Editor<S> {
    /// Checks a kind as it is wanted and puts it with `figures` of its own, as one step. What the
    /// person should know beside.
    ///
    /// # Errors
    /// [`Problem::Fields`] as [`validate_kind`] and [`validate_figure`] find them, those of a
    /// figure's parts as `figure_name`, `figure_unit`; else as [`Editor::dispatch`].
    pub fn put_kind(
        &mut self,
        kind: Kind,
        figures: Vec<FigureDef>,
        step: impl Into<String>,
    ) -> Result<Vec<String>, EditorError> {
        let checked = validate_kind(kind, &self.catalog, &self.ledger).map_err(Problem::Fields)?;
        let mut notices = checked.notices;
        let catalog = self.catalog.with_kind(&checked.entry);
        let mut entries = vec![Entry::Kind(checked.entry)];
        for figure in figures {
            let checked = validate_figure(figure, &catalog).map_err(of_figure)?;
            notices.extend(checked.notices);
            entries.push(Entry::Figure(checked.entry));
        }
        self.put_all(entries, step)?;
        Ok(notices)
    }

    /// Checks a figure as it is wanted and puts it.
    ///
    /// # Errors
    /// As [`Editor::put_kind`].
    pub fn put_figure(&mut self, figure: FigureDef) -> Result<Vec<String>, EditorError> {
        let verb = if self.catalog.figure(&figure.id).is_some() { "修改" } else { "新增" };
        let checked = validate_figure(figure, &self.catalog).map_err(Problem::Fields)?;
        let step = format!("{verb}数字{}", quoted(&checked.entry.name));
        self.put_all(vec![Entry::Figure(checked.entry)], step)?;
        Ok(checked.notices)
    }

    fn put_all(&mut self, entries: Vec<Entry>, step: impl Into<String>) -> Result<(), EditorError> {
        let stands =
            |entry: &Entry| self.ledger.get(&entry.key()).is_some_and(|k| k.same_content(entry));
        if entries.iter().all(stands) {
            return Ok(());
        }
        self.dispatch(Command::All(entries.into_iter().map(Command::put).collect()), step)
    }

    /// Removes a kind of the branch's own with the figures that count it; a built-in one is restored.
    ///
    /// # Errors
    /// [`Problem::InUse`] where a record, a declaration or something with one of its figures uses
    /// it; else as [`Editor::dispatch`].
    pub fn remove_kind(&mut self, id: &KindId) -> Result<(), EditorError> {
        if built_in_kind(id).is_some() {
            return self.restore_kind(id).map(drop);
        }
        let key = EntryKey::Kind(id.clone());
        let what = self.ledger.name_of(&key);
        self.refuse_used(&key, users_of_kind(id, &self.ledger))?;
        let mut commands = Vec::new();
        if let Some(branch) = &self.ledger.branch {
            let mut without = branch.clone();
            if without.kinds_on.remove(id) | without.kinds_off.remove(id) {
                commands.push(Command::put(Entry::Branch(without)));
            }
        }
        let of_kind = |def: &&FigureDef| matches!(&def.source, Source::Records { select, .. } if select.kind == *id);
        let figures = self.ledger.figures.values().filter(of_kind);
        commands.extend(figures.map(|def| Command::Withdraw(EntryKey::Figure(def.id.clone()))));
        commands.push(Command::Remove(key));
        self.dispatch(Command::All(commands), format!("删除记录种类{}", quoted(&what)))
    }

    /// Removes a figure of the branch's own; a built-in one is given its own name again.
    ///
    /// # Errors
    /// [`Problem::InUse`] where another figure, an override or a year's text uses it; else as
    /// [`Editor::dispatch`].
    pub fn remove_figure(&mut self, id: &FigureId) -> Result<(), EditorError> {
        if built_in_figure(id).is_some() {
            return self.restore_figure(id);
        }
        let key = EntryKey::Figure(id.clone());
        let Some(def) = self.ledger.figures.get(id) else {
            return Err(Problem::Missing { what: key.register_name() }.into());
        };
        let step = format!("删除数字{}", quoted(&def.name));
        self.refuse_used(&key, users_of_figure(def, &self.ledger))?;
        self.dispatch(Command::Remove(key), step)
    }

    fn refuse_used(&self, key: &EntryKey, used_in: Vec<String>) -> Result<(), EditorError> {
        if used_in.is_empty() {
            return Ok(());
        }
        let (key, what) = (key.clone(), self.ledger.name_of(key));
        Err(Problem::InUse { key, what, used_in }.into())
    }

    /// Takes the branch's changes of a built-in kind back, and says what has to stay because it is
    /// used.
    ///
    /// # Errors
    /// As [`Editor::dispatch`].
    pub fn restore_kind(&mut self, id: &KindId) -> Result<Vec<String>, EditorError> {
        let Some(restored) = restored_kind(id, &self.catalog, &self.ledger) else {
            return Ok(Vec::new());
        };
        let name = self.catalog.kind(id).map(|kind| quoted(&kind.name)).unwrap_or_default();
        let command = match restored.kind {
            Some(kind) => Command::put(Entry::Kind(kind)),
            // The built-in kind stands in its place: what points at it goes on doing so.
            None => Command::Withdraw(EntryKey::Kind(id.clone())),
        };
        self.dispatch(command, format!("恢复内置种类{name}"))?;
        if restored.kept.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![format!("已恢复内置；{}还在用，予以保留。", restored.kept.join("、"))])
    }

    /// Gives a built-in figure its own name again.
    ///
    /// # Errors
    /// As [`Editor::dispatch`].
    pub fn restore_figure(&mut self, id: &FigureId) -> Result<(), EditorError> {
        if !self.ledger.figures.contains_key(id) {
            return Ok(());
        }
        let name = self.catalog.figure(id).map(|def| quoted(&def.name)).unwrap_or_default();
        let command = match restored_figure(id, &self.catalog) {
            Some(figure) => Command::put(Entry::Figure(figure)),
            None => Command::Withdraw(EntryKey::Figure(id.clone())),
        };
        self.dispatch(command, format!("恢复数字{name}的内置名称"))
    }

    /// Offers a kind for new records, or hides it; its records stay.
    ///
    /// # Errors
    /// As [`Editor::dispatch`].
    pub fn offer_kind(&mut self, id: &KindId, on: bool) -> Result<(), EditorError> {
        let Some((kind, branch)) = self.catalog.kind(id).zip(self.ledger.branch.as_ref()) else {
            return Ok(());
        };
        let mut changed = branch.clone();
        match (kind.off_by_default, on) {
            (true, true) => changed.kinds_on.insert(id.clone()),
            (true, false) => changed.kinds_on.remove(id),
            (false, true) => changed.kinds_off.remove(id),
            (false, false) => changed.kinds_off.insert(id.clone()),
        };
        if changed == *branch {
            return Ok(());
        }
        let step = format!("{}{}", if on { "启用" } else { "隐藏" }, quoted(&kind.name));
        self.dispatch(Command::put(Entry::Branch(changed)), step)
    }
}

/// The problems of a figure that is put beside a kind, told apart from the kind's own.
fn of_figure(problems: Vec<FieldProblem>) -> Problem {
    let apart = |problem: FieldProblem| {
        let field = FieldId::parse(&format!("figure_{}", problem.field));
        let message = format!("数字：{}", problem.message);
        FieldProblem { field: field.unwrap_or(problem.field), message, name: problem.name }
    };
    Problem::Fields(problems.into_iter().map(apart).collect())
}
