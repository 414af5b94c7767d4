import { expect, it } from 'vitest'
import { goalsFor } from '../../src/compare/goals.ts'
import { meansOf } from '../../src/compare/means.ts'
import type { ComparedRound, ComparedSide, SampledRun } from '../../src/model/compared.ts'

const RUN: SampledRun = {
  wallMs: 500,
  coveredMs: 500,
  switches: 98,
  switchesPerSecond: 196,
  holdP50Us: 5070,
  waitP50Us: 5080,
  handoffP50Us: 40,
  forcedHolds: 98,
  holds: 99,
  longestWaitMs: 6,
  contestedSwitches: 50,
  notNext: 30,
  jain: 1,
  ioOperations: 0,
  sampleNs: 60,
  clockStepNs: 40,
  unclear: 0,
  lost: 0,
}

/** A side with seven rounds, whose figures scatter by 1 % from round to round. */
function side(name: string, change: Partial<SampledRun>, wallMs = 500, gil?: string): ComparedSide {
  const rounds = [1, 2, 3, 4, 5, 6, 7].map((round): ComparedRound => {
    const scatter = 1 + (round % 3) / 100
    const sampled = { ...RUN, ...change }
    return {
      round,
      wallMs: wallMs * scatter,
      oneThreadMs: 250,
      sampled: { ...sampled, switchesPerSecond: sampled.switchesPerSecond * scatter },
    }
  })
  const none = { n: 0 } as never
  const distributions = { holdUs: none, waitUs: none, handoffUs: none, ioUs: none, bypass: [], contestedSwitches: 350, notNext: 210 }
  return { name, rounds, means: meansOf(rounds), distributions, ...(gil && { gil }) }
}

function verdicts(change: Partial<SampledRun>, wallMs = 500): Record<string, string> {
  const goals = goalsFor(side('lab, switch', change, wallMs, 'switch'), side('CPython 3.13.0', {}))
  return Object.fromEntries(goals.map(({ figure, verdict }) => [figure, verdict]))
}

it('goals are within the bounds if both sides have the same figures', () => {
  expect(verdicts({})).toEqual({
    'wall ÷ one thread': 'within',
    'switches per second': 'within',
    'hold, median': 'within',
    'hand-off, median': 'within',
    'longest waiter not next': 'within',
  })
})

it('goals allow a factor of 1.5 only where the time to wake a thread decides', () => {
  expect(verdicts({ handoffP50Us: 55, switchesPerSecond: 270 }, 690)).toMatchObject({
    'wall ÷ one thread': 'outside',
    'switches per second': 'outside',
    'hand-off, median': 'within',
  })
})

it('a lab that passes over the longest waiter too rarely is outside its goal', () => {
  expect(verdicts({ notNext: 8 })).toMatchObject({ 'longest waiter not next': 'outside' })
})

it('goals judge no median hold if many holds end in calls, and allow the rate of switches a factor of 1.5 if nearly all do', () => {
  expect(verdicts({ forcedHolds: 50 })).not.toHaveProperty('hold, median')
  expect(verdicts({ forcedHolds: 2, switchesPerSecond: 230 })).toMatchObject({ 'switches per second': 'within' })
})

it('goals exist only for the lab’s switch', () => {
  expect(goalsFor(side('lab, tick', {}, 500, 'tick'), side('CPython 2.7.18', {}))).toEqual([])
})

it('a goal has the verdict "cannot tell" after two rounds', () => {
  const [lab, python] = [side('lab, switch', {}, 500, 'switch'), side('CPython 3.13.0', {})]
  const few = (one: ComparedSide) => ({ ...one, rounds: one.rounds.slice(0, 2) })
  const [goal] = goalsFor(few(lab), few(python))
  expect(goal).toMatchObject({ verdict: 'cannot tell', because: '2 of at least 3 rounds', low95: null })
})
