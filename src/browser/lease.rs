//! The lease of the window that writes, where the browser knows no locks: a record in a database of
//! its own.
//!
//! Each turn is one transaction that reads and writes, so that two windows never both take it. What
//! a window does in its turn is `store`'s to say.

use super::journal::{Durable, answered, asked_to_open, finished, in_time, wait};
use super::lock::{Asking, Held, Writing};
use super::random::RandomBits;
use crate::ledger::new_id;
use crate::store::{Claim, JournalError, Lease, Turn};
use js_sys::{Function, Object, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction};

/// The name of the database, of its one store and of its one record.
const NAME: &str = "zhibu-lease";

/// How often the holder counts and the others look, in milliseconds. A window that is not seen gets
/// its turn once a second at most.
const TICK: i32 = 500;

/// How often a holder's turn may fail before it no longer believes that it holds anything.
const FAILURES: u32 = 4;

thread_local! {
    /// Which of this window's claims is still waited for: a later one takes its place.
    static WAITING: Cell<u32> = const { Cell::new(0) };
}

/// A lease as it is held.
#[derive(Debug)]
pub struct HeldLease {
    database: IdbDatabase,
    claim: Claim,
}

impl HeldLease {
    /// Counts until another window has it.
    pub async fn lost(self) {
        let leaving = self.leave_with_the_window();
        let mut failures = 0;
        while failures < FAILURES {
            wait(TICK).await;
            match in_time(turn(&self.database, |lease| self.claim.renew(lease))).await {
                Ok(true) => failures = 0,
                Ok(false) => break,
                Err(_) => failures += 1,
            }
        }
        drop(leaving);
    }

    /// Leaves it free when the window is closed, as far as the browser still does that then: others
    /// need not wait until they notice.
    fn leave_with_the_window(&self) -> Leaving {
        let database = self.database.clone();
        let leave = Closure::<dyn FnMut()>::new(move || {
            let left = begin(&database).and_then(|(transaction, store)| {
                store.put_with_key(&Lease::free().written().into(), &NAME.into())?;
                // Nobody is there to end it.
                let commit = Reflect::get(&transaction, &"commit".into())?;
                commit.dyn_into::<Function>()?.call0(&transaction)
            });
            super::page::report(left.map(|_| ()));
        });
        if let Some(window) = web_sys::window() {
            let listener = leave.as_ref().unchecked_ref();
            super::page::report(window.add_event_listener_with_callback("pagehide", listener));
        }
        Leaving(leave)
    }
}

/// Listens as long as it lives.
struct Leaving(Closure<dyn FnMut()>);

impl Drop for Leaving {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let listener = self.0.as_ref().unchecked_ref();
            super::page::report(window.remove_event_listener_with_callback("pagehide", listener));
        }
    }
}

/// Asks for the right to write.
///
/// # Errors
/// Why there is no lease.
pub async fn ask(asking: Asking) -> Result<Writing, JournalError> {
    let database = in_time(open()).await?;
    let mut claim = Claim::new(new_id(&mut RandomBits, 12));
    // One that looks only once leaves the one that waits alone.
    let number = WAITING.get() + u32::from(asking != Asking::IfFree);
    WAITING.set(number);
    let mut failures = 0;
    loop {
        let asks = asking == Asking::Away;
        match in_time(turn(&database, |lease| claim.look(lease, asks))).await {
            Ok(true) => {
                return Ok(Writing::Here(Held::Lease(HeldLease { database, claim })));
            }
            Ok(false) => {}
            // Whoever waits goes on waiting; who asks for it is told.
            Err(_) if asking == Asking::InTurn => {}
            Err(_) if asking == Asking::Away && failures < FAILURES => failures += 1,
            Err(error) => return Err(error),
        }
        if asking == Asking::IfFree || WAITING.get() != number {
            database.close();
            return Ok(Writing::Elsewhere);
        }
        wait(TICK).await;
    }
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = asked_to_open(&factory, NAME, NAME)?;
    Ok(answered(&request).await?.unchecked_into())
}

fn begin(database: &IdbDatabase) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let database: &Durable = database.unchecked_ref();
    let transaction = database.transaction_with(NAME, "readwrite", &Object::new())?;
    let store = transaction.object_store(NAME)?;
    Ok((transaction, store))
}

/// One turn: reads the record, and writes what `decide` says. Whether the lease is held then.
async fn turn(
    database: &IdbDatabase,
    decide: impl FnOnce(Option<Lease>) -> Turn,
) -> Result<bool, JsValue> {
    let (transaction, store) = begin(database)?;
    let done = finished(&transaction);
    let record = answered(&store.get(&NAME.into())?).await?;
    let Turn { write, here } = decide(record.as_string().as_deref().and_then(Lease::read));
    if let Some(lease) = write {
        store.put_with_key(&lease.written().into(), &NAME.into())?;
    }
    done.await?;
    Ok(here)
}
