import { atOnce, inTasks, make } from '../dom.ts'
import type { Translator } from '../translate.ts'
import { type BoardRun, type Layout, layoutOf } from './board-layout.ts'
import { boardCanvas, sizeCanvas } from './canvas.ts'
import { overview } from './overview.ts'
import { painter } from './paint.ts'
import type { Scene } from './scene.ts'
import { type Theme, themeReader } from './theme.ts'
import { watchPage } from './watch-page.ts'

/** Device pixels per CSS px on paper, which has a finer resolution than a screen. */
const PRINT_RATIO = 3

/** What the board shows now. */
type ShownScene = Pick<Scene, 'runs' | 'window' | 'cursor' | 'pointed' | 'marked'> & { readonly wallNs: number }

/** The two canvases of a board: the strip of all runs, and the lanes. Decides when and at which resolution to draw them. */
export class BoardPicture {
  readonly element: HTMLElement
  readonly canvas: HTMLCanvasElement
  layout: Layout = layoutOf([], 1)
  /** Receives the share of the run's time at which the reader pointed in the strip. */
  onCentre: (share: number) => void = () => {}
  onDrawn: () => void = () => {}
  private width = 0
  private isRedrawQueued = false
  private stale = true
  private printing = false
  private readonly themes = themeReader()
  private readonly paint: ReturnType<typeof painter>
  private endPainting = () => {}
  private readonly strip = overview((share) => this.onCentre(share))
  private readonly lanes: ReturnType<typeof boardCanvas>

  constructor(
    describedBy: string,
    private readonly scene: () => ShownScene,
    translate: Translator,
  ) {
    this.paint = painter(translate)
    this.lanes = boardCanvas(describedBy, (width) => this.resize(width))
    this.canvas = this.lanes.canvas
    this.element = make('div', {}, this.themes.element, this.strip.element, this.lanes.element)
    watchPage(new WeakRef(this))
  }

  theme(): Theme {
    return this.themes.read()
  }

  /** Places the lanes of other runs. */
  arrange(runs: readonly BoardRun[]): void {
    this.layout = layoutOf(runs, Math.max(1, this.width))
  }

  /** Scrolls the page until the lane at this index of the layout's places is visible. */
  reveal(place: number): void {
    this.lanes.reveal(this.layout.places[place]!.y, this.layout.laneHeight)
  }

  redrawAll(): void {
    this.stale = true
    this.redraw()
  }

  /** Draws at the next frame. Several calls before that frame draw once. */
  redraw(): void {
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

  private resize(width: number): void {
    this.width = width
    this.redrawAll()
  }

  private draw(): void {
    if (this.width === 0) return
    const { wallNs, ...scene } = this.scene()
    const theme = this.themes.read(this.printing)
    const ratio = this.printing ? PRINT_RATIO : devicePixelRatio
    const isNew = this.stale
    if (isNew) {
      this.arrange(scene.runs)
      sizeCanvas(this.canvas, this.layout, ratio)
      this.strip.draw(scene.runs, wallNs, this.width, theme, this.printing)
      this.stale = false
    }
    const steps = this.paint(this.canvas.getContext('2d', { alpha: false })!, { ...scene, layout: this.layout, theme, ratio })
    this.endPainting()
    // The first picture of a run with millions of intervals takes long. Later ones follow the pointer, so they are drawn as a whole.
    if (isNew && !this.printing) this.endPainting = inTasks(steps)
    else atOnce(steps)
    this.strip.frame(scene.window, wallNs)
    this.onDrawn()
  }
}
