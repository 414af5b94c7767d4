import type { ClaimReport } from '../model/report.ts'

/** A claim in the fewest words: "countdown: confirmed". */
export function verdictWords({ experiment, verdict }: ClaimReport): string {
  return `${experiment}: ${verdict}`
}

/**
 * The lines below a claim. Figures of `measured` that the reason `because` also contains are left out, so that each figure is printed once.
 */
export function claimDetails({ details, because, measured, reference, decidedAfter }: ClaimReport): string[] {
  const reason = because.toLowerCase()
  const figures = (measured ?? '').split('; ').filter((figure) => figure !== '')
  const others = figures.filter((figure) => !reason.includes(figure.toLowerCase()))
  const label = others.length < figures.length ? 'Also measured' : 'Measured'
  return [
    details ?? '',
    because,
    others.length > 0 ? `${label}: ${others.join('; ')}.` : '',
    decidedAfter ? decidedWords(decidedAfter) : '',
    reference ? `For comparison: ${reference}` : '',
  ].filter((line) => line !== '')
}

function decidedWords({ rounds, planned }: NonNullable<ClaimReport['decidedAfter']>): string {
  return `Stopped after ${rounds} of ${planned} rounds: decided. The intervals allow for every look at the rounds before.`
}
