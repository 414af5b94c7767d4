import { claimDetails } from '../../export/claim-words.ts'
import type { ClaimReport } from '../../model/report.ts'
import type { Style } from './output.ts'
import { wrap } from './wrap.ts'

const INDENT = '  '

/** Each claim's verdict on a line of its own. The claim, its reason and the reference follow below. */
export function claimLines(claims: readonly ClaimReport[], width: number, style: Style): string[] {
  if (claims.length === 0) return []
  const widest = Math.max(...claims.map(({ experiment }) => experiment.length))
  const colour = { confirmed: style.good, refuted: style.bad, 'cannot tell': style.warning }
  const lines = claims.flatMap((claim) => [
    '',
    ...heading(claim, widest, width).map((line) => line.replace(claim.verdict, colour[claim.verdict])),
    ...paragraph(claim.claim, width),
    ...claimDetails(claim).flatMap((text) => paragraph(text, width).map(style.faint)),
  ])
  return ['', style.title('Claims and verdicts'), ...lines]
}

/**
 * The lines with the experiment of a claim and its verdict. A name that is too long to leave room for the verdict takes lines of its own.
 */
function heading({ experiment, verdict }: ClaimReport, widest: number, width: number): string[] {
  const line = `${experiment.padEnd(widest)}  ${verdict}`
  return line.length <= width ? [line] : [...wrap(experiment, width), INDENT + verdict]
}

function paragraph(text: string, width: number): string[] {
  return wrap(text, width - INDENT.length).map((line) => INDENT + line)
}
