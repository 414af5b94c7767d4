import { make } from '../dom.ts'
import type { Card } from './asked.ts'

/** Two threads under a GIL, as a drawing: one holds it, the other waits. It shows no run, so it has no figures. */
const LANES = `<svg viewBox="0 0 600 96" preserveAspectRatio="none" aria-hidden="true" focusable="false">${[0, 1].map(lane).join('')}</svg>`

function lane(thread: number): string {
  const y = 4 + thread * 50
  const turns = Array.from({ length: 6 }, (_, turn) =>
    turn % 2 === thread
      ? `<rect x="${turn * 100}" y="${y}" width="100" height="34" fill="var(--gil-running)"/>`
      : `<rect x="${turn * 100}" y="${y + 22}" width="100" height="12" fill="var(--gil-waiting)" opacity="0.7"/>`,
  )
  return turns.join('')
}

/** What stands in the place of an element that has no content of its own. */
export function drawnPoster({ claim }: Card): HTMLElement {
  const drawn = make('div', { class: 'drawn' })
  drawn.innerHTML = LANES
  drawn.prepend(make('p', {}, claim || 'A Python program, under Global Interpreter Locks on your own cores.'))
  return drawn
}
