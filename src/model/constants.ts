/** Numbers by the names of the module-level assignments `NAME = number` that they replace. */
export type Constants = Readonly<Record<string, number>>

/** A number as Python writes it: 8_000_000, 0.5. */
export function numberText(number: number): string {
  const text = `${number}`
  return /^-?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, '_') : text
}

/** One text per constant: "THREADS = 2". */
export function assignments(constants: Constants = {}): string[] {
  return Object.entries(constants).map(([name, number]) => `${name} = ${numberText(number)}`)
}
