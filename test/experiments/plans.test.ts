import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { plan } from '../../src/lab/series/plans.ts'
import { asRun, compile } from '../../src/program/index.ts'

describe('a plan of experiments', () => {
  it('names the constants that each run replaced in the file', () => {
    const constantsOf = (request: Parameters<typeof plan>[0]) => plan(request).map(({ settings }) => settings.constants)
    expect(constantsOf({ experiment: 'countdown', rounds: 1, gil: ['switch'] })).toEqual([{ THREADS: 1 }, { THREADS: 2 }, { THREADS: 4 }])
    expect(constantsOf({ experiment: 'countdown', rounds: 1, gil: ['switch'], threads: 3 })).toEqual([{ THREADS: 3 }])
    expect(constantsOf({ program: { file: 'own.py', source: 'THREADS = 1\n' }, gil: ['switch'] })).toEqual([{}])
  })

  it('runs one experiment after the other, with its own number of rounds unless the caller sets one', () => {
    const roundsOf = (request: Parameters<typeof plan>[0]) =>
      plan(request).map(({ settings: { experiment, round } }) => `${experiment} ${round}`)
    const both = roundsOf({ experiment: ['sleep', 'forced-switch'], gil: ['switch'] })
    expect(both).toEqual(['sleep 1', ...[1, 2, 3, 4, 5].map((round) => `forced-switch ${round}`)])
    const named = roundsOf({ experiment: ['sleep', 'forced-switch'], gil: ['switch'], rounds: 2 })
    expect(named).toEqual(['sleep 1', 'sleep 2', 'forced-switch 1', 'forced-switch 2'])
  })

  it('runs the first round forwards, and lets chance decide about each later one', () => {
    const coins = [0.9, 0.1]
    const plans = plan({ program: { file: 'own.py', source: 'print(1)\n' }, gil: ['tick', 'switch'], rounds: 3 }, () => coins.shift()!)
    expect(plans.map(({ settings: { round, gil } }) => `${round} ${gil}`)).toEqual([
      ...['1 tick', '1 switch'],
      ...['2 tick', '2 switch'],
      ...['3 switch', '3 tick'],
    ])
  })

  it('of a quick answer narrows to the cases of the headline, and the last round has the others too, unless the request leaves one of the former out', () => {
    const sizes = (request: Parameters<typeof plan>[0]) => {
      const plans = plan({ ...request, rounds: 3 })
      return [1, 2, 3].map((round) => plans.filter(({ settings }) => settings.round === round).length)
    }
    expect(sizes({ experiment: 'countdown', quick: true })).toEqual([2, 2, 5])
    expect(sizes({ experiment: 'countdown' })).toEqual([5, 5, 5])
    expect(sizes({ experiment: 'switch-interval', quick: true })).toEqual([1, 1, 3])
    expect(sizes({ experiment: 'countdown', quick: true, gil: ['tick'] })).toEqual([3, 3, 3])
    expect(sizes({ experiment: 'countdown', quick: true, threads: 3 })).toEqual([3, 3, 3])
    for (const { id, headlined } of EXPERIMENTS) expect(sizes({ experiment: id, quick: true })[1], id).toBe(headlined.length)
  })

  it('measures the cases of the headline first in the last round too, so that its interval comes as soon as possible', () => {
    const plans = plan({ experiment: 'countdown', rounds: 3, quick: true }, () => 0.1)
    const last = plans.filter(({ settings: { round } }) => round === 3).map(({ settings: { variant, gil } }) => `${variant}, ${gil}`)
    const [first, second] = plans.map(({ settings: { variant, gil } }) => `${variant}, ${gil}`)
    expect(last.slice(0, 2)).toEqual([second, first])
    expect(new Set(last).size).toBe(5)
  })

  it("uses the variant's settings, and the caller's for everything else", () => {
    const plans = plan({ experiment: 'switch-interval', rounds: 1, switchIntervalUs: 7, checkInterval: 9 })
    expect(plans.map(({ settings }) => [settings.variant, settings.switchIntervalUs, settings.checkInterval])).toEqual([
      ['0.5 ms', 500, 9],
      ['5 ms', 5000, 9],
      ['50 ms', 50_000, 9],
    ])
    expect(plan({ experiment: 'lock-battle', rounds: 1, switchIntervalUs: 7 })[0]!.settings.switchIntervalUs).toBe(7)
  })

  it('has the check points of 3.10 unless the caller or the variant chooses others, always those of 2.7 under tick, and none without a GIL', () => {
    const chosen = (request: Parameters<typeof plan>[0]) => plan(request).map(({ settings }) => settings.evalBreaker)
    const program = { file: 'own.py', source: 'print(1)\n' }
    const gil = ['tick', 'switch', 'switch-unforced', 'none']
    expect(chosen({ program, gil })).toEqual(['2.7', '3.10', '3.10', undefined])
    expect(chosen({ program, gil, evalBreaker: '3.9' })).toEqual(['2.7', '3.9', '3.9', undefined])
    expect(chosen({ experiment: 'eval-breaker', rounds: 1, evalBreaker: '2.7' })).toEqual(['2.7', '3.9', '3.10'])
    expect(chosen({ program, gil: ['tick'], evalBreaker: '2.7' })).toEqual(['2.7'])
  })

  it('is compiled if all runs of the program can be, and the request allows it', () => {
    const chosen = (request: Parameters<typeof plan>[0]) => plan(request).map(({ settings }) => settings.compiled)
    const program = { file: 'own.py', source: 'print(1)\n' }
    expect(chosen({ program, gil: ['tick', 'switch'] })).toEqual([true, true])
    expect(chosen({ program, gil: ['tick', 'switch'], compile: false })).toEqual([false, false])
    expect(chosen({ program, gil: ['switch', 'none'] })).toEqual([true, true])
    expect(chosen({ program, gil: ['switch'], evalBreaker: '3.9' })).toEqual([false])
    expect(chosen({ experiment: 'eval-breaker', rounds: 1 })).toEqual([false, false, false])
  })

  it('is refused if no GIL of the request can have its check points', () => {
    const program = { file: 'own.py', source: 'print(1)\n' }
    expect(() => plan({ program, gil: ['tick', 'none'], evalBreaker: '3.9' })).toThrow(
      'Under tick and none, a run cannot have the check points of CPython 3.9.\nChoose switch, switch-unforced or a rival GIL.',
    )
    expect(() => plan({ program, evalBreaker: '3.1' as '3.9' })).toThrow('Unknown eval breaker "3.1". Did you mean')
    expect(() => plan({ program, evalBreaker: '3.8' as '3.9' })).toThrow('Unknown eval breaker "3.8". 3.9 covers CPython 3.2 to 3.9.')
    expect(() => plan({ program, evalBreaker: '3.13' as '3.9' })).toThrow(
      'Unknown eval breaker "3.13". 3.10 covers CPython 3.10 and later.',
    )
  })

  it('has no fused instructions under a GIL with older check points', () => {
    const program = { file: 'own.py', source: 'def f(n):\n    while n > 0:\n        n -= 1\n' }
    const [older, since] = ['3.9', '3.10'].map((evalBreaker) => plan({ program, gil: ['switch'], evalBreaker: evalBreaker as '3.9' })[0]!)
    expect(older!.program).toEqual(compile(program.source, program.file, { fuse: false }))
    expect(since!.program).toEqual(compile(program.source, program.file))
  })
})

