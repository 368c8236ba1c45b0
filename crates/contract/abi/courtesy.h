/*
 * What a Courtesy plugin exports that is a core module: its memory and the two functions below. It imports nothing.
 *
 * The host makes a new instance for every customer, calls `_initialize` if there is one, then courtesy_alloc, then
 * courtesy_decide_v1, and throws the instance away. So nothing needs to be freed.
 *
 * Context and answer are JSON in UTF-8; neither ends in a zero byte.
 */
#ifndef COURTESY_H
#define COURTESY_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Returns the address of `len` free bytes, in which the host puts the context. */
__attribute__((export_name("courtesy_alloc"))) char *courtesy_alloc(uint32_t len);

/** Reads the context and returns where the answer is: see courtesy_answer. */
__attribute__((export_name("courtesy_decide_v1"))) uint64_t courtesy_decide_v1(const char *context, uint32_t len);

/** Address and length of an answer, as courtesy_decide_v1 returns them. */
static inline uint64_t courtesy_answer(const char *json, uint32_t len) {
    return (uint64_t)(uintptr_t)json << 32 | len;
}

#ifdef __cplusplus
}
#endif

#endif
