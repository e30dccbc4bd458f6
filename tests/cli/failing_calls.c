/* Lets the N-th system call on files in some folders fail, or a signal come just before it. Preloaded; armed
 * by failing_calls_arm. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 65536

enum { OPEN = 1, READ = 2, WRITE = 4, SYNC = 8, RENAME = 16, UNLINK = 32, MKDIR = 64, TRUNCATE = 128, CHMOD = 256, LIST = 512, STAT = 1024, MAP = 2048 };
enum { ONCE = 0, LASTING = 1, THAT_FILE = 2 };
/* Instead of an error's number: half of it is read or written, and from SIGNAL down a signal comes. */
enum { SHORT = -1, SIGNAL = -100 };

static char *folders[8];
static long at = -1, seen;
static int error, stays, armed;
static unsigned kinds;
static char failed[64], file[4096];
static unsigned short trace[MOST];
static __thread char asked[4096];

void failing_calls_arm(const char *where, long which, int number, int how, unsigned of) {
    char *copy = strdup(where), *part;
    int count = 0;
    memset(folders, 0, sizeof folders);
    for (part = strtok(copy, ":"); part && count < 7; part = strtok(NULL, ":")) folders[count++] = part;
    at = which; error = number; stays = how; kinds = of; seen = 0; failed[0] = file[0] = 0; armed = 1;
}
void failing_calls_disarm(void) { armed = 0; }
long failing_calls_seen(void) { return seen; }
const char *failing_calls_failed(void) { return failed; }
/* The kind of each call that was seen. */
const unsigned short *failing_calls_kinds(void) { return trace; }

static int within(const char *path) {
    if (!path) return 0;
    for (char **folder = folders; *folder; folder++)
        if (!strncmp(path, *folder, strlen(*folder))) { snprintf(asked, sizeof asked, "%s", path); return 1; }
    return 0;
}
static int within_fd(int fd) {
    int saved = errno;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t count = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (count <= 0) return 0;
    path[count] = 0;
    return within(path);
}
static int fails(unsigned kind, const char *name, int here) {
    if (!(kinds & kind) || !here) return 0;
    long number = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    if (number <= MOST) trace[number - 1] = kind;
    if (at <= 0 || number < at || (number > at && stays == ONCE)) return 0;
    if (number == at) snprintf(file, sizeof file, "%s", asked);
    if (stays == THAT_FILE && strcmp(file, asked)) return 0;
    if (!failed[0]) snprintf(failed, sizeof failed, "%s", name);
    if (error > SIGNAL) return 1;
    kill(getpid(), SIGNAL - error);
    return 0;
}
#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)
#define FAILS(kind, name, here) (armed && fails(kind, name, here))
#define REFUSE(kind, name, here, value) if (FAILS(kind, name, here) && error != SHORT) { errno = error; return value; }
/* Of what is read or written only half. */
#define HALVE(kind, name, here, count) if (FAILS(kind, name, here)) { if (error != SHORT) { errno = error; return -1; } if (count > 1) count /= 2; }

#define OPENS(name) \
int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
    REFUSE(OPEN, "open", within(path), -1) \
    return real(path, flags, mode); }
OPENS(open)
OPENS(open64)
#define OPENSAT(name) \
int name(int dir, const char *path, int flags, ...) { \
    REAL(int, name, int, const char *, int, ...); \
    va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
    REFUSE(OPEN, "openat", within(path) || (dir >= 0 && within_fd(dir)), -1) \
    return real(dir, path, flags, mode); }
