import { describe, expect, it } from 'vitest'
import { answersOf } from '../../src/answers/index.ts'
import { picturedFirst } from '../../src/answers/pictured.ts'
import { speedWords } from '../../src/claims/answering.ts'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { plan } from '../../src/lab/series/plans.ts'
import { verdictsOn } from '../../src/lab/series/verdicts.ts'
import type { RunReport } from '../../src/model/report.ts'
import { sampleRun } from '../cli/sample-report.ts'
import { DRAWN } from '../experiments/drawn.ts'
import { BUSY, IDLE, runsOf } from '../experiments/runs.ts'

const variantsOf = (id: string) => (EXPERIMENTS.find((one) => one.id === id)!.variants ?? [{ name: '' }]).map(({ name }) => name)

const answerOf = (runs: readonly RunReport[]) => answersOf({ runs, claims: [] })[0]

/** Runs of the reader's own program: for each GIL the wall times of its rounds. */
const own = (walls: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(walls).flatMap(([gil, times]) =>
    times.map((wallMs, index) => sampleRun({ experiment: 'program.py', variant: '', gil, round: index + 1, wallMs })),
  )

const alone = (walls: Parameters<typeof own>[0]) => own(walls).map((run) => ({ ...run, threads: run.threads.slice(0, 1) }))

describe('the answer of a program of the reader’s own', () => {
  it('compares the GILs over rounds, with an interval for each', () => {
    const answer = answerOf(own({ tick: [100, 101, 102], switch: [100, 100, 100], none: [50, 51, 52] }))!
    expect(answer.headline).toBe('Without a GIL: 0.510 × as long as with switch. 1.96 × as fast.')
    expect(answer.basis).toContain('Wall time, tick ÷ switch: 1.01 × (95 % interval')
    expect(answer.chart?.bars.map(({ label, words }) => `${label} ${words}`)).toEqual(['tick 101 ms', 'switch 100 ms', 'none 51 ms'])
  })

  it('draws no conclusion from one round, and calls it one round', () => {
    const answer = answerOf(own({ switch: [100], none: [50] }))!
    expect(answer.headline).toBe('Without a GIL: 0.5 × as long as with switch.')
    expect(answer.basis).toBe('Wall time, none ÷ switch: 0.5 ×, one round. An interval needs 3 rounds.')
  })

  it('compares no short runs of one thread, because their start and their output dominate', () => {
    const answer = answerOf(alone({ tick: [0.2, 0.3, 0.2], switch: [0.035, 0.04, 0.035], none: [0.245, 0.2, 0.3] }))!
    expect(answer.headline).toBe('One thread: it never waits for another, so a GIL costs it little.')
    expect(`${answer.headline} ${answer.basis}`).not.toContain('×')
    expect(answer.chart).toBeUndefined()
  })

  it('gives a ratio for one thread if its runs are long and have an interval', () => {
    const [first, three] = [alone({ switch: [100], none: [120] }), alone({ switch: [100, 100, 101], none: [120, 121, 121] })]
    expect(answerOf(first)!.headline).toBe('One thread: it never waits for another.')
    expect(answerOf(three)!.headline).toBe(
      'One thread: it never waits for another. Without a GIL: 1.20 × as long as with switch. Slower, not faster.',
    )
    const coarse = three.map((run) => ({ ...run, holdUs: { ...run.holdUs, resolutionUs: 20_000 } }))
    expect(answerOf(coarse)!.headline).toBe('One thread: it never waits for another, so a GIL costs it little.')
  })

  it('says how many updates were lost, if the program prints it', () => {
    const [run] = own({ switch: [100] })
    expect(answerOf([{ ...run!, stdout: 'lost 25 of 100 updates\n' }])?.headline).toBe(
      'Under switch, the program took 100 ms. Under switch, 25 % of the updates were lost.',
    )
  })

  it('names each GIL that lost updates, with its share over all rounds', () => {
    const lost: Readonly<Record<string, readonly number[]>> = { tick: [848_607, 751_393], switch: [0, 0], none: [37_243, 42_757] }
    const runs = own({ tick: [100, 100], switch: [100, 100], none: [50, 50] })
    const counted = runs.map((run) => ({ ...run, stdout: `lost ${lost[run.gil]![run.round - 1]} of 2000000 updates\n` }))
    expect(answerOf(counted)!.headline).toBe(
      'Without a GIL: 0.5 × as long as with switch. Under tick, 40 % of the updates were lost. Under none, 2.0 % of the updates were lost.',
    )
  })

  it('is absent if no run completed', () => {
    expect(answerOf(own({ switch: [100] }).map((run) => ({ ...run, outcome: 'deadlocked' as const })))).toBeUndefined()
  })
})

it.each(EXPERIMENTS)('$id is answered by a sentence and bars with figures', ({ id, answer }) => {
  const found = answer(runsOf(id, DRAWN[id]!.confirmed))!
  expect(found.headline).toMatch(/^[A-Z].*\.$/)
  expect(`${found.headline} ${found.basis}`).not.toMatch(/NaN|undefined|null|unknown/)
  expect(found.chart!.bars.length).toBeGreaterThan(0)
  for (const { value } of found.chart!.bars) expect(value).toBeGreaterThanOrEqual(0)
})

it.each(EXPERIMENTS)('the headline of $id has the same interval if later rounds have only its cases, and the bars say so', (experiment) => {
  const runs = runsOf(experiment.id, DRAWN[experiment.id]!.confirmed)
  const isHeadlined = ({ variant, gil }: RunReport) => experiment.headlined.some((one) => one.variant === variant && one.gil === gil)
  const [whole, narrow] = [experiment.answer(runs)!, experiment.answer(runs.filter((run) => run.round === 1 || isHeadlined(run)))!]
  expect(narrow.basis).toBe(whole.basis)
  const isMixed = Math.max(...runs.map(({ round }) => round)) > 1 && whole.chart!.bars.length > experiment.headlined.length
  expect(narrow.chart!.title).toMatch(isMixed ? /, mean of 1 to \d+ rounds$/ : /^(?!.*mean of 1)/)
})

it('the interval of a share ends at 100 %, in the usual answer and in that of other GILs', () => {
  const runs = runsOf('unluckiest', DRAWN.unluckiest!.open).filter(({ round }) => round <= 3)
  const others = runs.filter(({ gil }) => gil === 'barging').map((run) => ({ ...run, gil: 'switch' }))
  for (const shown of [runs, others])
    expect(answerOf(shown)!.basis).toMatch(
      /÷ its share, (long turns, barging|short turns): \d+ % \(95 % interval 0 % to 100 %\), 3 rounds\./,
    )
})

it.each([
  ['no-gil', '2 threads'],
  ['convoy', 'beside 1 that computes'],
  ['processes', '2 processes'],
  ['sharing', 'one counter'],
  ['sub-interpreters', '2, a GIL each'],
  ['sleep', ''],
])('the first picture of %s shows the case that the headline is about: "%s"', (experiment, variant) => {
  const programs = variantsOf(experiment).map((name) => ({ experiment, variant: name }))
  const shown = picturedFirst(programs, (program) => program)
  expect(shown[0]?.variant).toBe(variant)
  expect(shown).toHaveLength(programs.length)
})

it.each(EXPERIMENTS)('$id has the variant that its answer is about', ({ id, about }) => {
  expect(variantsOf(id)).toContain(about)
})

it('the programs of two experiments keep the order of the experiments', () => {
  const runs = ['countdown', 'no-gil'].flatMap((experiment) => ['1 thread', '2 threads'].map((variant) => ({ experiment, variant })))
  expect(picturedFirst(runs, (run) => run).map(({ experiment, variant }) => `${experiment} ${variant}`)).toEqual([
    'countdown 2 threads',
    'countdown 1 thread',
    'no-gil 2 threads',
    'no-gil 1 thread',
  ])
})

it('a changed number of threads is compared with one thread', () => {
  const request = { experiment: 'countdown', threads: 4, baseline: '1 thread', rounds: 3 }
  const plans = plan(request).map(({ settings: { variant, gil } }) => `${variant}, ${gil}`)
  expect([...new Set(plans)].sort()).toEqual(['1 thread, switch', '4 threads, none', '4 threads, switch', '4 threads, tick'])
  const runs = ['1 thread, switch', '4 threads, tick', '4 threads, switch', '4 threads, none'].flatMap((name) => {
    const [variant, gil] = name.split(', ') as [string, string]
    return [1, 2, 3].map((round) =>
      sampleRun({ experiment: 'countdown', variant, gil, round, wallMs: gil === 'none' ? 50 + round : 100 + round }),
    )
  })
  const answer = answerOf(runs)!
  expect(answer.headline).toBe('4 threads: 1 × as long as 1 thread. No speed-up.')
  expect(answer.chart?.bars.map(({ label }) => label)).toEqual(['1 thread', '4 threads, old tick GIL', '4 threads', '4 threads, no GIL'])
})

it('another GIL than the lesson’s own gives the same figure for this GIL', () => {
  const runs = runsOf('ruby-turns', DRAWN['ruby-turns']!.confirmed).map((run) => ({ ...run, gil: 'switch' }))
  expect(answerOf(runs)!.headline).toMatch(/^Median time for which a thread holds the GIL: [\d.]+ ms \(/)
})

it('the figure of another GIL is not named after a GIL that did not run', () => {
  const runs = runsOf('work-outside', DRAWN['work-outside']!.confirmed)
  expect(answerOf(runs)!.chart!.title).toMatch(/^Turns of all threads, under fifo,/)
  const { headline, basis, chart } = answerOf(runs.map((run) => ({ ...run, gil: 'switch' })))!
  expect(`${headline} ${basis} ${chart!.title}`).toMatch(/^Turns of all threads: /)
  expect(`${headline} ${basis} ${chart!.title}`).not.toContain('fifo')
})

it('the bars of the check interval show the one instruction that the claim adds', () => {
  const acquisitions: Readonly<Record<string, number>> = { '10 ticks': 272_729, '100 ticks': 29_704, '1000 ticks': 2998 }
  const runs = runsOf('check-interval', ({ variant, threads }) => ({
    threads: threads.map((thread, index) =>
      index === 0 ? { ...thread, ops: 57, acquisitions: 5 } : { ...thread, ops: 3_000_002, acquisitions: acquisitions[variant]! },
    ),
  }))
  expect(answerOf(runs)!.chart!.bars.map(({ words }) => words)).toEqual(['101 ticks', '11 ticks', '1,001 ticks'])
})

it('the countdown is answered in words, with the interval of its rounds', () => {
  const { headline, basis } = answerOf(runsOf('countdown', DRAWN.countdown!.confirmed))!
  expect(headline).toBe('Two threads: 1.01 × as long. No speed-up.')
  expect(basis).toMatch(
    /^2 threads ÷ 1 thread, both under switch: 1\.01 × \(95 % interval 1\.0\d × to 1\.0\d ×\), \d+ rounds\. The ratio is the centre /,
  )
})

it.each([
  ['that ran all its rounds', 25],
  ['that was decided early', 9],
])('the answer of an experiment %s has the same interval as its verdict', (_, made) => {
  const uneven = ({ variant, round }: RunReport) => ({ wallMs: 300 + 10 * ((round * (variant === '1 thread' ? 5 : 7)) % 11) })
  const runs = runsOf('countdown', uneven).filter(({ round }) => round <= made)
  const rounds = { made, planned: 25, isJudgedEarly: true, isDecided: made < 25 }
  const claims = verdictsOn(runs, () => IDLE, new Map([['countdown', rounds]]))
  const interval = (text: string) => text.match(/[\d.]+ × to [\d.]+ ×/)?.[0]
  const answered = interval(answersOf({ runs, claims })[0]!.basis)
  expect(answered).toBeDefined()
  expect(answered).toBe(interval(claims[0]!.measured!.split('2 threads under switch')[1]!))
})

describe('the words about speed', () => {
  const words = (value: number, low95: number | null, high95: number | null, isDisturbed = false) =>
    speedWords({ value, low95, high95, isDisturbed })

  it('judge the whole interval', () => {
    expect(words(0.5, 0.4, 0.6)).toBe('2 × as fast.')
    expect(words(1, 0.95, 1.05)).toBe('No speed-up.')
    expect(words(0.939, 0.914, 0.965)).toBe('At most a tenth faster.')
    expect(words(1.5, 1.2, 1.8)).toBe('Slower, not faster.')
    expect(words(0.8, 0.7, 0.95)).toBe('Faster so far.')
    expect(words(1, 0.887, 1.13)).toBe('About the same so far.')
    expect(words(1, null, null)).toBe('')
  })

  it.each([
    [0.881, 0.189, 4.1],
    [1, 0.5, 2],
    [0.8, 0.5, 1.2],
    [1.2, 0.5, 2],
  ])('draw no conclusion from %d × if the interval from %d × to %d × contains both a gain and a loss', (value, low, high) => {
    expect(words(value, low, high)).toBe('Cannot tell yet which is faster.')
  })

  it('draw no conclusion if other programs used the cores', () => {
    expect(words(0.7, 0.6, 0.8, true)).toBe('Cannot tell which is faster, because other programs used the cores.')
  })
})

it.each(EXPERIMENTS)('the answer of $id is uncertain on busy cores exactly if its claim needs idle ones', ({ id, answer, judge }) => {
  const confirmed = runsOf(id, DRAWN[id]!.confirmed)
  const onBusyCores = confirmed.map((run) => ({ ...run, quality: ['noisy' as const] }))
  const reason = 'because other programs used the cores.'
  expect(answer(onBusyCores)!.headline.includes(reason)).toBe(judge(confirmed, BUSY).verdict === 'cannot tell')
  expect(answer(confirmed)!.headline).not.toContain(reason)
  // One undisturbed round in three does not make an answer certain.
  const mostlyBusy = onBusyCores.map((run) => (run.round === 1 ? { ...run, quality: [] } : run)).filter(({ round }) => round <= 3)
  if (mostlyBusy.some(({ round }) => round > 1))
    expect(answer(mostlyBusy)!.headline).toBe(answer(onBusyCores.filter(({ round }) => round <= 3))!.headline)
})

it('an answer counts the rounds that it could use', () => {
  const runs = own({ switch: [100, 101, 99], none: [50, 51, 52] })
  const stalled = runs.map((run) => (run.gil === 'none' && run.round === 2 ? { ...run, quality: ['stalled' as const] } : run))
  expect(answerOf(stalled)!.basis).toContain('2 usable of 3 rounds. An interval needs 3 rounds.')
})

it.each(EXPERIMENTS)(
  'the headline of $id begins with what its own cases show, before the other cases have run',
  ({ id, headlined, answer }) => {
    const runs = runsOf(id, DRAWN[id]!.confirmed)
    const own = runs.filter(({ variant, gil }) => headlined.some((one) => one.variant === variant && one.gil === gil))
    const [whole, early] = [answer(runs)!.headline, answer(own)!.headline]
    // One round has no conclusion between the first sentence and the others.
    const isFirst = ({ round }: RunReport) => round === 1
    const first = answer(own.filter(isFirst))!.headline
    expect(first).toMatch(/^[A-Z].*\.$/)
    expect(answer(runs.filter(isFirst))!.headline).toContain(first)
    expect(early).toMatch(/^[A-Z].*\.$/)
    expect(early).not.toContain('\0')
    expect(early.split('. ').every((sentence) => whole.includes(sentence.replace(/\.$/, '')))).toBe(true)
  },
)

it.each(['countdown', 'program.py'])('the answer of %s draws no conclusion from runs that were all disturbed', (experiment) => {
  const disturbed = runsOf('countdown', DRAWN.countdown!.confirmed).map((run) => ({ ...run, experiment, quality: ['noisy' as const] }))
  expect(answerOf(disturbed)!.headline).toContain('Cannot tell which is faster, because other programs used the cores.')
})
