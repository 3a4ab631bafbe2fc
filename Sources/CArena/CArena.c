#ifndef ARENA_APART

#include "CArena.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// The first block is kept from one use to the next; what more a large text needs is given back to the system. Pieces up
// to the size of a node are taken again when they have been given back; larger ones are few.
enum { FIRST_BLOCK = 1 << 20, ALIGNMENT = 16, LARGEST_SPARE = 1024 };

typedef struct block {
    struct block *before;
    size_t size;
    size_t used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
} block;

/// What stands before each piece: its size, so that it can be copied when it grows.
typedef struct head {
    size_t size;
    /// The next that has been given back, of those with the same room.
    struct head *next;
} head;

_Static_assert(sizeof(head) % ALIGNMENT == 0, "a piece begins where any value may");

typedef struct {
    block *current;
    /// By their room.
    head *spare[LARGEST_SPARE / ALIGNMENT + 1];
} arena;

static _Thread_local arena *own;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void drop_blocks(arena *arena, block *last) {
    while (arena->current != last) {
        block *before = arena->current->before;
        free(arena->current);
        arena->current = before;
    }
}

/// A thread that ends leaves nothing behind.
static void end_thread(void *ended) {
    drop_blocks(ended, NULL);
    free(ended);
}

static void make_key(void) {
    if (pthread_key_create(&key, end_thread)) abort();
}

static arena *of_thread(void) {
    if (own) return own;
    pthread_once(&once, make_key);
    own = calloc(1, sizeof(arena));
    if (!own || pthread_setspecific(key, own)) abort();
    return own;
}

static size_t room_for(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

static block *add_block(arena *arena, size_t least) {
    size_t size = least > FIRST_BLOCK ? least : FIRST_BLOCK;
    block *added = malloc(sizeof(block) + size);
    if (!added) abort();
    added->before = arena->current;
    added->size = size;
    added->used = 0;
    return arena->current = added;
}

static void *take(size_t size) {
    if (size > SIZE_MAX / 2) abort();
    arena *arena = of_thread();
    size_t room = room_for(size);
    head *piece = room <= LARGEST_SPARE ? arena->spare[room / ALIGNMENT] : NULL;
    if (piece) {
        arena->spare[room / ALIGNMENT] = piece->next;
    } else {
        block *from = arena->current;
        if (!from || from->size - from->used < sizeof(head) + room) from = add_block(arena, sizeof(head) + room);
        piece = (head *)(from->bytes + from->used);
        from->used += sizeof(head) + room;
    }
    piece->size = size;
    return piece + 1;
}

void *arena_calloc(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) abort();
    return memset(take(count * size), 0, count * size);
}

void *arena_realloc(void *piece, size_t size) {
    if (!piece) return take(size);
    head *old = (head *)piece - 1;
    if (size <= old->size) return piece;
    void *larger = take(size);
    memcpy(larger, piece, old->size);
    arena_free(piece);
    return larger;
}

void arena_free(void *piece) {
    if (!piece) return;
    head *given = (head *)piece - 1;
    size_t room = room_for(given->size);
    if (room > LARGEST_SPARE) return;
    head **spare = &of_thread()->spare[room / ALIGNMENT];
    given->next = *spare;
    *spare = given;
}

void arena_reset(void) {
    arena *arena = of_thread();
    memset(arena->spare, 0, sizeof(arena->spare));
    block *first = arena->current;
    while (first && first->before) first = first->before;
    // A text that began with a larger piece has a larger first block, which is not kept.
    drop_blocks(arena, first && first->size == FIRST_BLOCK ? first : NULL);
    if (arena->current) arena->current->used = 0;
}

#endif
