//! What a person does with the controls of the page: press, choose, fill in, open and save a dialog.
//!
//! Elements are clicked and given the focus by script, scrolled to the middle: WebDriver scrolls
//! only as far as it must, and the page's head or a form's foot would lie over them there. Where a
//! test is to find a thing covered, it clicks it itself: `button(…).click()` fails then.

use serde_json::json;
use thirtyfour::{Key, WebElement};

use crate::{Browser, Result, eventually};

impl Browser {
    /// Clicks an element wherever it is.
    pub async fn click(&self, element: &WebElement) -> Result<()> {
        let click = "arguments[0].scrollIntoView({ block: 'center' }); arguments[0].click()";
        self.ask_with(click, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Presses the one button of this name.
    pub async fn press(&self, button: &str) -> Result<()> {
        self.click(&self.button(button).await?).await
    }

    /// Presses the one button of this name inside another thing.
    pub async fn press_in(&self, inside: &WebElement, button: &str) -> Result<()> {
        self.click(&self.button_in(inside, button).await?).await
    }

    /// Chooses in the select with this label, by the name of the choice.
    pub async fn choose(&self, label: &str, choice: &str) -> Result<()> {
        self.choose_of(&self.find("combobox", label).await?, choice).await
    }

    /// Chooses in the select with this label inside another thing.
    pub async fn choose_in(&self, inside: &WebElement, label: &str, choice: &str) -> Result<()> {
        self.choose_of(&self.find_in(inside, "combobox", label).await?, choice).await
    }

    /// Chooses in a select.
    pub async fn choose_of(&self, select: &WebElement, choice: &str) -> Result<()> {
        let script = "const [select, name] = arguments; \
                      select.value = [...select.options].find(o => o.text == name).value; \
                      select.dispatchEvent(new Event('change', { bubbles: true }))";
        self.ask_with(script, vec![select.to_json()?, json!(choice)]).await?;
        Ok(())
    }

    /// Types over what stands in the field with this label inside another thing.
    pub async fn fill_in(&self, inside: &WebElement, label: &str, text: &str) -> Result<()> {
        retype(&self.field_in(inside, label).await?, text).await
    }

    /// Puts a text in a field at once, as pasting and the browser's own pickers do.
    pub async fn put(&self, field: &WebElement, text: &str) -> Result<()> {
        let put = "const [field, text] = arguments; field.value = text; \
                   field.dispatchEvent(new Event('input', { bubbles: true }))";
        self.ask_with(put, vec![field.to_json()?, json!(text)]).await?;
        Ok(())
    }

    /// Presses a button that opens a dialog.
    pub async fn open_dialog(&self, button: &str, dialog: &str) -> Result<WebElement> {
        self.press(button).await?;
        self.find("dialog", dialog).await
    }

    /// Saves a dialog and waits until it has closed.
    pub async fn save_dialog(&self, dialog: &WebElement, name: &str) -> Result<()> {
        self.press_in(dialog, "保存").await?;
        self.gone("dialog", name).await
    }

    /// Gives an element the focus.
    pub async fn focus(&self, element: &WebElement) -> Result<()> {
        self.ask_with("arguments[0].focus()", vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Gives an element the focus and presses a key there.
    pub async fn key_on(&self, element: &WebElement, key: Key) -> Result<()> {
        self.focus(element).await?;
        Ok(self.driver().active_element().await?.send_keys(key).await?)
    }

    /// Waits until the focus is on what a CSS selector finds.
    pub async fn focused(&self, selector: &str) -> Result<()> {
        let asked = "return document.activeElement?.matches(arguments[0]) ? '' : \
                     `${document.activeElement?.tagName} #${document.activeElement?.id}`";
        eventually(&format!("the focus on {selector}"), async || {
            let elsewhere = self.ask_with(asked, vec![json!(selector)]).await?;
            if elsewhere == "" { Ok(Some(())) } else { Err(format!("it is on {elsewhere}").into()) }
        })
        .await
    }
}

/// Types over what stands in a field.
pub async fn retype(field: &WebElement, text: &str) -> Result<()> {
    field.send_keys(Key::Control + "a").await?;
    Ok(field.send_keys(text).await?)
}
