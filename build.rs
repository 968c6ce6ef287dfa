//! How the program is linked.
//!
//! The typesetting of the archive record brings megabytes of tables of addresses. In a position-independent program the loader
//! rewrites them all at each start, also of a desk that never makes a record: twice the time to the first screen and twice the
//! memory of a session. Linked at a fixed place they stay in the file until somebody needs them.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
