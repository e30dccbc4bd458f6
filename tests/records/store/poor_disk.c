/* What some file systems can't do. LOCK_ERROR: no file can be locked, as on a network share whose lock service
 * doesn't run; it says why. NO_SHARED_PAGES: what SQLite shares with readers can't be mapped, as in many a virtual
 * machine. Preloaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define CONTROLS(name) \
int name(int fd, int command, ...) { \
    static int (*real)(int, int, ...); \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    va_list list; va_start(list, command); void *given = va_arg(list, void *); va_end(list); \
    const char *number = getenv("LOCK_ERROR"); \
    if (number && (command == F_SETLK || command == F_SETLKW || command == F_GETLK)) { errno = atoi(number); return -1; } \
    return real(fd, command, given); }
CONTROLS(fcntl)
CONTROLS(fcntl64)

static int is_shared(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t count = readlink(link, path, sizeof path);
    return count > 4 && !memcmp(path + count - 4, "-shm", 4);
}
#define MAPS(name) \
void *name(void *near, size_t length, int may, int flags, int fd, off_t place) { \
    static void *(*real)(void *, size_t, int, int, int, off_t); \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    if (fd >= 0 && getenv("NO_SHARED_PAGES") && is_shared(fd)) { errno = ENODEV; return MAP_FAILED; } \
    return real(near, length, may, flags, fd, place); }
MAPS(mmap)
MAPS(mmap64)
