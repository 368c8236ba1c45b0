#include "json.h"

#include <stdlib.h>
#include <string.h>

static const char *skip_space(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
    return at;
}

/* From a quote to behind the quote that ends the string. */
static const char *skip_string(const char *at, const char *end) {
    while (++at < end) {
        if (*at == '"') return at + 1;
        if (*at == '\\') at++;
    }
    return end;
}

/* From the first character of a value to behind its last. */
static const char *skip_value(const char *at, const char *end) {
    size_t depth = 0;
    while (at < end) {
        switch (*at) {
            case '"':
                at = skip_string(at, end);
                if (depth == 0) return at;
                continue;
            case '{':
            case '[':
                depth++;
                break;
            case '}':
            case ']':
                if (depth == 0) return at;
                if (--depth == 0) return at + 1;
                break;
            case ',':
            case ' ':
            case '\t':
            case '\n':
            case '\r':
                if (depth == 0) return at;
        }
        at++;
    }
    return end;
}

static struct json value_from(const char *at, const char *end) {
    at = skip_space(at, end);
    return (struct json){at, (size_t)(skip_value(at, end) - at)};
}

static unsigned hex(const char *at, const char *end) {
    unsigned number = 0;
    for (const char *stop = at + 4; at < stop && at < end; at++) {
        number = number * 16 + (unsigned)(*at <= '9' ? *at - '0' : (*at | 32) - 'a' + 10);
    }
    return number;
}

static size_t utf8(unsigned code_point, char bytes[4]) {
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    size_t len = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, code_point >>= 6) bytes[i] = (char)(0x80 | (code_point & 0x3f));
    bytes[0] = (char)((0xf00 >> len) | code_point);
    return len;
}

/* Takes an escape such as \n or \u20ac. A character outside the first 65,536 is a pair of those. */
static size_t unescape(const char **at, const char *end, char bytes[4]) {
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    char letter = end - *at > 1 ? (*at)[1] : '\\';
    *at += 2;
    if (letter != 'u') {
        const char *known = memchr(letters, letter, 5);
        bytes[0] = known ? meanings[known - letters] : letter;
        return 1;
    }
    unsigned code = hex(*at, end);
    *at += 4;
    if (code >= 0xd800 && code < 0xdc00) {
        code = 0x10000 + ((code & 0x3ff) << 10) + (hex(*at + 2, end) & 0x3ff);
        *at += 6;
    }
    return utf8(code, bytes);
}

/* Takes one byte of a string, or all that an escape stands for, and returns how many bytes that is. */
static size_t next_bytes(const char **at, const char *end, char bytes[4]) {
    if (**at == '\\') return unescape(at, end, bytes);
    bytes[0] = *(*at)++;
    return 1;
}

/* Whether a string says the same as a token of a JSON Pointer, in which ~1 is a slash and ~0 a tilde. */
static bool is_named(struct json name, const char *token, const char *token_end) {
    const char *at = name.text + 1, *end = name.text + name.len - 1;
    while (at < end) {
        char bytes[4];
        size_t len = next_bytes(&at, end, bytes);
        for (size_t i = 0; i < len; i++) {
            if (token == token_end) return false;
            char wanted = *token++;
            if (wanted == '~' && token < token_end) wanted = *token++ == '1' ? '/' : '~';
            if (bytes[i] != wanted) return false;
        }
    }
    return token == token_end;
}

static struct json member(struct json object, const char *token, const char *token_end) {
    const char *end = object.text + object.len;
    struct json name = json_next(object, JSON_NONE);
    while (name.len > 1 && name.text[0] == '"') {
        const char *colon = skip_space(name.text + name.len, end);
        struct json value = value_from(colon < end ? colon + 1 : end, end);
        if (is_named(name, token, token_end) || !value.len) return value;
        name = json_next(object, value);
    }
    return JSON_NONE;
}

