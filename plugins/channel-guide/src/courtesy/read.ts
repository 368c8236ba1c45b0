// Reads JSON. Texts and numbers are decoded only when they are asked for.

import { Word } from "./write";

enum Kind { Missing, Null, False, True, Number, Text, List, Object }

const QUOTE: u8 = 0x22, COMMA: u8 = 0x2c, COLON: u8 = 0x3a, BACKSLASH: u8 = 0x5c, SMALL_U: u8 = 0x75;
const OPEN_LIST: u8 = 0x5b, CLOSE_LIST: u8 = 0x5d, OPEN_OBJECT: u8 = 0x7b, CLOSE_OBJECT: u8 = 0x7d;
const DEEPEST = 64;

/** A value in the context. What isn't there is a fact, too, whose `known` is false. */
export class Fact {
  private parent: Fact | null = null;
  private first: Fact | null = null;
  private next: Fact | null = null;
  private name: Fact | null = null;

  constructor(private kind: Kind, private start: usize, private end: usize) {}

  /** A value that isn't there. */
  static unknown(): Fact {
    return new Fact(Kind.Missing, 0, 0);
  }

  /** Whether it is there. */
  get known(): bool {
    return this.kind > Kind.Null;
  }

  /** Where it stands, as a JSON Pointer such as `/orders/0/status`: what a reason names as its evidence. */
  get place(): string {
    const parent = this.parent;
    if (parent === null) return "";
    const name = this.name;
    return parent.place + "/" + (name === null ? `${parent.items().indexOf(this)}` : name.text());
  }

  /** The member of this name. */
  get(name: string): Fact {
    let member = this.first;
    while (member !== null && !member.isCalled(name)) member = member.next;
    return member === null ? Fact.unknown() : member;
  }

  /** The items of a list. */
  items(): Fact[] {
    const items: Fact[] = [];
    let item = this.first;
    while (item !== null) {
      items.push(item);
      item = item.next;
    }
    return items;
  }

  /** Whether one of the items is this text. */
  has(text: string): bool {
    let item = this.first;
    while (item !== null && !item.says(text)) item = item.next;
    return item !== null;
  }

  /** The text, or "" if it is none. */
  text(): string {
    return this.kind == Kind.Text ? decoded(this.start, this.end) : "";
  }

  /** Whether it is this word of the contract: `order.status.is(OrderStatus.Failed)`. */
  is(word: Word): bool {
    return this.says(word.word);
  }

  /** Whether it is this text. */
  says(text: string): bool {
    if (this.kind != Kind.Text) return false;
    for (let index = 0; index < text.length; index++) {
      const at = this.start + index;
      const byte = at < this.end ? load<u8>(at) : 0;
      if (byte >= 0x80 || byte == BACKSLASH) return this.text() == text;
      if (byte != <u8>text.charCodeAt(index) || text.charCodeAt(index) >= 0x80) return false;
    }
    return this.start + text.length == this.end;
  }

  /** The number, or what to take if it is none. */
  number(otherwise: f64 = 0): f64 {
    if (this.kind != Kind.Number) return otherwise;
    return f64.parse(String.UTF8.decodeUnsafe(this.start, this.end - this.start));
  }

  /** The number without its fraction, or what to take if it is none. */
  whole(otherwise: i64 = 0): i64 {
    return this.kind == Kind.Number ? <i64>this.number() : otherwise;
  }

  /** Whether it is `true`. */
  get yes(): bool {
    return this.kind == Kind.True;
  }

  /** Whether it is `false`, and not merely unknown. */
  get no(): bool {
    return this.kind == Kind.False;
  }

  /** Takes a value in, under a name if this is an object, behind the one that was taken in before. */
  adopt(value: Fact, name: Fact | null, before: Fact | null): void {
    value.parent = this;
    value.name = name;
    if (before === null) this.first = value;
    else before.next = value;
  }

  private isCalled(name: string): bool {
    const own = this.name;
    return own !== null && own.says(name);
  }
}

