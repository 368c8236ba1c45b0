//! A request to a server by somebody who may do everything: whatever it is, it is answered, and never with "internal".
//!
//! The input is the request line without its version, headers line by line, an empty line, and the body.
#![no_main]

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::{Arc, LazyLock};

use courtesy_fuzz::{host, plugin};
use courtesy_ledger::{Ledger, Role};
use courtesy_server::{CallTimes, Load, Server, Settings};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const SETTINGS: &str =
    "listen = \"127.0.0.1:0\"\ndiagnostics_listen = \"127.0.0.1:0\"\n[limits]\nbody_bytes = 100_000\n";

/// A server for all inputs.
struct Served {
    address: SocketAddr,
    key: String,
    _server: Server,
    _runtime: Runtime,
    _folder: TempDir,
}

static SERVED: LazyLock<Served> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let mut settings = Settings::parse(SETTINGS).expect("these are settings");
    settings.ledger.url = format!("sqlite://{}", folder.path().join("courtesy.db").display());
    let runtime = Runtime::new().expect("threads can be started");
    let (server, key) = runtime.block_on(async {
        let ledger = Ledger::open(&settings.ledger.url, courtesy_ledger::Settings::default()).await.expect("a ledger");
        let key = ledger.add_key("fuzzer", Role::Operate).await.expect("a new name").secret;
        let asking = plugin(include_bytes!("../seeds/answer/a-check-in.json"));
        let load: Load = Arc::new(move |policy| Ok(host(&asking, policy)?));
        let server = Server::start(settings, ledger, load, CallTimes::new()).await.expect("a server");
        (server, key)
    });
    Served { address: server.address(), key, _server: server, _runtime: runtime, _folder: folder }
});

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap_or(bytes.len());
    let (head, body) = (&bytes[..end], bytes.get(end + 2..).unwrap_or_default());
    let mut lines = head.split(|byte| *byte == b'\n');
    let mut request = lines.next().unwrap_or_default().to_vec();
    let (key, length) = (&SERVED.key, body.len());
    request.extend_from_slice(b" HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n");
    request.extend_from_slice(format!("authorization: Bearer {key}\r\ncontent-length: {length}\r\n").as_bytes());
    for line in lines {
        request.extend_from_slice(line);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    request.extend_from_slice(body);
    let answer = exchange(&request);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1."), "{}", String::from_utf8_lossy(&answer));
    assert!(!answer.starts_with(b"HTTP/1.1 500"), "{}", String::from_utf8_lossy(&answer));
});

/// What the server answers. One that closes before it has read everything resets the connection, which is no mistake.
fn exchange(request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(SERVED.address).expect("the server goes on");
    let _ = stream.write_all(request).and_then(|()| stream.shutdown(Shutdown::Write));
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}
