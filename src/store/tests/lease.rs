//! The lease: one window writes, whoever sleeps, crashes, asks or is closed, and whatever any clock
//! says, since none is asked.

use crate::store::lease::{Claim, Lease, PATIENCE};

/// A window: its claim, and whether it believes that it writes.
struct Window {
    claim: Claim,
    here: bool,
    asks: bool,
    asleep: bool,
}

/// All windows and the record they share.
struct Computer {
    record: Option<String>,
    windows: Vec<Window>,
    opened: u32,
    random: u64,
}

impl Computer {
    fn new(seed: u64) -> Self {
        let random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        Self { record: None, windows: Vec::new(), opened: 0, random }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random % bound as u64) as usize
    }

    fn open(&mut self) {
        self.opened += 1;
        let claim = Claim::new(format!("w{}", self.opened));
        self.windows.push(Window { claim, here: false, asks: false, asleep: false });
        self.turn(self.windows.len() - 1);
    }

    /// One transaction of a window.
    fn turn(&mut self, at: usize) {
        let lease = self.record.as_deref().and_then(Lease::read);
        let window = &mut self.windows[at];
        let turn = match window.here {
            true => window.claim.renew(lease),
            false => window.claim.look(lease, window.asks),
        };
        if turn.here {
            window.asks = false;
        }
        window.here = turn.here;
        if let Some(lease) = turn.write {
            self.record = Some(lease.written());
        }
    }

    /// Every window that is awake takes its turn.
    fn round(&mut self) {
        for at in 0..self.windows.len() {
            if !self.windows[at].asleep {
                self.turn(at);
            }
        }
    }

    fn writers(&self) -> Vec<usize> {
        let here = self.windows.iter().enumerate();
        here.filter(|(_, window)| window.here && !window.asleep).map(|(at, _)| at).collect()
    }
}

#[test]
fn the_first_window_writes_and_nobody_takes_it_from_one_that_counts() {
    let mut computer = Computer::new(1);
    computer.open();
    computer.open();
    computer.open();
    for _ in 0..100 {
        computer.round();
        assert_eq!(computer.writers(), [0]);
    }
}

#[test]
fn a_crashed_writer_is_followed_by_one_of_those_that_wait() {
    let mut computer = Computer::new(1);
    (0..3).for_each(|_| computer.open());
    computer.round();
    computer.windows.remove(0);
    for _ in 1..PATIENCE {
        computer.round();
        assert!(computer.writers().is_empty());
    }
    computer.round();
    assert_eq!(computer.writers().len(), 1);
}

#[test]
fn whoever_asks_is_handed_it_and_a_writer_that_does_not_answer_is_passed_over() {
    let mut computer = Computer::new(1);
    (0..3).for_each(|_| computer.open());
    computer.windows[2].asks = true;
    computer.round();
    computer.round();
    assert_eq!(computer.writers(), [2]);
    computer.windows[2].asleep = true;
    computer.windows[1].asks = true;
    (0..PATIENCE + 2).for_each(|_| computer.round());
    assert_eq!(computer.writers(), [1]);
    // Awake again it learns so at its first turn.
    computer.windows[2].asleep = false;
    computer.turn(2);
    assert_eq!(computer.writers(), [1]);
}

#[test]
fn a_closed_writer_leaves_it_free_at_once_and_a_damaged_record_is_free() {
    let mut computer = Computer::new(1);
    (0..2).for_each(|_| computer.open());
    computer.record = Some(Lease::free().written());
    computer.windows.remove(0);
    computer.round();
    assert_eq!(computer.writers(), [0]);
    computer.record = Some("damaged".to_owned());
    computer.round();
    assert_eq!(computer.writers(), [0]);
}

#[test]
fn any_windows_in_any_order_come_to_one_writer() {
    for seed in 1..=100 {
        let mut computer = Computer::new(seed);
        computer.open();
        for _ in 0..500 {
            let at = computer.below(computer.windows.len());
            match computer.below(16) {
                0 if computer.windows.len() < 5 => computer.open(),
                1 if computer.windows.len() > 1 => drop(computer.windows.remove(at)),
                2 => computer.windows[at].asks = !computer.windows[at].here,
                3 => computer.windows[at].asleep = true,
                4 | 5 => computer.windows[at].asleep = false,
                6 => computer.record = None,
                7 => computer.record = Some(Lease::free().written()),
                _ if !computer.windows[at].asleep => computer.turn(at),
                _ => {}
            }
        }
        // Left to themselves, those awake agree on one, and stay with it.
        computer.windows.iter_mut().for_each(|window| window.asleep = false);
        (0..=2 * PATIENCE + 4).for_each(|_| computer.round());
        let agreed = computer.writers();
        assert_eq!(agreed.len(), 1, "{seed}");
        (0..20).for_each(|_| computer.round());
        assert_eq!(computer.writers(), agreed, "{seed}");
    }
}
