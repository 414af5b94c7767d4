import type { Standing } from '../../check/stepping/step-on.ts'
import { make, uniqueId } from '../dom.ts'
import { term } from '../parts/term.ts'
import { WORDS } from './stepping-words.ts'

interface LockState {
  readonly element: HTMLElement
  /** Shows the words, and marks those that changed since the last call. */
  show(standing: Standing): void
  /** Forgets the last values, because the next ones belong to another run. */
  forget(): void
}

/** The threads that sleep, and the words of the lock in memory. */
export function lockState(): LockState {
  const queueHeading = make('h3', { id: uniqueId('queue') }, 'Asleep, in this order')
  const queue = make('ol', { class: 'queue', 'aria-labelledby': queueHeading.id })
  const wordsHeading = make('h3', { id: uniqueId('words') }, 'The words of the lock')
  const rows = make('tbody')
  const table = make('table', { class: 'words', 'aria-labelledby': wordsHeading.id }, rows)
  let before: ReadonlyMap<string, string> = new Map()
  return {
    element: make('div', { class: 'lock-state' }, make('div', {}, queueHeading, queue), make('div', {}, wordsHeading, table)),
    show: ({ sleepers, threads, words }) => {
      const asleep = sleepers.map((thread) => make('li', {}, `Thread ${threads[thread]?.name}, on ${threads[thread]?.sleepsOn}`))
      queue.replaceChildren(...(asleep.length > 0 ? asleep : [make('li', { class: 'nobody' }, 'No thread sleeps.')]))
      rows.replaceChildren(
        ...words.map(({ name, value }) => {
          const old = before.get(name)
          const changed = old !== undefined && old !== value
          const shown = changed ? [`${old} → `, make('strong', {}, value)] : [value]
          return make('tr', { class: changed && 'changed' }, make('th', { scope: 'row' }, wordView(name)), make('td', {}, ...shown))
        }),
      )
      before = new Map(words.map(({ name, value }) => [name, value]))
    },
    forget: () => {
      before = new Map()
    },
  }
}

/** The name of a word with its definition. A word of a thread has the thread's name before it: "B.breaker". */
function wordView(name: string): HTMLElement | string {
  const about = WORDS[name.slice(name.lastIndexOf('.') + 1)]
  return about ? term(name, about) : name
}
