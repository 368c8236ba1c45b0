// Writes JSON.

/** An object while it is being written. */
export class Fields {
  private json: string = "";

  /** Adds a member: a text, a number, a flag, or what writes itself. */
  set<T>(name: string, value: T): Fields {
    return this.add(name, written(value));
  }

  /** Adds a list of such values. */
  list<T>(name: string, values: T[]): Fields {
    let items = "";
    for (let index = 0; index < values.length; index++) items += (index > 0 ? "," : "") + written(values[index]);
    return this.add(name, "[" + items + "]");
  }

  toString(): string {
    return "{" + this.json + "}";
  }

  private add(name: string, json: string): Fields {
    this.json += (this.json.length > 0 ? "," : "") + quoted(name) + ":" + json;
    return this;
  }
}

/** A word of the contract. */
export class Word {
  constructor(readonly word: string) {}

  toString(): string {
    return quoted(this.word);
  }
}

/** A number or a flag that an action can have and needn't: `new Known<i64>(5)`. */
export class Known<T> {
  constructor(readonly value: T) {}

  toString(): string {
    return written(this.value);
  }
}

function written<T>(value: T): string {
  return isString<T>() ? quoted(changetype<string>(value)) : `${value}`;
}

const HEX = "0123456789abcdef";

function quoted(text: string): string {
  let json = '"';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x20 && unit != 0x22 && unit != 0x5c) continue;
    json += text.substring(start, at) + "\\u00" + HEX.charAt(unit >> 4) + HEX.charAt(unit & 15);
    start = at + 1;
  }
  return json + text.substring(start) + '"';
}
