//! Tests of the catalog.

mod kinds;

use crate::ledger::FieldType;

const FIELD_TYPES: [FieldType; 14] = [
    FieldType::Text,
    FieldType::LongText,
    FieldType::Date,
    FieldType::Span,
    FieldType::Number,
    FieldType::Money,
    FieldType::Choice,
    FieldType::Choices,
    FieldType::Flag,
    FieldType::Member,
    FieldType::Members,
    FieldType::Group,
    FieldType::Partner,
    FieldType::Link,
];
