import type { Shared } from '../../links/permalink.ts'
import { threadsName } from '../../model/base-case.ts'
import { DEFAULT_CHECK_INTERVAL, DEFAULT_SWITCH_INTERVAL_US } from '../../model/limits.ts'
import { span } from '../../model/number-format.ts'
import { areItsOwn } from '../own-gils.ts'
import type { ShownExperiment } from './shown-experiments.ts'

/** A switch interval in the unit that all buttons of the page use. */
export function switchIntervalWords(us: number): string {
  return `a switch interval of ${(us / 1000).toLocaleString('en-US', { maximumFractionDigits: 3 })} ms`
}

/** What a link changes in the run of an experiment, in words: "4 threads, only under tick". Empty if it changes nothing. */
export function changesOf({ gils, settings = {} }: Shared, experiment: Pick<ShownExperiment, 'gils'>): string {
  const { threads, switchIntervalUs = DEFAULT_SWITCH_INTERVAL_US, checkInterval = DEFAULT_CHECK_INTERVAL } = settings
  const { kernelEntryNs = 0, evalBreaker, compile = true } = settings
  return [
    threads === undefined ? '' : threadsName(threads),
    switchIntervalUs === DEFAULT_SWITCH_INTERVAL_US ? '' : switchIntervalWords(switchIntervalUs),
    checkInterval === DEFAULT_CHECK_INTERVAL ? '' : `a check interval of ${checkInterval} ticks`,
    kernelEntryNs === 0 ? '' : `a kernel entry of ${span(kernelEntryNs / 1000)}`,
    evalBreaker === undefined ? '' : `the check points of CPython ${evalBreaker}`,
    compile ? '' : 'no compiled functions',
    gils === undefined || areItsOwn(gils, experiment) ? '' : `only under ${gils.join(' and ')}`,
  ]
    .filter(Boolean)
    .join(', ')
}
