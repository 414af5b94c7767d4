import type { State } from '../model/timeline.ts'
import { COLOURS } from './palette.ts'
import { element } from './svg.ts'

/** Waiting has stripes and blocked has dots, so the states differ without their colours too. Lengths in px. */
export const STRIPES = { period: 6, bar: 4 } as const
export const DOTS = { period: 4, bar: 2 } as const

/** The patterns of a picture with lanes. They are the same in all pictures, so a page may contain several. */
export const PATTERNS = element(
  'defs',
  {},
  // The stripes are diagonal, so their distance is shorter than their period along a row of pixels.
  pattern('waiting', STRIPES.period * Math.SQRT1_2, STRIPES.bar * Math.SQRT1_2, 'rotate(45)'),
  pattern('blocked', DOTS.period, DOTS.bar),
)

/** The fill of a state's bars. Where a picture's patterns are missing, it is the plain colour. */
export function fillOf(state: State): string {
  return state === 'running' ? COLOURS.running : `url(#${idOf(state)}) ${COLOURS[state]}`
}

function pattern(state: State, size: number, bar: number, patternTransform?: string): string {
  const place = {
    id: idOf(state),
    width: size,
    height: size,
    patternUnits: 'userSpaceOnUse',
    ...(patternTransform && { patternTransform }),
  }
  // Pictures share the patterns of the first one in the page, so these paint in the others if the first one is hidden.
  return element('pattern', place, element('rect', { width: bar, height: size, fill: COLOURS[state], visibility: 'visible' }))
}

function idOf(state: State): string {
  return `gil-lab-${state}`
}
