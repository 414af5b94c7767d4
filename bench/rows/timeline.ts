import { type LaneColours, laneHeights, measureLane, paintLane } from '../../src/view/timeline/lane-pixels.ts'
import { zoomedBy } from '../../src/view/timeline/window.ts'
import { generatedRun } from '../../test/view/timeline/generated.ts'
import { median, type Row } from '../bench.ts'

const THREADS = 8
const INTERVALS = 1_000_000
const WIDTH = 1280
const HEIGHT = 24
const FRAMES = 60
/**
 * Half a frame at 60 frames per second. The browser needs the other half to draw text and canvas. e2e/timeline.spec.ts measures whole
 * frames.
 */
const TARGET_MS = 8

const COLOURS: LaneColours = { running: 1, waiting: 2, blocked: 3, background: 0, ratio: 1 }

/** The time to compute the pixels of each frame while the window zooms from the whole run to a thousandth of it. */
export const timeline: Row = {
  title: `timeline: the pixels of a frame, ${INTERVALS.toLocaleString('en-US')} intervals in ${THREADS} lanes`,
  target: `median ≤ ${TARGET_MS} ms`,
  async measure() {
    const run = generatedRun(THREADS, INTERVALS)
    const bounds = { wallNs: run.wallNs, leastNs: 1000 }
    const heights = laneHeights(WIDTH)
    const pixels = new Uint32Array(WIDTH * HEIGHT)
    const took = Array.from({ length: FRAMES }, (_, frame) => {
      const window = zoomedBy({ fromNs: 0, toNs: run.wallNs }, 1000 ** (-frame / FRAMES), 0.4, bounds)
      const began = performance.now()
      for (const lane of run.lanes) {
        measureLane(lane, window, WIDTH, HEIGHT, heights)
        paintLane(heights, WIDTH, HEIGHT, COLOURS, pixels)
      }
      return performance.now() - began
    }).slice(FRAMES / 10)
    const middle = median(took)
    return {
      ours: `median ${middle.toFixed(2)} ms, worst of ${took.length} ${Math.max(...took).toFixed(1)} ms, ${WIDTH} px wide`,
      peer: '',
      met: middle <= TARGET_MS,
    }
  },
}
