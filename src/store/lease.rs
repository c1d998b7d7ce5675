//! Which window writes where the browser knows no locks: a lease, one small record that the windows
//! read and write in transactions.
//!
//! Whoever holds it counts it up again and again. A window that waits takes it once the count has
//! stood still for [`PATIENCE`] of its own looks: a crashed window counts no more, and nobody's
//! clock is asked. A window that wants it writes its name into it, and is handed it at the next
//! count; who does not answer is passed over.
//!
//! A window that was asleep may believe for one moment more that it holds the lease. It is no lock:
//! what keeps two windows from writing over each other is that each looks at the head before it
//! saves. The lease decides which of them is to write.
//!
//! What must stay out: the database and the waiting (`browser`).

use serde::{Deserialize, Serialize};

/// After how many looks without a new count the lease is free.
pub const PATIENCE: u32 = 6;

/// The record that all windows share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    holder: String,
    count: u64,
    /// Who wants it.
    #[serde(default)]
    asked: Option<String>,
}

impl Lease {
    /// What stands there when the holder's window is closed: the next look takes it.
    pub fn free() -> Self {
        Self { holder: String::new(), count: 0, asked: None }
    }

    /// Reads a record. A damaged one is none: it is free.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Its text.
    pub fn written(&self) -> String {
        // Two texts and a number are always written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a window does with the record it has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What is to be written in the same transaction, if anything.
    pub write: Option<Lease>,
    /// Whether this window holds the lease afterwards.
    pub here: bool,
}

/// A window's claim on the lease, under a name of its own.
#[derive(Debug, Clone)]
pub struct Claim {
    name: String,
    seen: Option<(String, u64)>,
    /// How many looks the count has stood still for.
    still: u32,
}

impl Claim {
    /// A claim under a name that no other has.
    pub fn new(name: String) -> Self {
        Self { name, seen: None, still: 0 }
    }

    /// The holder counts; it hands the lease over if somebody has asked for it.
    pub fn renew(&self, lease: Option<Lease>) -> Turn {
        match lease {
            Some(Lease { holder, count, asked }) if holder == self.name => {
                let here = asked.is_none();
                let holder = asked.unwrap_or(holder);
                let write = Lease { holder, count: count.wrapping_add(1), asked: None };
                Turn { write: Some(write), here }
            }
            Some(_) => Turn { write: None, here: false },
            // The record was cleared away under the open window.
            None => self.take(0),
        }
    }

    /// A window that waits looks, and takes what is free. `ask` for it, or just wait.
    pub fn look(&mut self, lease: Option<Lease>, ask: bool) -> Turn {
        // Nobody's: the last holder's window was closed.
        let Some(lease) = lease.filter(|lease| !lease.holder.is_empty()) else {
            return self.take(0);
        };
        if lease.holder == self.name {
            return Turn { write: None, here: true };
        }
        let now = Some((lease.holder.clone(), lease.count));
        self.still = if self.seen == now { self.still + 1 } else { 0 };
        self.seen = now;
        if self.still >= PATIENCE {
            return self.take(lease.count);
        }
        let asks = ask && lease.asked.as_ref() != Some(&self.name);
        let write = asks.then(|| Lease { asked: Some(self.name.clone()), ..lease });
        Turn { write, here: false }
    }

    fn take(&self, count: u64) -> Turn {
        let lease = Lease { holder: self.name.clone(), count: count.wrapping_add(1), asked: None };
        Turn { write: Some(lease), here: true }
    }
}
