import type { SourcePlace } from '../../model/recording.ts'
import { make, uniqueId } from '../dom.ts'
import { inEnglish, type Translator } from '../translate.ts'
import type { BoardRun, Layout } from './board-layout.ts'
import { BoardPicture } from './board-picture.ts'
import { describeBoard, describeSlice, describeWindow } from './descriptions.ts'
import { edgesOf, inLane, longestWaitOf, type Slice, shareInWindow, sliceAt, stepped } from './find-slice.ts'
import { watchPointers } from './gestures.ts'
import { keysHelp, watchKeys } from './keys.ts'
import { type PngHeading, pngOf } from './png.ts'
import { slicesTable } from './slices-table.ts'
import { placeOf } from './source-marks.ts'
import { boardTools, failureEntry, legend } from './tools.ts'
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

const HINT = 'Point at a slice, tap it, or use the arrow keys, for details.'
/** Minimum width of a saved picture, CSS px. A picture saved on a phone may be read on a larger screen. */
const LEAST_PNG_WIDTH = 900

/** The length of the longest run, also if it was not kept to its end, ns. */
function longestOf(runs: readonly BoardRun[]): number {
  return Math.max(1, ...runs.map(({ run }) => run.wholeNs ?? run.wallNs))
}

/**
 * Shows which thread held the GIL, waited or was blocked, under one or several GILs. The reader pans and zooms a canvas; the same
 * information is available as text. `translate` translates the words inside the canvas.
 */
export function timelineBoard(onLine: OnLine = () => {}, translate: Translator = inEnglish): TimelineBoard {
  const board = new Board(onLine, translate)
  return {
    element: board.element,
    mark: (line) => board.mark(line),
    show: (runs) => board.showRuns(runs),
    toPng: (heading) => board.toPng(heading),
  }
}

/**
 * Receives the line of the program of the slice that the reader points at or has chosen; undefined if it has none. `isPointed` is true if the
 * reader only points at the slice.
 */
type OnLine = (line: SourcePlace | undefined, isPointed: boolean) => void

class Board {
  readonly element: HTMLElement
  private runs: readonly BoardRun[] = []
  private bounds: Bounds = { wallNs: 1, leastNs: 1 }
  private window: TimeWindow = { fromNs: 0, toNs: 1 }
  private cursor: Slice | undefined
  /** The time that the cursor keeps while the reader moves it up and down between lanes, ns since the run's start. */
  private cursorNs = 0
  private pointed: Slice | undefined
  private marked: SourcePlace | undefined
  private readonly words = make('p', { id: uniqueId('board'), class: 'spoken' })
  private readonly picture: BoardPicture
  private readonly description = make('p', { class: 'slice-words' }, HINT)
  private readonly table = slicesTable()
  private readonly failing = failureEntry()
  private readonly legend = legend(this.failing)
  private readonly tools = boardTools({
    pan: (share) => this.pan(share, true),
    zoom: (factor) => this.zoom(factor, 0.5, true),
    all: () => this.show(wholeOf(this.bounds), true),
    longestWait: () => this.toLongestWait(),
  })

  constructor(
    private readonly onLine: OnLine,
    private readonly translate: Translator,
  ) {
    this.picture = new BoardPicture(this.words.id, () => this.scene(), translate)
    this.element = make(
      'div',
      { class: 'board', role: 'group', 'aria-label': 'Timelines' },
      ...[this.words, this.tools.element, this.legend.element, this.picture.element],
      ...[this.description, keysHelp(), this.table.element],
    )
    this.listen()
  }

  showRuns(runs: readonly BoardRun[]): void {
    const whole = this.window.toNs - this.window.fromNs >= this.bounds.wallNs
    const chosen = this.cursor && this.layout.places[this.cursor.place]?.lane
    this.runs = runs
    this.bounds = boundsOf(runs.map(({ run }) => run))
    this.window = whole ? wholeOf(this.bounds) : within(this.window, this.bounds)
    this.words.textContent = describeBoard(runs)
    this.legend.show(runs.map(({ gil }) => gil))
    this.failing.hidden = runs.every(({ failures = [] }) => failures.length === 0)
    this.picture.arrange(runs)
    const place = this.layout.places.findIndex(({ lane }) => lane === chosen)
    this.choose(this.cursor && place >= 0 ? { ...this.cursor, place } : undefined, false)
    this.picture.redrawAll()
  }

  toPng(heading: PngHeading): Promise<Blob> {
    const { runs, window, cursor } = this
    const { translate } = this
    const width = Math.max(LEAST_PNG_WIDTH, this.layout.width)
    return pngOf({ runs, window, cursor, theme: this.picture.theme(), width, translate }, heading)
  }

  private listen(): void {
    this.picture.onCentre = (share) => this.centre(share * this.bounds.wallNs)
    this.picture.onDrawn = () => this.drawn()
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

  private get layout(): Layout {
    return this.picture.layout
  }

  private scene() {
    const { runs, window, cursor, pointed, marked } = this
    return { runs, window, cursor, pointed, marked, wallNs: this.bounds.wallNs }
  }

  private drawn(): void {
    const { window, bounds } = this
    this.tools.showRange(describeWindow(window, longestOf(this.runs)), window.toNs - window.fromNs >= bounds.wallNs)
    this.table.update(this.runs, this.layout, window)
  }

  mark(line: SourcePlace | undefined): void {
    this.marked = line
    this.picture.redraw()
  }

  private show(window: TimeWindow, aloud: boolean): void {
    this.window = window
    this.tools.aloud(aloud)
    this.picture.redraw()
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
    this.picture.redraw()
  }

  /** Chooses a slice. If a key or a button chose it, `aloud` is true: its description is read aloud, and its lane scrolls into view. */
  private choose(slice: Slice | undefined, aloud: boolean): void {
    this.cursor = slice
    this.pointed = undefined
    this.describe(slice, aloud)
    if (aloud && slice) this.picture.reveal(slice.place)
    this.picture.redraw()
  }

  /**
   * Writes the description of a slice. A screen reader reads it only if a key or a button chose the slice. A reader who moves a pointer
   * sees it.
   */
  private describe(slice: Slice | undefined, aloud: boolean): void {
    this.description.setAttribute('aria-live', aloud ? 'polite' : 'off')
    const place = slice && this.layout.places[slice.place]
    this.description.textContent = place ? describeSlice(this.runs[place.run]!, place.lane, slice.interval) : HINT
    this.onLine(place && placeOf(this.runs[place.run]!, place.lane, slice.interval), this.pointed !== undefined)
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
