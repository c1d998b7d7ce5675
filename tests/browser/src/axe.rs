//! The rules of accessibility, applied to the page as it is now.

use std::{env, fs};

use serde_json::{Value, json};

use crate::{Browser, Result};

/// The rules asked for: WCAG 2 at levels A and AA, and what is good practice beside it.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// How much of an element is told.
const CUT: usize = 160;

/// How many elements a rule names.
const NAMED: usize = 5;

impl Browser {
    /// What breaks a rule on the page as it is now, each with its elements, cut to readable length.
    ///
    /// # Errors
    /// Where axe-core is not to be found in `AXE`, or looked at nothing.
    pub async fn violations(&self) -> Result<Vec<String>> {
        if self.evaluate("typeof axe").await? != "object" {
            self.evaluate(&format!("{}; true", axe()?)).await?;
        }
        // Without reading style sheets again, which would be a request of the page's.
        let options = json!({
            "runOnly": RULES, "preload": false, "resultTypes": ["violations"],
        });
        let found = self.evaluate(&format!("axe.run(document, {options})")).await?;
        if found["passes"].as_array().is_none_or(Vec::is_empty) {
            return Err("axe-core looked at nothing".into());
        }
        let violations = found["violations"].as_array().cloned().unwrap_or_default();
        Ok(violations.iter().map(told).collect())
    }

    /// Evaluated by the browser's own protocol, which the page's policy does not bind.
    async fn evaluate(&self, expression: &str) -> Result<Value> {
        let parameters = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true,
        });
        let answer = self.cdp("Runtime.evaluate", parameters).await?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].clone()),
            thrown => Err(format!("the script failed: {thrown}").into()),
        }
    }
}

fn axe() -> Result<String> {
    let Some(path) = env::var_os("AXE") else {
        return Err(
            "AXE is not set. It names axe-core's script: `cargo xtask test browser` fetches \
                    it and runs these tests; to run them alone, set AXE to the axe.min.js of npm's \
                    axe-core, which `cargo xtask setup` names."
                .into(),
        );
    };
    Ok(fs::read_to_string(&path).map_err(|error| format!("AXE={}: {error}", path.display()))?)
}

fn told(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    let mut text = format!(
        "{} ({}): {}",
        violation["id"].as_str().unwrap_or_default(),
        violation["impact"].as_str().unwrap_or_default(),
        violation["help"].as_str().unwrap_or_default()
    );
    for node in nodes.iter().take(NAMED) {
        let html = cut(node["html"].as_str().unwrap_or_default());
        // The first line only announces the list.
        let why = node["failureSummary"].as_str().unwrap_or_default();
        let why: Vec<&str> = why.lines().skip(1).map(str::trim).collect();
        text.push_str(&format!("\n      {html}\n        {}", cut(&why.join("; "))));
    }
    if nodes.len() > NAMED {
        text.push_str(&format!("\n      … and {} more", nodes.len() - NAMED));
    }
    text
}

fn cut(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(CUT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
