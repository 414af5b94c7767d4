// What the tests of the board have in their page: boards of generated and of simulated runs, without a measurement.

import { lanesOf } from '../../src/trace/lanes.ts'
import { buildTimeline } from '../../src/trace/timeline.ts'
import { type BoardRun, type TimelineBoard, timelineBoard } from '../../src/view/timeline/index.ts'
import { sampleRecordings } from '../../test/export/sample.ts'
import { generatedRun } from '../../test/view/timeline/generated.ts'

/** The runs of the countdown under three GILs: drawn from a seed, so that what a slice tells is known. */
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
