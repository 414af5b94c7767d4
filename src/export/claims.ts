import type { ClaimReport } from '../model/report.ts'

/** "countdown: confirmed": a claim in the fewest words. */
export function verdictWords({ experiment, verdict }: ClaimReport): string {
  return `${experiment}: ${verdict}`
}

/** Why, what was measured where the reason does not say it, and what the article or its source found. */
export function claimDetails({ because, measured, reference }: ClaimReport): string[] {
  const told = measured && !measured.split('; ').every((figure) => because.toLowerCase().includes(figure.toLowerCase()))
  return [because, ...(told ? [`Measured: ${measured}.`] : []), ...(reference ? [`Elsewhere: ${reference}`] : [])].filter(Boolean)
}
