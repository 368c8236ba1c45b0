//! Splits a text into documents.

use std::io::{self, BufRead, ErrorKind};

use super::Piece;
use super::bounded::Bounded;
use super::brackets::Brackets;
use super::source::Text;
use crate::files::BYTE_ORDER_MARK;

/// The documents of a text, one after the other.
///
/// A document starts with an opening brace and ends with the matching one: on its own line (NDJSON), over several lines
/// (pretty-printed), or directly after another document. An object that isn't closed ends before the next line that
/// starts with a brace, so that a truncated line doesn't spoil the next. Anything else on a line is a piece of its own.
pub(super) struct Documents {
    text: Text,
    shape: Shape,
    line: u64,
    max_bytes: usize,
    /// Whether no document or array was found so far.
    is_empty: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// At the start, or after an array: another array may follow.
    Start,
    Objects,
    /// At the start of an array.
    ArrayStart,
    /// In an array, after an item.
    ArrayItem,
    /// Finished.
    Over,
}

impl Documents {
    pub(super) fn of(text: Text, max_bytes: usize) -> Self {
        Self { text, shape: Shape::Start, line: 1, max_bytes, is_empty: true }
    }

    /// Whether the text was empty; returns `true` only once.
    pub(super) fn take_emptiness(&mut self) -> bool {
        self.shape == Shape::Over && std::mem::take(&mut self.is_empty)
    }

    fn advance(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let shape = self.shape;
            match shape {
                Shape::Over => return Ok(None),
                Shape::ArrayItem if self.is_at_end_of_array()? => self.shape = Shape::Start,
                Shape::ArrayStart if self.solid()? == Some(b']') => self.end_array(),
                Shape::ArrayStart | Shape::ArrayItem => return self.item().map(Some),
                Shape::Start if self.solid()? == Some(b'[') => {
                    self.text.consume(1);
                    (self.shape, self.is_empty) = (Shape::ArrayStart, false);
                }
                Shape::Start => self.shape = Shape::Objects,
                Shape::Objects => match self.solid()? {
                    None => self.shape = Shape::Over,
                    Some(first) => return self.object_or_line(first).map(Some),
                },
            }
        }
    }

    fn object_or_line(&mut self, first: u8) -> io::Result<Piece> {
        self.is_empty = false;
        let (start, mut piece) = (self.line, Bounded::new(self.max_bytes));
        if first != b'{' || (self.object(&mut piece)? && !self.is_alone()?) {
            self.rest_of_line(&mut piece)?;
        }
        Ok(Piece::new(start, piece, self.max_bytes))
    }

    /// Reads an object up to its closing brace; `false` if it is truncated, after reading its line.
    fn object(&mut self, piece: &mut Bounded) -> io::Result<bool> {
        let mut brackets = Brackets::default();
        loop {
            let buffer = self.text.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let (used, over) = brackets.measure(&buffer[..end.unwrap_or(buffer.len())]);
            piece.extend(&buffer[..used]);
            self.text.consume(used);
            if over {
                return Ok(true);
            }
            if end.is_some() {
                self.end_line();
                if brackets.is_in_text() || self.is_at_object_or_end()? {
                    return Ok(false);
                }
                piece.extend(b"\n");
            }
        }
    }

    /// Whether only another object follows on an object's line.
    fn is_alone(&mut self) -> io::Result<bool> {
        loop {
            match self.text.fill_buf()?.first() {
                Some(b' ' | b'\t' | b'\r') => self.text.consume(1),
                Some(b'\n') => {
                    self.end_line();
                    return Ok(true);
                }
                _ => return self.is_at_object_or_end(),
            }
        }
    }

    fn is_at_object_or_end(&mut self) -> io::Result<bool> {
        Ok(matches!(self.text.fill_buf()?.first(), None | Some(b'{')) || self.text.is_at_mark()?)
    }

    fn rest_of_line(&mut self, piece: &mut Bounded) -> io::Result<()> {
        loop {
            let buffer = self.text.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let length = end.unwrap_or(buffer.len());
            piece.extend(&buffer[..length]);
            self.text.consume(length);
            if end.is_some() {
                self.end_line();
                return Ok(());
            }
        }
    }

    fn end_line(&mut self) {
        self.text.consume(1);
        self.line += 1;
    }

    /// Whether an array ends after an item; if not, skips the comma.
    fn is_at_end_of_array(&mut self) -> io::Result<bool> {
        let end = match self.solid()? {
            Some(b']') => true,
            Some(b',') => false,
            Some(_) => return Err(self.malformed("expected a comma or `]` after a document")),
            None => return Err(self.truncated()),
        };
        self.text.consume(1);
        Ok(end)
    }

    fn end_array(&mut self) {
        self.text.consume(1);
        self.shape = Shape::Start;
    }

    /// An item of an array, up to its closing brace or the comma after it.
    fn item(&mut self) -> io::Result<Piece> {
        match self.solid()? {
            Some(b']' | b',') => return Err(self.malformed("expected a document before the comma or `]`")),
            Some(_) => self.shape = Shape::ArrayItem,
            None => return Err(self.truncated()),
        }
        let start = self.line;
        let mut piece = Bounded::new(self.max_bytes);
        let mut brackets = Brackets::default();
        loop {
            let buffer = self.text.fill_buf()?;
            if buffer.is_empty() {
                return Err(io::Error::new(
                    ErrorKind::UnexpectedEof,
                    format!("the input ends inside the document that starts on line {start}; was it truncated?"),
                ));
            }
            let (used, over) = brackets.measure(buffer);
            piece.extend(&buffer[..used]);
            self.line += lines_in(&buffer[..used]);
            self.text.consume(used);
            if over {
                return Ok(Piece::new(start, piece, self.max_bytes));
            }
        }
    }

    /// The next byte that isn't white space, without taking it. When files are concatenated, a byte order mark may
    /// occur in between.
    fn solid(&mut self) -> io::Result<Option<u8>> {
        loop {
            let buffer = self.text.fill_buf()?;
            let blank = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let (found, over) = (buffer.get(blank).copied(), buffer.is_empty());
            self.line += lines_in(&buffer[..blank]);
            self.text.consume(blank);
            if found.is_some() && self.text.is_at_mark()? {
                self.text.consume(BYTE_ORDER_MARK.len());
            } else if found.is_some() || over {
                return Ok(found);
            }
        }
    }

    fn malformed(&self, rule: &str) -> io::Error {
        io::Error::new(ErrorKind::InvalidData, format!("the array is invalid on line {}: {rule}", self.line))
    }

    fn truncated(&self) -> io::Error {
        let message = format!("the array isn't closed, on line {}; was it truncated?", self.line);
        io::Error::new(ErrorKind::UnexpectedEof, message)
    }
}