describe('the registry', () => {
  it.each(['id', 'title', 'claim'] as const)('has no two experiments with the same %s', (field) => {
    expect(new Set(EXPERIMENTS.map((experiment) => experiment[field])).size).toBe(EXPERIMENTS.length)
  })
})

describe.each(EXPERIMENTS)('$id', ({ id, title, claim, details, reference, source, variants = [] }) => {
  it('states its claim in one sentence without brackets, and has details and a reference', () => {
    expect(claim).toMatch(/^[A-Z][^.()]*(\.\d[^.()]*)*\.$/)
    for (const text of [details, reference]) expect(text).toMatch(/\.\)?$/)
  })

  it('has a section with its title and claim in docs/experiments.md', () => {
    expect(readFileSync('docs/experiments.md', 'utf8')).toContain(`### ${id}: ${title}\n\n**Claim:** ${claim}\n`)
  })

  it('shows a program that is one of its variants, unchanged', () => {
    const changes = variants.map(({ constants }) => asRun(source, constants).filter(({ written }) => written !== undefined))
    if (variants.length > 0) expect(changes).toContainEqual([])
  })

  it('has each number that all variants share in its program', () => {
    for (const name of Object.keys(variants[0]?.constants ?? {})) {
      const values = new Set(variants.map(({ constants }) => constants[name]))
      const [value] = values
      if (values.size === 1) expect(asRun(source, { [name]: value! }).every(({ written }) => written === undefined)).toBe(true)
    }
  })

  it('has a program that starts with a comment on what it does', () => {
    expect(source).toMatch(/^# .*[.:?]\n/)
  })
})
