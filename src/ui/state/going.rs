//! From page to page, and from one view of a list to the next.

use super::App;
use crate::browser;
use crate::lists::View;
use crate::ui::notice::{Notice, Subject, Tone};
use crate::ui::route::Route;
use crate::ui::unsaved::Leaving;
use leptos::prelude::*;

impl App {
    /// Goes to another page; asks first if the form shown is not saved.
    pub fn go(self, route: &Route) {
        if self.route.with_untracked(|shown| shown == route) {
            return;
        }
        if self.unsaved.any() {
            self.leaving.set(Some(Leaving::Page(route.clone())));
        } else {
            // At once, not with the event that follows: what is shown may be gone by then.
            self.arrive(route.clone());
            browser::set_hash(&route.to_string());
        }
    }

    /// Looks at the list shown in another way; see [`App::turn`].
    pub fn look(self, view: View, step: bool) {
        let route = self.route.with_untracked(|shown| shown.viewed(view));
        self.turn(route, step);
    }

    /// Turns to another `route` of the same list. Going back leads to how it was before where this
    /// is a `step` of its own; else, as while a text is being typed, it takes the place of the last.
    pub fn turn(self, route: Route, step: bool) {
        let other = self.route.with_untracked(|now| now.is_same_list(&route) && *now != route);
        if !other {
            return;
        }
        let hash = route.to_string();
        self.route.set(route);
        if step {
            browser::set_hash(&hash);
        } else {
            browser::replace_hash(&hash);
        }
    }

    /// Whether another page was shown before this one.
    pub fn arrived(self) -> bool {
        self.arrivals.with_value(|arrivals| *arrivals > 0)
    }

    /// Shows the page of `route` from its top.
    pub fn arrive(self, route: Route) {
        browser::scroll_to_top();
        self.arrivals.update_value(|arrivals| *arrivals += 1);
        // What was done is still said on the page it led to, not on the one after.
        let done = |n: &Notice| n.tone == Tone::Done || n.subject == Subject::Page;
        self.notices.update(|all| all.retain(|n| !(n.settled && done(n))));
        self.route.set(route);
    }
}
