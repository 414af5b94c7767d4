import type { SourcePlace } from '../../model/recording.ts'
import { atOnce, inTasks, make, uniqueId } from '../dom.ts'
import { type BoardRun, type Layout, layoutOf } from './board-layout.ts'
import { boardCanvas, sizeCanvas } from './canvas.ts'
import { describeBoard, describeSlice, describeWindow } from './descriptions.ts'
import { edgesOf, inLane, longestWaitOf, type Slice, shareInWindow, sliceAt, stepped } from './find-slice.ts'
import { watchPointers } from './gestures.ts'
import { keysHelp, watchKeys } from './keys.ts'
import { overview } from './overview.ts'
import { painter } from './paint.ts'
import { type PngHeading, pngOf } from './png.ts'
import { slicesTable } from './slices-table.ts'
import { placeOf } from './source-marks.ts'
import { themeReader } from './theme.ts'
import { boardTools, failureEntry, legend } from './tools.ts'
import { watchPage } from './watch-page.ts'
import { around, type Bounds, boundsOf, pannedBy, showing, type TimeWindow, wholeOf, within, zoomedBy } from './window.ts'

export interface TimelineBoard {
  readonly element: HTMLElement
  /** Marks the slices of a line of the program; undefined removes the marks. */
  mark(line: SourcePlace | undefined): void
  /**
   * Replaces the runs, which share one time scale. A window that showed everything shows everything again. Any other window stays, moved
   * inside the new runs if necessary. The chosen slice stays if the new runs contain its lane.
   */
  show(runs: readonly BoardRun[]): void
  /** The current view with its heading, at two device pixels per CSS px. */
  toPng(heading: PngHeading): Promise<Blob>
}

const HINT = 'Hover over a slice, or use the arrow keys, for details.'
/** Device pixels per CSS px on paper, which has a finer resolution than a screen. */
const PRINT_RATIO = 3
/** Minimum width of a saved picture, CSS px. A picture saved on a phone may be read on a larger screen. */
const LEAST_PNG_WIDTH = 900

/**
 * Shows which thread held the GIL, waited or was blocked, under one or several GILs. The reader pans and zooms a canvas; the same
 * information is available as text.
 */
export function timelineBoard(onLine: OnLine = () => {}): TimelineBoard {
  const board = new Board(onLine)
  return {
    element: board.element,
    mark: (line) => board.mark(line),
    show: (runs) => board.showRuns(runs),
    toPng: (heading) => board.toPng(heading),
  }
}

/** Receives the line of the program of the slice that the reader points at or has chosen; undefined if it has none. */
type OnLine = (line: SourcePlace | undefined) => void

class Board {
  readonly element: HTMLElement
  private runs: readonly BoardRun[] = []
  private layout: Layout = layoutOf([], 1)
  private bounds: Bounds = { wallNs: 1, leastNs: 1 }
  private window: TimeWindow = { fromNs: 0, toNs: 1 }
  private cursor: Slice | undefined
  /** The time that the cursor keeps while the reader moves it up and down between lanes, ns since the run's start. */
  private cursorNs = 0
  private pointed: Slice | undefined
  private width = 0
  private isRedrawQueued = false
  private stale = true
  private printing = false
  private marked: SourcePlace | undefined
  private readonly words = make('p', { id: uniqueId('board'), class: 'spoken' })
  private readonly picture = boardCanvas(this.words.id, (width) => this.resize(width))
  private readonly description = make('p', { class: 'slice-words' }, HINT)
  private readonly theme = themeReader()
  private readonly paint = painter()
  private endPainting = () => {}
  private readonly strip = overview((share) => this.centre(share * this.bounds.wallNs))
  private readonly table = slicesTable()
  private readonly failing = failureEntry()
  private readonly tools = boardTools({
    pan: (share) => this.pan(share, true),
    zoom: (factor) => this.zoom(factor, 0.5, true),
    all: () => this.show(wholeOf(this.bounds), true),
    longestWait: () => this.toLongestWait(),
  })

