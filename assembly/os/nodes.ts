import { DiskError, NodeKind } from '../abi/disk'
import {
  DISK_BLOCK_BYTES,
  DISK_BLOCKS,
  DISK_BLOCKS_USED,
  DISK_FREE,
  DISK_NEXT,
  DISK_NODE_BYTES,
  DISK_NODES,
  DISK_NODES_USED,
  EPOCH_MS,
  MAX_BLOCKS,
  MAX_NODES,
} from '../abi/layout'
import { Host } from '../host'

const MAX_NAME_BYTES: i32 = 255
/** The parent of a file that has no name any more. */
const UNLINKED: i32 = -1

const KIND: usize = 0
const PARENT: usize = 4
const OPENS: usize = 8
const SIZE: usize = 12
const FIRST: usize = 16
const BLOCKS: usize = 20
const MODIFIED: usize = 24
const NAME_BYTES: usize = 32
const LAST: usize = 36
const NAME: usize = 40

/**
 * The table of files and directories, and the blocks with the contents of the files. The caller holds DISK_MUTEX.
 *
 *     kind      +0   NodeKind
 *     parent    +4   number of the directory that contains the node; UNLINKED: none does
 *     opens     +8   how many open files the node has. An unlinked file exists until this number is 0.
 *     size      +12  of a file, in bytes
 *     first     +16  number of the first block, plus 1; 0 for none
 *     blocks    +20  how many blocks the file has. The bytes of a block after the end of the file are zero.
 *     modified  +24  i64, ns since 1970
 *     length    +32  of the name, in bytes
 *     last      +36  number of the last block, plus 1; 0 for none
 *     name      +40
 */
export abstract class Nodes {
  /** Makes a node with this name in the directory `parent`. @returns its number, or an error */
  static create(kind: NodeKind, parent: i32, name: usize, length: i32): i32 {
    if (length > MAX_NAME_BYTES) return DiskError.ENAMETOOLONG
    const used = load<i32>(DISK_NODES_USED)
    let node = 0
    while (node < used && Nodes.kind(node) != NodeKind.FREE) node++
    if (node == MAX_NODES) return DiskError.ENOSPC
    if (node == used) store<i32>(DISK_NODES_USED, used + 1)
    memory.fill(Nodes.at(node), 0, NAME)
    store<i32>(Nodes.at(node), kind, KIND)
    Nodes.name(node, parent, name, length)
    Nodes.touch(node)
    return node
  }

  /** Gives the node a name in the directory `parent`. */
  static name(node: i32, parent: i32, name: usize, length: i32): void {
    const at = Nodes.at(node)
    store<i32>(at, parent, PARENT)
    store<i32>(at, length, NAME_BYTES)
    memory.copy(at + NAME, name, <usize>length)
  }

  /** Removes the node from its directory. Frees the node unless it is open. */
  static unlink(node: i32): void {
    store<i32>(Nodes.at(node), UNLINKED, PARENT)
    Nodes.open(node, 0)
  }

  /** Adds `change` to the number of open files. Frees a node without a name and without open files. */
  static open(node: i32, change: i32): void {
    const at = Nodes.at(node)
    const opens = load<i32>(at, OPENS) + change
    store<i32>(at, opens, OPENS)
    if (opens || load<i32>(at, PARENT) != UNLINKED) return
    Nodes.resize(node, 0)
    store<i32>(at, NodeKind.FREE, KIND)
  }

  /** @returns the number of the node with this name in a directory, or ENOENT */
  static find(parent: i32, name: usize, length: i32): i32 {
    const used = load<i32>(DISK_NODES_USED)
    for (let node = 1; node < used; node++) {
      const at = Nodes.at(node)
      if (load<i32>(at, PARENT) != parent || load<i32>(at, NAME_BYTES) != length || load<i32>(at, KIND) == NodeKind.FREE) continue
      if (memory.compare(at + NAME, name, <usize>length) == 0) return node
    }
    return DiskError.ENOENT
  }

  /** @returns the lowest number, at least `from`, of a node in the directory; ENOENT if there is none */
  static next(parent: i32, from: i32): i32 {
    const used = load<i32>(DISK_NODES_USED)
    for (let node = max(from, 1); node < used; node++) {
      if (Nodes.kind(node) != NodeKind.FREE && Nodes.parent(node) == parent) return node
    }
    return DiskError.ENOENT
  }

  /** Copies the name to `to`. @returns its length */
  static nameTo(node: i32, to: usize): i32 {
    const length = load<i32>(Nodes.at(node), NAME_BYTES)
    memory.copy(to, Nodes.at(node) + NAME, <usize>length)
    return length
  }

  @inline static nameBytes(node: i32): i32 {
    return load<i32>(Nodes.at(node), NAME_BYTES)
  }

