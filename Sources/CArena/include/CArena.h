#ifndef CARENA_H
#define CARENA_H

#include <stddef.h>

// Memory for work that takes thousands of pieces and gives all of them back at once, as a parser does. Each thread has
// its own, so that no two wait for each other: only the thread that took a piece may let it grow or give it back.

/// Zeroed memory for `count` things of `size` bytes; never nothing: without memory the process ends.
void *arena_calloc(size_t count, size_t size);

/// The piece with another size; what it held is kept as far as there is room.
void *arena_realloc(void *piece, size_t size);

/// Lets a piece be taken again by this thread, so that what is taken and given back in turn needs no more and more room.
void arena_free(void *piece);

/// Ends all pieces of this thread.
void arena_reset(void);

#endif