/** Reads a document of UTF-8 bytes; null if it isn't JSON. */
export function read(start: usize, length: usize): Fact | null {
  const reader = new Reader(start, start + length);
  const value = reader.value(0);
  reader.space();
  return reader.at == reader.end ? value : null;
}

class Reader {
  constructor(public at: usize, public end: usize) {}

  /** The next byte that means something, without going past it; 0 at the end. */
  space(): u8 {
    for (; this.at < this.end; this.at++) {
      const byte = load<u8>(this.at);
      if (byte > 0x20) return byte;
    }
    return 0;
  }

  /** Goes past a byte, if it comes next. */
  passes(byte: u8): bool {
    if (this.space() != byte) return false;
    this.at++;
    return true;
  }

  value(depth: i32): Fact | null {
    const byte = this.space();
    if (depth > DEEPEST) return null;
    if (byte == OPEN_OBJECT) return this.object(depth);
    if (byte == OPEN_LIST) return this.list(depth);
    if (byte == QUOTE) return this.text();
    return this.word(byte);
  }

  text(): Fact | null {
    const start = ++this.at;
    for (; this.at < this.end; this.at++) {
      const byte = load<u8>(this.at);
      if (byte == QUOTE) return new Fact(Kind.Text, start, this.at++);
      if (byte == BACKSLASH) this.at++;
    }
    return null;
  }

  /** A number, `true`, `false` or `null`. */
  word(first: u8): Fact | null {
    const start = this.at;
    while (this.at < this.end && belongsToWord(load<u8>(this.at))) this.at++;
    const kind = first == 0x74 ? Kind.True : first == 0x66 ? Kind.False : first == 0x6e ? Kind.Null : Kind.Number;
    return this.at > start ? new Fact(kind, start, this.at) : null;
  }

  list(depth: i32): Fact | null {
    const list = new Fact(Kind.List, this.at, ++this.at);
    let last: Fact | null = null;
    if (this.passes(CLOSE_LIST)) return list;
    do {
      const item = this.value(depth + 1);
      if (item === null) return null;
      list.adopt(item, null, last);
      last = item;
    } while (this.passes(COMMA));
    return this.passes(CLOSE_LIST) ? list : null;
  }

  object(depth: i32): Fact | null {
    const object = new Fact(Kind.Object, this.at, ++this.at);
    let last: Fact | null = null;
    if (this.passes(CLOSE_OBJECT)) return object;
    do {
      const name = this.space() == QUOTE ? this.text() : null;
      if (name === null || !this.passes(COLON)) return null;
      const member = this.value(depth + 1);
      if (member === null) return null;
      object.adopt(member, name, last);
      last = member;
    } while (this.passes(COMMA));
    return this.passes(CLOSE_OBJECT) ? object : null;
  }
}

function belongsToWord(byte: u8): bool {
  const letter = byte | 0x20;
  const isSign = byte == 0x2b || byte == 0x2d || byte == 0x2e;
  return isSign || (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x7a);
}

/** A text without its escapes. Halves of a pair come one after the other, as a text holds them. */
function decoded(start: usize, end: usize): string {
  let text = "";
  for (let at = start; at < end; at++) {
    if (load<u8>(at) != BACKSLASH) continue;
    const mark = load<u8>(at + 1);
    const unit = mark == SMALL_U ? hex(at + 2) : control(mark);
    text += String.UTF8.decodeUnsafe(start, at - start) + String.fromCharCode(unit);
    at += mark == SMALL_U ? 5 : 1;
    start = at + 1;
  }
  return start < end ? text + String.UTF8.decodeUnsafe(start, end - start) : text;
}

function control(mark: u8): i32 {
  switch (mark) {
    case 0x62: return 0x08;
    case 0x66: return 0x0c;
    case 0x6e: return 0x0a;
    case 0x72: return 0x0d;
    case 0x74: return 0x09;
    default: return mark;
  }
}

function hex(at: usize): i32 {
  let code = 0;
  for (let end = at + 4; at < end; at++) {
    const digit = load<u8>(at);
    code = (code << 4) | (digit <= 0x39 ? digit - 0x30 : (digit | 0x20) - 0x57);
  }
  return code;
}
