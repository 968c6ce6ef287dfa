//! Arguments in, exit status out; nothing else.

fn main() -> std::process::ExitCode {
    klachtenbalie::cli::run::main(std::env::args_os().collect()).into()
}
