import type { SourcePlace } from '../../model/recording.ts'
import { RUNNING } from '../../model/timeline.ts'
import type { Lane } from '../../trace/lanes.ts'
import type { BoardRun } from './board-layout.ts'

/** The line of the program at which a slice ends, or at which its thread waits; undefined if it is unknown. */
export function placeOf({ places }: BoardRun, lane: Lane, interval: number): SourcePlace | undefined {
  return places?.[lane.place[interval]! - 1]
}

/** The number that Lane.place has for a line in this run; -1 if no slice of the run has the line. */
export function numberOf({ places = [] }: BoardRun, line: SourcePlace | undefined): number {
  const index = line ? places.findIndex((place) => place.file === line.file && place.line === line.line) : -1
  return index < 0 ? -1 : index + 1
}

/** A key for maps of lines. */
export function lineKey({ file, line }: SourcePlace): string {
  return `${line} ${file}`
}

/** The number of holds of all runs that end at each line, by lineKey(). */
export function holdsByLine(runs: readonly BoardRun[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { places = [], run } of runs) {
    const ofRun = new Uint32Array(places.length + 1)
    for (const { state, place } of run.lanes) for (let i = 0; i < state.length; i++) if (state[i] === RUNNING) ofRun[place[i]!]!++
    for (const [index, place] of places.entries()) {
      const key = lineKey(place)
      counts.set(key, (counts.get(key) ?? 0) + ofRun[index + 1]!)
    }
  }
  return counts
}
