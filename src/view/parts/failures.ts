import { failuresOf } from '../../export/failures.ts'
import type { Report } from '../../model/report.ts'
import { make } from '../dom.ts'

/** A box per kind of failure: what happened under which GILs, which thread waited for which, and the traceback. */
export function failures(report: Report): HTMLElement[] {
  return failuresOf(report.runs).map(({ headline, why, reasons, traceback }) =>
    make(
      'div',
      { class: 'problem failure', part: 'problem', role: 'alert' },
      make('p', {}, make('strong', {}, headline)),
      ...(why ? [make('p', {}, why)] : []),
      ...(reasons.length > 0 ? [make('ul', {}, ...reasons.map((reason) => make('li', {}, reason)))] : []),
      ...(traceback ? [make('pre', { class: 'traceback', tabindex: 0 }, traceback)] : []),
    ),
  )
}
