//! The figures an entry counts toward, and the sections of 总结 those figures stand in.

use crate::editor::{Counted, CountedFigure};
use crate::ledger::EntryKey;
use crate::summary::Place;
use crate::ui::route::Route;
use crate::ui::state::App;
use leptos::prelude::*;

/// The figures of a year that have the entry among their records.
#[component]
pub fn CountedIn(
    /// Which entry.
    key: EntryKey,
    /// The year.
    year: Signal<i32>,
) -> impl IntoView {
    let app = App::here();
    let counted = Memo::new(move |_| {
        // Asked for first: while the editor is at work nobody reads it.
        let year = year.get();
        app.ask(|desk| desk.counted(&key, year)).unwrap_or_default()
    });
    view! {
        <section class="card aside" aria-labelledby="counted-in">
            <h2 id="counted-in">"计入哪些数字"</h2>
            {move || list(app, counted.get(), year.get())}
        </section>
    }
}

fn list(app: App, counted: Counted, year: i32) -> AnyView {
    let Counted { figures, words } = counted;
    let words = (!words.is_empty()).then(|| {
        view! { <p class="counted-at">"原话写在总结里："{places(app, words, year)}</p> }
    });
    if figures.is_empty() {
        let none = format!("{year}年没有数字把它算进去。");
        return view! { <p class="card-help">{none}</p>{words} }.into_any();
    }
    let line = |figure: CountedFigure| {
        let at = match figure.places.is_empty() {
            true => view! { <span class="quiet-text">"总结里没有写这个数字"</span> }.into_any(),
            false => places(app, figure.places, year).into_any(),
        };
        view! {
            <li>
                <span>{figure.name}</span><span class="count">{figure.value}</span>
                <span class="counted-at">{at}</span>
            </li>
        }
    };
    view! {
        <p class="card-help">{format!("{year}年全年数；下面是总结里写这个数字的章节。")}</p>
        <ul class="counted">{figures.into_iter().map(line).collect_view()}</ul>
        {words}
    }
    .into_any()
}

/// Each place as a link to it in 总结, of the year it is of.
fn places(app: App, places: Vec<Place>, year: i32) -> impl IntoView {
    let link = |place: Place| {
        let route = Route::SummaryAt(place.token);
        view! { <a href=route.href() on:click=move |_| app.set_year(year)>{place.heading}</a> }
    };
    places.into_iter().map(link).collect_view()
}
