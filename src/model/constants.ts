/** Numbers by the names of module-level assignments `NAME = number`. */
export type Constants = Readonly<Record<string, number>>

/** As Python writes it: 8_000_000, 0.5. */
export function numberText(number: number): string {
  const text = `${number}`
  return /^-?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, '_') : text
}

/** "THREADS = 2", one for each. */
export function assignments(constants: Constants = {}): string[] {
  return Object.entries(constants).map(([name, number]) => `${name} = ${numberText(number)}`)
}
