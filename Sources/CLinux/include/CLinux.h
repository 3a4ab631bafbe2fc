#ifndef CLINUX_H
#define CLINUX_H

#include <sys/types.h>

/// Exchanges what two paths name, in one step. Returns 0, or -1 with `errno` where the file system cannot.
int exchange_paths(const char *first, const char *second);

/// Sets how many heaps the threads of the process share; without effect where the C library has but one, and
/// where another allocator stands in its place.
void limit_heaps(int most);

/// A program to start: where it lies, its words and settings, each list with a null after it, and what becomes its input,
/// output and error stream.
struct program_start {
    const char *path;
    char *const *arguments;
    char *const *environment;
    int ends[3];
};

/// Starts a program in a process group of its own. It is killed when the thread that has started it ends. Returns its
/// process id, or -1 with `errno`.
pid_t start_program(const struct program_start *program);

/// A pipe whose ends no other program inherits, reading first. Returns 0, or -1 with `errno`.
int open_pipe(int ends[2]);

#endif
