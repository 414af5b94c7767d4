import { METRICS } from '../../metrics/index.ts'
import { make, uniqueId } from '../dom.ts'

const NOTES = [
  'In a timeline a full bar holds the GIL, a half bar waits for it, and a line is blocked: asleep, or joining another thread. Under “none” all threads may run at once, so bars lie under each other.',
  'A handoff is the time from one thread’s release to the acquisition by another that was already waiting. No lock can hand over faster than this machine parks and unparks a thread: that is the floor, and “÷ floor” says how far above it a GIL is.',
  'p50 is the median; one in a hundred is longer than p99. Jain’s index is 1 where all competing threads held it equally long.',
  '“< 5 µs” is finer than the clocks could tell apart; “–” means that there was nothing to measure. Times hold for this machine and this browser; ratios travel.',
]

/** What the figures mean, in a few sentences, and each metric's definition for who wants it. */
export function reading(): HTMLElement {
  const heading = make('h3', { id: uniqueId('reading') }, 'How to read it')
  const terms = METRICS.map(({ title, definition }) => make('div', {}, make('dt', {}, title), make('dd', {}, definition)))
  return make(
    'section',
    { class: 'reading', 'aria-labelledby': heading.id },
    heading,
    ...NOTES.map((note) => make('p', {}, note)),
    make('details', {}, make('summary', {}, 'Every metric’s definition'), make('dl', { class: 'terms' }, ...terms)),
  )
}
