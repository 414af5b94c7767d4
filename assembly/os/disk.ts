import { DiskCall, DiskError, NodeKind, OpenFlags } from '../abi/disk'
import {
  DISK_BLOCK_BYTES,
  DISK_MUTEX,
  DISK_NAME,
  DISK_NAME_BYTES,
  DISK_NODES_USED,
  DISK_OPENED,
  DISK_OPENED_BYTES,
  DISK_PARENT,
  DISK_WORD,
  MAX_BLOCKS,
  MAX_OPENED,
} from '../abi/layout'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Nodes } from './nodes'

const ROOT: i32 = 0
const SLASH: u8 = 0x2f
const DOT: u8 = 0x2e

/** The letters "tmp" and "lab". */
const TMP: u32 = 0x706d74
const LAB: u32 = 0x62616c

/** The parts of an open file: the number of its node plus 1, 0 if the entry is free; its position in bytes; its OpenFlags;
 * how many further processes share it, because a fork copied its descriptor. */
const NODE: usize = 0
const POSITION: usize = 4
const FLAGS: usize = 8
const SHARERS: usize = 12

/** The facts about a file contain the number of its node times this unit, 2^32. */
const NODE_UNIT: f64 = 4294967296.0

/**
 * A file system in memory. Each call is atomic, as in a kernel, because it holds DISK_MUTEX. The caller has released its GIL. In a run that
 * may have several processes, all of them use the disk in the hub's memory.
 */
export abstract class Disk {
  /** Executes a DiskCall. @returns its result; a negative DiskError if the call failed */
  static call(t: ThreadState, call: DiskCall, a: i32, b: i32, address: usize, length: i32): f64 {
    Mutex.lock(t, DISK_MUTEX)
    if (!load<i32>(DISK_NODES_USED)) Disk.format()
    const result =
      (call < DiskCall.STAT && call != DiskCall.OPEN) || call == DiskCall.INHERIT
        ? Disk.withOpened(call, a, b, address, length)
        : Disk.withPath(call, a, address, length)
    Mutex.unlock(DISK_MUTEX)
    return result
  }

  /** Creates the root directory, and in it /tmp for temporary files and /lab for the files of the program. */
  private static format(): void {
    Nodes.create(NodeKind.DIRECTORY, ROOT, 0, 0)
    store<u32>(DISK_WORD, TMP)
    Nodes.create(NodeKind.DIRECTORY, ROOT, DISK_WORD, 3)
    store<u32>(DISK_WORD, LAB)
    Nodes.create(NodeKind.DIRECTORY, ROOT, DISK_WORD, 3)
  }

  private static withOpened(call: DiskCall, a: i32, b: i32, address: usize, length: i32): f64 {
    const opened = Disk.opened(a)
    const node = load<i32>(opened, NODE) - 1
    const position = load<i32>(opened, POSITION)
    switch (call) {
      case DiskCall.READ:
        return Disk.read(opened, node, position, address, length)
      case DiskCall.WRITE:
        return Disk.write(opened, node, position, address, length)
      case DiskCall.SEEK: {
        if (b < 0) return DiskError.EINVAL
        store<i32>(opened, b, POSITION)
        return b
      }
      case DiskCall.TELL:
        return position
      case DiskCall.TRUNCATE:
        return Disk.truncate(opened, node, b)
      case DiskCall.FSTAT:
        return Disk.facts(node)
      case DiskCall.INHERIT: {
        store<i32>(opened, load<i32>(opened, SHARERS) + 1, SHARERS)
        return 0
      }
      default: {
        const sharers = load<i32>(opened, SHARERS)
        store<i32>(opened, max(sharers - 1, 0), SHARERS)
        if (sharers > 0) return 0
        store<i32>(opened, 0, NODE)
        Nodes.open(node, -1)
        return 0
      }
    }
  }

  private static read(opened: usize, node: i32, position: i32, address: usize, length: i32): f64 {
    if ((load<i32>(opened, FLAGS) & OpenFlags.ACCESS) == OpenFlags.WRITE_ONLY) return DiskError.EBADF
    if (Nodes.kind(node) == NodeKind.DIRECTORY) return DiskError.EISDIR
    const count = max(min(Nodes.size(node) - position, length), 0)
    Nodes.transfer(node, position, address, count, false)
    store<i32>(opened, position + count, POSITION)
    return count
  }

