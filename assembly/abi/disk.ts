// The calls of the file system. The compilers of machine and host (asc, tsc) both read this file, so it contains only plain numbers. The
// values of the flags and of the errors are Linux's.

/**
 * The operations of Disk.call(). Each call gets two numbers, `a` and `b`, and some bytes at an address. A path is absolute. A call that
 * fails returns a negative DiskError.
 */
export const enum DiskCall {
  /** The bytes are a path, and `a` has the OpenFlags. @returns the number of the open file */
  OPEN = 1,
  /** Reads from open file `a` into the bytes. @returns the number of bytes */
  READ = 2,
  /** Writes the bytes to open file `a`. @returns their number */
  WRITE = 3,
  /** Moves open file `a` to position `b` in bytes. @returns `b` */
  SEEK = 4,
  /** @returns the position of open file `a` */
  TELL = 5,
  /** Gives open file `a` the size `b`. */
  TRUNCATE = 6,
  /** Closes open file `a` for one process. A file that several processes inherited stays open for the others. */
  CLOSE = 7,
  /** Facts about open file `a`. @returns NodeKind + size in bytes × 16 + number of the node (os/nodes.ts) × 2^32 */
  FSTAT = 8,
  /** The same facts about the file or directory whose path is in the bytes. */
  STAT = 9,
  /** The time of the last write to the file or directory whose path is in the bytes. @returns seconds since 1970 */
  MODIFIED = 10,
  MKDIR = 11,
  RMDIR = 12,
  UNLINK = 13,
  /** The bytes are the old path, a zero byte and the new path. */
  RENAME = 14,
  /**
   * The first `a` bytes are the path of a directory. Overwrites the bytes with as many names of entries as fit, each with a zero byte after
   * it.
   * @returns the number of bytes written
   */
  LIST = 15,
  /** A further process inherits open file `a`. All processes that have the file share its position. */
  INHERIT = 16,
}

export const enum NodeKind {
  FREE = 0,
  FILE = 1,
  DIRECTORY = 2,
}

export const enum OpenFlags {
  WRITE_ONLY = 1,
  READ_WRITE = 2,
  ACCESS = 3,
  CREATE = 0o100,
  EXCLUSIVE = 0o200,
  TRUNCATE = 0o1000,
  APPEND = 0o2000,
}

/** The errors of a call: -errno. */
export const enum DiskError {
  ENOENT = -2,
  EBADF = -9,
  EBUSY = -16,
  EEXIST = -17,
  ENOTDIR = -20,
  EISDIR = -21,
  EINVAL = -22,
  ENFILE = -23,
  EFBIG = -27,
  ENOSPC = -28,
  ENAMETOOLONG = -36,
  ENOTEMPTY = -39,
}
