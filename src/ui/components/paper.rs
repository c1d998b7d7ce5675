//! A list in print: the whole of it as one plain table, with room to sign where that is asked for.

use super::dialog::Dialog;
use super::small_form::DialogForm;
use crate::browser;
use crate::ui::notice::Tone;
use crate::ui::state::App;
use leptos::prelude::*;
use std::time::Duration;

/// A list as it goes to paper.
pub struct Printout {
    /// Its heading.
    pub title: String,
    /// What it is narrowed to, and how much that is.
    pub told: Vec<String>,
    /// The columns: name, and whether they are set flush right.
    pub heads: Vec<(String, bool)>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// While a list is printed: whether with room to sign.
pub type Printing = RwSignal<Option<bool>>;

/// 打印, and what it asks.
#[component]
pub fn PrintButton(
    /// Turned on to print.
    printing: Printing,
    /// How much there is to print, e.g. 12条记录.
    #[prop(into)]
    amount: Signal<String>,
    /// Whether there is nothing.
    #[prop(optional, into)]
    none: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    let open = RwSignal::new(false);
    let sign = RwSignal::new(false);
    let submit = move || {
        open.set(false);
        printing.set(Some(sign.get_untracked()));
        // The dialog has gone and the table is in the document once this turn is over.
        let print = move || {
            if let Err(sentence) = browser::print() {
                app.say(Tone::Error, sentence);
            }
        };
        set_timeout(print, Duration::ZERO);
    };
    view! {
        <button type="button" class="link" disabled=none on:click=move |_| open.set(true)>"打印"</button>
        <Dialog open title=Signal::stored("打印列表".to_owned()) on_close=move || open.set(false)>
            <DialogForm unsaved=|| false on_submit=submit action="开始打印">
                    <p>{move || format!("按列表现在的样子打印，共{}。", amount.get())}</p>
                    <p><label class="paper-sign">
                        <input type="checkbox" prop:checked=sign on:change=move |event| sign.set(event_target_checked(&event))/>
                        "加一栏“签字”"
                    </label></p>
            </DialogForm>
        </Dialog>
    }
}

/// The table on paper; in the document only while it is printed.
#[component]
pub fn Paper(
    /// On while it is printed.
    printing: Printing,
    /// The list as it is then.
    printout: impl Fn() -> Printout + Send + 'static,
) -> impl IntoView {
    // The browser's own print command prints the list too.
    let before = window_event_listener_untyped("beforeprint", move |_| {
        if printing.with_untracked(Option::is_none) {
            printing.set(Some(false));
        }
    });
    let after = window_event_listener_untyped("afterprint", move |_| printing.set(None));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    move || printing.get().map(|sign| sheet(untrack(&printout), sign))
}

fn sheet(printout: Printout, sign: bool) -> impl IntoView {
    let Printout { title, told, heads, rows } = printout;
    let row = |(at, cells): (usize, Vec<String>)| {
        let cells = cells.into_iter().zip(&heads).map(|(text, (_, right))| {
            view! { <td class:number=*right>{text}</td> }
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                <td class="number">{at + 1}</td>
                {cells}
                {sign.then(|| view! { <td class="paper-signs"></td> })}
            </tr>
        }
    };
    let rows = rows.into_iter().enumerate().map(row).collect_view();
    let names = heads.iter().map(|(name, _)| view! { <th>{name.clone()}</th> }).collect_view();
    view! {
        <div class="paper" aria-hidden="true">
            <h2>{title}</h2>
            <p>{told.join("；")}</p>
            <table>
                <thead><tr>
                    <th>"序号"</th>{names}
                    {sign.then(|| view! { <th>"签字"</th> })}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
