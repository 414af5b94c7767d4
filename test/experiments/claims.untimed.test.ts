import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseReport } from '../../src/formats/report-schema.ts'
import { run } from '../../src/lab/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { FOLDER, gilLab, program } from '../cli/gil-lab.ts'
import { KNOWN_LIMITS } from '../contract/known-limits.ts'

describe('an experiment on real workers', () => {
  it('ends in a verdict on its claim: check-interval counts instructions, however busy the machine is', async () => {
    const file = join(FOLDER, 'verdict.json')
    const { status, stdout } = await gilLab('run', 'check-interval', '--on', 'node', '--verdict', '--json', file)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^check-interval {2}confirmed$/m)
    const report = parseReport(JSON.parse(readFileSync(file, 'utf8')))
    expect(report.runs.map(({ variant, checkInterval }) => [variant, checkInterval])).toEqual([
      ['10 ticks', 10],
      ['100 ticks', 100],
      ['1000 ticks', 1000],
    ])
    const [claim, ...others] = report.claims
    expect(others).toEqual([])
    expect(claim).toMatchObject({
      experiment: 'check-interval',
      verdict: 'confirmed',
      measured: expect.stringContaining('at a check interval of 100: 101 ticks;'),
    })
  })

  it('that was stopped has the verdict "cannot tell"', async () => {
    const { report } = await run({ experiment: 'lock-battle', rounds: 1, timeoutMs: 50 }, nodePlatform(), { limits: KNOWN_LIMITS })
    expect(report.claims).toMatchObject([
      { experiment: 'lock-battle', verdict: 'cannot tell', because: expect.stringContaining('stopped') },
    ])
  })
})

describe('gil-lab run', () => {
  it('prints the verdict, and with --verdict exits with 4 for "cannot tell"', async () => {
    const words = ['run', 'switch-interval', '--on', 'node', '--quiet', '--rounds', '1', '--verdict']
    const untold = await gilLab(...words)
    expect(untold.status).toBe(4)
    expect(untold.stdout).toMatch(/^switch-interval {2}cannot tell$/m)
  })

  it('gives no verdict on the caller’s own program', async () => {
    const { status, stdout } = await gilLab(
      'run',
      program('mine.py', 'print(1)\n'),
      '--on',
      'node',
      '--gil',
      'switch',
      '--verdict',
      '--json',
      '-',
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ claims: [] })
  })
})
