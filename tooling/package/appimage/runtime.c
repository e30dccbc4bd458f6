/* The head of the AppImage: an executable with a squashfs image behind it (AppImage, type 2).
 *
 * It mounts the image through FUSE and becomes AppRun in it; a process beside it serves the image until AppRun has
 * ended. Where there is no FUSE it unpacks the image into a folder of its own first, and deletes that afterwards.
 *
 * Options, as the format has them:
 *   --appimage-extract            unpack into ./squashfs-root
 *   --appimage-extract-and-run    unpack, run, delete; so does APPIMAGE_EXTRACT_AND_RUN in the environment
 *   --appimage-mount              mount, say where, stay until ended
 *   --appimage-offset             where in this file the image begins
 *
 * The image is read by libsquashfuse, and mounted by libfuse. appimage.sh builds it.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <squashfuse/ll.h>

enum { FAILED = 127, BLOCK = 1 << 20, SIGNALLED = 128 };

static const char *self; /* this file, by its whole path */

static int failed(const char *what, const char *where) {
  fprintf(stderr, "Kindpace: %s: %s (%s)\n", what, where, strerror(errno));
  return FAILED;
}

/* Where this executable ends and the image begins; 0 when that can't be read. */
static size_t image_offset(void) {
  Elf64_Ehdr header;
  FILE *file = fopen(self, "rb");
  size_t offset = 0;
  if (file && fread(&header, sizeof header, 1, file) == 1)
    offset = header.e_shoff + (size_t)header.e_shentsize * header.e_shnum;
  if (file)
    fclose(file);
  return offset;
}

/* A new folder that only this person may read; NULL when it can't be made. */
static char *new_folder(const char *name) {
  static char path[PATH_MAX];
  const char *parent = getenv("TMPDIR");
  snprintf(path, sizeof path, "%s/%s.XXXXXX", parent && *parent ? parent : "/tmp", name);
  return mkdtemp(path);
}

/* --- Unpacking --- */

static bool write_file(sqfs *image, sqfs_inode *inode, const char *path) {
  static char block[BLOCK];
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  bool well = file >= 0;
  for (sqfs_off_t place = 0; well;) {
    sqfs_off_t size = BLOCK;
    well = sqfs_read_range(image, inode, place, &size, block) == SQFS_OK && write(file, block, size) == size;
    if (size == 0)
      break;
    place += size;
  }
  if (file >= 0)
    well = fchmod(file, inode->base.mode & 0777) == 0 && close(file) == 0 && well;
  return well;
}

static bool write_link(sqfs *image, sqfs_inode *inode, const char *path) {
  char target[PATH_MAX];
  size_t size = sizeof target;
  return sqfs_readlink(image, inode, target, &size) == SQFS_OK && symlink(target, path) == 0;
}

static bool write_entry(sqfs *image, sqfs_dir_entry *entry, const char *path) {
  sqfs_inode inode;
  if (sqfs_inode_get(image, &inode, sqfs_dentry_inode(entry)) != SQFS_OK)
    return false;
  switch (sqfs_dentry_type(entry)) {
  case SQUASHFS_DIR_TYPE: return mkdir(path, 0755) == 0;
  case SQUASHFS_SYMLINK_TYPE: return write_link(image, &inode, path);
  case SQUASHFS_REG_TYPE: return write_file(image, &inode, path);
  default: return true; /* nothing else is put in */
  }
}

/* Unpack the image into a folder that is there and empty. */
static bool unpack(const char *folder) {
  sqfs image;
  sqfs_traverse each;
  sqfs_err error = sqfs_open_image(&image, self, image_offset());
  bool well = error == SQFS_OK && sqfs_traverse_open(&each, &image, sqfs_inode_root(&image)) == SQFS_OK;
  while (well && sqfs_traverse_next(&each, &error)) {
    char path[PATH_MAX];
    if (each.dir_end)
      continue;
    snprintf(path, sizeof path, "%s/%s", folder, each.path);
    well = write_entry(&image, &each.entry, path);
    if (!well)
      failed("can't be unpacked", path);
  }
  return well && error == SQFS_OK;
}

