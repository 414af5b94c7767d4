import { span } from '../../charts/figures.ts'
import { timelineSvg } from '../../charts/index.ts'
import { sliceToShow } from '../../export/slice.ts'
import type { Timeline } from '../../model/timeline.ts'
import { make, uniqueId } from '../dom.ts'
import { stretchOf } from '../stretch.ts'
import { figure } from './figure.ts'

export interface TimelineView {
  readonly element: HTMLElement
  /** ns; the slice keeps its middle. */
  setLength(lengthNs: number): void
}

/** Arrow keys move the slice by this part of its length. */
const STEPS_PER_SLICE = 10

/** A slice of one run and the slider that moves it; it begins where the longest wait is. All runs of a program have slices of one length. */
export function timelineView(timeline: Timeline, gil: string, initialLengthNs: number): TimelineView {
  const waited = timeline.threads.some(({ intervals }) => intervals.some(({ state }) => state === 'waiting'))
  const wallNs = timeline.endNs - timeline.startNs
  const worth = sliceToShow(timeline)
  const middle = () => from + length / 2
  let length = initialLengthNs
  let from = 0
  const label = make('label', {}, 'Slice from')
  const slider = make('input', { type: 'range', id: uniqueId('slice'), min: 0, step: 'any' })
  label.htmlFor = slider.id
  // The slider's own value says the same to a screen reader: an output would be read out a second time.
  const told = make('span', { class: 'told', 'aria-hidden': 'true' })
  const back = make('button', { type: 'button', class: 'small' }, 'To the longest wait')
  const picture = figure(`Timeline under ${gil}`, (width) =>
    timelineSvg(stretchOf(timeline, timeline.startNs + from, timeline.startNs + from + length), {
      from,
      to: from + length,
      width,
      title: `Who holds the GIL under ${gil}`,
    }),
  )
  const moveTo = (start: number) => {
    from = Math.min(Math.max(0, start), Math.max(0, wallNs - length))
    slider.max = `${Math.max(0, wallNs - length)}`
    slider.step = `${length / STEPS_PER_SLICE}`
    slider.value = `${from}`
    const whole = wallNs <= length
    label.hidden = slider.hidden = whole
    back.hidden = whole || !waited
    const words = whole
      ? `All ${span(wallNs / 1000)} of the run.`
      : `${span(from / 1000)} to ${span((from + length) / 1000)} of ${span(wallNs / 1000)}`
    told.textContent = words
    slider.setAttribute('aria-valuetext', words)
    picture.redraw()
  }
  const home = () => moveTo((worth.from + worth.to - length) / 2)
  slider.addEventListener('input', () => moveTo(slider.valueAsNumber))
  back.addEventListener('click', home)
  home()
  return {
    element: make('div', { class: 'timeline' }, picture.element, make('p', { class: 'slice' }, label, slider, told, back)),
    setLength: (lengthNs) => {
      const kept = middle()
      length = lengthNs
      moveTo(kept - length / 2)
    },
  }
}
