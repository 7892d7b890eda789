/* LD_PRELOAD shim: lets one system call that changes files under a folder go wrong.

   FAULT_FOLDER  only paths and descriptors under it count
   FAULT_LOG     one line a call is appended here: number, name, path
   FAULT_AT      number of the call (from 1) at which it happens; 0: never
   FAULT_KIND    before  SIGKILL instead of the call
                 half    half of a write, then SIGKILL; other calls: SIGKILL after it
                 enospc  "no space left" from this call on; deleting still works
                 eio     "input/output error", once
                 short   a write takes half, as POSIX allows */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static long calls;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int inside(const char *path) {
    const char *folder = setting("FAULT_FOLDER");
    size_t length = strlen(folder);
    return length && path && !strncmp(path, folder, length);
}

static const char *path_of(int descriptor, char *buffer, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, buffer, size - 1);
    if (length < 0) return "";
    buffer[length] = 0;
    return buffer;
}

static void note(long number, const char *name, const char *path) {
    static ssize_t (*real_write)(int, const void *, size_t);
    const char *file = setting("FAULT_LOG");
    if (!*file) return;
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    int descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (descriptor < 0) return;
    char line[4096];
    int length = snprintf(line, sizeof line, "%ld\t%s\t%s\n", number, name, path);
    if (length > 0) real_write(descriptor, line, (size_t)length);
    close(descriptor);
}

enum verdict { GO_ON, HALF_THEN_DIE, FAIL, HALF };

/* Counts the call and says what is to become of it; does not return if it kills. */
static enum verdict judge(const char *name, const char *path, int deletes) {
    if (!inside(path)) return GO_ON;
    pthread_mutex_lock(&guard);
    long number = ++calls;
    note(number, name, path);
    pthread_mutex_unlock(&guard);
    long at = atol(setting("FAULT_AT"));
    const char *kind = setting("FAULT_KIND");
    if (!at || number < at) return GO_ON;
    if (!strcmp(kind, "enospc")) {
        if (deletes) return GO_ON;
        errno = ENOSPC;
        return FAIL;
    }
    if (number != at) return GO_ON;
    if (!strcmp(kind, "before")) kill(getpid(), SIGKILL);
    if (!strcmp(kind, "half")) return HALF_THEN_DIE;
    if (!strcmp(kind, "short")) return HALF;
    if (!strcmp(kind, "eio")) {
        errno = EIO;
        return FAIL;
    }
    return GO_ON;
}

#define REAL(name, type) \
    static __typeof__(type) *real; \
    if (!real) real = (__typeof__(type) *)dlsym(RTLD_NEXT, name)

#define AS_JUDGED(verdict, call) \
    do { \
        if ((verdict) == FAIL) return -1; \
        __typeof__(call) result_ = (call); \
        if ((verdict) == HALF_THEN_DIE) kill(getpid(), SIGKILL); \
        return result_; \
    } while (0)

ssize_t write(int fd, const void *data, size_t size) {
    REAL("write", ssize_t(int, const void *, size_t));
    char buffer[4096];
    enum verdict verdict = judge("write", path_of(fd, buffer, sizeof buffer), 0);
    if ((verdict == HALF || verdict == HALF_THEN_DIE) && size > 1) size /= 2;
    AS_JUDGED(verdict, real(fd, data, size));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL("writev", ssize_t(int, const struct iovec *, int));
    char buffer[4096];
    enum verdict verdict = judge("writev", path_of(fd, buffer, sizeof buffer), 0);
    if ((verdict == HALF || verdict == HALF_THEN_DIE) && count > 1) count /= 2;
    AS_JUDGED(verdict, real(fd, parts, count));
}

ssize_t sendfile(int to, int from, off_t *offset, size_t size) {
    REAL("sendfile", ssize_t(int, int, off_t *, size_t));
    char buffer[4096];
    enum verdict verdict = judge("sendfile", path_of(to, buffer, sizeof buffer), 0);
    if ((verdict == HALF || verdict == HALF_THEN_DIE) && size > 1) size /= 2;
    AS_JUDGED(verdict, real(to, from, offset, size));
}

#define POSITIONED(symbol, offset_type) \
    ssize_t symbol(int fd, const void *data, size_t size, offset_type offset) { \
        REAL(#symbol, ssize_t(int, const void *, size_t, offset_type)); \
        char buffer[4096]; \
        enum verdict verdict = judge(#symbol, path_of(fd, buffer, sizeof buffer), 0); \
        if ((verdict == HALF || verdict == HALF_THEN_DIE) && size > 1) size /= 2; \
        AS_JUDGED(verdict, real(fd, data, size, offset)); \
    }
POSITIONED(pwrite, off_t)
POSITIONED(pwrite64, off64_t)

#define ON_DESCRIPTOR(symbol) \
    int symbol(int fd) { \
        REAL(#symbol, int(int)); \
        char buffer[4096]; \
        enum verdict verdict = judge(#symbol, path_of(fd, buffer, sizeof buffer), 0); \
        AS_JUDGED(verdict, real(fd)); \
    }
ON_DESCRIPTOR(fsync)
ON_DESCRIPTOR(fdatasync)

#define TRUNCATING(symbol, offset_type) \
    int symbol(int fd, offset_type size) { \
        REAL(#symbol, int(int, offset_type)); \
        char buffer[4096]; \
        enum verdict verdict = judge(#symbol, path_of(fd, buffer, sizeof buffer), 0); \
        AS_JUDGED(verdict, real(fd, size)); \
    }
TRUNCATING(ftruncate, off_t)
TRUNCATING(ftruncate64, off64_t)

#define FROM_TO(symbol) \
    int symbol(const char *from, const char *to) { \
        REAL(#symbol, int(const char *, const char *)); \
        enum verdict verdict = judge(#symbol, to, 0); \
        AS_JUDGED(verdict, real(from, to)); \
    }
FROM_TO(rename)
FROM_TO(link)

#define ON_PATH(symbol) \
    int symbol(const char *path) { \
        REAL(#symbol, int(const char *)); \
        enum verdict verdict = judge(#symbol, path, 1); \
        AS_JUDGED(verdict, real(path)); \
    }
ON_PATH(unlink)
ON_PATH(rmdir)

int mkdir(const char *path, mode_t mode) {
    REAL("mkdir", int(const char *, mode_t));
    enum verdict verdict = judge("mkdir", path, 0);
    AS_JUDGED(verdict, real(path, mode));
}

static int opened(const char *name, const char *path, int flags) {
    return flags & (O_CREAT | O_TRUNC) ? judge(name, path, 0) : GO_ON;
}

#define OPENING(symbol) \
    int symbol(const char *path, int flags, ...) { \
        REAL(#symbol, int(const char *, int, ...)); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            __builtin_va_list rest; \
            __builtin_va_start(rest, flags); \
            mode = __builtin_va_arg(rest, mode_t); \
            __builtin_va_end(rest); \
        } \
        enum verdict verdict = opened(#symbol, path, flags); \
        AS_JUDGED(verdict, real(path, flags, mode)); \
    }
OPENING(open)
OPENING(open64)
