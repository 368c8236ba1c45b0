/* JSON as far as a plugin needs it: facts of the context are found by their JSON Pointer, and the answer is written
 * from front to back. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A value inside a JSON document. Nothing is copied; a value that isn't there has the length 0. */
struct json {
    const char *text;
    size_t len;
};

/* The value at a JSON Pointer such as "/orders/0/status". */
struct json json_at(struct json document, const char *pointer);

/* Reads a whole number that isn't negative. Anything else leaves `number` alone and returns false. */
bool json_number(struct json value, uint64_t *number);

/* Writes a string without its quotes and escapes, and a zero byte, into `room` bytes; what doesn't fit is cut off
 * between two characters. Returns the length; anything but a string is empty. */
size_t json_string(struct json value, char *string, size_t room);

/* The item of a list behind `item`, and the first behind none:
 *     for (struct json item = json_next(list, JSON_NONE); item.len; item = json_next(list, item)) */
struct json json_next(struct json list, struct json item);
#define JSON_NONE ((struct json){0})

/* JSON that is being written. Begin with {0}; `text` and `len` are what is there. */
struct json_writer {
    char *text;
    size_t len, room;
    bool comma;
};

/* Write a member of an object, or an item of a list where `name` is NULL. A string that can hold zero bytes, as those of
 * the context can, is written by its length. */
void json_put(struct json_writer *writer, const char *name, const char *string);
void json_put_bytes(struct json_writer *writer, const char *name, const char *bytes, size_t len);
void json_put_number(struct json_writer *writer, const char *name, uint64_t number);

/* Open and close an object with '{' and '}', a list with '[' and ']'. */
void json_open(struct json_writer *writer, const char *name, char bracket);
void json_close(struct json_writer *writer, char bracket);

#endif
