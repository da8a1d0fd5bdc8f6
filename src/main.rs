//! The program: runs the command line and returns its exit code.

/// Pages are made of many small texts; this gives and takes their memory in less time than what systems bring.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    kebiao::cli::run()
}
