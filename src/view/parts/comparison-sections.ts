import { COMPARISONS_TITLE, comparisonsOf } from '../../export/comparison-words.ts'
import type { Report } from '../../model/report.ts'
import { make, uniqueId } from '../dom.ts'
import { tableView } from '../table-view.ts'

/** For each program with several cases: their ratios, the A/A line, and the reasons for "cannot tell". */
export function comparisonSections(report: Report): HTMLElement[] {
  return comparisonsOf(report).map(({ experiment, table, notes }) => {
    const heading = make('h3', { id: uniqueId('comparisons') }, `${COMPARISONS_TITLE} of ${experiment}`)
    const words = notes.map((note) => make('p', { class: 'summary' }, note))
    return make('section', { class: 'comparisons', 'aria-labelledby': heading.id }, heading, ...(table ? [tableView(table)] : []), ...words)
  })
}