  constructor(private readonly onLine: OnLine) {
    this.element = make(
      'div',
      { class: 'board', role: 'group', 'aria-label': 'Timelines' },
      ...[this.theme.element, this.words, this.tools.element, legend(this.failing), this.strip.element],
      ...[this.picture.element, this.description, keysHelp(), this.table.element],
    )
    this.listen()
    watchPage(new WeakRef(this))
  }

  showRuns(runs: readonly BoardRun[]): void {
    const whole = this.window.toNs - this.window.fromNs >= this.bounds.wallNs
    const chosen = this.cursor && this.layout.places[this.cursor.place]?.lane
    this.runs = runs
    this.bounds = boundsOf(runs.map(({ run }) => run))
    this.window = whole ? wholeOf(this.bounds) : within(this.window, this.bounds)
    this.words.textContent = describeBoard(runs)
    this.failing.hidden = runs.every(({ failures = [] }) => failures.length === 0)
    this.layout = layoutOf(runs, Math.max(1, this.width))
    const place = this.layout.places.findIndex(({ lane }) => lane === chosen)
    this.choose(this.cursor && place >= 0 ? { ...this.cursor, place } : undefined, false)
    this.redrawAll()
  }

  toPng(heading: PngHeading): Promise<Blob> {
    const { runs, window, cursor } = this
    return pngOf({ runs, window, cursor, theme: this.theme.read(), width: Math.max(LEAST_PNG_WIDTH, this.layout.width) }, heading)
  }

  private listen(): void {
    const shareAt = (x: number) => Math.min(1, Math.max(0, (x - this.layout.left) / this.layout.plotWidth))
    const { canvas } = this.picture
    watchPointers(canvas, {
      pan: (byPx) => this.pan(byPx / this.layout.plotWidth, false),
      zoom: (factor, x) => this.zoom(factor, shareAt(x), false),
      point: (at) => this.point(at && sliceAt(this.layout, this.window, at.x, at.y)),
      choose: (at) => {
        canvas.focus({ preventScroll: true })
        this.choose(sliceAt(this.layout, this.window, at.x, at.y), false)
        this.setCursorTime()
      },
    })
    watchKeys(canvas, {
      step: (by) => this.step(by),
      lane: (by) => this.toLane(by),
      pan: (share) => this.pan(share, true),
      zoom: (factor) => this.zoom(factor, shareInWindow(this.layout, this.window, this.cursor), true),
      all: () => this.show(wholeOf(this.bounds), true),
      longestWait: () => this.toLongestWait(),
      enlarge: () => this.enlarge(),
      forget: () => this.choose(undefined, true),
    })
  }

  private resize(width: number): void {
    this.width = width
    this.redrawAll()
  }

  redrawAll(): void {
    this.stale = true
    this.redraw()
  }

  /** Draws at the next frame. Several calls before that frame draw once. */
  private redraw(): void {
    if (this.isRedrawQueued) return
    this.isRedrawQueued = true
    requestAnimationFrame(() => {
      this.isRedrawQueued = false
      this.draw()
    })
  }

  print(printing: boolean): void {
    this.printing = printing
    this.stale = true
    this.draw()
  }

  private draw(): void {
    if (this.width === 0) return
    const theme = this.theme.read(this.printing)
    const ratio = this.printing ? PRINT_RATIO : devicePixelRatio
    const { runs } = this
    const { canvas } = this.picture
    const isNew = this.stale
    if (isNew) {
      this.layout = layoutOf(runs, this.width)
      sizeCanvas(canvas, this.layout, ratio)
      this.strip.draw(runs, this.bounds.wallNs, this.width, theme, this.printing)
      this.stale = false
    }
    const { layout, window, cursor, pointed, marked } = this
    const steps = this.paint(canvas.getContext('2d', { alpha: false })!, { runs, layout, window, theme, ratio, cursor, pointed, marked })
    this.endPainting()
    // The first picture of a run with millions of intervals takes long. Later ones follow the pointer, so they are drawn as a whole.
    if (isNew && !this.printing) this.endPainting = inTasks(steps)
    else atOnce(steps)
    this.strip.frame(window, this.bounds.wallNs)
    this.tools.showRange(describeWindow(window, this.bounds.wallNs), window.toNs - window.fromNs >= this.bounds.wallNs)
    this.table.update(runs, layout, window)
  }

