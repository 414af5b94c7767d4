// A mutant of src/view/timeline/lane-pixels.ts. It draws every interval in the window, however many share a pixel. timeline.spec.ts expects
// that it is too slow.

import { BAR_HEIGHT } from '../../src/charts/palette.ts'
import { STATES } from '../../src/model/timeline.ts'
import type { Lane } from '../../src/trace/lanes.ts'
import type { LaneColours, LaneHeights } from '../../src/view/timeline/lane-pixels.ts'
import type { TimeWindow } from '../../src/view/timeline/window.ts'

const drawn = new OffscreenCanvas(1, 1)
const context = drawn.getContext('2d', { willReadFrequently: true })!

export function laneHeights(width: number): LaneHeights {
  return { running: new Uint16Array(width), waiting: new Uint16Array(width), blocked: new Uint16Array(width) }
}

export function measureLane({ startNs, state }: Lane, { fromNs, toNs }: TimeWindow, width: number, height: number): void {
  drawn.width = width
  drawn.height = height
  const perNs = width / (toNs - fromNs)
  for (let i = 0; i < state.length; i++) {
    if (startNs[i + 1]! <= fromNs || startNs[i]! >= toNs) continue
    const bar = height * BAR_HEIGHT[STATES[state[i]!]!]
    context.fillRect((startNs[i]! - fromNs) * perNs, height - bar, (startNs[i + 1]! - startNs[i]!) * perNs, bar)
  }
}

export function paintLane(_heights: LaneHeights, width: number, height: number, _colours: LaneColours, pixels: Uint32Array): void {
  pixels.set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer))
}
