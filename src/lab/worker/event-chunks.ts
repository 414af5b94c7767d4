import { EVENT_PLACE_SHIFT } from '../../../assembly/abi/events.ts'
import { EVENT_BYTES } from '../../../assembly/abi/layout.ts'
import type { EventColumns } from '../../model/recording.ts'

const HIGH_WORD = 2 ** 32

/**
 * Turns copies of a slot's events into columns. An event has EVENT_BYTES: i64 ns, i32 kind, i32 argument, all little-endian. `place` has the
 * pcs as the machine records them. remainsOf() replaces them.
 */
export function columnsOf(chunks: readonly Uint8Array<ArrayBuffer>[]): Pick<EventColumns, 'timeNs' | 'kind' | 'arg' | 'place'> {
  const events = chunks.reduce((sum, { length }) => sum + length, 0) / EVENT_BYTES
  const timeNs = new Float64Array(events)
  const kind = new Uint8Array(events)
  const arg = new Int32Array(events)
  const place = new Uint32Array(events)
  let at = 0
  for (const chunk of chunks) {
    const words = new Int32Array(chunk.buffer, chunk.byteOffset, chunk.length >> 2)
    // A number holds every time of a run exactly. Reading it as two words is faster than as a BigInt.
    for (let word = 0; word < words.length; word += EVENT_BYTES >> 2, at++) {
      timeNs[at] = words[word + 1]! * HIGH_WORD + (words[word]! >>> 0)
      kind[at] = words[word + 2]!
      place[at] = words[word + 2]! >>> EVENT_PLACE_SHIFT
      arg[at] = words[word + 3]!
    }
  }
  return { timeNs, kind, arg, place }
}
