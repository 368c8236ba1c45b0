//! Reads bodies: of a bounded size, in a bounded time, in memory that all bodies share.

use std::time::Duration;

use axum::body::{Body, BodyDataStream, HttpBody as _};
use axum::http::{HeaderMap, header};
use futures_util::StreamExt;
use tokio::time::{Instant, timeout_at};

use crate::admission::{Admission, Memory};
use crate::problem::{Kind, Problem};
use crate::settings::LimitSettings;

/// What a body may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// One JSON document.
    Json,
    /// Lines of JSON.
    Ndjson,
    /// A policy in TOML.
    Toml,
}

/// `curl -d` sends this unless told otherwise, so it says nothing about the body.
const OF_CURL: &str = "application/x-www-form-urlencoded";

impl Expected {
    /// The media types by which it is sent, the first being the right one.
    fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Json => &["application/json", OF_CURL],
            Self::Ndjson => &["application/x-ndjson", "application/ndjson", "application/jsonl", OF_CURL],
            Self::Toml => &["application/toml", "text/plain", OF_CURL],
        }
    }
}

/// Refuses a body that is compressed or of another type, before any of it is read.
///
/// # Errors
/// Then.
pub(crate) fn check_type(headers: &HeaderMap, expected: &[Expected]) -> Result<Expected, Problem> {
    let encoded = |value: &axum::http::HeaderValue| !value.as_bytes().eq_ignore_ascii_case(b"identity");
    if headers.get_all(header::CONTENT_ENCODING).iter().any(encoded) {
        return Err(Problem::new(Kind::WrongType, "the body is compressed; send it as it is"));
    }
    let Some(sent) = headers.get(header::CONTENT_TYPE) else { return Ok(expected[0]) };
    let sent = sent.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let fits = |expected: &&Expected| expected.media_types().contains(&sent.as_str());
    expected.iter().find(fits).copied().ok_or_else(|| {
        let known: Vec<_> = expected.iter().map(|expected| expected.media_types()[0]).collect();
        Problem::new(Kind::WrongType, format!("send it with `content-type: {}`", known.join("` or `")))
    })
}

/// How many bodies of the largest size are read and thrown away of one that is too large.
const DISCARDED: usize = 8;

/// A whole body.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) bytes: Vec<u8>,
    _memory: Memory,
}

/// Reads a whole body of at most `body_bytes`, within `body_s`.
///
/// # Errors
/// If it is too large, comes too slowly or breaks off, and if the memory for bodies is full.
pub(crate) async fn read(body: Body, limits: &LimitSettings, admission: &Admission) -> Result<Received, Problem> {
    let too_large = || Problem::new(Kind::TooLarge, format!("a body may have {} bytes", limits.body_bytes));
    let announced = body.size_hint().exact().unwrap_or(0);
    let (mut bytes, mut memory) = (Vec::new(), Memory::default());
    let mut stream = body.into_data_stream();
    let deadline = Instant::now() + Duration::from_secs(limits.body_s);
    if announced > limits.body_bytes as u64 {
        if announced <= (DISCARDED * limits.body_bytes) as u64 {
            discard(stream, deadline, DISCARDED * limits.body_bytes).await;
        }
        return Err(too_large());
    }
    while let Some(chunk) = next_chunk(&mut stream, deadline, limits.body_s).await? {
        if bytes.len() + chunk.len() > limits.body_bytes {
            discard(stream, deadline, DISCARDED * limits.body_bytes).await;
            return Err(too_large());
        }
        admission.reserve(&mut memory, chunk.len())?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(Received { bytes, _memory: memory })
}

/// Reads on without keeping anything, up to so many bytes. A connection that is closed on a client that still sends is reset,
/// and then most clients report that instead of what they were answered.
async fn discard(mut stream: BodyDataStream, deadline: Instant, most_bytes: usize) {
    let mut discarded = 0;
    while discarded < most_bytes {
        match next_chunk(&mut stream, deadline, 0).await {
            Ok(Some(chunk)) => discarded += chunk.len(),
            Ok(None) | Err(_) => return,
        }
    }
}

/// The next part of a body; `None` at its end.
///
/// # Errors
/// If the deadline passes or the connection breaks off first.
async fn next_chunk(
    stream: &mut BodyDataStream,
    deadline: Instant,
    limit_s: u64,
) -> Result<Option<axum::body::Bytes>, Problem> {
    match timeout_at(deadline, stream.next()).await {
        Ok(Some(Ok(chunk))) => Ok(Some(chunk)),
        Ok(None) => Ok(None),
        Ok(Some(Err(_))) => Err(Problem::new(Kind::InvalidRequest, "the body breaks off before its end")),
        Err(_) => Err(Problem::new(Kind::TooSlow, format!("the body didn't come within {limit_s} seconds"))),
    }
}

/// One line of a batch, without its line break.
#[derive(Debug)]
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: u64,
    /// What it holds, or why it can't be read; after a problem of the connection, there are no more lines.
    pub(crate) content: Result<Vec<u8>, Problem>,
}

