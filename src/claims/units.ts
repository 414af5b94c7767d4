// What the figures of claims are told in: every number goes through the one formatter, src/model/figures.ts.
import { digits, span } from '../model/figures.ts'

export { percent, times } from '../model/figures.ts'

/** "101 ticks" */
export function ticks(value: number): string {
  return `${digits(value)} ticks`
}

/** "502 ms" */
export function milliseconds(value: number): string {
  return span(value * 1000)
}

/** "3,083,882": what is counted is exact. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** "62,900/s" */
export function perSecond(value: number): string {
  return `${digits(value)}/s`
}

/** "2.03 switch intervals" */
export function intervals(value: number): string {
  return `${digits(value)} switch intervals`
}

/** "12 calls" */
export function calls(value: number): string {
  const told = digits(value)
  return told === '1' ? '1 call' : `${told} calls`
}
