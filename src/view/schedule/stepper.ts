import { make } from '../dom.ts'

/** Buttons that go from step to step. */
interface Stepper {
  readonly element: HTMLElement
  /** Goes to the step at this index, or to the nearest one that exists. */
  go(to: number): void
  /** The arrow keys, Home and End in this element go from step to step too. */
  listen(element: HTMLElement): void
}

interface Move {
  readonly label: string
  /** The keys, as the reader sees them. */
  readonly shown: string
  readonly keys: readonly string[]
  readonly from: (current: number) => number
}

const MOVES: readonly Move[] = [
  { label: '« First', shown: 'Home', keys: ['Home'], from: () => Number.NEGATIVE_INFINITY },
  { label: '‹ Previous', shown: '← or ↑', keys: ['ArrowLeft', 'ArrowUp'], from: (current) => current - 1 },
  { label: 'Next ›', shown: '→ or ↓', keys: ['ArrowRight', 'ArrowDown'], from: (current) => current + 1 },
  { label: 'Last »', shown: 'End', keys: ['End'], from: () => Number.POSITIVE_INFINITY },
]

/** @param first the first step @param last the last step @param show shows a step */
export function stepper(first: number, last: number, show: (index: number) => void): Stepper {
  let current = first
  const nearest = (to: number) => Math.min(Math.max(to, first), last)
  const go = (to: number) => {
    current = nearest(to)
    for (const [index, { from }] of MOVES.entries()) buttons[index]?.setAttribute('aria-disabled', `${nearest(from(current)) === current}`)
    show(current)
  }
  const buttons = MOVES.map(({ label, shown, from }) =>
    make('button', { type: 'button', class: 'small', title: `Key: ${shown}`, click: () => go(from(current)) }, label),
  )
  const element = make('div', { class: 'moves', role: 'group', 'aria-label': 'Go to a step' }, ...buttons)
  const listen = (watched: HTMLElement) =>
    watched.addEventListener('keydown', (event) => {
      const move = MOVES.find(({ keys }) => keys.includes(event.key))
      if (!move || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      go(move.from(current))
    })
  listen(element)
  return { element, go, listen }
}