  private static write(opened: usize, node: i32, position: i32, address: usize, length: i32): f64 {
    const flags = load<i32>(opened, FLAGS)
    if (!(flags & OpenFlags.ACCESS)) return DiskError.EBADF
    const from = flags & OpenFlags.APPEND ? Nodes.size(node) : position
    if (from > MAX_BLOCKS * DISK_BLOCK_BYTES) return DiskError.EFBIG
    const old = Nodes.size(node)
    if (from + length > old && !Nodes.resize(node, from + length)) {
      Nodes.resize(node, old)
      return DiskError.ENOSPC
    }
    Nodes.transfer(node, from, address, length, true)
    Nodes.touch(node)
    store<i32>(opened, from + length, POSITION)
    return length
  }

  private static truncate(opened: usize, node: i32, size: i32): f64 {
    if (size < 0 || !(load<i32>(opened, FLAGS) & OpenFlags.ACCESS)) return DiskError.EINVAL
    const old = Nodes.size(node)
    if (size <= MAX_BLOCKS * DISK_BLOCK_BYTES && Nodes.resize(node, size)) {
      Nodes.touch(node)
      return 0
    }
    Nodes.resize(node, old)
    return DiskError.EFBIG
  }

  private static withPath(call: DiskCall, a: i32, address: usize, length: i32): f64 {
    if (call == DiskCall.RENAME) return Disk.rename(address, length)
    const node = Disk.search(address, call == DiskCall.LIST ? a : length)
    if (call == DiskCall.OPEN) return Disk.open(node, a, address)
    if (call == DiskCall.MKDIR) return node >= 0 ? DiskError.EEXIST : min(Disk.create(node, NodeKind.DIRECTORY, address), 0)
    if (node < 0) return node
    const isDirectory = Nodes.kind(node) == NodeKind.DIRECTORY
    switch (call) {
      case DiskCall.STAT:
        return Disk.facts(node)
      case DiskCall.MODIFIED:
        return Nodes.modified(node)
      case DiskCall.LIST:
        return isDirectory ? Disk.list(node, address, length) : DiskError.ENOTDIR
      case DiskCall.UNLINK: {
        if (isDirectory) return DiskError.EISDIR
        Nodes.unlink(node)
        return 0
      }
      default: {
        if (!isDirectory) return DiskError.ENOTDIR
        if (node == ROOT) return DiskError.EBUSY
        if (Nodes.next(node, 0) >= 0) return DiskError.ENOTEMPTY
        Nodes.unlink(node)
        return 0
      }
    }
  }

  /**
   * Searches for a path. Stores the directory of the path's last component in DISK_PARENT, and the place of the component in DISK_NAME and
   * DISK_NAME_BYTES. DISK_PARENT becomes -1 if the path before the last component leads to no directory, if the path is the root, or if the
   * last component is `.` or `..`.
   * @returns the number of the path's node, or an error
   */
  private static search(path: usize, length: i32): i32 {
    let node = ROOT
    let at = 0
    store<i32>(DISK_PARENT, -1)
    if (!length) return DiskError.ENOENT
    while (true) {
      while (at < length && load<u8>(path + <usize>at) == SLASH) at++
      if (at == length) return node
      // Another component follows, so DISK_PARENT must not keep the directory of the previous component.
      store<i32>(DISK_PARENT, -1)
      if (node < 0) return node
      if (Nodes.kind(node) != NodeKind.DIRECTORY) return DiskError.ENOTDIR
      let end = at
      while (end < length && load<u8>(path + <usize>end) != SLASH) end++
      const bytes = end - at
      const name = path + <usize>at
      if (bytes == 2 && load<u8>(name) == DOT && load<u8>(name, 1) == DOT) node = Nodes.parent(node)
      else if (bytes != 1 || load<u8>(name) != DOT) {
        store<i32>(DISK_PARENT, node)
        store<i32>(DISK_NAME, at)
        store<i32>(DISK_NAME_BYTES, bytes)
        node = Nodes.find(node, name, bytes)
      }
      at = end
    }
  }

