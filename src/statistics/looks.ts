/**
 * The error that all looks at a series may have together. A look judges the rounds so far. It is wrong if its interval does not contain the
 * truth.
 */
const ERROR = 0.05
/** The part of ERROR that the looks before the last one have together. Each of them has the same share of it. */
const EARLY = 0.02
/**
 * The number of rounds before the first look. After fewer rounds, Student's t is wrong too often if the machine has two speeds
 * (docs/decisions/0029-intervals-by-coverage.md).
 */
const FIRST_LOOK = 4
/**
 * Each look except the last comes after at least this many times as many rounds as the look before it. With more looks, each would have a
 * smaller part of the error.
 */
const GROWTH = 1.4

/**
 * The rounds after which a series of `planned` rounds is judged, in ascending order. A series ends at the first look that decides its
 * claim, and at the latest after the last one.
 */
export function looksAt(planned: number): number[] {
  const looks: number[] = []
  for (let round = FIRST_LOOK; round < planned; round = Math.ceil(round * GROWTH)) looks.push(round)
  return [...looks, planned]
}

/**
 * The level of the intervals at the look after `rounds` rounds, or at the next look if there is none after this round. The error of each
 * look is its share of ERROR, so the errors of all looks add up to 5 % at most: an interval at any look contains the truth in at least
 * 95 % of the series (repeated confidence intervals; Jennison and Turnbull, Group Sequential Methods, chapter 9).
 */
export function levelAt(rounds: number, planned: number): number {
  const looks = looksAt(planned)
  const early = looks.length - 1
  if (early === 0) return 1 - ERROR
  return 1 - (rounds <= looks[early - 1]! ? EARLY / early : ERROR - EARLY)
}
