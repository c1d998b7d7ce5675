//! The project's own commands: `serve`, `test`, `dist`.
fn main() {}
