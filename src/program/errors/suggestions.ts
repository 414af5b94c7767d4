/** The cost of one inserted, deleted or replaced character in CPython's edit distance (Python/suggestions.c). */
const MOVE_COST = 2
/** The cost of a replacement that changes only the case of a letter. */
const CASE_COST = 1
/** CPython compares names of at most this many characters. The start and the end that both names have in common do not count. */
const MAX_LENGTH = 40

/** The candidate that a misspelt name most likely means; undefined if none is close enough (_Py_CalculateSuggestions). */
export function suggestion(name: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    if (candidate === name) continue
    // At most a third of the characters may differ.
    const limit = Math.min(Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6), least - 1)
    const cost = distance(name, candidate, limit)
    if (cost > limit) continue
    best = candidate
    least = cost
  }
  return best
}

/** The weighted Levenshtein distance of two names, or a number above the limit if the distance exceeds it. */
function distance(one: string, other: string, limit: number): number {
  if (one === other) return 0
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [short, long] = [one.slice(start, one.length - end), other.slice(start, other.length - end)].sort(
    (x, y) => x.length - y.length,
  ) as [string, string]
  if (short.length === 0) return long.length * MOVE_COST
  if (long.length > MAX_LENGTH || (long.length - short.length) * MOVE_COST > limit) return limit + 1
  let row = Array.from({ length: short.length + 1 }, (_, at) => at * MOVE_COST)
  for (const [at, letter] of [...long].entries()) {
    const next = [(at + 1) * MOVE_COST]
    for (let index = 0; index < short.length; index++) {
      const changed = Math.min(next[index] as number, row[index + 1] as number) + MOVE_COST
      next.push(Math.min(changed, (row[index] as number) + substitution(letter, short[index] as string)))
    }
    if (Math.min(...next.slice(1)) > limit) return limit + 1
    row = next
  }
  return row.at(-1) as number
}

function substitution(one: string, other: string): number {
  if (one === other) return 0
  return one.toLowerCase() === other.toLowerCase() ? CASE_COST : MOVE_COST
}
