import { findGil } from '../../model/gils.ts'
import type { Progress } from '../../model/run.ts'
import { atOnce, make, watchWidth } from '../dom.ts'
import { inEnglish, type Translator } from '../translate.ts'
import { layoutOf } from './board-layout.ts'
import { sizeCanvas } from './canvas.ts'
import { LiveRun } from './live-run.ts'
import { painter } from './paint.ts'
import { themeReader } from './theme.ts'
import { legend } from './tools.ts'

export interface LiveTimeline {
  /** The element that contains the picture. Until the first events arrive, the picture has a legend and no lanes. */
  readonly element: HTMLElement
  /** Receives all progress of a run. Events change the picture, and the start of a later round removes it. Ignores all other progress. */
  take(progress: Progress): void
}

/** Shortest time between two pictures, because drawing takes time from the machine under measurement. */
const PAUSE_MS = 100

const SKIPPED = 'Where a lane is empty, the live picture had to leave events out. The results contain all of them.'

/**
 * Shows during a run which thread holds the GIL, waits or is blocked. Each run starts with an empty picture. The picture has no controls,
 * because the full timeline soon replaces it. `translate` translates the words inside the canvas.
 */
export function liveTimeline(translate: Translator = inEnglish): LiveTimeline {
  const canvas = make('canvas', { role: 'img', 'aria-label': 'Live timeline: which thread holds the GIL' })
  const skipped = make('p', { class: 'summary', hidden: true }, SKIPPED)
  const theme = themeReader()
  const picture = make('div', { class: 'canvas' }, canvas)
  const key = legend()
  const shown = make('div', { class: 'board live' }, theme.element, key.element, picture, skipped)
  const element = make('div', {}, shown)
  const paint = painter(translate)
  let run: LiveRun | undefined
  let width = 0
  let isRedrawQueued = false
  let drawnMs = Number.NEGATIVE_INFINITY

  watchWidth(picture, (now) => {
    width = now
    redraw()
  })

  function redraw(): void {
    if (isRedrawQueued) return
    isRedrawQueued = true
    setTimeout(() => requestAnimationFrame(draw), Math.max(0, drawnMs + PAUSE_MS - performance.now()))
  }

  function draw(): void {
    isRedrawQueued = false
    drawnMs = performance.now()
    if (!run || width === 0) return
    const { settings } = run
    const title = [settings.variant, settings.round > 1 ? `round ${settings.round}` : '', findGil(settings.gil)?.title ?? '']
    const runs = [{ gil: settings.gil, title: title.filter(Boolean).map(translate).join(', '), run: run.lanes() }]
    const layout = layoutOf(runs, width)
    const ratio = devicePixelRatio
    sizeCanvas(canvas, layout, ratio)
    atOnce(paint(canvas.getContext('2d', { alpha: false })!, { runs, layout, window: run.window(), theme: theme.read(), ratio }))
  }

  return {
    element,
    take: (progress) => {
      // Only first rounds send events. In a later round, the reader could take the old picture for the current round. So the old picture is
      // removed.
      if (progress.phase === 'run' && progress.round > 1) element.replaceChildren()
      if (progress.phase !== 'events') return
      if (!run?.isOf(progress)) {
        run = new LiveRun(progress)
        key.show([progress.settings.gil])
      }
      run.take(progress)
      skipped.hidden &&= progress.skipped === 0
      if (!shown.isConnected) element.append(shown)
      redraw()
    },
  }
}
