import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LimitsFile } from '../../src/cli/limits-file.ts'
import { limitsIn, withLimits } from '../../src/formats/limits-schema.ts'
import type { WholeMachineReport } from '../../src/model/machine-report.ts'
import { MACHINE } from '../export/sample.ts'

const machine = { ...MACHINE, parallelism: 1.94 } as WholeMachineReport
const KNOWN = { date: '2026-11-28T12:00:00.000Z', machine }

const fresh = () => join(mkdtempSync(join(tmpdir(), 'gil-lab-limits-')), 'gil-lab', 'limits.json')

describe('the file of limits', () => {
  it('gives back what an earlier command wrote, for the same key only', async () => {
    const path = fresh()
    await new LimitsFile(path).write('Node 20', KNOWN)
    expect(await new LimitsFile(path).read('Node 20')).toEqual(KNOWN)
    expect(await new LimitsFile(path).read('Node 22')).toBeUndefined()
  })

  it('leaves only the file itself in its folder', async () => {
    const path = fresh()
    await new LimitsFile(path).write('Node 20', KNOWN)
    expect(readdirSync(join(path, '..'))).toEqual(['limits.json'])
  })

  it.each([
    ['is empty', ''],
    ['is cut off', withLimits('', 'Node 20', KNOWN).slice(0, 200)],
    ['is another file', '{"schema":"gil-lab/report@1","limits":{}}'],
    ['has a wrong type', '{"schema":"gil-lab/limits@1","limits":{"Node 20":7}}'],
    ['is null', 'null'],
  ])('has no limits if it %s, and the next write repairs it', async (_, text) => {
    const path = fresh()
    mkdirSync(join(path, '..'))
    writeFileSync(path, text)
    const file = new LimitsFile(path)
    expect(await file.read('Node 20')).toBeUndefined()
    await file.write('Node 20', KNOWN)
    expect(await file.read('Node 20')).toEqual(KNOWN)
  })

  it('is not written, without an error, if a file is in the place of its folder', async () => {
    const path = fresh()
    writeFileSync(join(path, '..'), 'a file in the place of the folder')
    const file = new LimitsFile(path)
    await file.write('Node 20', KNOWN)
    expect(await file.read('Node 20')).toBeUndefined()
    expect(existsSync(path)).toBe(false)
  })

  it('stays as it is if it cannot be replaced', async () => {
    const path = fresh()
    mkdirSync(path, { recursive: true })
    await new LimitsFile(path).write('Node 20', KNOWN)
    expect(readdirSync(join(path, '..'))).toEqual(['limits.json'])
  })
})

describe('a memory of limits', () => {
  it('has no limits whose figures are missing or impossible', () => {
    const text = withLimits('', 'key', KNOWN)
    const broken = (change: object) => JSON.stringify({ ...JSON.parse(text), limits: { key: { ...KNOWN, ...change } } })
    expect(limitsIn(broken({}), 'key')).toEqual(KNOWN)
    expect(limitsIn(broken({ date: 'yesterday' }), 'key')).toBeUndefined()
    expect(limitsIn(broken({ machine: { ...machine, clockStepUs: -1 } }), 'key')).toBeUndefined()
    expect(limitsIn(broken({ machine: { ...machine, spinFloorUs: null } }), 'key')).toBeUndefined()
    expect(limitsIn(text, '__proto__')).toBeUndefined()
  })

  it('keeps the newest 20 entries', () => {
    const dateOf = (day: number) => `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`
    let text = ''
    for (let day = 1; day <= 25; day++) text = withLimits(text, `key ${day}`, { date: dateOf(day), machine })
    expect(limitsIn(text, 'key 5')).toBeUndefined()
    expect(limitsIn(text, 'key 6')).toEqual({ date: dateOf(6), machine })
    expect(limitsIn(text, 'key 25')).toEqual({ date: dateOf(25), machine })
  })
})
