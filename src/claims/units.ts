// The units in which claims give their figures. src/model/number-format.ts formats their numbers.
import { counted, digits, span } from '../model/number-format.ts'

export { counted as count, percent, times } from '../model/number-format.ts'

/**
 * A number of ticks, for example "100.9 ticks". It has all its digits, because the claim of the experiment check-interval distinguishes 100
 * ticks from 101.
 */
export function ticks(value: number): string {
  return several(counted(value), 'tick')
}

/** A number of turns, for example "5,444 turns". */
export function turns(value: number): string {
  return several(counted(value), 'turn')
}

/** A difference of two shares in percentage points, for example "12.5 points". */
export function points(difference: number): string {
  return several(digits(100 * difference), 'point')
}

/** Puts a number of ms into words, for example "502 ms". */
export function milliseconds(value: number): string {
  return span(value * 1000)
}

/** A rate per second, for example "62,900/s". */
export function perSecond(value: number): string {
  return `${digits(value)}/s`
}

/** A number of switch intervals, for example "2.03 switch intervals". */
export function intervals(value: number): string {
  return several(digits(value), 'switch interval')
}

/** A number of calls, for example "12 calls". */
export function calls(value: number): string {
  return several(digits(value), 'call')
}

function several(number: string, unit: string): string {
  return number === '1' ? `1 ${unit}` : `${number} ${unit}s`
}
