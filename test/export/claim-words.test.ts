import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'

import { claimLines } from '../../src/cli/terminal/verdict-lines.ts'
import { claimDetails } from '../../src/export/claim-words.ts'

import { toHtml } from '../../src/export/html.ts'
import type { ClaimReport } from '../../src/model/report.ts'
import { sampleResult, textOf } from './sample.ts'

const CLAIM: ClaimReport = {
  experiment: 'countdown',
  claim: 'Two take as long as one.',
  verdict: 'cannot tell',
  because: '1.20 cores were idle, 2 are needed.',
  measured: '2 threads: 1.01 ×',
  reference: 'CPython: 1.01 × & no less.',
}

describe('a claim', () => {
  it('has its reason, the measured figures and the reference figures', () => {
    expect(claimDetails(CLAIM)).toEqual([CLAIM.because, 'Measured: 2 threads: 1.01 ×.', 'For comparison: CPython: 1.01 × & no less.'])
  })

  it('does not repeat figures that the reason has', () => {
    expect(claimDetails({ ...CLAIM, because: '2 threads: 1.01 ×, expected at least 0.95 ×.' })).toHaveLength(2)
  })

  it('prints each figure once and leaves out those that the reason has', () => {
    const claim = { ...CLAIM, because: '2 threads: 1.01 ×, expected at least 0.95 ×.', measured: '2 threads: 1.01 ×; 4 threads: 0.98 ×' }
    expect(claimDetails(claim)[1]).toBe('Also measured: 4 threads: 0.98 ×.')
  })

  it('has its own line with its verdict in the terminal', () => {
    const lines = claimLines([CLAIM, { ...CLAIM, experiment: 'sleep', verdict: 'confirmed' }], 80, createStyle(false))
    expect(lines).toContain('countdown  cannot tell')
    expect(lines).toContain('sleep      confirmed')
    expect(lines).toContain('  Two take as long as one.')
    expect(claimLines([], 80, createStyle(false))).toEqual([])
  })

  it('is on the exported page, escaped', () => {
    const result = sampleResult()
    const html = textOf(toHtml({ ...result, report: { ...result.report, claims: [CLAIM] } }))
    expect(html).toContain('<strong>countdown: cannot tell</strong>')
    expect(html).toContain('For comparison: CPython: 1.01\u00a0× &amp; no less.')
    expect(textOf(toHtml(result))).not.toContain('Claims and verdicts')
  })
})
