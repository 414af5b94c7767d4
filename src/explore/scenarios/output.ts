import { FLOOR, HEAP, OUTPUT_BYTES, OUTPUT_DATA, OUTPUT_HEAD, OUTPUT_TAIL } from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { openGil, rulesOf } from './gils.ts'
import { prepare } from './locks.ts'

// Scenarios of the ring of standard output, which the drainer empties.

const TEXT = FLOOR + 1024
const TEXT_BYTES = 4
/** The room in the ring at the beginning. It is too little for two texts. */
const ROOM = 6
const EVERYBODY = 0x7fffffff

/** Writers hold the GIL, as print() does, and release it while they wait for room. Otherwise as outputScenario(). */
export function printScenario(gil: GilDescriptor, writers: number): Scenario {
  const plain = outputScenario(writers, 1, gil)
  return { ...plain, id: `${gil.id}-${plain.id}`, rules: { ...rulesOf(gil), allAsleep: 'fine' } }
}

/** Writers write texts of four bytes each to an almost full ring, and the last thread drains it. */
export function outputScenario(writers: number, texts: number, gil?: GilDescriptor): Scenario {
  let drained = ''
  return {
    id: `output-${writers}w${texts}`,
    title: 'every text is written in one piece, and a writer that waits for room goes on',
    start: (world) => {
      if (gil) openGil(world, gil, writers)
      else prepare(world, writers + 1)
      drained = ''
      const start = ROOM - OUTPUT_BYTES
      world.store(OUTPUT_HEAD, 0)
      world.store(OUTPUT_TAIL, start)
      const bytes = new Uint8Array(world.memory.buffer)
      const write = Array.from({ length: writers }, (_, slot): Body => {
        bytes.fill(97 + slot, TEXT + slot * TEXT_BYTES, TEXT + (slot + 1) * TEXT_BYTES)
        const text = TEXT + slot * TEXT_BYTES
        if (gil) return print(slot, text)
        return function* () {
          for (let left = texts; left > 0; left--) {
            while ((yield call('outputPut', slot, text, TEXT_BYTES)) === 0) yield call('outputAwaitRoom', slot, TEXT_BYTES)
          }
        }
      })
      const drain: Body = function* () {
        for (let tail = start; tail !== writers * texts * TEXT_BYTES; ) {
          yield 'step'
          const head = world.load(OUTPUT_HEAD)
          if (head === tail) yield 'idle'
          // The bytes before position 0 were in the ring before the run.
          for (let at = Math.max(tail, 0); at < head; at++)
            drained += String.fromCharCode(bytes[OUTPUT_DATA + (at & (OUTPUT_BYTES - 1))] as number)
          tail = head
          yield call('wordStore', OUTPUT_TAIL, tail)
          yield call('futexWake', OUTPUT_TAIL, EVERYBODY)
        }
      }
      return [...write, drain]
    },
    finish: () => {
      const pieces = drained.match(/(.)\1{3}/g) ?? []
      return pieces.length === writers * texts && pieces.join('') === drained ? undefined : `the output is ${drained}`
    },
  }
}

/** A text that is longer than the ring, at the beginning of the heap. */
const LONG_TEXT = HEAP
const LONG_BYTES = OUTPUT_BYTES + 300

/** A thread prints a text that is longer than the ring. The last thread empties the ring each time that the writer waits. */
export function longOutputScenario(gil: GilDescriptor): Scenario {
  let drained = 0
  return {
    id: `${gil.id}-output-long`,
    title: 'a text that is longer than the ring is written in pieces',
    rules: rulesOf(gil),
    start: (world) => {
      openGil(world, gil, 1)
      const bytes = new Uint8Array(world.memory.buffer)
      for (let at = 0; at < LONG_BYTES; at++) bytes[LONG_TEXT + at] = at % 251
      drained = 0
      const write: Body = function* () {
        yield call('gilTake', 0)
        yield call('outputWrite', 0, LONG_TEXT, LONG_BYTES)
        yield call('gilDrop', 0, Why.FINAL)
      }
      const drain: Body = function* () {
        for (; drained < LONG_BYTES; yield call('futexWake', OUTPUT_TAIL, 1)) {
          yield 'idle'
          for (; drained < world.load(OUTPUT_HEAD); drained++)
            if (bytes[OUTPUT_DATA + (drained & (OUTPUT_BYTES - 1))] !== drained % 251) world.fail(`byte ${drained} of the text is wrong`)
          world.store(OUTPUT_TAIL, drained)
        }
      }
      return [write, drain]
    },
    finish: () => (drained === LONG_BYTES ? undefined : `${drained} bytes were written`),
  }
}

/** The only writer waits for room, and the drainer makes room for one byte at a time. */
export function roomScenario(): Scenario {
  return {
    id: 'output-room',
    title: 'a writer waits until its whole text has room',
    start: (world) => {
      prepare(world, 2)
      world.store(OUTPUT_HEAD, OUTPUT_BYTES)
      world.store(OUTPUT_TAIL, 0)
      const write: Body = function* () {
        yield call('outputAwaitRoom', 0, TEXT_BYTES)
        if ((yield call('outputPut', 0, TEXT, TEXT_BYTES)) !== TEXT_BYTES) world.fail('the text has no room')
      }
      const drain: Body = function* () {
        for (let tail = 1; tail <= TEXT_BYTES; tail++) {
          yield 'idle'
          if (world.load(OUTPUT_HEAD) > OUTPUT_BYTES) world.fail('the writer goes on too early')
          yield call('wordStore', OUTPUT_TAIL, tail)
          yield call('futexWake', OUTPUT_TAIL, EVERYBODY)
        }
      }
      return [write, drain]
    },
  }
}

function print(slot: number, text: number): Body {
  return function* () {
    yield call('gilTake', slot)
    yield call('outputWrite', slot, text, TEXT_BYTES)
    yield call('gilDrop', slot, Why.FINAL)
  }
}
