//! The echo as a command: the context comes on the standard input, the answer goes to the standard output.

#[path = "../../rust-module/src/echo.rs"]
mod echo;

use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut context = String::new();
    io::stdin().read_to_string(&mut context)?;
    io::stdout().write_all(echo::answer(&context).as_bytes())
}
