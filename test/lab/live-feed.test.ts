import { describe, expect, it } from 'vitest'
import { Block, Event } from '../../assembly/abi/events.ts'
import { EVENT_BYTES } from '../../assembly/abi/layout.ts'
import { batchOf, LiveReader } from '../../src/lab/worker/live-feed.ts'
import type { ProcessBatch } from '../../src/lab/worker/worker-api.ts'
import { LIVE_STATES } from '../../src/model/live.ts'

type Entry = readonly [ns: number, kind: Event, arg?: number]

/** Events as the drainer copies them from a ring. */
function chunk(...entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(entries.length * EVENT_BYTES))
  entries.forEach(([ns, kind, arg = 0], index) => {
    view.setBigInt64(index * EVENT_BYTES, BigInt(ns), true)
    view.setInt32(index * EVENT_BYTES + 8, kind, true)
    view.setInt32(index * EVENT_BYTES + 12, arg, true)
  })
  return new Uint8Array(view.buffer)
}

/** The transitions of a batch as texts. "0 running 5" means that thread 0 is running from 5 ns on. */
const words = ({ thread, state, timeNs }: ProcessBatch) =>
  [...thread.keys()].map((i) => `${thread[i]} ${LIVE_STATES[state[i]!]} ${timeNs[i]}`)

describe('the live feed', () => {
  it('reports the state after each event that changes it', () => {
    const slot = {
      chunks: [
        chunk([1, Event.START, 7], [2, Event.ACQUIRED, 1], [3, Event.DROP_REQUEST], [4, Event.YIELDED], [5, Event.VAIN_WAKES, 2]),
        chunk([6, Event.ACQUIRED, 3], [7, Event.RELEASED, Block.SLEEP], [8, Event.WANTED], [9, Event.ACQUIRED, 4], [10, Event.EXIT]),
      ],
    }
    const batch = batchOf([new LiveReader(slot)], 11)
    expect(words(batch)).toEqual([
      ...['7 waiting 1', '7 running 2', '7 waiting 4', '7 running 6'],
      ...['7 blocked 7', '7 waiting 8', '7 running 9', '7 ended 10'],
    ])
    expect(batch).toMatchObject({ skipped: 0, untilNs: 11 })
  })

  it('continues at its last position, also with the next thread of the same slot', () => {
    const chunks = [chunk([1, Event.START, 0], [2, Event.ACQUIRED])]
    const readers = [new LiveReader({ chunks })]
    batchOf(readers, 3)
    chunks.push(chunk([4, Event.EXIT], [5, Event.START, 3]))
    expect(words(batchOf(readers, 6))).toEqual(['0 ended 4', '3 waiting 5'])
    expect(words(batchOf(readers, 7))).toEqual([])
  })

  it('skips the oldest of too many transitions, marks where, and assigns the later ones to the right thread', () => {
    const busy = { chunks: [chunk([1, Event.START, 2], [2, Event.ACQUIRED], [3, Event.YIELDED], [4, Event.ACQUIRED], [5, Event.YIELDED])] }
    const quiet = { chunks: [chunk([1, Event.START, 4])] }
    const batch = batchOf([new LiveReader(busy), new LiveReader(quiet)], 6, 4)
    expect(words(batch)).toEqual(['2 untold 1', '2 running 4', '2 waiting 5', '4 waiting 1'])
    expect(batch.skipped).toBe(3)
  })
})
