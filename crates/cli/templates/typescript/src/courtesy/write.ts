// Writes JSON.

/** An object while it is being written. */
export class Fields {
  private json: string = "";

  /** Adds a member: a text, a number, a flag, another object, or a list of those. */
  set<T>(name: string, value: T): Fields {
    this.json += (this.json.length > 0 ? "," : "") + quoted(name) + ":" + written(value);
    return this;
  }

  toString(): string {
    return "{" + this.json + "}";
  }
}

function written<T>(value: T): string {
  if (isString<T>()) return quoted(value as string);
  if (isArray<T>()) {
    let items = "";
    for (let index = 0; index < value.length; index++) items += (index > 0 ? "," : "") + written(value[index]);
    return "[" + items + "]";
  }
  return value.toString();
}

function quoted(text: string): string {
  let json = '"';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x20 && unit != 0x22 && unit != 0x5c) continue;
    json += text.substring(start, at) + "\\u" + unit.toString(16).padStart(4, "0");
    start = at + 1;
  }
  return json + text.substring(start) + '"';
}
