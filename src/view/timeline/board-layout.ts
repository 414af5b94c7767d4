import type { Lane, RunLanes } from '../../trace/lanes.ts'

/** One GIL's run on the board. */
export interface BoardRun {
  /** "switch" */
  readonly gil: string
  /** What that is, in a few words. */
  readonly title: string
  readonly run: RunLanes
}

/** Where one thread is drawn, CSS px from the top. */
export interface LanePlace {
  readonly lane: Lane
  readonly run: number
  readonly y: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** Where the names end and time begins. */
  readonly left: number
  readonly plotWidth: number
  readonly laneHeight: number
  /** Where the axis is: everything else lies below it. */
  readonly top: number
  readonly titles: readonly { readonly run: BoardRun; readonly y: number }[]
  /** All threads of all runs, from the top. */
  readonly places: readonly LanePlace[]
}

export const AXIS_HEIGHT = 22
const TITLE_HEIGHT = 24
const LANE_GAP = 5
const RUN_GAP = 12
const RIGHT_MARGIN = 10
const CHARACTER_WIDTH = 6.6
/** Of a board's width: longer names are cut. */
const MOST_FOR_NAMES = 0.3

/** Runs under each other, a lane a thread; lanes are as high as leaves a crowd on the screen. */
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

/** The lane at a height, or the one just above it; undefined over titles and axis. */
export function placeAt({ places, laneHeight }: Layout, y: number): number | undefined {
  const index = places.findIndex((place) => y >= place.y && y < place.y + laneHeight + LANE_GAP)
  return index < 0 ? undefined : index
}

/** A name as long as there is room for. */
export function fitted(name: string, width: number): string {
  const most = Math.floor((width - 14) / CHARACTER_WIDTH)
  return name.length > most ? `${name.slice(0, Math.max(1, most - 1))}…` : name
}