  /**
   * Creates a node at a path that search() has not found. error: the result of search().
   * @returns the number of the new node, or an error
   */
  private static create(error: i32, kind: NodeKind, path: usize): i32 {
    const parent = load<i32>(DISK_PARENT)
    if (parent < 0) return error
    return Nodes.create(kind, parent, path + <usize>load<i32>(DISK_NAME), load<i32>(DISK_NAME_BYTES))
  }

  private static open(found: i32, flags: i32, path: usize): f64 {
    let node = found
    if (node >= 0 && (flags & (OpenFlags.CREATE | OpenFlags.EXCLUSIVE)) == (OpenFlags.CREATE | OpenFlags.EXCLUSIVE)) return DiskError.EEXIST
    const number = Disk.freeEntry()
    if (number == MAX_OPENED) return DiskError.ENFILE
    if (node < 0 && flags & OpenFlags.CREATE) node = Disk.create(node, NodeKind.FILE, path)
    if (node < 0) return node
    const writes = (flags & (OpenFlags.ACCESS | OpenFlags.CREATE)) != 0
    if (writes && Nodes.kind(node) == NodeKind.DIRECTORY) return DiskError.EISDIR
    if (found >= 0 && flags & OpenFlags.TRUNCATE) {
      Nodes.resize(node, 0)
      Nodes.touch(node)
    }
    const opened = Disk.opened(number)
    store<i32>(opened, node + 1, NODE)
    store<i32>(opened, 0, POSITION)
    store<i32>(opened, flags, FLAGS)
    Nodes.open(node, 1)
    return number
  }

  private static rename(paths: usize, length: i32): f64 {
    let end = 0
    while (end < length && load<u8>(paths + <usize>end)) end++
    const node = Disk.search(paths, end)
    if (node < 0) return node
    if (node == ROOT || load<i32>(DISK_PARENT) < 0) return DiskError.EBUSY
    const to = paths + <usize>(end + 1)
    const other = Disk.search(to, length - end - 1)
    const parent = load<i32>(DISK_PARENT)
    if (parent < 0) return other < 0 ? other : DiskError.EBUSY
    for (let around = parent; around != ROOT; around = Nodes.parent(around)) if (around == node) return DiskError.EINVAL
    const name = to + <usize>load<i32>(DISK_NAME)
    const bytes = load<i32>(DISK_NAME_BYTES)
    if (bytes > 255) return DiskError.ENAMETOOLONG
    if (other == node) return 0
    if (other >= 0) {
      const isDirectory = Nodes.kind(node) == NodeKind.DIRECTORY
      if (isDirectory != (Nodes.kind(other) == NodeKind.DIRECTORY)) return isDirectory ? DiskError.ENOTDIR : DiskError.EISDIR
      if (Nodes.next(other, 0) >= 0) return DiskError.ENOTEMPTY
      Nodes.unlink(other)
    }
    Nodes.name(node, parent, name, bytes)
    return 0
  }

  /** Writes the names of a directory's entries, each followed by a 0 byte, while they fit in `room` bytes. @returns the number of bytes */
  private static list(directory: i32, to: usize, room: i32): i32 {
    let bytes = 0
    for (let node = Nodes.next(directory, 0); node >= 0; node = Nodes.next(directory, node + 1)) {
      if (bytes + Nodes.nameBytes(node) + 1 > room) break
      bytes += Nodes.nameTo(node, to + <usize>bytes)
      store<u8>(to + <usize>bytes, 0)
      bytes++
    }
    return bytes
  }

  private static facts(node: i32): f64 {
    return <f64>Nodes.kind(node) + <f64>Nodes.size(node) * 16 + <f64>node * NODE_UNIT
  }

  private static freeEntry(): i32 {
    let number = 0
    while (number < MAX_OPENED && load<i32>(Disk.opened(number), NODE)) number++
    return number
  }

  @inline private static opened(number: i32): usize {
    return DISK_OPENED + <usize>number * DISK_OPENED_BYTES
  }
}
