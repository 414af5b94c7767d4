/** The effects of gestures. x and y are CSS px in the canvas. */
interface Gestures {
  /** Moves the window by `byPx` CSS px; a positive number moves it to later times. */
  pan(byPx: number): void
  /** Multiplies the length of the window by `factor`. The time at x keeps its place. */
  zoom(factor: number, x: number): void
  /** The pointer is at this point; undefined after it left the canvas. */
  point(at: Point | undefined): void
  choose(at: Point): void
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A press that moves less than this is a click, px. */
const CLICK = 4
/** Height of a line in px, for wheels that count lines. */
const LINE = 16

/**
 * Handles mouse, pen, touch and wheel. One finger pans sideways, two fingers zoom. The canvas' touch-action leaves vertical movement of one
 * finger to the browser, which scrolls the page. A vertical turn of the wheel without a modifier key scrolls the page too.
 */
export function watchPointers(canvas: HTMLCanvasElement, gestures: Gestures): void {
  const pressed = new Map<number, Point>()
  let moved = 0
  const at = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    if (pressed.size === 0) moved = 0
    pressed.set(event.pointerId, at(event))
    canvas.setPointerCapture(event.pointerId)
  })
  canvas.addEventListener('pointermove', (event) => {
    const now = at(event)
    const before = pressed.get(event.pointerId)
    if (!before) {
      gestures.point(now)
      return
    }
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y)
    const other = [...pressed].find(([id]) => id !== event.pointerId)?.[1]
    if (other) pinch(gestures, before, now, other)
    else if (moved >= CLICK) gestures.pan(before.x - now.x)
    if (other || moved >= CLICK) pressed.set(event.pointerId, now)
  })
  const release = (event: PointerEvent) => {
    if (!pressed.delete(event.pointerId)) return
    if (event.type === 'pointerup' && pressed.size === 0 && moved < CLICK) gestures.choose(at(event))
  }
  canvas.addEventListener('pointerup', release)
  canvas.addEventListener('pointercancel', release)
  canvas.addEventListener('pointerleave', () => gestures.point(undefined))
  canvas.addEventListener('dblclick', (event) => gestures.zoom(1 / 3, at(event).x))
  canvas.addEventListener('wheel', (event) => wheel(event, gestures, at(event).x), { passive: false })
}

function pinch(gestures: Gestures, before: Point, now: Point, other: Point): void {
  const apart = (a: Point, b: Point) => Math.max(20, Math.abs(a.x - b.x))
  const middle = (now.x + other.x) / 2
  gestures.pan((before.x + other.x) / 2 - middle)
  gestures.zoom(apart(before, other) / apart(now, other), middle)
}

function wheel(event: WheelEvent, gestures: Gestures, x: number): void {
  const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1
  const [dx, dy] = [event.deltaX * scale, event.deltaY * scale]
  if (event.ctrlKey || event.metaKey) {
    // A pinch on a touchpad sends many small steps; one notch of a wheel sends 100 or more. The limit of 60 keeps a notch from zooming too
    // far.
    gestures.zoom(Math.exp(Math.max(-60, Math.min(60, dy)) * 0.01), x)
  } else if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
    gestures.pan(dx || dy)
  } else {
    return
  }
  event.preventDefault()
}
