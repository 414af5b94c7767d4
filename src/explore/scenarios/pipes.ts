import { FLOOR, PIPE_CAPACITY } from '../../../assembly/abi/layout.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { prepare } from './locks.ts'

/** The scenario's pipe and the bytes that go through it. assembly/os/pipe.ts has the offsets of the pipe's words. */
const PIPE = FLOOR + 1024
const HEAD = PIPE + 12
const SLEEPERS = [PIPE + 24, PIPE + 32]
const DATA = PIPE + 64
const FROM = FLOOR + 512
const TO = FLOOR + 768
const WORDS: Readonly<Record<number, string>> = {
  [PIPE]: 'pipe.mutex',
  [PIPE + 4]: 'pipe.readers',
  [PIPE + 8]: 'pipe.writers',
  [HEAD]: 'pipe.head',
  [PIPE + 16]: 'pipe.tail',
  [PIPE + 20]: 'pipe.filled',
  [PIPE + 24]: 'pipe.filled.sleepers',
  [PIPE + 28]: 'pipe.drained',
  [PIPE + 32]: 'pipe.drained.sleepers',
}
const READS = 0
const WRITES = 1

interface Traffic {
  readonly readers: number
  readonly writers: number
  /** The number of bytes that each writer writes, one at a time. If `full` is set, the readers share the bytes of all writers evenly. */
  readonly bytes: number
  /** Whether the pipe is full when the run starts, so that the writers have to wait. */
  readonly full?: boolean
}

/** Writers write and readers read, one byte at a time. If no thread remains asleep, no wake-up was lost. */
export function pipeScenario(traffic: Traffic): Scenario {
  const { readers, writers, bytes, full = false } = traffic
  let read = 0
  return {
    id: `pipe-${writers}w${readers}r${bytes}${full ? '-full' : ''}`,
    title: full ? 'every writer finds room in the end' : 'all that is written is read, and then all readers see the end',
    start: (world) => {
      read = 0
      prepare(world, readers + writers)
      world.namer = (address) => WORDS[address]
      for (let end = 0; end < readers; end++) world.direct('pipeOpen', PIPE, READS)
      for (let end = 0; end < writers; end++) world.direct('pipeOpen', PIPE, WRITES)
      if (full) world.store(HEAD, PIPE_CAPACITY)
      const take = full ? someReader((bytes * writers) / readers) : reader
      return Array.from({ length: readers + writers }, (_, slot) =>
        slot < readers ? take(slot, (count) => (read += count)) : writer(slot, bytes),
      )
    },
    finish: (world) => {
      if (read !== bytes * writers) return `${read} of ${bytes * writers} bytes were read`
      return SLEEPERS.every((word) => world.load(word) === 0) ? undefined : 'the pipe still counts sleepers'
    },
  }
}

type Count = (bytes: number) => void

/** Reads until the end of the file. */
function reader(slot: number, count: Count): Body {
  return function* () {
    let got = -1
    while (got !== 0) {
      got = yield call('pipeRead', slot, PIPE, TO, 1)
      count(got)
    }
    yield call('pipeClose', slot, PIPE, READS)
  }
}

/** Reads `bytes` bytes, one at a time, and then stops. Unlike reader(), it does not read until the end of the file. */
function someReader(bytes: number): (slot: number, count: Count) => Body {
  return (slot, count) =>
    function* () {
      for (let left = bytes; left > 0; left--) count(yield call('pipeRead', slot, PIPE, TO, 1))
    }
}

function writer(slot: number, bytes: number): Body {
  return function* () {
    for (let left = bytes; left > 0; left--) yield call('pipeWrite', slot, PIPE, FROM, 1)
    yield call('pipeClose', slot, PIPE, WRITES)
  }
}

/** Two threads close the two open ends of a pipe. Meanwhile, a third thread tries to take the pipe for a new use. */
export function reuseScenario(): Scenario {
  return {
    id: 'pipe-reuse',
    title: 'a pipe is used again only when no end is open, and begins empty',
    start: (world) => {
      prepare(world, 3)
      world.direct('pipeOpen', PIPE, READS)
      world.direct('pipeOpen', PIPE, WRITES)
      world.store(HEAD, 5)
      let closed = 0
      const close = [READS, WRITES].map((end, slot): Body => {
        return function* () {
          closed++
          yield call('pipeClose', slot, PIPE, end)
        }
      })
      const reuse: Body = function* () {
        const isFree = yield call('pipeReuse', PIPE)
        if (isFree && closed < 2) world.fail('a pipe with an open end is used again')
        yield 'idle'
        if ((yield call('pipeReuse', PIPE)) === 0) world.fail('a pipe without ends is not free')
      }
      return [...close, reuse]
    },
    finish: (world) => (world.load(HEAD) === world.load(HEAD + 4) ? undefined : 'the pipe has old bytes'),
  }
}

/** The lengths of the two writes, in bytes. */
const CHUNKS = [7, 5]
/** The most bytes that one read takes. */
const LEAST = 3
/** The number of unread bytes in an almost full pipe at the start. Such a pipe has room for only one of the two writes. */
const ALMOST_FULL = PIPE_CAPACITY - 9
/** The value of each unread byte in the almost full pipe. */
const OLD = 120

/** Two writers write several bytes at a time, and a reader reads less at a time. Each write stays in one piece. */
export function chunkScenario(almostFull: boolean): Scenario {
  const total = CHUNKS.reduce((sum, each) => sum + each)
  let got = ''
  return {
    id: `pipe-chunks${almostFull ? '-full' : ''}`,
    title: 'a short write stays in one piece, and no byte changes',
    start: (world) => {
      prepare(world, 3)
      world.namer = (address) => WORDS[address]
      got = ''
      const bytes = new Uint8Array(world.memory.buffer)
      const start = almostFull ? ALMOST_FULL : PIPE_CAPACITY - 2
      world.store(HEAD, start)
      if (!almostFull) world.store(HEAD + 4, start)
      else bytes.fill(OLD, DATA, DATA + start)
      world.direct('pipeOpen', PIPE, READS)
      const write = CHUNKS.map((length, slot): Body => {
        const from = FROM + slot * 16
        bytes.fill(97 + slot, from, from + length)
        world.direct('pipeOpen', PIPE, WRITES)
        return function* () {
          const written = yield call('pipeWrite', slot, PIPE, from, length)
          if (written !== length) world.fail(`${written} of ${length} bytes were written`)
          yield call('pipeClose', slot, PIPE, WRITES)
        }
      })
      const read: Body = function* () {
        for (let left = total; left > 0; ) {
          const count = yield call('pipeRead', 2, PIPE, TO, LEAST)
          if (count === 0) world.fail('the pipe ends early')
          const read = bytes.subarray(TO, TO + count)
          if (!almostFull) got += String.fromCharCode(...read)
          else if (read.some((byte) => byte !== OLD)) world.fail('a byte changed before it was read')
          left -= count
        }
      }
      return [...write, read]
    },
    finish: (world) => {
      const bytes = new Uint8Array(world.memory.buffer)
      const ring = Array.from({ length: total }, (_, at) => bytes[DATA + ((ALMOST_FULL + at) & (PIPE_CAPACITY - 1))] as number)
      const text = almostFull ? String.fromCharCode(...ring) : got
      return /^(a{7}b{5}|b{5}a{7})$/.test(text) ? undefined : `the bytes are ${text}`
    },
  }
}
