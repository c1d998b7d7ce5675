//! Entering by keyboard alone, every key counted.

use thirtyfour::{Key, TypingData};

use crate::{Browser, Result};

/// Somebody at the keyboard, who counts.
pub struct Hands<'a> {
    browser: &'a Browser,
    /// Keys that type nothing; those held with one another are one.
    pub keys: usize,
    /// Letters, digits and signs, as they stand on the keyboard.
    pub letters: usize,
    /// Chinese characters: how many keys each takes is the input method's business.
    pub characters: usize,
}

impl<'a> Hands<'a> {
    /// Hands that have typed nothing yet.
    pub fn on(browser: &'a Browser) -> Self {
        Self { browser, keys: 0, letters: 0, characters: 0 }
    }

    /// Presses a key.
    pub async fn press(&mut self, key: Key) -> Result<()> {
        self.keys += 1;
        Ok(self.browser.driver().action_chain().send_keys(key).perform().await?)
    }

    /// Presses a key several times.
    pub async fn times(&mut self, times: usize, key: Key) -> Result<()> {
        for _ in 0..times {
            self.press(key.clone()).await?;
        }
        Ok(())
    }

    /// Presses a key while others are held.
    pub async fn held(&mut self, held: &[Key], key: impl Into<TypingData>) -> Result<()> {
        self.keys += 1;
        let mut chain = self.browser.driver().action_chain();
        for one in held {
            chain = chain.key_down(one.clone());
        }
        chain = chain.send_keys(key.into());
        for one in held {
            chain = chain.key_up(one.clone());
        }
        Ok(chain.perform().await?)
    }

    /// Types a text where the focus is.
    pub async fn types(&mut self, text: &str) -> Result<()> {
        let letters = text.chars().filter(char::is_ascii).count();
        self.letters += letters;
        self.characters += text.chars().count() - letters;
        Ok(self.browser.driver().action_chain().send_keys(text).perform().await?)
    }

    /// Opens the form of what has these first letters, and types the day and the title.
    pub async fn begins(&mut self, letters: &str, day: &str, title: &str) -> Result<()> {
        self.held(&[Key::Alt], "n").await?;
        self.browser.find("dialog", "新增记录").await?;
        self.browser.focused("dialog input").await?;
        self.types(letters).await?;
        self.press(Key::Enter).await?;
        let begun = self.browser.focused("#f-date").await;
        begun.map_err(|error| format!("{letters}: {error}"))?;
        self.types(day).await?;
        self.press(Key::Tab).await?;
        self.browser.focused("#f-title").await?;
        self.types(title).await
    }

    /// To the next field, which is expected to be this one.
    pub async fn next(&mut self, field: &str) -> Result<()> {
        self.press(Key::Tab).await?;
        self.browser.focused(field).await
    }

    /// To the field with these first letters.
    pub async fn jumps(&mut self, letters: &str, field: &str) -> Result<()> {
        self.held(&[Key::Alt], "g").await?;
        self.browser.find("dialog", "跳到某一栏").await?;
        self.browser.focused("dialog input").await?;
        self.types(letters).await?;
        self.press(Key::Enter).await?;
        self.browser.focused(field).await
    }

    /// Saves, and tells what is shown of the record.
    pub async fn saves(&mut self, title: &str) -> Result<()> {
        self.held(&[Key::Control], Key::Enter).await?;
        self.browser.find("heading", title).await?;
        Ok(())
    }

    /// What was counted, as a row of `docs/keyboard.md`.
    pub fn row(&self, what: &str) -> String {
        format!("| {what} | {} | {} | {} |", self.keys, self.letters, self.characters)
    }
}
