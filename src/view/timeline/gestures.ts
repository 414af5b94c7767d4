/** What a gesture asks for. x and y: CSS px in the canvas. */
interface Gestures {
  /** Moves the window by px, to later times where `byPx` is positive. */
  pan(byPx: number): void
  /** A window longer by `factor` around what lies at x. */
  zoom(factor: number, x: number): void
  /** The pointer rests here; undefined: it has left. */
  point(at: Point | undefined): void
  choose(at: Point): void
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A press that moves less is a click, px. */
const CLICK = 4
/** px, where a wheel counts in lines. */
const LINE = 16

/**
 * Mouse, pen, touch and wheel. One finger pans to the sides and leaves up and down to the page, as the canvas' touch-action says; two
 * fingers zoom. A wheel alone scrolls the page.
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
    // A touchpad's pinch comes as many small steps, a wheel's notch as one of 100 or more.
    gestures.zoom(Math.exp(Math.max(-60, Math.min(60, dy)) * 0.01), x)
  } else if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
    gestures.pan(dx || dy)
  } else {
    return
  }
  event.preventDefault()
}
