import { describe, expect, it } from 'vitest'
import { plan } from '../../src/lab/series/plans.ts'
import { GILS } from '../../src/model/gils.ts'
import { type Choice, requestOf } from '../../src/view/page/request.ts'
import { SHOWN_EXPERIMENTS as EXPERIMENTS } from '../../src/view/page/shown-experiments.ts'

const SETTINGS: Choice['settings'] = { rounds: 2, switchIntervalUs: 1500, checkInterval: 50, kernelEntryNs: 400 }

describe('the request of the page', () => {
  for (const experiment of EXPERIMENTS) {
    const { id, gils } = experiment

    it(`for ${id} under its own GILs names no GILs, so that each variant keeps its own`, () => {
      const request = requestOf({ experiment, program: experiment, gils: [...gils].reverse(), settings: SETTINGS })
      expect(request).toEqual({ experiment: id, ...SETTINGS })
    })

    it(`for ${id} under other GILs names them`, () => {
      const request = requestOf({ experiment, program: experiment, gils: ['switch-unforced'], settings: SETTINGS })
      expect(new Set(plan(request).map(({ settings }) => settings.gil))).toEqual(new Set(['switch-unforced']))
    })
  }

  it('leaves the number of rounds open if it is the experiment’s own, so that the experiment may end early', () => {
    const experiment = EXPERIMENTS.find(({ id }) => id === 'countdown')!
    const requestWith = (rounds: number) =>
      requestOf({ experiment, program: experiment, gils: experiment.gils, settings: { ...SETTINGS, rounds } })
    expect(requestWith(25)).not.toHaveProperty('rounds')
    expect(requestWith(24).rounds).toBe(24)
  })

  it("for the reader's own program contains the files that it imports", () => {
    const program = { source: 'import helper\n', files: { 'helper.py': 'print(1)\n' } }
    const request = requestOf({ experiment: undefined, program, gils: ['switch'], settings: SETTINGS })
    expect(plan(request)[0]!.program.modules.map(({ file }) => file)).toEqual(['program.py', 'helper.py'])
  })

  it("for the reader's own program names the chosen GILs and all settings", () => {
    const gils = GILS.map((gil) => gil.id)
    const request = requestOf({ experiment: undefined, program: { source: 'print(1)\n' }, gils, settings: SETTINGS })
    // With this source of numbers, no round is reversed.
    const plans = plan(request, () => 1)
    expect(plans.map(({ settings }) => settings.gil)).toEqual([...gils, ...gils])
    expect(plans[0]!.program.source).toBe('print(1)\n')
    expect(plans[0]!.settings).toMatchObject({ experiment: 'program.py', switchIntervalUs: 1500, checkInterval: 50, kernelEntryNs: 400 })
  })
})
