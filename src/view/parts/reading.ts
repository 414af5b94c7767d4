import { INTERVALS_NOTE } from '../../export/comparison-words.ts'
import { METRICS } from '../../metrics/index.ts'
import { make, uniqueId } from '../dom.ts'

const NOTES = [
  'In a timeline, a full bar holds the GIL, a half bar waits for it, and a line is blocked, for example in a sleep or a join. Under “none”, all threads may run at once, so bars can overlap in time.',
  'A hand-off is the time from one thread’s release to the acquisition by another thread that was already waiting. No lock can hand off faster than this machine parks and wakes a thread. That time is the floor, and “÷ floor” divides a hand-off by it.',
  'p50 is the median; one value in a hundred is above p99. Jain’s index is 1 if all competing threads held the GIL equally long.',
  INTERVALS_NOTE,
  '“< 5 µs” is shorter than the clock can resolve; “–” means that there was nothing to measure. Times hold for this machine and this browser; ratios can be compared between machines.',
]

/** Explains the figures in a few sentences, and defines all metrics. Both are closed at first. */
export function reading(): HTMLElement {
  const heading = make('h3', { id: uniqueId('reading') }, 'How to read it')
  const terms = METRICS.map(({ title, definition }) => make('div', {}, make('dt', {}, title), make('dd', {}, definition)))
  return make(
    'section',
    { class: 'reading', 'aria-labelledby': heading.id },
    heading,
    make('details', {}, make('summary', {}, 'The figures in a few sentences'), ...NOTES.map((note) => make('p', {}, note))),
    make('details', {}, make('summary', {}, 'Definitions of all metrics'), make('dl', { class: 'terms' }, ...terms)),
  )
}
