import type { ClaimReport } from '../model/report.ts'

/** "countdown: confirmed": a claim in the fewest words. */
export function verdictWords({ experiment, verdict }: ClaimReport): string {
  return `${experiment}: ${verdict}`
}

/** Why, what else was measured than the reason says, and what the article or its source found. */
export function claimDetails({ because, measured, reference }: ClaimReport): string[] {
  const told = because.toLowerCase()
  const others = (measured ?? '').split('; ').filter((figure) => figure !== '' && !told.includes(figure.toLowerCase()))
  return [
    because,
    ...(others.length > 0 ? [`Measured: ${others.join('; ')}.`] : []),
    ...(reference ? [`Elsewhere: ${reference}`] : []),
  ].filter(Boolean)
}
