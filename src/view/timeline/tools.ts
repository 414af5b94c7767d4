import { COLOURS } from '../../charts/palette.ts'
import { define, type Term } from '../../model/glossary.ts'
import { make } from '../dom.ts'
import { term } from '../parts/term.ts'
import { laneWords } from './lane-words.ts'

interface ToolCommands {
  pan(share: number): void
  zoom(factor: number): void
  all(): void
  longestWait(): void
}

interface BoardTools {
  readonly element: HTMLElement
  /** Shows the range of the window. `whole` is true if the window contains everything. */
  showRange(words: string, whole: boolean): void
  /** Sets whether screen readers read the next range aloud. */
  aloud(aloud: boolean): void
}

/** Buttons that move and zoom the window without a pointer's gesture or a key, and a text with the window's range. */
export function boardTools(commands: ToolCommands): BoardTools {
  const range = make('span', { class: 'range' })
  const button = (label: string, shown: string, click: () => void) =>
    make('button', { type: 'button', class: 'small', 'aria-label': label, title: label, click }, shown)
  const earlier = button('Earlier', '←', () => commands.pan(-0.5))
  const later = button('Later', '→', () => commands.pan(0.5))
  const out = button('Zoom out', '−', () => commands.zoom(2))
  const zoomIn = button('Zoom in', '+', () => commands.zoom(0.5))
  const all = button('Show everything', 'All', () => commands.all())
  const longest = make('button', { type: 'button', class: 'small', click: () => commands.longestWait() }, 'Go to the longest wait')
  let shownRange = ''
  return {
    element: make('div', { class: 'tools', role: 'group', 'aria-label': 'Timeline' }, zoomIn, out, earlier, later, all, longest, range),
    showRange: (words, whole) => {
      if (words === shownRange) return
      shownRange = words
      range.textContent = words
      // Uses `aria-disabled`, because `disabled` would take the focus away from the reader who pressed the button.
      for (const control of [earlier, later, out, all]) control.setAttribute('aria-disabled', `${whole}`)
    },
    aloud: (aloud) => range.setAttribute('aria-live', aloud ? 'polite' : 'off'),
  }
}

const SWATCHES = [
  { words: 'holds the GIL', colour: COLOURS.running, kind: 'running' },
  { words: 'waits for the GIL', colour: COLOURS.waiting, kind: 'waiting' },
  { words: 'blocked', colour: COLOURS.blocked, kind: 'blocked' },
  { words: 'requests it', colour: COLOURS.mark, kind: 'request' },
] as const

interface Legend {
  readonly element: HTMLElement
  /** Adapts the words to the GILs of the lanes. */
  show(gils: readonly string[]): void
}

/** The entry of a cross, which only a run with a failure has. */
export function failureEntry(): HTMLElement {
  return make(
    'li',
    { class: 'fails', hidden: true },
    make('span', { class: 'cross', 'aria-hidden': 'true' }, '✗'),
    term('fails', define('fails')),
  )
}

/** @param further entries after those of the bars */
export function legend(...further: readonly HTMLElement[]): Legend {
  const entries = SWATCHES.map(({ words, colour, kind }) => {
    const swatch = make('span', { class: `swatch ${kind}`, style: `--swatch: ${colour}`, 'aria-hidden': 'true' })
    const place = make('span', {}, term(words, define(words)))
    return { kind, words: words as Term, place, element: make('li', {}, swatch, place) }
  })
  return {
    element: make('ul', { class: 'legend', 'aria-label': 'What the bars mean' }, ...entries.map(({ element }) => element), ...further),
    show: (gils) => {
      const words: Partial<Record<string, Term>> = { ...laneWords(gils) }
      for (const entry of entries) {
        const now = words[entry.kind]
        if (now === undefined || now === entry.words) continue
        entry.words = now
        entry.place.replaceChildren(term(now, define(now)))
      }
    },
  }
}
