//! Tables of records: rows, columns, cells as text.