OPENSAT(openat)
OPENSAT(openat64)
FILE *fopen64(const char *path, const char *mode) { REAL(FILE *, fopen64, const char *, const char *); REFUSE(OPEN, "fopen", within(path), NULL) return real(path, mode); }
FILE *fopen(const char *path, const char *mode) { REAL(FILE *, fopen, const char *, const char *); REFUSE(OPEN, "fopen", within(path), NULL) return real(path, mode); }
ssize_t read(int fd, void *to, size_t count) { REAL(ssize_t, read, int, void *, size_t); HALVE(READ, "read", within_fd(fd), count) return real(fd, to, count); }
/* Half of a page would be the end of the file: no disk answers so. */
#define PREADS(name) ssize_t name(int fd, void *to, size_t count, off_t place) { REAL(ssize_t, name, int, void *, size_t, off_t); REFUSE(READ, #name, within_fd(fd), -1) return real(fd, to, count, place); }
PREADS(pread)
PREADS(pread64)
ssize_t write(int fd, const void *from, size_t count) { REAL(ssize_t, write, int, const void *, size_t); HALVE(WRITE, "write", within_fd(fd), count) return real(fd, from, count); }
#define PWRITES(name) ssize_t name(int fd, const void *from, size_t count, off_t place) { REAL(ssize_t, name, int, const void *, size_t, off_t); HALVE(WRITE, #name, within_fd(fd), count) return real(fd, from, count, place); }
PWRITES(pwrite)
PWRITES(pwrite64)
#define SENDS(name) ssize_t name(int to, int from, off_t *place, size_t count) { REAL(ssize_t, name, int, int, off_t *, size_t); HALVE(WRITE, "sendfile", within_fd(to), count) return real(to, from, place, count); }
SENDS(sendfile)
SENDS(sendfile64)
ssize_t copy_file_range(int from, off_t *a, int to, off_t *b, size_t count, unsigned flags) { REAL(ssize_t, copy_file_range, int, off_t *, int, off_t *, size_t, unsigned); HALVE(WRITE, "copy_file_range", within_fd(to), count) return real(from, a, to, b, count, flags); }
/* This one returns its error. */
#define RESERVES(name) int name(int fd, off_t place, off_t length) { REAL(int, name, int, off_t, off_t); if (FAILS(WRITE, "posix_fallocate", within_fd(fd)) && error != SHORT) return error; return real(fd, place, length); }
RESERVES(posix_fallocate)
RESERVES(posix_fallocate64)
int fsync(int fd) { REAL(int, fsync, int); REFUSE(SYNC, "fsync", within_fd(fd), -1) return real(fd); }
int fdatasync(int fd) { REAL(int, fdatasync, int); REFUSE(SYNC, "fdatasync", within_fd(fd), -1) return real(fd); }
int rename(const char *from, const char *to) { REAL(int, rename, const char *, const char *); REFUSE(RENAME, "rename", within(from) || within(to), -1) return real(from, to); }
int renameat(int a, const char *from, int b, const char *to) { REAL(int, renameat, int, const char *, int, const char *); REFUSE(RENAME, "renameat", within(from) || within(to), -1) return real(a, from, b, to); }
int link(const char *from, const char *to) { REAL(int, link, const char *, const char *); REFUSE(RENAME, "link", within(from) || within(to), -1) return real(from, to); }
int unlink(const char *path) { REAL(int, unlink, const char *); REFUSE(UNLINK, "unlink", within(path), -1) return real(path); }
int unlinkat(int dir, const char *path, int flags) { REAL(int, unlinkat, int, const char *, int); REFUSE(UNLINK, "unlinkat", within(path) || (dir >= 0 && within_fd(dir)), -1) return real(dir, path, flags); }
int rmdir(const char *path) { REAL(int, rmdir, const char *); REFUSE(UNLINK, "rmdir", within(path), -1) return real(path); }
int mkdir(const char *path, mode_t mode) { REAL(int, mkdir, const char *, mode_t); REFUSE(MKDIR, "mkdir", within(path), -1) return real(path, mode); }
int ftruncate(int fd, off_t length) { REAL(int, ftruncate, int, off_t); REFUSE(TRUNCATE, "ftruncate", within_fd(fd), -1) return real(fd, length); }
int ftruncate64(int fd, off_t length) { REAL(int, ftruncate64, int, off_t); REFUSE(TRUNCATE, "ftruncate", within_fd(fd), -1) return real(fd, length); }
int fchmod(int fd, mode_t mode) { REAL(int, fchmod, int, mode_t); REFUSE(CHMOD, "fchmod", within_fd(fd), -1) return real(fd, mode); }
int chmod(const char *path, mode_t mode) { REAL(int, chmod, const char *, mode_t); REFUSE(CHMOD, "chmod", within(path), -1) return real(path, mode); }
int fchmodat(int dir, const char *path, mode_t mode, int flags) { REAL(int, fchmodat, int, const char *, mode_t, int); REFUSE(CHMOD, "chmod", within(path), -1) return real(dir, path, mode, flags); }
DIR *opendir(const char *path) { REAL(DIR *, opendir, const char *); REFUSE(LIST, "opendir", within(path), NULL) return real(path); }
#define READDIRS(name, type) type *name(DIR *folder) { REAL(type *, name, DIR *); REFUSE(LIST, "readdir", within_fd(dirfd(folder)), NULL) return real(folder); }
READDIRS(readdir, struct dirent)
READDIRS(readdir64, struct dirent64)
#define STATS(name, type) int name(const char *path, struct type *found) { REAL(int, name, const char *, struct type *); REFUSE(STAT, #name, within(path), -1) return real(path, found); }
STATS(stat, stat)
STATS(stat64, stat64)
STATS(lstat, stat)
STATS(lstat64, stat64)
#define FSTATS(name, type) int name(int fd, struct type *found) { REAL(int, name, int, struct type *); REFUSE(STAT, #name, within_fd(fd), -1) return real(fd, found); }
FSTATS(fstat, stat)
FSTATS(fstat64, stat64)
#define STATSAT(name, type) int name(int dir, const char *path, struct type *found, int flags) { REAL(int, name, int, const char *, struct type *, int); REFUSE(STAT, #name, within(path), -1) return real(dir, path, found, flags); }
STATSAT(fstatat, stat)
STATSAT(fstatat64, stat64)
#define MAPS(name) void *name(void *near, size_t length, int may, int flags, int fd, off_t place) { REAL(void *, name, void *, size_t, int, int, int, off_t); REFUSE(MAP, "mmap", fd >= 0 && within_fd(fd), MAP_FAILED) return real(near, length, may, flags, fd, place); }
MAPS(mmap)
MAPS(mmap64)
