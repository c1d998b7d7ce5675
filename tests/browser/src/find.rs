//! Finding things as people find them: by role and accessible name, which the browser computes.

use serde_json::{Value, json};
use thirtyfour::WebElement;
use thirtyfour::prelude::*;

use crate::{Browser, Result, eventually};

/// The browser's names for the roles of what is filled in.
const FIELDS: &[&str] = &[
    "textbox",
    "searchbox",
    "combobox",
    "listbox",
    "spinbutton",
    "slider",
    "checkbox",
    "radio",
    "switch",
    "Date",
    "DateTime",
    "InputTime",
    "ColorWell",
];

/// How many things a failed search names; a year's list has hundreds.
const NAMED: usize = 40;

/// A thing on the page as assistive technology sees it.
struct Seen {
    role: String,
    name: String,
    node: Value,
}

impl Browser {
    /// The one thing of this role and name.
    pub async fn find(&self, role: &str, name: &str) -> Result<WebElement> {
        self.one(None, &[role], name).await
    }

    /// The one thing of this role and name inside another.
    pub async fn find_in(&self, inside: &WebElement, role: &str, name: &str) -> Result<WebElement> {
        self.one(Some(inside), &[role], name).await
    }

    /// The one button of this name.
    pub async fn button(&self, name: &str) -> Result<WebElement> {
        self.find("button", name).await
    }

    /// The one button of this name inside another thing.
    pub async fn button_in(&self, inside: &WebElement, name: &str) -> Result<WebElement> {
        self.find_in(inside, "button", name).await
    }

    /// The one link of this name.
    pub async fn link(&self, name: &str) -> Result<WebElement> {
        self.find("link", name).await
    }

    /// The one thing to fill in with this label, whatever its kind.
    pub async fn field(&self, label: &str) -> Result<WebElement> {
        self.one(None, FIELDS, label).await
    }

    /// The one thing to fill in with this label inside another thing.
    pub async fn field_in(&self, inside: &WebElement, label: &str) -> Result<WebElement> {
        self.one(Some(inside), FIELDS, label).await
    }

    /// The names of all things of this role, in the page's order, as they are now.
    pub async fn names(&self, role: &str) -> Result<Vec<String>> {
        Ok(self.seen(None, &[role], None).await?.into_iter().map(|seen| seen.name).collect())
    }

    /// The names of all things of this role inside another, as they are now.
    pub async fn names_in(&self, inside: &WebElement, role: &str) -> Result<Vec<String>> {
        let seen = self.seen(Some(inside), &[role], None).await?;
        Ok(seen.into_iter().map(|seen| seen.name).collect())
    }

    /// All things of this role inside another with their names, in the page's order, as they are
    /// now.
    pub async fn all_in(
        &self,
        inside: &WebElement,
        role: &str,
    ) -> Result<Vec<(String, WebElement)>> {
        let mut all = Vec::new();
        for seen in self.seen(Some(inside), &[role], None).await? {
            let element = self.element(&seen.node).await?;
            all.push((seen.name, element));
        }
        Ok(all)
    }

    /// Waits until nothing of this role and name is there.
    pub async fn gone(&self, role: &str, name: &str) -> Result<()> {
        eventually(&format!("{role} “{name}” to go"), async || {
            Ok(self.seen(None, &[role], Some(name)).await?.is_empty().then_some(()))
        })
        .await
    }

    /// Waits until the page shows this text.
    pub async fn text(&self, text: &str) -> Result<()> {
        let what = format!("the text “{text}”");
        let waited =
            eventually(&what, async || Ok(self.shown().await?.contains(text).then_some(())));
        match waited.await {
            Ok(()) => Ok(()),
            Err(error) => Err(format!("{error}\nthe page shows: {}", self.shown().await?).into()),
        }
    }

    /// Waits until the element shows this text.
    pub async fn text_in(&self, inside: &WebElement, text: &str) -> Result<()> {
        eventually(&format!("the text “{text}”"), async || {
            Ok(inside.text().await?.contains(text).then_some(()))
        })
        .await
    }

    /// All text on the page that is to be seen.
    pub async fn shown(&self) -> Result<String> {
        Ok(self.driver().find(By::Tag("body")).await?.text().await?)
    }

    async fn one(
        &self,
        inside: Option<&WebElement>,
        roles: &[&str],
        name: &str,
    ) -> Result<WebElement> {
        let what = format!("one {} “{name}”", roles.first().copied().unwrap_or_default());
        let found = eventually(&what, async || {
            let seen = self.seen(inside, roles, Some(name)).await?;
            match seen.as_slice() {
                [] => Ok(None),
                [one] => Ok(Some(self.element(&one.node).await?)),
                many => Err(format!("there are {}", many.len()).into()),
            }
        });
        match found.await {
            Ok(element) => Ok(element),
            Err(error) => {
                let there: Vec<String> = self
                    .seen(inside, roles, None)
                    .await?
                    .iter()
                    .take(NAMED)
                    .map(|seen| format!("{} “{}”", seen.role, seen.name))
                    .collect();
                Err(format!("{error}\nthere are: {}", there.join(", ")).into())
            }
        }
    }

    /// What assistive technology sees of these roles (and this name), in the page's order.
    async fn seen(
        &self,
        inside: Option<&WebElement>,
        roles: &[&str],
        name: Option<&str>,
    ) -> Result<Vec<Seen>> {
        let root = match inside {
            Some(element) => json!({ "backendNodeId": element.cdp_backend_node_id().await? }),
            None => {
                let document = self.cdp("DOM.getDocument", json!({ "depth": 0 })).await?;
                json!({ "backendNodeId": document["root"]["backendNodeId"] })
            }
        };
        let mut query = root;
        if let Some(name) = name {
            query["accessibleName"] = json!(name);
        }
        if let [role] = roles {
            query["role"] = json!(role);
        }
        let answer = self.cdp("Accessibility.queryAXTree", query).await?;
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        Ok(nodes
            .into_iter()
            .filter(|node| node["ignored"] == json!(false))
            .map(|node| Seen {
                role: node["role"]["value"].as_str().unwrap_or_default().to_owned(),
                name: node["name"]["value"].as_str().unwrap_or_default().to_owned(),
                node: node["backendDOMNodeId"].clone(),
            })
            .filter(|seen| roles.contains(&seen.role.as_str()))
            .collect())
    }

    /// The driver's handle on a node of the browser's: handed over through the page for a moment.
    async fn element(&self, node: &Value) -> Result<WebElement> {
        let resolved = self.cdp("DOM.resolveNode", json!({ "backendNodeId": node })).await?;
        let hand_over = json!({
            "objectId": resolved["object"]["objectId"],
            "functionDeclaration": "function () { window.__found = this; }",
        });
        self.cdp("Runtime.callFunctionOn", hand_over).await?;
        let take = "const found = window.__found; delete window.__found; return found;";
        Ok(self.driver().execute(take, Vec::new()).await?.element()?)
    }
}