  mark(line: SourcePlace | undefined): void {
    this.marked = line
    this.redraw()
  }

  private show(window: TimeWindow, aloud: boolean): void {
    this.window = window
    this.tools.aloud(aloud)
    this.redraw()
  }

  private pan(share: number, aloud: boolean): void {
    this.show(pannedBy(this.window, share, this.bounds), aloud)
  }

  private zoom(factor: number, at: number, aloud: boolean): void {
    this.show(zoomedBy(this.window, factor, at, this.bounds), aloud)
  }

  private centre(ns: number): void {
    const half = (this.window.toNs - this.window.fromNs) / 2
    this.show(within({ fromNs: ns - half, toNs: ns + half }, this.bounds), false)
  }

  /** Describes the slice under the pointer. If the pointer is over no slice, describes the chosen one. */
  private point(slice: Slice | undefined): void {
    if (slice?.place === this.pointed?.place && slice?.interval === this.pointed?.interval) return
    this.pointed = slice
    this.describe(slice ?? this.cursor, false)
    this.redraw()
  }

  /** Chooses a slice. If a key or a button chose it, `aloud` is true: its description is read aloud, and its lane scrolls into view. */
  private choose(slice: Slice | undefined, aloud: boolean): void {
    this.cursor = slice
    this.pointed = undefined
    this.describe(slice, aloud)
    if (aloud && slice) this.picture.reveal(this.layout.places[slice.place]!.y, this.layout.laneHeight)
    this.redraw()
  }

  /**
   * Writes the description of a slice. A screen reader reads it only if a key or a button chose the slice. A reader who moves a pointer
   * sees it.
   */
  private describe(slice: Slice | undefined, aloud: boolean): void {
    this.description.setAttribute('aria-live', aloud ? 'polite' : 'off')
    const place = slice && this.layout.places[slice.place]
    this.description.textContent = place ? describeSlice(this.runs[place.run]!, place.lane, slice.interval) : HINT
    this.onLine(place && placeOf(this.runs[place.run]!, place.lane, slice.interval))
  }

  /** Chooses a slice for a key or a button, and moves the window so that the slice is visible. */
  private goTo(slice: Slice | undefined): void {
    if (!slice) return
    this.window = showing(this.window, edgesOf(this.layout, slice), this.bounds)
    this.choose(slice, true)
  }

  private step(by: number): void {
    if (this.cursor) this.goTo(stepped(this.layout, this.cursor, by))
    else this.toLane(0)
    this.setCursorTime()
  }

  /**
   * Moves the cursor `by` lanes down. The cursor keeps its time if that time is inside the window. Otherwise it moves to the middle of the
   * window.
   */
  private toLane(by: number): void {
    const { fromNs, toNs } = this.window
    if (!this.cursor || this.cursorNs < fromNs || this.cursorNs > toNs) this.cursorNs = (fromNs + toNs) / 2
    this.goTo(inLane(this.layout, this.cursor ? this.cursor.place + by : 0, this.cursorNs))
  }

  private setCursorTime(): void {
    const { fromNs, toNs } = this.window
    this.cursorNs = fromNs + shareInWindow(this.layout, this.window, this.cursor) * (toNs - fromNs)
  }

  private enlarge(): void {
    if (this.cursor) this.show(around(edgesOf(this.layout, this.cursor), this.bounds), true)
  }

  private toLongestWait(): void {
    const longest = longestWaitOf(this.runs, this.layout, this.cursor)
    this.choose(longest, true)
    this.enlarge()
    this.setCursorTime()
    if (!longest) this.description.textContent = 'No thread had to wait.'
  }
}
