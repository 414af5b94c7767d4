import type { SourcePlace } from '../../model/recording.ts'
import type { Lane, RunLanes } from '../../trace/lanes.ts'
import type { FailureMark } from './failure-marks.ts'

/** The run of one GIL on the board. */
export interface BoardRun {
  /** The id of the GIL, for example "switch". */
  readonly gil: string
  readonly title: string
  readonly run: RunLanes
  /** The lines at which threads left the GIL. Lane.place numbers them from 1. Absent if the recording does not name them. */
  readonly places?: readonly SourcePlace[] | undefined
  readonly failures?: readonly FailureMark[]
}

/** The place of one thread's lane. `run` is the index of its run, `y` the distance from the top in CSS px. */
export interface LanePlace {
  readonly lane: Lane
  readonly run: number
  readonly y: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** Width of the column of thread names, CSS px. The time axis starts at its right edge. */
  readonly left: number
  readonly plotWidth: number
  readonly laneHeight: number
  /** The top of the axis, CSS px. All runs are below the axis. */
  readonly top: number
  readonly titles: readonly { readonly run: BoardRun; readonly y: number }[]
  /** The lanes of all runs, from top to bottom. */
  readonly places: readonly LanePlace[]
}

export const AXIS_HEIGHT = 22
const TITLE_HEIGHT = 24
const LANE_GAP = 5
const RUN_GAP = 12
const RIGHT_MARGIN = 10
const CHARACTER_WIDTH = 6.6
/** Maximum share of the board's width for names. Longer names are cut. */
const MOST_FOR_NAMES = 0.3

/**
 * Places the runs one below the other, with one lane per thread. If a run has many threads, each lane of the
 * board has less height, so that all lanes fit on a screen.
 */
export function layoutOf(runs: readonly BoardRun[], width: number, top = 0): Layout {
  const most = Math.max(0, ...runs.map(({ run }) => run.lanes.length))
  const laneHeight = most <= 8 ? 24 : most <= 24 ? 14 : 9
  const longest = Math.max(0, ...runs.flatMap(({ run }) => run.lanes.map(({ name }) => name.length)))
  const left = Math.ceil(Math.min(width * MOST_FOR_NAMES, 14 + longest * CHARACTER_WIDTH))
  const titles: { run: BoardRun; y: number }[] = []
  const places: LanePlace[] = []
  let y = top + AXIS_HEIGHT
  runs.forEach((one, index) => {
    if (index > 0) y += RUN_GAP
    titles.push({ run: one, y })
    y += TITLE_HEIGHT
    for (const lane of one.run.lanes) {
      places.push({ lane, run: index, y })
      y += laneHeight + LANE_GAP
    }
  })
  return { width, height: y + 4, left, plotWidth: Math.max(1, width - left - RIGHT_MARGIN), laneHeight, top, titles, places }
}

/** Index of the lane at `y`, CSS px from the top. A lane includes the gap below it. undefined over titles and the axis. */
export function placeAt({ places, laneHeight }: Layout, y: number): number | undefined {
  const index = places.findIndex((place) => y >= place.y && y < place.y + laneHeight + LANE_GAP)
  return index < 0 ? undefined : index
}

/** The name, or its start, in the available width (CSS px). A thread's function, as in "Thread-1 (work)", is left out first. */
export function fitted(name: string, width: number): string {
  const most = Math.floor((width - 14) / CHARACTER_WIDTH)
  if (name.length <= most) return name
  const plain = name.replace(/ \(.*\)$/, '')
  if (plain.length <= most) return plain
  return `${name.slice(0, Math.max(1, most - 1))}…`
}
