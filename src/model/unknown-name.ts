import { LabError } from './errors.ts'

/** The entry of a registry with this id. @throws LabError 'usage' if there is none */
export function entryOf<Entry extends { readonly id: string }>(what: string, id: string, registry: readonly Entry[]): Entry {
  const found = registry.find((entry) => entry.id === id)
  if (found) return found
  throw unknownName(
    what,
    id,
    registry.map((entry) => entry.id),
  )
}

/** The error for an unknown name. Its message lists all available names, and suggests the name that closest() finds, if any. */
export function unknownName(what: string, given: string, available: readonly string[]): LabError {
  const guess = closest(given, available)
  const meant = guess ? ` Did you mean ${guess}?` : ''
  return new LabError('usage', `Unknown ${what} "${given}".${meant}`, `Available: ${available.join(', ')}.`)
}

/** The known name that differs from `given` by the fewest typing errors; undefined if every known name differs by too many. */
export function closest(given: string, known: readonly string[]): string | undefined {
  return allClose(given, known)[0]
}

/** The known names that differ from `given` by few typing errors, the closest first. */
export function allClose(given: string, known: readonly string[]): string[] {
  const allowed = Math.max(1, Math.floor(given.length / 3))
  const ranked = known
    .map((name) => ({ name, distance: editDistance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return ranked.filter(({ distance }) => distance <= allowed).map(({ name }) => name)
}

/**
 * The number of letters to insert, delete, replace or exchange with the next one (optimal string alignment). The function computes the
 * table of distances row by row.
 */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const exchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1, exchanged))
    }
    before = row
    row = next
  }
  return row[b.length]!
}
