import film from '../../../gallery/countdown.chromium.json?film'
import { span } from '../../model/number-format.ts'
import { make, uniqueId } from '../dom.ts'

const WORDS = `on ${film.origin}: ${span(film.wallMs * 1000)} of a run of two threads, played slowly. A full bar: the thread holds the GIL and runs. A half bar: it waits for the GIL. A line: it is blocked, because it waits for something else. A triangle: it asks the other thread for the GIL.`

/**
 * A recorded timeline that plays: a curtain moves from left to right and uncovers the lanes. The reader can pause it. It does not move if the
 * reader's system asks for less motion.
 */
export function recordedFilm(): HTMLElement {
  const frames = film.frames.map(({ svg, left }, index) => {
    const lanes = make('div', { class: `lanes ${index === 0 ? 'wide-lanes' : 'narrow-lanes'}` })
    lanes.innerHTML = svg
    const curtain = make('div', { class: 'curtain', style: `left: ${(left * 100).toFixed(2)}%` })
    lanes.append(curtain)
    return lanes
  })
  const picture = make('div', { class: 'film' }, ...frames)
  const pause = make('button', { type: 'button', class: 'small pause', click: () => play(picture.classList.contains('paused')) }, 'Pause')
  const play = (on: boolean) => {
    picture.classList.toggle('paused', !on)
    pause.textContent = on ? 'Pause' : 'Play'
  }
  const words = make('span', { id: uniqueId('film') }, make('strong', { class: 'mark' }, 'RECORDED'), ` ${WORDS}`)
  return make('figure', { class: 'recorded-film', 'aria-labelledby': words.id }, picture, make('figcaption', {}, words, ' ', pause))
}
