import { make } from '../dom.ts'
import type { Card } from './tag-request.ts'

/**
 * Explains what the bars of a lane mean. Heights are in px, in the proportions of charts/palette.ts. The values are repeated here, because
 * the poster must stay small and imports no code of the results.
 */
const KEY = [
  { state: 'running', height: 16, words: 'holds the GIL' },
  { state: 'waiting', height: 8, words: 'waits for the GIL' },
  { state: 'blocked', height: 2, words: 'is blocked' },
] as const

/**
 * The poster of a tag without content: the claim, and what the bars of a result will mean. It draws no lanes, because the program has not
 * run yet.
 */
export function drawnPoster({ claim }: Card): HTMLElement {
  const key = KEY.map(({ state, height, words }) => {
    const bar = make('span', { style: `height:${height}px;background:var(--gil-${state})`, 'aria-hidden': 'true' })
    return make('li', {}, bar, words)
  })
  return make(
    'div',
    { class: 'drawn' },
    make('p', {}, claim || 'A Python program under Global Interpreter Locks.'),
    make('p', { class: 'lanes' }, 'The result has one lane per thread. A lane shows when its thread'),
    make('ul', {}, ...key),
  )
}
