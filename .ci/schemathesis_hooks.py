"""How schemathesis sends what it doesn't know: text as it is."""

import schemathesis


@schemathesis.serializer("application/x-ndjson", "application/toml")
def text(_context, value):
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else repr(value).encode()