  @inline static kind(node: i32): i32 {
    return load<i32>(Nodes.at(node), KIND)
  }

  @inline static parent(node: i32): i32 {
    return load<i32>(Nodes.at(node), PARENT)
  }

  @inline static size(node: i32): i32 {
    return load<i32>(Nodes.at(node), SIZE)
  }

  /** Seconds since 1970. */
  static modified(node: i32): f64 {
    return <f64>load<i64>(Nodes.at(node), MODIFIED) / 1e9
  }

  static touch(node: i32): void {
    store<i64>(Nodes.at(node), Host.nowNs() + <i64>(load<f64>(EPOCH_MS) * 1e6), MODIFIED)
  }

  /**
   * Copies bytes between the file, from `position` on, and the memory at `memoryAt`: to the file if `writes`, else to the memory. The file
   * has at least position + length bytes.
   */
  static transfer(node: i32, position: i32, memoryAt: usize, length: i32, writes: bool): void {
    let block = Nodes.blockAt(node, position / DISK_BLOCK_BYTES)
    let offset = position % DISK_BLOCK_BYTES
    while (length > 0) {
      const piece = min(DISK_BLOCK_BYTES - offset, length)
      const at = Nodes.contents(block) + <usize>offset
      if (writes) memory.copy(at, memoryAt, <usize>piece)
      else memory.copy(memoryAt, at, <usize>piece)
      memoryAt += <usize>piece
      length -= piece
      offset = 0
      block = Nodes.following(block)
    }
  }

  /**
   * Gives the file a size. New bytes are zero. @returns false if the disk has too little room. The file then has its old size but owns new
   * blocks, so the caller must resize it to the old size.
   */
  static resize(node: i32, size: i32): bool {
    const at = Nodes.at(node)
    const wanted = (size + DISK_BLOCK_BYTES - 1) / DISK_BLOCK_BYTES
    while (load<i32>(at, BLOCKS) < wanted) if (!Nodes.addBlock(at)) return false
    if (load<i32>(at, BLOCKS) > wanted) Nodes.cut(node, wanted)
    if (size < load<i32>(at, SIZE) && size % DISK_BLOCK_BYTES) {
      const used = <usize>(size % DISK_BLOCK_BYTES)
      memory.fill(Nodes.contents(load<u32>(at, LAST)) + used, 0, <usize>DISK_BLOCK_BYTES - used)
    }
    store<i32>(at, size, SIZE)
    return true
  }

  private static addBlock(at: usize): bool {
    let block = load<u32>(DISK_FREE)
    if (block) store<u32>(DISK_FREE, Nodes.following(block))
    else {
      const used = load<i32>(DISK_BLOCKS_USED)
      if (used == MAX_BLOCKS) return false
      store<i32>(DISK_BLOCKS_USED, used + 1)
      block = used + 1
    }
    memory.fill(Nodes.contents(block), 0, DISK_BLOCK_BYTES)
    Nodes.link(block, 0)
    const last = load<u32>(at, LAST)
    if (last) Nodes.link(last, block)
    else store<u32>(at, block, FIRST)
    store<u32>(at, block, LAST)
    store<i32>(at, load<i32>(at, BLOCKS) + 1, BLOCKS)
    return true
  }

  /** Frees all blocks of the file after the first `kept`. */
  private static cut(node: i32, kept: i32): void {
    const at = Nodes.at(node)
    const tail = Nodes.blockAt(node, kept)
    Nodes.link(load<u32>(at, LAST), load<u32>(DISK_FREE))
    store<u32>(DISK_FREE, tail)
    const last = kept ? Nodes.blockAt(node, kept - 1) : 0
    if (last) Nodes.link(last, 0)
    else store<u32>(at, 0, FIRST)
    store<u32>(at, last, LAST)
    store<i32>(at, kept, BLOCKS)
  }

  /** The number, plus 1, of the file's block at `index`. Finds the last block without a walk, because most writes append. */
  private static blockAt(node: i32, index: i32): u32 {
    const at = Nodes.at(node)
    if (index && index == load<i32>(at, BLOCKS) - 1) return load<u32>(at, LAST)
    let block = load<u32>(at, FIRST)
    while (index-- > 0 && block) block = Nodes.following(block)
    return block
  }

  @inline private static at(node: i32): usize {
    return DISK_NODES + <usize>node * DISK_NODE_BYTES
  }

  @inline private static contents(block: u32): usize {
    return DISK_BLOCKS + <usize>(block - 1) * <usize>DISK_BLOCK_BYTES
  }

  @inline private static following(block: u32): u32 {
    return block ? load<u32>(DISK_NEXT + ((<usize>block - 1) << 2)) : 0
  }

  @inline private static link(block: u32, next: u32): void {
    store<u32>(DISK_NEXT + ((<usize>block - 1) << 2), next)
  }
}
