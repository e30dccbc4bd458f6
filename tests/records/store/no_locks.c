/* No file can be locked, as on a network share whose lock service doesn't run: LOCK_ERROR says why. Preloaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>

#define CONTROLS(name) \
int name(int fd, int command, ...) { \
    static int (*real)(int, int, ...); \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    va_list list; va_start(list, command); void *given = va_arg(list, void *); va_end(list); \
    if (command == F_SETLK || command == F_SETLKW || command == F_GETLK) { errno = atoi(getenv("LOCK_ERROR")); return -1; } \
    return real(fd, command, given); }
CONTROLS(fcntl)
CONTROLS(fcntl64)
