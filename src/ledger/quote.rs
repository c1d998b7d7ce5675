//! Quotation marks around a name that may hold some of its own.

/// `name` in quotation marks; its own double ones become single, as GB/T 15834 has it.
///
/// ```
/// # use zhibu::ledger::quoted;
/// assert_eq!(quoted("集中学习"), "“集中学习”");
/// assert_eq!(quoted("学习“两会”精神"), "“学习‘两会’精神”");
/// ```
pub fn quoted(name: &str) -> String {
    let inner: String = name
        .chars()
        .map(|c| match c {
            '“' => '‘',
            '”' => '’',
            c => c,
        })
        .collect();
    format!("“{inner}”")
}
