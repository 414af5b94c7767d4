import { findGil } from '../../model/gils.ts'
import { LIVE_STATES, type LiveBatch } from '../../model/live.ts'
import type { Progress } from '../../model/run.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { make, watchWidth } from '../dom.ts'
import { sizeCanvas } from './canvas.ts'
import { GrowingLane } from './growing-lane.ts'
import { layoutOf } from './layout.ts'
import { painter } from './paint.ts'
import { themeReader } from './theme.ts'
import { legend } from './tools.ts'

export interface LiveTimeline {
  /** Empty until the first events come. */
  readonly element: HTMLElement
  /** All progress of a run: what is not events is let pass. */
  take(progress: Progress): void
}

/** How much of the run is in the picture: its end, which it follows. */
const WINDOW_NS = 1e9
/** Between two pictures: the machine that draws is the one that is being measured. */
const PAUSE_MS = 100
const CLOCK_STEP_NS = 1000

const SKIPPED = 'Where a lane is empty, more happened than a picture has room for while it runs. The results have everything.'

/** Who holds, waits and is blocked while a run goes on; a run begins with an empty picture. Nothing to press: the results are there in a moment. */
export function liveTimeline(): LiveTimeline {
  const canvas = make('canvas', { role: 'img', 'aria-label': 'Who holds the GIL, while it runs' })
  const skipped = make('p', { class: 'summary', hidden: true }, SKIPPED)
  const theme = themeReader()
  const picture = make('div', { class: 'canvas' }, canvas)
  const shown = make('div', { class: 'board live' }, theme.element, legend(), picture, skipped)
  const element = make('div')
  const paint = painter()
  let run: LiveRun | undefined
  let width = 0
  let asked = false
  let drawnMs = Number.NEGATIVE_INFINITY

  watchWidth(picture, (now) => {
    width = now
    redraw()
  })

  function redraw(): void {
    if (asked) return
    asked = true
    setTimeout(() => requestAnimationFrame(draw), Math.max(0, drawnMs + PAUSE_MS - performance.now()))
  }

  function draw(): void {
    asked = false
    drawnMs = performance.now()
    if (!run || width === 0) return
    const { settings } = run
    const title = [settings.variant, settings.round > 1 ? `round ${settings.round}` : '', findGil(settings.gil)?.title ?? '']
    const runs = [{ gil: settings.gil, title: title.filter(Boolean).join(', '), run: run.lanes() }]
    const layout = layoutOf(runs, width)
    const ratio = devicePixelRatio
    sizeCanvas(canvas, layout, ratio)
    paint(canvas.getContext('2d', { alpha: false })!, { runs, layout, window: run.window(), theme: theme.read(), ratio })
  }

  return {
    element,
    take: (progress) => {
      // Only first rounds are told of: an old picture beside a later one would be taken for that.
      if (progress.phase === 'run' && progress.round > 1) element.replaceChildren()
      if (progress.phase !== 'events') return
      if (!run?.isOf(progress)) run = new LiveRun(progress)
      run.take(progress)
      skipped.hidden &&= progress.skipped === 0
      if (!shown.isConnected) element.append(shown)
      redraw()
    },
  }
}

/** What has been told of one run. */
class LiveRun {
  readonly settings: LiveBatch['settings']
  private readonly threads: GrowingLane[] = []
  private readonly zeroNs: number
  private untilNs = 0

  constructor({ settings, timeNs, untilNs }: LiveBatch) {
    this.settings = settings
    this.zeroNs = timeNs.reduce((first, ns) => Math.min(first, ns), untilNs)
  }

  isOf({ settings }: LiveBatch): boolean {
    return JSON.stringify(settings) === JSON.stringify(this.settings)
  }

  take({ threads, thread, timeNs, state, untilNs }: LiveBatch): void {
    for (const name of threads.slice(this.threads.length)) this.threads.push(new GrowingLane(name))
    const keepFromNs = this.untilNs - WINDOW_NS
    for (const [i, number] of thread.entries()) {
      this.threads[number]!.add(Math.max(0, timeNs[i]! - this.zeroNs), LIVE_STATES[state[i]!]!, keepFromNs)
    }
    this.untilNs = untilNs - this.zeroNs
  }

  window() {
    const toNs = Math.max(WINDOW_NS, this.untilNs)
    return { fromNs: toNs - WINDOW_NS, toNs }
  }

  lanes(): RunLanes {
    const lanes = this.threads.flatMap((thread) => thread.lane(this.untilNs) ?? [])
    return { lanes, wallNs: Math.max(WINDOW_NS, this.untilNs), clockStepNs: CLOCK_STEP_NS, excludes: true, gils: 1 }
  }
}
