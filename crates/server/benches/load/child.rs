//! This program, started again: it reads what to do from a line of its input, and writes lines of JSON.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child as Process, ChildStdin, ChildStdout, Command, Stdio};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The variable that says what a process is.
const ROLE: &str = "COURTESY_LOAD_ROLE";

/// What a process that was started again is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Generator,
    Server,
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Self::Generator => "generator",
            Self::Server => "server",
        }
    }

    pub(crate) fn of_this_process() -> Option<Self> {
        let word = std::env::var(ROLE).ok()?;
        [Self::Generator, Self::Server].into_iter().find(|role| role.word() == word)
    }
}

/// A process that was started again. It is told to end when this is dropped, and ends with this process, too.
pub(crate) struct Child {
    role: Role,
    process: Process,
    input: Option<ChildStdin>,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Child {
    pub(crate) fn start(role: Role, task: &impl Serialize) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("it runs"));
        command.env(ROLE, role.word()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("it runs again");
        let mut input = process.stdin.take().expect("it is piped");
        let task = serde_json::to_string(task).expect("a task is plain data");
        writeln!(input, "{task}").expect("it listens");
        let lines = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        Self { role, process, input: Some(input), lines }
    }

    /// What it says next.
    ///
    /// # Errors
    /// If it ended instead; why is on stderr.
    pub(crate) fn hear<T: DeserializeOwned>(&mut self) -> Result<T, String> {
        let role = self.role.word();
        let line = self.lines.next().ok_or_else(|| format!("the {role} ended; its own message is above"))?;
        let line = line.map_err(|fault| format!("the {role} can't be heard: {fault}"))?;
        serde_json::from_str(&line).map_err(|fault| format!("the {role} said something else: {fault}"))
    }

    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.input.take());
        self.process.wait().expect("the process is ours");
    }
}

/// What this process was started again for.
pub(crate) fn task<T: DeserializeOwned>() -> T {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).expect("the parent says what to do");
    serde_json::from_str(&line).expect("a task")
}

/// Says something to the parent.
pub(crate) fn say(something: &impl Serialize) {
    println!("{}", serde_json::to_string(something).expect("plain data"));
}

/// Waits until the parent ends, or has no more to say.
pub(crate) fn wait_for_the_end() {
    let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
}
