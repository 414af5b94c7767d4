import { expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { GILS } from '../../src/model/gils.ts'
import { PATH } from '../../src/view/lessons/index.ts'
import { DRAWN } from '../experiments/drawn.ts'
import { runsOf } from '../experiments/runs.ts'

/** Words that only a reader of the code or of an earlier lesson knows. */
const INTERNALS = new RegExp(`\\b(barg|kernel entry|forced switch)|\\bunder (${GILS.map(({ id }) => id).join('|')})\\b`)

const LESSONS = PATH.flatMap(({ lessons }) => lessons)

it('each experiment is one step of the path', () => {
  expect(LESSONS.map(({ experiment }) => experiment).sort()).toEqual(EXPERIMENTS.map(({ id }) => id).sort())
})

it.each(LESSONS)(
  'the step $experiment is a question with choices, and its changes have an effect',
  ({ experiment: id, question, choices, rounds, tries }) => {
    const { gils, rounds: planned = 1, variants = [] } = EXPERIMENTS.find((one) => one.id === id)!
    expect(question).toMatch(/\?$/)
    expect(choices.length).toBeGreaterThan(1)
    expect(rounds).toBeLessThanOrEqual(planned)
    expect(tries.length).toBeGreaterThan(0)
    for (const { label, gils: changed = gils, settings = {} } of tries) {
      expect(
        GILS.map((gil) => gil.id),
        label,
      ).toEqual(expect.arrayContaining([...changed]))
      const { threads, ...others } = settings
      expect(changed !== gils || Object.keys(settings).length > 0, label).toBe(true)
      // A variant keeps the settings that define it. Only a number of threads replaces the variants.
      const fixed = threads === undefined ? variants.flatMap((variant) => Object.keys(variant.settings ?? {})) : []
      expect(
        Object.keys(others).filter((name) => fixed.includes(name)),
        label,
      ).toEqual([])
    }
  },
)

it.each(LESSONS)(
  'the question, the choices, the answer and the cases of $experiment need no internals',
  ({ experiment: id, question, choices }) => {
    const { answer, variants = [] } = EXPERIMENTS.find((one) => one.id === id)!
    const { headline } = answer!(runsOf(id, DRAWN[id]!.confirmed))!
    for (const text of [question, headline, ...choices, ...variants.map(({ name }) => name)]) expect(text).not.toMatch(INTERNALS)
  },
)
