//! Clients that ask for too much, too slowly, or without listening.

use axum::http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::exchange;
use crate::live::{Live, context, gated};

/// The head of a request to decide.
fn head(live: &Live, rest: &str) -> String {
    let key = live.key("decide");
    format!("POST /v1/decisions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\n{rest}\r\n\r\n")
}

async fn still_decides(live: &Live, number: u64) {
    let reply = live.decide(context(number, &format!("c-{number}"))).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
}

/// Waits until a metric has a value.
async fn until(live: &Live, line: &str) {
    while !live.diagnose("/metrics").await.text().lines().any(|found| found == line) {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn server_turns_away_at_once_who_comes_after_all_who_may_wait() {
    let (live, gate) = gated(|settings, _| (settings.limits.in_flight, settings.limits.waiting) = (1, 1)).await;
    let ask = |number: u64| live.decide(context(number, &format!("c-{number}")));
    let turned_away = async {
        gate.reached(1).await;
        until(&live, "courtesy_decisions_waiting 1").await;
        // The gate is shut: whoever is answered now has waited for nobody.
        let third = ask(3).await;
        let lines = live.post_lines("decide", "/v1/decisions/batch", &[context(4, "c-4").to_string()]).await;
        gate.open();
        [third, lines]
    };
    let (first, (second, refused)) = tokio::join!(ask(1), async { tokio::join!(ask(2), turned_away) });
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK));
    for reply in refused {
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "too-busy"));
        assert_eq!(reply.header("retry-after"), "1");
    }
    still_decides(&live, 3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn server_closes_on_who_never_ends_the_head_and_serves_others_meanwhile() {
    let live = Live::with(|settings, _| settings.limits.head_s = 1).await;
    let mut slow = TcpStream::connect(live.address).await.unwrap();
    slow.write_all(b"POST /v1/decisions HTTP/1.1\r\nhost: local").await.unwrap();
    let mut silent = TcpStream::connect(live.address).await.unwrap();
    still_decides(&live, 1).await;
    let mut answer = Vec::new();
    slow.read_to_end(&mut answer).await.unwrap();
    silent.read_to_end(&mut answer).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn server_tells_who_never_ends_the_body_and_serves_others_meanwhile() {
    let live = Live::with(|settings, _| settings.limits.body_s = 1).await;
    let mut slow = TcpStream::connect(live.address).await.unwrap();
    slow.write_all(head(&live, "content-length: 100").as_bytes()).await.unwrap();
    slow.write_all(b"{").await.unwrap();
    still_decides(&live, 1).await;
    let mut answer = Vec::new();
    slow.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("problem:too-slow"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_ends_an_endless_body_and_refuses_one_that_announces_too_much() {
    let live = Live::with(|settings, _| settings.limits.body_bytes = 100_000).await;
    let announced = exchange(live.address, head(&live, "content-length: 100001").as_bytes()).await;
    assert!(announced.starts_with("HTTP/1.1 413 ") && announced.contains("problem:too-large"), "{announced}");
    // Who sends more than a little too much learns of it once they have sent that.
    let large = live.post("decide", "/v1/decisions", "x".repeat(300_000)).await;
    assert_eq!((large.status.as_u16(), large.problem().as_str()), (413, "too-large"));
    let (mut answer, mut endless) = TcpStream::connect(live.address).await.unwrap().into_split();
    endless.write_all(head(&live, "transfer-encoding: chunked").as_bytes()).await.unwrap();
    // It would go on for ever, if the server did.
    let sending =
        async { while endless.write_all(format!("3e8\r\n{}\r\n", "x".repeat(1_000)).as_bytes()).await.is_ok() {} };
    let reading = async {
        let mut read = Vec::new();
        let _ = answer.read_to_end(&mut read).await;
        String::from_utf8(read).unwrap()
    };
    let ((), refused) = tokio::join!(sending, reading);
    assert!(refused.starts_with("HTTP/1.1 413 ") && refused.contains("problem:too-large"), "{refused}");
    still_decides(&live, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn server_answers_a_client_that_has_closed_its_side() {
    let live = Live::start().await;
    let body = context(1, "c-1").to_string();
    let request = head(&live, &format!("content-length: {}", body.len())) + &body;
    let answer = exchange(live.address, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("\"offered\""), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_lets_go_of_a_client_that_reads_nothing() {
    let live = Live::with(|settings, _| (settings.limits.stall_s, settings.limits.connections) = (1, 1)).await;
    let mut deaf = TcpStream::connect(live.address).await.unwrap();
    let head = head(&live, "content-type: application/x-ndjson\r\ntransfer-encoding: chunked");
    deaf.write_all(head.replace("/v1/decisions", "/v1/decisions/batch?record=true").as_bytes()).await.unwrap();
    // Far more answers than the buffers on the way hold, until the server neither reads nor writes any more.
    let feed = async {
        for number in 1..=100_000 {
            let line = context(number, &format!("c-{number}")).to_string() + "\n";
            if deaf.write_all(format!("{:x}\r\n{line}\r\n", line.len()).as_bytes()).await.is_err() {
                break;
            }
        }
    };
    // There is room for one connection, so this is served only once the other is gone.
    tokio::join!(feed, still_decides(&live, 1_000_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_serves_others_beside_many_idle_connections() {
    let live = Live::start().await;
    let mut idle = Vec::new();
    for _ in 0..200 {
        idle.push(TcpStream::connect(live.address).await.unwrap());
    }
    still_decides(&live, 1).await;
    drop(idle);
}

#[tokio::test(flavor = "multi_thread")]
async fn server_survives_what_is_no_http() {
    let live = Live::start().await;
    let many = (0..200).map(|number| format!("x-{number}: 1\r\n")).collect::<String>();
    let requests = [
        "\u{0}\u{1}\u{2}\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        format!("GET /v1/plugins HTTP/1.1\r\n{many}\r\n"),
        format!("GET /{} HTTP/1.1\r\nhost: localhost\r\n\r\n", "a".repeat(200_000)),
        head(&live, "content-length: 5\r\ncontent-length: 6") + "12345",
        head(&live, "transfer-encoding: chunked") + "zz\r\n12\r\n",
        "GET /v1/plugins HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer \u{e9}\r\n\r\n".to_owned(),
    ];
    for request in requests {
        let answer = exchange(live.address, request.as_bytes()).await;
        let status = answer.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
        assert!(status.is_none_or(|status| (400..500).contains(&status)), "{request:.60}: {answer}");
    }
    still_decides(&live, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_nested_json_without_end() {
    let live = Live::start().await;
    for bomb in ["[".repeat(500_000), "{\"a\":".repeat(100_000), format!("[{}]", "1e999,".repeat(50_000))] {
        let reply = live.post("decide", "/v1/decisions", bomb).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "invalid-context"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn server_says_so_if_a_decision_takes_too_long() {
    let (live, gate) = gated(|settings, _| (settings.limits.answer_s, settings.limits.in_flight) = (1, 2)).await;
    let slow = async {
        let reply = live.decide(context(1, "c-1")).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "took-too-long"));
    };
    let open = async {
        gate.reached(1).await;
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        gate.open();
    };
    tokio::join!(slow, open);
    still_decides(&live, 1).await;
}
