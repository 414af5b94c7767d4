import { make } from '../dom.ts'

/** The effects of keys. */
interface KeyCommands {
  /** Chooses the slice `by` steps later in the lane. */
  step(by: number): void
  /** Moves the cursor `by` lanes down. */
  lane(by: number): void
  /** Moves the window by a share of its length. */
  pan(share: number): void
  zoom(factor: number): void
  all(): void
  longestWait(): void
  /** Zooms the window to the chosen slice. */
  enlarge(): void
  forget(): void
}

interface KeyRow {
  readonly shown: string
  readonly what: string
  /** The effect of each KeyboardEvent.key. Letters are in lower case. Shift with an arrow key has the prefix "Shift+". */
  readonly keys: Readonly<Record<string, (commands: KeyCommands) => void>>
}

const ZOOM = 1.5

/** The key bindings, which the help shows as a list. The letters a, d, w and s have the same effects as in Perfetto, the trace viewer. */
const KEYS: readonly KeyRow[] = [
  { shown: '← →', what: 'previous or next slice in the lane', keys: { ArrowLeft: (on) => on.step(-1), ArrowRight: (on) => on.step(1) } },
  { shown: '↑ ↓', what: 'lane above or below', keys: { ArrowUp: (on) => on.lane(-1), ArrowDown: (on) => on.lane(1) } },
  {
    shown: 'Shift ← →, a d',
    what: 'move earlier or later',
    keys: {
      'Shift+ArrowLeft': (on) => on.pan(-0.2),
      'Shift+ArrowRight': (on) => on.pan(0.2),
      a: (on) => on.pan(-0.2),
      d: (on) => on.pan(0.2),
    },
  },
  {
    shown: 'Page Up, Page Down',
    what: 'move one window earlier or later',
    keys: { PageUp: (on) => on.pan(-1), PageDown: (on) => on.pan(1) },
  },
  {
    shown: '+ −, w s',
    what: 'zoom in or out',
    keys: {
      '+': (on) => on.zoom(1 / ZOOM),
      '=': (on) => on.zoom(1 / ZOOM),
      '-': (on) => on.zoom(ZOOM),
      w: (on) => on.zoom(1 / ZOOM),
      s: (on) => on.zoom(ZOOM),
    },
  },
  { shown: 'Enter', what: 'zoom to the slice', keys: { Enter: (on) => on.enlarge() } },
  { shown: 'Home', what: 'show everything', keys: { Home: (on) => on.all() } },
  { shown: 'l', what: 'go to the longest wait', keys: { l: (on) => on.longestWait() } },
  { shown: 'Escape', what: 'clear the selection', keys: { Escape: (on) => on.forget() } },
]

export function watchKeys(canvas: HTMLCanvasElement, commands: KeyCommands): void {
  const actions: Readonly<Record<string, (commands: KeyCommands) => void>> = Object.assign({}, ...KEYS.map(({ keys }) => keys))
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const name =
      event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key.length === 1 ? event.key.toLowerCase() : event.key
    const action = actions[name]
    if (!action) return
    event.preventDefault()
    action(commands)
  })
}

const BY_POINTER = [
  ['drag, Shift + wheel', 'move earlier or later'],
  ['Ctrl + wheel, pinch, double click', 'zoom'],
  ['click, tap', 'select a slice'],
] as const

/** A list of keys and gestures, collapsed until the reader opens it. */
export function keysHelp(): HTMLElement {
  const rows = [...KEYS.map(({ shown, what }) => [shown, what] as const), ...BY_POINTER]
  const entries = rows.map(([shown, what]) => make('div', {}, make('dt', {}, make('kbd', {}, shown)), make('dd', {}, what)))
  return make('details', { class: 'keys' }, make('summary', {}, 'Keys and gestures'), make('dl', {}, ...entries))
}
