/** Faults that no scenario shows yet. A new fault must not join this list: write a scenario that shows it, or prove it equivalent. */
export const OPEN: ReadonlySet<string> = new Set([])
