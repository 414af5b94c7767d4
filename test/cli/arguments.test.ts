import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXIT, messageOf, statusOf } from '../../src/cli/exit-status.ts'
import { parseGils, parsePort } from '../../src/cli/options.ts'
import { requestsFor } from '../../src/cli/requests.ts'
import { LabError } from '../../src/model/errors.ts'
import { GILS, RIVAL_GILS } from '../../src/model/gils.ts'
import { closest } from '../../src/model/unknown-name.ts'

const folder = mkdtempSync(join(tmpdir(), 'gil-lab-'))
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('an unknown name', () => {
  it('leads to the nearest name, if one is near', () => {
    expect(closest('countdwon', ['sleep', 'countdown'])).toBe('countdown')
    expect(closest('Switch', ['tick', 'switch'])).toBe('switch')
    expect(closest('banana', ['tick', 'switch'])).toBeUndefined()
  })

  it('of a GIL is refused with the list of GILs', () => {
    expect(() => parseGils('tick,swich')).toThrow(/Unknown GIL "swich". Did you mean switch\?\nAvailable: tick, switch, /)
  })

  it('of an experiment is refused with a suggestion', async () => {
    await expect(requestsFor(['countdwn'], {})).rejects.toThrow(/Unknown experiment "countdwn". Did you mean countdown\?/)
  })
})

describe('options', () => {
  it('contain each GIL once, in the order given', () => {
    expect(parseGils('none, tick,none')).toEqual(['none', 'tick'])
    expect(parseGils('all')).toEqual(GILS.map(({ id }) => id))
    expect(parseGils('fifo,rivals,none')).toEqual(['fifo', ...RIVAL_GILS.map(({ id }) => id).filter((id) => id !== 'fifo'), 'none'])
  })

  it.each(['65536', '-1', '1.5', 'two', '', '1e3'])('refuse %j as a port', (value) => {
    expect(() => parsePort(value)).toThrow('a whole number from 0 to 65535')
  })
})

describe('the arguments of gil-lab run', () => {
  it('become one request for all experiments, and one for each file', async () => {
    const path = file('mine.py', 'print(1)\n')
    const flags = { gil: ['tick'], switchInterval: 1000, evalBreaker: '2.7', compile: false, timeout: 2000 } as const
    const settings = { gil: ['tick'], switchIntervalUs: 1000, evalBreaker: '2.7', compile: false, timeoutMs: 2000 }
    expect(await requestsFor(['countdown', path, 'sleep'], flags)).toEqual([
      { ...settings, experiment: ['countdown', 'sleep'] },
      { ...settings, program: { file: 'mine.py', source: 'print(1)\n' } },
    ])
  })

  it('may be absent, which leaves the choice to the lab', async () => {
    expect(await requestsFor([], {})).toEqual([{}])
  })

  it.each([
    ['a missing file', join(folder, 'gone.py'), /There is no file .*gone\.py/],
    ['a folder', `${folder}/`, /is a folder/],
    ['a binary file', file('binary.py', new Uint8Array([0xff, 0xfe, 0])), /binary.py:1: byte 0xff at offset 0 is not UTF-8/],
  ])('%s is refused', async (_what, path, message) => {
    await expect(requestsFor([path], {})).rejects.toThrow(message)
  })
})

describe('an error', () => {
  it.each([
    ['usage', EXIT.badUsage],
    ['program', EXIT.badUsage],
    ['cannot-measure', EXIT.cannotMeasure],
    ['broken-run', EXIT.cannotMeasure],
  ] as const)('of code %s exits with %d, and says what happened and what to do', (code, status) => {
    const error = new LabError(code, 'This happened.', 'Do that.')
    expect(statusOf(error)).toBe(status)
    expect(messageOf(error)).toBe('This happened.\nDo that.')
  })

  it('of any other class shows its stack, as a fault of the lab', () => {
    expect(messageOf(new TypeError('oops'))).toMatch(/^TypeError: oops\n +at /)
  })
})
