//! The desk: a value that changes ([`state`]), a picture of it ([`view`]) or the same as plain lines ([`linear`]), and the
//! world around them ([`run`]).
//!
//! Invariant: `state` knows no terminal, store or clock; `view` draws and changes nothing; only `run` touches the world.

pub mod linear;
pub mod run;
pub mod state;
pub mod view;
