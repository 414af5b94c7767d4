// timeline.spec.ts runs this code inside a page. The code shows timelines of simulated and generated runs, so it needs no lab.

import type { Recording } from '../../src/model/recording.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { lanesOf } from '../../src/trace/lanes.ts'
import { type BoardRun, liveTimeline, type TimelineBoard, timelineBoard } from '../../src/view/timeline/index.ts'
import { sampleRecordings } from '../../test/export/sample.ts'
import { generatedRun } from '../../test/view/timeline/generated.ts'

/** Shows simulated runs of countdown under three GILs. Their seed is fixed, so the tests know the description of each slice. */
export function sampleBoard(): TimelineBoard {
  const recordings = sampleRecordings().slice(0, 3)
  return shown(
    recordings.map((recording) => ({ gil: recording.settings.gil, title: 'as simulated', run: lanesOf(buildTimeline(recording)) })),
  )
}

export function largeBoard(intervals: number): TimelineBoard {
  return shown([{ gil: 'tick', title: `${intervals} intervals`, run: generatedRun(8, intervals) }])
}

function shown(runs: readonly BoardRun[]): TimelineBoard {
  const board = timelineBoard()
  board.show(runs)
  document.body.append(board.element)
  return board
}

/**
 * Sends sixty batches of live events, one per frame. They show two threads that hand over a GIL every ms. @returns how often the timeline
 * was drawn, and the total time in ms
 */
export async function drawnLive(): Promise<{ readonly drawn: number; readonly ms: number }> {
  const live = liveTimeline()
  document.body.append(live.element)
  const [{ settings }] = sampleRecordings() as [Recording]
  let drawn = 0
  const { fillRect } = CanvasRenderingContext2D.prototype
  // Each drawing first fills the whole background, so the number of wide calls of fillRect() at (0, 0) is the number of drawings.
  CanvasRenderingContext2D.prototype.fillRect = function (x, y, width, height) {
    if (x === 0 && y === 0 && width > 500) drawn++
    fillRect.call(this, x, y, width, height)
  }
  const begin = performance.now()
  for (let batch = 0; batch < 60; batch++) {
    const entries = Array.from({ length: 40 }, (_, i) => ({ thread: i % 2, ns: 1e6 * (batch * 20 + (i >> 1)), state: ((i >> 1) + i) % 2 }))
    entries.sort((a, b) => a.thread - b.thread || a.ns - b.ns)
    live.take({
      phase: 'events',
      settings,
      threads: ['Thread-1 (work)', 'Thread-2 (work)'],
      thread: Uint16Array.from(entries, ({ thread }) => thread),
      timeNs: Float64Array.from(entries, ({ ns }) => ns),
      state: Uint8Array.from(entries, ({ state }) => state),
      skipped: 0,
      untilNs: 1e6 * (batch + 1) * 20,
    })
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  CanvasRenderingContext2D.prototype.fillRect = fillRect
  return { drawn, ms: performance.now() - begin }
}
