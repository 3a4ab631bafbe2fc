#include "CLinux.h"

#include <malloc.h>

// Weak: the program that is linked with jemalloc must not bring the C library's allocator in beside it.
extern int mallopt(int name, int value) __attribute__((weak));

void limit_heaps(int most) {
    if (mallopt) mallopt(M_ARENA_MAX, most);
}

// What jemalloc reads where it is linked in (jemalloc(3), TUNING): memory comes from the kernel in pages of two megabytes
// where it allows them. Each page of four kilobytes would be asked for on its own when it is first touched.
const char *malloc_conf = "thp:always";
