/** Values for constants of a program, by name. Each value replaces the number in the module-level assignment `NAME = number`. */
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
