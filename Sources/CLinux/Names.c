// Who a user or a group is, from this machine's own lists (/etc/passwd and /etc/group) and from nowhere else.
//
// The C library asks every service that /etc/nsswitch.conf names, and loads a module for each. A program that is linked
// whole has no room for such a module: it dies where the lists do not know the user. Foundation asks these functions too
// (for a home folder, for a file's owner), so that they are replaced here for everything that is linked together.
#define _GNU_SOURCE
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>

// Returns 0, with `*result` empty where there is no such user, or what went wrong (ERANGE: the buffer is too small).
static int find_user(const char *name, uid_t number, struct passwd *entry, char *buffer, size_t size,
                     struct passwd **result) {
    *result = NULL;
    FILE *list = fopen("/etc/passwd", "re");
    if (!list) return 0;
    int code;
    while ((code = fgetpwent_r(list, entry, buffer, size, result)) == 0) {
        if (name ? strcmp(name, entry->pw_name) == 0 : number == entry->pw_uid) break;
    }
    fclose(list);
    if (code != 0) *result = NULL;
    return code == ENOENT ? 0 : code;
}

static int find_group(const char *name, gid_t number, struct group *entry, char *buffer, size_t size,
                      struct group **result) {
    *result = NULL;
    FILE *list = fopen("/etc/group", "re");
    if (!list) return 0;
    int code;
    while ((code = fgetgrent_r(list, entry, buffer, size, result)) == 0) {
        if (name ? strcmp(name, entry->gr_name) == 0 : number == entry->gr_gid) break;
    }
    fclose(list);
    if (code != 0) *result = NULL;
    return code == ENOENT ? 0 : code;
}

int getpwuid_r(uid_t number, struct passwd *entry, char *buffer, size_t size, struct passwd **result) {
    return find_user(NULL, number, entry, buffer, size, result);
}

int getpwnam_r(const char *name, struct passwd *entry, char *buffer, size_t size, struct passwd **result) {
    return find_user(name, 0, entry, buffer, size, result);
}

int getgrgid_r(gid_t number, struct group *entry, char *buffer, size_t size, struct group **result) {
    return find_group(NULL, number, entry, buffer, size, result);
}

int getgrnam_r(const char *name, struct group *entry, char *buffer, size_t size, struct group **result) {
    return find_group(name, 0, entry, buffer, size, result);
}

// The forms that keep what they found until they are asked again: a place for each thread.
static _Thread_local struct passwd user;
static _Thread_local struct group group;
static _Thread_local char user_text[4096];
static _Thread_local char group_text[65536];

struct passwd *getpwuid(uid_t number) {
    struct passwd *found;
    return find_user(NULL, number, &user, user_text, sizeof user_text, &found) == 0 ? found : NULL;
}

struct passwd *getpwnam(const char *name) {
    struct passwd *found;
    return find_user(name, 0, &user, user_text, sizeof user_text, &found) == 0 ? found : NULL;
}

struct group *getgrgid(gid_t number) {
    struct group *found;
    return find_group(NULL, number, &group, group_text, sizeof group_text, &found) == 0 ? found : NULL;
}

struct group *getgrnam(const char *name) {
    struct group *found;
    return find_group(name, 0, &group, group_text, sizeof group_text, &found) == 0 ? found : NULL;
}