/// The lines of a body, read as they are asked for. Lines with nothing on them are left out.
#[derive(Debug)]
pub(crate) struct Lines {
    stream: BodyDataStream,
    buffer: Vec<u8>,
    /// Where in the buffer the next line begins.
    start: usize,
    /// Whether the rest of a line that is too long is skipped.
    skipping: bool,
    ended: bool,
    number: u64,
    line_bytes: usize,
    limit_s: u64,
}

impl Lines {
    /// The lines of this body.
    ///
    /// # Errors
    /// If there is none: most often, an export has failed.
    pub(crate) fn of(body: Body, limits: &LimitSettings) -> Result<Self, Problem> {
        if body.size_hint().exact() == Some(0) {
            return Err(Problem::new(Kind::InvalidRequest, "the body is empty; send at least one line"));
        }
        Ok(Self::new(body, limits))
    }

    fn new(body: Body, limits: &LimitSettings) -> Self {
        Self {
            stream: body.into_data_stream(),
            buffer: Vec::new(),
            start: 0,
            skipping: false,
            ended: false,
            number: 0,
            line_bytes: limits.body_bytes,
            limit_s: limits.body_s,
        }
    }

    /// The next line; `None` at the end of the body.
    pub(crate) async fn next(&mut self) -> Option<Line> {
        loop {
            if let Some(line) = self.take_line() {
                return Some(line);
            }
            if self.ended {
                return self.take_rest();
            }
            let deadline = Instant::now() + Duration::from_secs(self.limit_s);
            match next_chunk(&mut self.stream, deadline, self.limit_s).await {
                Ok(Some(chunk)) => self.buffer.extend_from_slice(&chunk),
                Ok(None) => self.ended = true,
                Err(problem) => {
                    self.ended = true;
                    self.forget();
                    self.number += 1;
                    return Some(Line { number: self.number, content: Err(problem) });
                }
            }
        }
    }