impl Iterator for Documents {
    type Item = io::Result<Piece>;

    /// The next piece; nothing follows an error.
    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        if next.is_err() {
            (self.shape, self.is_empty) = (Shape::Over, false);
        }
        next.transpose()
    }
}

/// How many line breaks there are.
fn lines_in(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::input::source;

    fn pieces(text: impl AsRef<[u8]>) -> Vec<String> {
        let text = source::text(Cursor::new(text.as_ref().to_vec())).unwrap();
        let show = |piece: io::Result<Piece>| match piece {
            Ok(Piece::Found { line, json }) => format!("{line} {}", String::from_utf8_lossy(&json)),
            Ok(Piece::TooLong { line, .. }) => format!("{line} too long"),
            Err(error) => error.to_string(),
        };
        Documents::of(text, 30).map(show).collect()
    }

    #[test]
    fn reads_lines_and_leaves_out_blank_ones() {
        assert_eq!(pieces("{\"a\":1}\n\n{\"b\":2}\r\n  \n{\"c\":3}"), ["1 {\"a\":1}", "3 {\"b\":2}", "5 {\"c\":3}"]);
        assert_eq!(pieces(""), Vec::<String>::new());
        assert_eq!(pieces("\n \n"), Vec::<String>::new());
    }

    #[test]
    fn reads_objects_over_many_lines_and_directly_after_each_other() {
        let pretty = "{\n  \"a\": {\n    \"b\": \"}\"\n  }\n}\n";
        let whole = pretty.trim_end();
        assert_eq!(
            pieces(format!("{pretty}{pretty}{{}}\n")),
            [format!("1 {whole}"), format!("6 {whole}"), "11 {}".into()]
        );
        assert_eq!(pieces("{}{\"a\":1} \t{}\n{}"), ["1 {}", "1 {\"a\":1}", "1 {}", "2 {}"]);
        assert_eq!(pieces("{\r\n\"a\": 1\r\n}\r\n{}\r\n"), ["1 {\r\n\"a\": 1\r\n}", "4 {}"]);
    }

    #[test]
    fn a_truncated_or_wrong_line_spoils_no_other() {
        assert_eq!(pieces("{\"a\":\n{\"b\":2}\n"), ["1 {\"a\":", "2 {\"b\":2}"]);
        assert_eq!(pieces("{\"a\":\"x\n{\"b\":2}\n"), ["1 {\"a\":\"x", "2 {\"b\":2}"]);
        assert_eq!(pieces("{\"a\":[{\n\n{\"b\":2}\n"), ["1 {\"a\":[{\n", "3 {\"b\":2}"]);
        assert_eq!(pieces("{} x\n{}}\n7\n]\n,\n{}"), ["1 {}x", "2 {}}", "3 7", "4 ]", "5 ,", "6 {}"]);
        assert_eq!(pieces("{}\n[{}]\n{}"), ["1 {}", "2 [{}]", "3 {}"]);
        assert_eq!(pieces("{}\n{\"a\":"), ["1 {}", "2 {\"a\":"]);
    }

    #[test]
    fn reads_an_array_whatever_its_texts_contain() {
        let json = " [{\"a\":\"]}\\\"{\"},\n            {\"b\":[{}]}\n          , 7 ] ";
        assert_eq!(pieces(json), [r#"1 {"a":"]}\"{"}"#, r#"2 {"b":[{}]}"#, "3 7 "]);
        assert_eq!(pieces("[]"), Vec::<String>::new());
    }

    #[test]
    fn reads_arrays_and_lines_after_each_other() {
        assert_eq!(pieces("[{}]\n[{},\n{}][]{}\n{}"), ["1 {}", "2 {}", "3 {}", "3 {}", "4 {}"]);
    }

    #[test]
    fn a_byte_order_mark_before_a_document_is_left_out() {
        assert_eq!(pieces("\u{feff}[{}]"), ["1 {}"]);
        assert_eq!(pieces("\u{feff}{}\n\u{feff}{\"a\":1}\u{feff}{}\n\u{feff}"), ["1 {}", "2 {\"a\":1}", "2 {}"]);
        assert_eq!(pieces("{\"a\":\n\u{feff}{}"), ["1 {\"a\":", "2 {}"]);
        assert_eq!(pieces("{\"\u{feff}\":1}"), ["1 {\"\u{feff}\":1}"]);
    }

    #[test]
    fn a_piece_that_is_too_long_is_named_and_passed_over() {
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(100_000));
        assert_eq!(pieces(format!("{long}\n{{}}")), ["1 too long", "2 {}"]);
        assert_eq!(pieces(format!("[{long},\n{{}}]")), ["1 too long", "2 {}"]);
        assert_eq!(pieces(format!("{}\n{{}}", "x".repeat(100_000))), ["1 too long", "2 {}"]);
    }

    #[test]
    fn a_truncated_or_malformed_array_is_an_error_at_its_line() {
        assert_eq!(
            pieces("[{\"a\":1},\n{\"b\":"),
            ["1 {\"a\":1}", "the input ends inside the document that starts on line 2; was it truncated?"]
        );
        assert_eq!(pieces("[{\"a\":1}"), ["1 {\"a\":1}", "the array isn't closed, on line 1; was it truncated?"]);
        assert_eq!(pieces("["), ["the array isn't closed, on line 1; was it truncated?"]);
        assert_eq!(pieces("[\n{} {}]")[1], "the array is invalid on line 2: expected a comma or `]` after a document");
        for json in ["[{},]", "[,{}]"] {
            let message = pieces(json).pop().unwrap();
            assert_eq!(message, "the array is invalid on line 1: expected a document before the comma or `]`");
        }
    }

    #[test]
    fn a_hundred_thousand_open_brackets_are_one_piece_that_is_too_long() {
        assert_eq!(
            pieces("[".repeat(100_000)),
            ["the input ends inside the document that starts on line 1; was it truncated?"]
        );
        assert_eq!(pieces("{".repeat(100_000)), ["1 too long"]);
    }
}
