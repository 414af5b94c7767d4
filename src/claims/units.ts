/** "1.03 ×" */
export function times(value: number): string {
  return `${value.toFixed(2)} ×`
}

/** "62 %"; small shares with a decimal. */
export function percent(value: number): string {
  return `${(value * 100).toFixed(Math.abs(value) < 0.1 ? 1 : 0)} %`
}

/** "101.0 ticks" */
export function ticks(value: number): string {
  return `${value.toFixed(1)} ticks`
}

/** "500 ms" */
export function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`
}

/** "3,083,882" */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** "62,900/s" */
export function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en-US')}/s`
}

/** "2.03 switch intervals" */
export function intervals(value: number): string {
  return `${value.toFixed(2)} switch intervals`
}

/** "12 calls" */
export function calls(value: number): string {
  return `${Math.round(value).toLocaleString('en-US')} calls`
}
