#ifndef CARENA_H
#define CARENA_H

#include <stddef.h>

// Memory for work that takes thousands of pieces and gives all of them back at once, as a parser does. Each thread has
// its own, so that no two wait for each other; a piece must be given back by the thread that took it.

/// Zeroed memory for `count` things of `size` bytes; never nothing: without memory the process ends.
void *arena_calloc(size_t count, size_t size);

/// The piece with another size; what it held is kept as far as there is room.
void *arena_realloc(void *piece, size_t size);

/// Does nothing: ``arena_reset`` gives all back.
void arena_free(void *piece);

/// Gives back everything that this thread has taken.
void arena_reset(void);

#endif
