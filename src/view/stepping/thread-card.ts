import type { Move, SteppedThread } from '../../check/stepping/step-on.ts'
import { make, uniqueId } from '../dom.ts'
import { activityOf, nextOf, turnsWords } from './stepping-words.ts'

interface ThreadCard {
  readonly element: HTMLElement
  show(thread: SteppedThread): void
}

/** One thread: what it does, its next step, and the buttons with which the reader moves it. */
export function threadCard(thread: number, name: string, move: (move: Move) => void): ThreadCard {
  const heading = make('h3', { id: uniqueId('thread') }, `Thread ${name}`)
  const activity = make('p', { class: 'activity' })
  const next = make('span', { class: 'code' })
  const turns = make('p', { class: 'summary' })
  const go = (until: Move['until']) => () => runOn.getAttribute('aria-disabled') !== 'true' && move({ thread, until })
  const runOn = make('button', { type: 'button', class: 'small run-on', click: go('event') }, `Run ${name} on`)
  const step = make('button', { type: 'button', class: 'small', click: go('step') }, `One step of ${name}`)
  runOn.title = 'The thread runs until it has the lock, releases it, falls asleep, or has computed a piece.'
  const element = make(
    'section',
    { class: 'thread', 'aria-labelledby': heading.id },
    heading,
    activity,
    make('p', { class: 'next' }, 'Next: ', next),
    turns,
    make('div', { class: 'moves-of' }, runOn, step),
  )
  return {
    element,
    show: (now) => {
      activity.textContent = activityOf(now)
      next.textContent = nextOf(now)
      turns.textContent = `${turnsWords(now.turns)} so far${now.passed > 0 ? `; others had ${turnsWords(now.passed)} while it waits` : ''}`
      element.dataset.phase = now.sleepsOn !== undefined ? 'sleeps' : now.phase
      for (const button of [runOn, step]) button.setAttribute('aria-disabled', `${now.may === 'no'}`)
    },
  }
}
