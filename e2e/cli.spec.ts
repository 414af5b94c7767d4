import { expect, test } from '@playwright/test'
import { PLACES } from '../src/cli/options.ts'
import type { Report } from '../src/model/report.ts'
import { gilLab, program } from '../test/cli/gil-lab.ts'

const ENDLESS = program('endless.py', 'while True:\n    pass\n')

test.describe('gil-lab run --on this browser', () => {
  test('writes the report of an experiment as JSON, and nothing else to stdout', async ({ browserName }) => {
    expect(PLACES).toContain(browserName)
    const { status, stdout, stderr } = await gilLab(
      'run',
      'sleep',
      '--rounds',
      '1',
      '--gil',
      'tick,switch,none',
      '--on',
      browserName,
      '--json',
      '-',
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const report = JSON.parse(stdout) as Report
    expect(report.schema).toBe('gil-lab/report@1')
    expect(report.machine.on).toBe(browserName)
    expect(report.runs.map(({ gil, outcome }) => [gil, outcome])).toEqual(['tick', 'switch', 'none'].map((gil) => [gil, 'completed']))
  })

  test('stops a program that does not end, and reports what was measured', async ({ browserName }) => {
    const { status, stdout } = await gilLab('run', ENDLESS, '--gil', 'switch', '--on', browserName, '--timeout', '1', '--json', '-')
    expect(status).toBe(1)
    expect((JSON.parse(stdout) as Report).runs).toMatchObject([{ outcome: 'stopped' }])
  })
})
