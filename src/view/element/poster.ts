import { make } from '../dom.ts'
import type { Translator } from '../translate.ts'
import type { Card } from './card.ts'

/**
 * Explains what the bars of a lane mean, in words that fit every lock and a run without one. Heights are in px, in the proportions of
 * charts/palette.ts. This file repeats the values, because the poster must stay small and imports no code of the results.
 */
const KEY = [
  { fill: 'running', height: 16, words: 'runs' },
  { fill: 'stripes', height: 8, words: 'waits' },
  { fill: 'dots', height: 2, words: 'is blocked' },
] as const

/**
 * The poster of a tag without content: the claim, and what the bars of a result will mean. It draws no lanes, because the program has not
 * run yet.
 */
export function drawnPoster({ claim }: Card, t: Translator): HTMLElement {
  const key = KEY.map(({ fill, height, words }) => {
    const bar = make('span', { style: `height:${height}px;background:var(--gil-${fill})`, 'aria-hidden': 'true' })
    return make('li', {}, bar, t(words))
  })
  return make(
    'div',
    { class: 'drawn' },
    make('p', { part: 'claim' }, t(claim || 'A Python program under Global Interpreter Locks.')),
    make(
      'div',
      { part: 'key' },
      make('p', { class: 'lanes' }, t('The result has one lane per thread. Its bars show what the thread does:')),
      make('ul', {}, ...key),
    ),
  )
}
