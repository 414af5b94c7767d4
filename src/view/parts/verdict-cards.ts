import { EXPERIMENTS } from '../../experiments/index.ts'
import { claimDetails } from '../../export/claim-words.ts'
import { capitalised } from '../../model/capitalised.ts'
import { unbroken } from '../../model/number-format.ts'
import type { ClaimReport, Report } from '../../model/report.ts'
import { make, uniqueId } from '../dom.ts'

/** A claim without a verdict, because its runs still go on. */
export type OpenClaim = Pick<ClaimReport, 'experiment' | 'claim'>

const SYMBOLS: Readonly<Record<ClaimReport['verdict'], string>> = { confirmed: '✓', refuted: '✗', 'cannot tell': '?' }

/** A large card per claim. It shows the claim with its verdict, or the claim alone while its runs go on. */
export function verdicts({ claims, mode }: Pick<Report, 'claims' | 'mode'>, open: readonly OpenClaim[] = []): HTMLElement[] {
  const where = mode === 'replay' ? 'on that machine' : 'on this machine'
  const judged = claims.map((claim) => {
    const words = claim.verdict === 'cannot tell' ? `Cannot tell ${where}` : `${capitalised(claim.verdict)} ${where}`
    return card(claim, claim.verdict, [make('span', { 'aria-hidden': 'true' }, SYMBOLS[claim.verdict]), ` ${words}`], claimDetails(claim))
  })
  return [
    ...judged,
    ...open.map((claim) =>
      card(claim, 'open', ['Measuring'], ['The verdict comes when the claim is decided, or when all runs are measured.']),
    ),
  ]
}

function card(
  { experiment, claim }: OpenClaim,
  verdict: string,
  title: readonly (Node | string)[],
  details: readonly string[],
): HTMLElement {
  const heading = make('h3', { id: uniqueId('verdict') }, ...title)
  const about = EXPERIMENTS.find(({ id }) => id === experiment)?.title ?? experiment
  return make(
    'section',
    { class: 'verdict', part: 'verdict', 'data-verdict': verdict, 'aria-label': `The claim of ${about}` },
    heading,
    make('p', { class: 'claimed' }, claim),
    ...details.map((text) => make('p', {}, unbroken(text))),
  )
}
