#ifndef CLINUX_H
#define CLINUX_H

/// Exchanges what two paths name, in one step. Returns 0, or -1 with `errno` where the file system cannot.
int exchange_paths(const char *first, const char *second);

/// Sets how many heaps the threads of the process share; without effect where the C library has but one, and
/// where another allocator stands in its place.
void limit_heaps(int most);

#endif
