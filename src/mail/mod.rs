//! Mail: reading messages. Pure: bytes in, values out.

pub mod parse;
