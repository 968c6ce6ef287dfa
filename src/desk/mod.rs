//! The full screen: a value that changes ([`state`]), a picture of it ([`view`]), and the world around both ([`run`]).
//!
//! Invariant: `state` knows no terminal, store or clock; `view` draws and changes nothing; only `run` touches the world.

pub mod run;
pub mod state;
pub mod view;
