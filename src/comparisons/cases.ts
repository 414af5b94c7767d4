import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'

/** The runs of one variant under one GIL, one for each round. */
interface Case {
  readonly variant: string
  readonly gil: string
  readonly runs: readonly RunReport[]
}

/** Two cases that differ in one thing. */
interface Pair {
  /** What both have in common: "2 threads" for two GILs, "switch" for two variants. */
  readonly within: string
  /** The names of the things that differ. */
  readonly names: readonly [a: string, b: string]
  readonly a: Case
  readonly b: Case
}

/** The cases of an experiment's runs, in the order in which they first ran. */
export function casesOf(runs: readonly RunReport[]): Case[] {
  return [...groups(runs, ({ variant, gil }) => JSON.stringify([variant, gil])).values()].map((same) => {
    const { variant, gil } = same[0]!
    return { variant, gil, runs: same }
  })
}

/**
 * The pairs that a report compares. Within a variant, each GIL is compared with the variant's first GIL. Under a GIL, each variant is
 * compared with the first variant under this GIL. Cases that differ in both are not compared, because the result would not show which of
 * the two is the cause.
 */
export function pairsOf(cases: readonly Case[]): Pair[] {
  return [...pairsWithin('variant', 'gil', cases), ...pairsWithin('gil', 'variant', cases)]
}

function pairsWithin(common: 'variant' | 'gil', different: 'variant' | 'gil', cases: readonly Case[]): Pair[] {
  return [...groups(cases, (one) => one[common])].flatMap(([within, [b, ...others]]) =>
    others.map((a): Pair => ({ within, names: [a[different], b![different]], a, b: b! })),
  )
}
