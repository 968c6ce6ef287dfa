//! Draws the desk.