    /// A whole line of the buffer, or the news that one is too long.
    fn take_line(&mut self) -> Option<Line> {
        while let Some(length) = self.buffer[self.start..].iter().position(|byte| *byte == b'\n') {
            let (begin, end) = (self.start, self.start + length);
            self.start = end + 1;
            if std::mem::take(&mut self.skipping) {
                continue;
            }
            self.number += 1;
            if let Some(line) = self.checked(&self.buffer[begin..end]) {
                return Some(line);
            }
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        if self.skipping {
            self.forget();
        } else if self.buffer.len() > self.line_bytes {
            self.forget();
            self.skipping = true;
            self.number += 1;
            return Some(self.too_long());
        }
        None
    }

    /// What is left after the last line break.
    fn take_rest(&mut self) -> Option<Line> {
        let rest = std::mem::take(&mut self.buffer);
        if rest.is_empty() || self.skipping {
            return None;
        }
        self.number += 1;
        self.checked(&rest)
    }

    fn forget(&mut self) {
        self.buffer.clear();
        self.start = 0;
    }

    fn checked(&self, line: &[u8]) -> Option<Line> {
        let line = line.trim_ascii_end();
        match line.len() {
            0 => None,
            length if length > self.line_bytes => Some(self.too_long()),
            _ => Some(Line { number: self.number, content: Ok(line.to_vec()) }),
        }
    }

    fn too_long(&self) -> Line {
        let detail = format!("a line may have {} bytes", self.line_bytes);
        Line { number: self.number, content: Err(Problem::new(Kind::TooLarge, detail)) }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;

    use super::*;

    async fn lines(chunks: &[&str], body_bytes: usize) -> Vec<(u64, Result<String, Kind>)> {
        let chunks: Vec<_> = chunks.iter().map(|chunk| Ok::<_, std::io::Error>((*chunk).to_owned())).collect();
        let limits = LimitSettings { body_bytes, ..LimitSettings::default() };
        let mut lines = Lines::new(Body::from_stream(stream::iter(chunks)), &limits);
        let mut read = Vec::new();
        while let Some(line) = lines.next().await {
            let content = line.content.map(|bytes| String::from_utf8(bytes).unwrap());
            read.push((line.number, content.map_err(|problem| problem.kind())));
        }
        read
    }

    #[tokio::test]
    async fn lines_are_the_same_however_the_body_is_cut() {
        let whole = lines(&["one\r\n\ntwo\nthree"], 100).await;
        assert_eq!(whole, [(1, Ok("one".to_owned())), (3, Ok("two".to_owned())), (4, Ok("three".to_owned()))]);
        assert_eq!(lines(&["on", "e\r", "\n\n", "two\nth", "ree"], 100).await, whole);
    }

    #[tokio::test]
    async fn a_line_that_is_too_long_is_named_once_and_the_rest_goes_on() {
        let expected = [(1, Ok("a".to_owned())), (2, Err(Kind::TooLarge)), (3, Ok("b".to_owned()))];
        assert_eq!(lines(&["a\n12345678\nb"], 4).await, expected);
        assert_eq!(lines(&["a\n12345", "678", "9\nb\n"], 4).await, expected);
        assert_eq!(lines(&["12345678"], 4).await, [(1, Err(Kind::TooLarge))]);
    }

    #[tokio::test]
    async fn a_body_is_read_up_to_its_limit() {
        let limits = LimitSettings { body_bytes: 4, ..LimitSettings::default() };
        let admission = Admission::new(&limits);
        assert_eq!(read(Body::from("1234"), &limits, &admission).await.unwrap().bytes, b"1234");
        let unannounced = |text: &'static str| Body::from_stream(stream::iter([Ok::<_, std::io::Error>(text)]));
        for body in [Body::from("12345"), unannounced("12345")] {
            assert_eq!(read(body, &limits, &admission).await.unwrap_err().kind(), Kind::TooLarge);
        }
    }

    #[test]
    fn only_plain_bodies_of_the_right_type_are_read() {
        let checked = |name: &'static str, value: &str| {
            let headers = HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]);
            check_type(&headers, &[Expected::Json, Expected::Ndjson]).map_err(|problem| problem.kind())
        };
        assert_eq!(checked("content-type", "Application/JSON; charset=utf-8"), Ok(Expected::Json));
        assert_eq!(checked("content-type", "application/x-ndjson"), Ok(Expected::Ndjson));
        assert_eq!(checked("content-type", OF_CURL), Ok(Expected::Json));
        assert_eq!(checked("content-type", "text/xml"), Err(Kind::WrongType));
        assert_eq!(checked("content-encoding", "gzip"), Err(Kind::WrongType));
        assert_eq!(checked("content-encoding", "identity"), Ok(Expected::Json));
    }
}
