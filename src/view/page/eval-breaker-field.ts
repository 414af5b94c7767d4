import { EVAL_BREAKER_WORDS, EVAL_BREAKERS } from '../../model/eval-breaker.ts'
import type { RunRequest, Variant } from '../../model/run.ts'
import { make, uniqueId } from '../dom.ts'
import { setByVariants } from './variants.ts'

interface EvalBreakerField {
  readonly element: HTMLElement
  /** The reader's choice. It is an empty object for the check points that each GIL has by default. */
  chosen(): Pick<RunRequest, 'evalBreaker'>
  show(version: RunRequest['evalBreaker']): void
  /** If the variants set a version of CPython, shows their versions in place of the field. A choice in the field would have no effect. */
  showVariants(variants: readonly Variant[]): void
}

const ABOUT = 'The CPython whose check points decide where a thread loses a requested GIL. The tick GIL always has those of 2.7.'

export function evalBreakerField(): EvalBreakerField {
  const summary = make('span', { class: 'summary', id: uniqueId('summary') }, ABOUT)
  const id = uniqueId('eval-breaker')
  // The last version is the default, for which the request has no version. Such a request is valid for every GIL.
  const options = EVAL_BREAKERS.map((version, index) => {
    const isDefault = index === EVAL_BREAKERS.length - 1
    return make('option', { value: isDefault ? '' : version, selected: isDefault }, EVAL_BREAKER_WORDS[version])
  })
  const select = make('select', { id, 'aria-describedby': summary.id }, ...options.reverse())
  const ofVariants = make('span', { class: 'of-variants', hidden: true })
  return {
    element: make('p', { class: 'setting' }, make('label', { for: id }, 'Eval breaker, CPython'), select, ofVariants, summary),
    chosen: () => {
      const evalBreaker = EVAL_BREAKERS.find((version) => version === select.value)
      return evalBreaker ? { evalBreaker } : {}
    },
    show: (version) => {
      select.value = version ?? ''
      if (select.selectedIndex < 0) select.value = ''
    },
    showVariants: (variants) => {
      const values = setByVariants({ variants }, ({ settings = {} }) => settings.evalBreaker)
      select.hidden = values !== undefined
      ofVariants.hidden = values === undefined
      ofVariants.textContent = `${values}, set by the experiment’s variants`
    },
  }
}
