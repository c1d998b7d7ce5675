//! 导入台账: an old ledger's table becomes records, corrected before they are.
//!
//! | file | holds |
//! |---|---|
//! | `bench` | what is on the page: the table, the plan, the rows read by it |
//! | `source` | a file is opened, a table pasted |
//! | `choices` | which sheet, where the headings stand, what the rows are |
//! | `offers`, `select` | what can be chosen for it; selects |
//! | `columns` | what the columns hold |
//! | `preview` | the records as they will be, and the button |
//! | `shown` | a row of the preview as plain text |
//! | `left` | the rows that were not imported |

mod bench;
mod choices;
mod columns;
mod left;
mod offers;
mod preview;
mod select;
mod shown;
mod source;

use crate::ui::components::page::Page;
use bench::Bench;
use choices::choices;
use columns::columns;
use left::left;
use leptos::prelude::*;
use preview::preview;
use source::source;

/// 导入台账.
#[component]
pub fn Intake() -> impl IntoView {
    let bench = Bench::new();
    let open = Memo::new(move |_| bench.opened.with(Option::is_some));
    view! {
        <Page title=Signal::stored("导入台账".to_owned()) of_year=false>
            <div class="stack intake">
                {source(bench)}
                {left(bench.app)}
                {move || open.get().then(|| vec![choices(bench), columns(bench), preview(bench)])}
            </div>
        </Page>
    }
}