struct json json_at(struct json value, const char *pointer) {
    const char *start = skip_space(value.text, value.text + value.len);
    value = (struct json){start, value.len - (size_t)(start - value.text)};
    while (*pointer == '/' && value.len) {
        const char *token = pointer + 1;
        pointer = token + strcspn(token, "/");
        if (value.text[0] == '{') {
            value = member(value, token, pointer);
        } else {
            unsigned long items = strtoul(token, NULL, 10);
            struct json list = value;
            value = json_next(list, JSON_NONE);
            while (value.len && items--) value = json_next(list, value);
        }
    }
    return value;
}

struct json json_next(struct json list, struct json item) {
    const char *end = list.text + list.len;
    if (!item.len && (!list.len || (list.text[0] != '[' && list.text[0] != '{'))) return JSON_NONE;
    const char *at = skip_space(item.len ? item.text + item.len : list.text + 1, end);
    if (at < end && *at == ',') at++;
    return value_from(at, end);
}

bool json_number(struct json value, uint64_t *number) {
    uint64_t sum = 0;
    if (!value.len || value.len > 19) return false;
    for (size_t i = 0; i < value.len; i++) {
        if (value.text[i] < '0' || value.text[i] > '9') return false;
        sum = sum * 10 + (uint64_t)(value.text[i] - '0');
    }
    *number = sum;
    return true;
}

size_t json_string(struct json value, char *string, size_t room) {
    size_t len = 0;
    bool is_string = value.len > 1 && value.text[0] == '"';
    const char *at = is_string ? value.text + 1 : NULL, *end = is_string ? value.text + value.len - 1 : NULL;
    while (at < end) {
        char bytes[4];
        size_t more = next_bytes(&at, end, bytes);
        if (len + more >= room) {
            bool inside = (bytes[0] & 0xc0) == 0x80;
            while (inside && len) inside = (string[--len] & 0xc0) == 0x80;
            break;
        }
        memcpy(string + len, bytes, more);
        len += more;
    }
    string[len] = '\0';
    return len;
}

static void append(struct json_writer *writer, const char *bytes, size_t len) {
    if (len > writer->room - writer->len) {
        writer->room = 2 * writer->room + len + 4000;
        writer->text = realloc(writer->text, writer->room);
        if (!writer->text) abort();
    }
    memcpy(writer->text + writer->len, bytes, len);
    writer->len += len;
}

static void append_string(struct json_writer *writer, const char *at, size_t len) {
    static const char digits[] = "0123456789abcdef";
    const char *end = at + len;
    append(writer, "\"", 1);
    while (at < end) {
        const char *run = at;
        while (at < end && (unsigned char)*at >= 0x20 && *at != '"' && *at != '\\') at++;
        append(writer, run, (size_t)(at - run));
        if (at == end) break;
        unsigned char byte = (unsigned char)*at++;
        if (byte >= 0x20) {
            append(writer, (char[]){'\\', (char)byte}, 2);
        } else {
            append(writer, (char[]){'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]}, 6);
        }
    }
    append(writer, "\"", 1);
}

static void begin_value(struct json_writer *writer, const char *name) {
    if (writer->comma) append(writer, ",", 1);
    writer->comma = true;
    if (name) {
        append_string(writer, name, strlen(name));
        append(writer, ":", 1);
    }
}

void json_put_bytes(struct json_writer *writer, const char *name, const char *bytes, size_t len) {
    begin_value(writer, name);
    append_string(writer, bytes, len);
}

void json_put(struct json_writer *writer, const char *name, const char *string) {
    json_put_bytes(writer, name, string, strlen(string));
}

void json_put_number(struct json_writer *writer, const char *name, uint64_t number) {
    char digits[20], *first = digits + sizeof digits;
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    begin_value(writer, name);
    append(writer, first, (size_t)(digits + sizeof digits - first));
}

void json_open(struct json_writer *writer, const char *name, char bracket) {
    begin_value(writer, name);
    append(writer, &bracket, 1);
    writer->comma = false;
}

void json_close(struct json_writer *writer, char bracket) {
    append(writer, &bracket, 1);
    writer->comma = true;
}
