#include "CArena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The first block is kept from one use to the next; what more a large text needs is given back to the system.
enum { FIRST_BLOCK = 1 << 20, ALIGNMENT = 16 };

typedef struct block {
    struct block *before;
    size_t size;
    size_t used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
} block;

/// What stands before each piece, so that it can be copied when it grows.
typedef union {
    size_t size;
    _Alignas(ALIGNMENT) unsigned char room[ALIGNMENT];
} head;

static _Thread_local block *current;

static block *add_block(size_t least) {
    size_t size = least > FIRST_BLOCK ? least : FIRST_BLOCK;
    block *added = malloc(sizeof(block) + size);
    if (!added) abort();
    added->before = current;
    added->size = size;
    added->used = 0;
    return current = added;
}

static void *take(size_t size) {
    if (size > SIZE_MAX / 2) abort();
    size_t room = sizeof(head) + (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    block *from = current;
    if (!from || from->size - from->used < room) from = add_block(room);
    head *piece = (head *)(from->bytes + from->used);
    from->used += room;
    piece->size = size;
    return piece + 1;
}

void *arena_calloc(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) abort();
    return memset(take(count * size), 0, count * size);
}

void *arena_realloc(void *piece, size_t size) {
    size_t old = piece ? ((head *)piece - 1)->size : 0;
    if (piece && size <= old) return piece;
    void *larger = take(size);
    if (old) memcpy(larger, piece, old);
    return larger;
}

void arena_free(void *piece) { (void)piece; }

void arena_reset(void) {
    while (current && current->before) {
        block *before = current->before;
        free(current);
        current = before;
    }
    if (current && current->size > FIRST_BLOCK) {
        free(current);
        current = NULL;
    }
    if (current) current->used = 0;
}