static int delete_entry(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

/* --- Running --- */

static void become_apprun(const char *folder, char **arguments) {
  char program[PATH_MAX], working[PATH_MAX];
  snprintf(program, sizeof program, "%s/AppRun", folder);
  setenv("APPDIR", folder, 1);
  setenv("APPIMAGE", self, 1);
  setenv("ARGV0", arguments[0], 1);
  if (getcwd(working, sizeof working))
    setenv("OWD", working, 1);
  execv(program, arguments);
  failed("can't be started", program);
}

static volatile pid_t running;

static void pass_on(int signal) {
  if (running > 0)
    kill(running, signal);
}

/* Run AppRun beside this process, and wait for its end. */
static int run_and_wait(const char *folder, char **arguments) {
  int status = 0;
  const int passed[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
  running = fork();
  if (running == 0) {
    become_apprun(folder, arguments);
    _exit(FAILED);
  }
  if (running < 0)
    return failed("can't be started", folder);
  for (size_t number = 0; number < sizeof passed / sizeof *passed; number++)
    signal(passed[number], pass_on);
  while (waitpid(running, &status, 0) < 0)
    if (errno != EINTR)
      return failed("lost", folder);
  return WIFSIGNALED(status) ? SIGNALLED + WTERMSIG(status) : WEXITSTATUS(status);
}

static int unpack_and_run(char **arguments) {
  char *folder = new_folder("kindpace");
  int status = FAILED;
  if (!folder)
    return failed("no folder could be made to unpack into; TMPDIR can name another", "/tmp");
  if (unpack(folder))
    status = run_and_wait(folder, arguments);
  nftw(folder, delete_entry, 32, FTW_DEPTH | FTW_PHYS);
  return status;
}

/* --- Mounting --- */

static void serve_until_closed(struct fuse_session *session, int held) {
  struct fuse_buf request = {0};
  struct pollfd watched[] = {{.fd = fuse_session_fd(session), .events = POLLIN}, {.fd = held}};
  while (!fuse_session_exited(session)) {
    if (poll(watched, 2, -1) < 0 && errno != EINTR)
      break;
    if (watched[1].revents) /* whoever held the other end has ended */
      break;
    if (!watched[0].revents)
      continue;
    int size = fuse_session_receive_buf(session, &request);
    if (size == -EINTR || size == -EAGAIN)
      continue;
    if (size <= 0)
      break;
    fuse_session_process_buf(session, &request);
  }
  free(request.mem);
}

/* Mount the image, say so through ready, and serve it until nobody holds the other end of held any more. */
static int serve(const char *folder, int ready, int held) {
  struct fuse_lowlevel_ops calls = {
      .getattr = sqfs_ll_op_getattr,         .opendir = sqfs_ll_op_opendir, .releasedir = sqfs_ll_op_releasedir,
      .readdir = sqfs_ll_op_readdir,         .lookup = sqfs_ll_op_lookup,   .open = sqfs_ll_op_open,
      .create = sqfs_ll_op_create,           .release = sqfs_ll_op_release, .read = sqfs_ll_op_read,
      .readlink = sqfs_ll_op_readlink,       .forget = sqfs_ll_op_forget,   .statfs = stfs_ll_op_statfs,
  };
  char *words[] = {"kindpace", "-oro,nosuid,nodev,fsname=kindpace"};
  struct fuse_args options = FUSE_ARGS_INIT(2, words);
  sqfs_ll image = {0};
  sqfs_ll_chan channel = {0};
  if (sqfs_open_image(&image.fs, self, image_offset()) != SQFS_OK || sqfs_ll_init(&image) != SQFS_OK)
    return FAILED;
  if (sqfs_ll_mount(&channel, folder, &options, &calls, sizeof calls, &image) != SQFS_OK)
    return FAILED;
  if (write(ready, "", 1) == 1)
    serve_until_closed(channel.session, held);
  sqfs_ll_unmount(&channel, folder);
  return rmdir(folder);
}

/* Whether the image is mounted. Then this process holds what keeps it so until the process's end. */
static bool mounted(const char *folder) {
  int ready[2], held[2];
  char byte;
  if (pipe2(ready, O_CLOEXEC) || pipe(held))
    return false;
  pid_t server = fork();
  if (server == 0) {
    close(ready[0]);
    close(held[1]);
    setsid(); /* Ctrl-C is for AppRun */
    int silent = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; stream++)
      dup2(silent, stream);
    /* A second fork, so that AppRun has no child that it doesn't know of. */
    pid_t second = fork();
    _exit(second == 0 ? serve(folder, ready[1], held[0]) : 0);
  }
  close(ready[1]);
  close(held[0]);
  if (server > 0)
    waitpid(server, NULL, 0);
  bool well = server > 0 && read(ready[0], &byte, 1) == 1;
  close(ready[0]);
  if (!well)
    close(held[1]);
  return well;
}

static int mount_and_run(char **arguments) {
  char *folder = new_folder(".mount_kindpace");
  if (folder && mounted(folder)) {
    become_apprun(folder, arguments);
    return FAILED;
  }
  if (folder)
    rmdir(folder);
  fputs("Kindpace: there is no FUSE here, so it is unpacked first (fuse3 would spare that).\n", stderr);
  return unpack_and_run(arguments);
}

static int mount_and_stay(void) {
  char *folder = new_folder(".mount_kindpace");
  if (!folder || !mounted(folder))
    return failed("can't be mounted", "FUSE");
  puts(folder);
  fflush(stdout);
  pause();
  return 0;
}

static int unpack_here(void) {
  const char *folder = "squashfs-root";
  if (mkdir(folder, 0755))
    return failed("can't be made", folder);
  return unpack(folder) ? 0 : FAILED;
}

int main(int count, char **arguments) {
  static char path[PATH_MAX];
  const char *asked = count > 1 ? arguments[1] : "";
  if (!realpath("/proc/self/exe", path))
    return failed("can't be read", "/proc/self/exe");
  self = path;
  if (!strcmp(asked, "--appimage-offset"))
    return printf("%zu\n", image_offset()) < 0;
  if (!strcmp(asked, "--appimage-extract"))
    return unpack_here();
  if (!strcmp(asked, "--appimage-mount"))
    return mount_and_stay();
  if (!strcmp(asked, "--appimage-extract-and-run")) {
    arguments[1] = arguments[0];
    return unpack_and_run(arguments + 1);
  }
  return getenv("APPIMAGE_EXTRACT_AND_RUN") ? unpack_and_run(arguments) : mount_and_run(arguments);
}
