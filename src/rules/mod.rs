//! Arithmetic of the rules of branch work: membership on a day, attendance, hours.
