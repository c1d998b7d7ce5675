//! The steps that can be undone, and those that can be done again.

use crate::ledger::Command;
use std::collections::VecDeque;

/// How many steps are kept.
const MOST_STEPS: usize = 200;

/// How many of them may hold a whole ledger.
const MOST_WHOLE: usize = 5;

/// A step: its name on screen, and the command that takes it back (or does it again).
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub name: String,
    pub command: Command,
}

/// Two stacks of steps.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
}

impl History {
    /// A new step: nothing can be done again after it.
    pub fn record(&mut self, step: Step) {
        self.redo.clear();
        self.push_undo(step);
    }

    /// The step that undo would take back, left where it is.
    pub fn last_undo(&self) -> Option<&Step> {
        self.undo.back()
    }

    /// The step that redo would do again, left where it is.
    pub fn last_redo(&self) -> Option<&Step> {
        self.redo.last()
    }

    /// Moves the last step to the redo side, where `command` does it again.
    pub fn undone(&mut self, command: Command) {
        if let Some(step) = self.undo.pop_back() {
            self.redo.push(Step { name: step.name, command });
        }
    }

    /// Moves the step done again back, where `command` takes it back.
    pub fn redone(&mut self, command: Command) {
        if let Some(step) = self.redo.pop() {
            self.push_undo(Step { name: step.name, command });
        }
    }

    fn push_undo(&mut self, step: Step) {
        self.undo.push_back(step);
        let whole = |step: &&Step| matches!(step.command, Command::Replace(_));
        while self.undo.len() > MOST_STEPS || self.undo.iter().filter(whole).count() > MOST_WHOLE {
            self.undo.pop_front();
        }
    }
}
