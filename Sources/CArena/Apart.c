#ifdef ARENA_APART

#include "CArena.h"

#include <stdlib.h>
#include <string.h>

// Every piece with a memory of its own, so that a tool that watches over memory (`Tests/Fuzzing/run`) sees who writes
// beyond one or reads it when it has been given back.

typedef struct head {
    size_t size;
    struct head *before, *after;
    _Alignas(16) unsigned char bytes[];
} head;

static _Thread_local head *first;

void *arena_calloc(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) abort();
    head *piece = calloc(1, sizeof(head) + total);
    if (!piece) abort();
    piece->size = total;
    piece->after = first;
    if (first) first->before = piece;
    first = piece;
    return piece->bytes;
}

static head *head_of(void *piece) { return (head *)((unsigned char *)piece - offsetof(head, bytes)); }

void *arena_realloc(void *piece, size_t size) {
    void *other = arena_calloc(1, size);
    if (piece) {
        size_t old = head_of(piece)->size;
        memcpy(other, piece, old < size ? old : size);
        arena_free(piece);
    }
    return other;
}

void arena_free(void *piece) {
    if (!piece) return;
    head *given = head_of(piece);
    if (given->before) given->before->after = given->after;
    if (given->after) given->after->before = given->before;
    if (first == given) first = given->after;
    free(given);
}

void arena_reset(void) {
    while (first) arena_free(first->bytes);
}

#endif
