//! The keys of the whole page, and the list of all there are. A form, a list and a dialog listen to
//! their own where they are.
//!
//! A key that an input method is still working on is nobody's. Keys of a single letter work outside
//! text fields only, and can be switched off: somebody who speaks to the machine would press them
//! without meaning to (WCAG 2.1.4).

use super::route::Route;
use super::state::App;
use crate::browser::{self, keys};
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;

/// The search above a list.
pub const SEARCH: &str = ".filters input[type=search]";

/// The first field of a form.
pub const FIRST_FIELD: &str = ".entry .field :is(input, select)";

/// Under which the page remembers that keys of a single letter are switched off.
const PREFERENCE: &str = "single-keys";

/// A group of keys: where they work, then each key with what it does.
pub type Group = (&'static str, &'static [(&'static str, &'static str)]);

/// All of them, as the dialog 快捷键 and the docs list them.
pub const ALL: [Group; 5] = [
    (
        "任何一页",
        &[
            ("Alt+N", "新增记录：键入种类或“计入”的名称，或者拼音首字母（如 jzxx），回车"),
            ("Ctrl+Z", "撤销（输入框里是撤销键入）"),
            ("Ctrl+Y", "重做"),
            ("/", "到台账的搜索框"),
            ("?", "打开这张表"),
        ],
    ),
    (
        "填表",
        &[
            ("Alt+G", "跳到某一栏：键入栏名或拼音首字母，回车；折叠着的也能跳到"),
            ("Ctrl+Enter", "保存；Ctrl+S 也可以"),
            ("Ctrl+Shift+Enter", "保存并再记一条"),
            ("Tab", "到下一栏；一组选项只停一次"),
        ],
    ),
    (
        "一组选项（计入、常用组合、党员）",
        &[
            ("← →", "前一项、后一项；Home、End 到头、到尾"),
            ("空格", "选中或取消"),
            ("a—z", "键入拼音首字母，跳到那一项"),
        ],
    ),
    (
        "列表",
        &[
            ("↓ ↑", "下一行、上一行；从搜索框按 ↓ 到第一行"),
            ("Enter", "打开这一条"),
            ("空格", "选中这一条，或取消"),
        ],
    ),
    ("对话框", &[("Esc", "关闭")]),
];

/// Listens for the keys of the whole page.
pub fn listen(app: App) -> WindowListenerHandle {
    window_event_listener(leptos::ev::keydown, move |event| {
        if event.default_prevented() || keys::is_composed(&event) || browser::in_dialog() {
            return;
        }
        if act(app, &event) {
            event.prevent_default();
        }
    })
}

/// Whether the key was one of the page's.
fn act(app: App, event: &web_sys::KeyboardEvent) -> bool {
    if keys::is_alt(event, 'N') {
        return app.start_record();
    }
    // In a field the browser's own 撤销 works on what is typed there.
    if browser::in_text() {
        return false;
    }
    let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    let key = event.key().to_lowercase();
    match (key.as_str(), event.shift_key()) {
        ("z", false) if held => app.undo(),
        ("z", true) | ("y", false) if held => app.redo(),
        ("?" | "？", _) if keys::is_plain(event) && app.single_keys.get_untracked() => {
            app.keys_shown.set(true);
        }
        ("/", _) if keys::is_plain(event) && app.single_keys.get_untracked() => search(app),
        _ => return false,
    }
    true
}

/// To the search of the list shown, else to that of all records.
fn search(app: App) {
    if !browser::is_there(SEARCH) {
        app.go(&Route::all_records());
    }
    request_animation_frame(|| browser::focus_first(SEARCH));
}

impl App {
    /// Opens the choice of what to enter. Whether there is a ledger to enter it in.
    pub fn start_record(self) -> bool {
        let open = !self.peek(crate::ledger::Ledger::is_empty);
        self.starting.set(open);
        open
    }

    /// Reads how somebody wants to work in this browser.
    pub fn read_preferences(self) {
        // What cannot be read is as it is at first.
        let kept = untrack(|| self.desk(|desk| desk.store().preference(PREFERENCE)));
        self.single_keys.set(!matches!(kept, Ok(Some(_))));
    }

    /// Switches the keys of a single letter on or off, for this browser.
    pub fn use_single_keys(self, on: bool) {
        self.single_keys.set(on);
        let text = (!on).then_some("off");
        let kept = self.ask(|desk| desk.store_mut().keep_preference(PREFERENCE, text));
        if let Some(Err(error)) = kept {
            let said = format!("下次打开时不记得这一项。{error}");
            self.say(super::notice::Tone::Hint, said);
        }
    }
}
