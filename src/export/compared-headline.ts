import { titleOf } from '../comparisons/compared-figures.ts'
import type { ReportsCompared, ReportsRow } from '../comparisons/reports.ts'
import type { ComparedReport } from '../model/compared.ts'
import { digits, times } from '../model/number-format.ts'

/** Says in which figure the lab differs most from CPython, or that no figure is outside its goal. A comparison begins with it. */
export function comparedHeadline({ cells }: ComparedReport): string {
  const goals = cells.flatMap((cell) =>
    cell.goals.map((goal) => ({ ...goal, of: [cell.program, cell.variant].filter(Boolean).join(', ') })),
  )
  if (goals.length === 0) return 'None of these sides has a goal, so their figures have no verdict.'
  const outside = goals.filter(({ verdict }) => verdict === 'outside')
  const [most] = furthestFirst(outside)
  if (most) {
    const { of, figure, lab, python, atLeast, atMost } = most
    const goal = `goal ${digits(atLeast)} to ${digits(atMost)}`
    return `${of} differs most in ${figure}: ${lab} has ${ratioWords(most)} of ${python} (${intervalWords(most)}; ${goal}). ${countWords(outside.length, goals.length, 'outside')}`
  }
  const within = goals.filter(({ verdict }) => verdict === 'within').length
  if (within === goals.length) return `${countWords(within, within, 'within')} Nothing differs.`
  const reasons = [...new Set(goals.map(({ because }) => because).filter(Boolean))].join('; ')
  if (within === 0) return `Cannot tell whether the lab differs from CPython: ${reasons}.`
  return `${countWords(within, goals.length, 'within')} Cannot tell about the others: ${reasons}.`
}

/** Says in which figure two reports differ most, or that each difference may be noise. `a` and `b` name the reports. */
export function reportsHeadline({ rows }: ReportsCompared, [a, b]: readonly [string, string]): string {
  const differing = rows.filter(({ verdict }) => verdict !== 'cannot tell')
  const [most] = furthestFirst(differing)
  if (most) {
    const what = [most.experiment, most.of].filter(Boolean).join(', ')
    return `${what} differs most in ${titleOf(most.metric)}: ${a} has ${ratioWords(most)} of ${b} (${intervalWords(most)}). ${differing.length} of ${rows.length} figures ${differing.length === 1 ? 'differs' : 'differ'}.`
  }
  if (rows.every(({ low95 }) => low95 === null)) return `Cannot tell whether ${a} and ${b} differ: too few rounds for an interval.`
  return `Cannot tell ${a} from ${b} by any of ${rows.length} figures: each difference may be noise.`
}

type Ratio = Pick<ReportsRow, 'ratio' | 'low95' | 'high95'>

function furthestFirst<R extends Ratio>(rows: readonly R[]): R[] {
  const distance = ({ ratio }: R) => Math.abs(Math.log(ratio ?? 1))
  return rows.toSorted((a, b) => distance(b) - distance(a))
}

function ratioWords({ ratio }: Ratio): string {
  return `${times(ratio ?? 1)} that`
}

function intervalWords({ low95, high95 }: Ratio): string {
  return `95 % interval ${times(low95 ?? 0)} to ${times(high95 ?? 0)}`
}

const ALL_OF_FEW: readonly string[] = ['', 'The only figure', 'Both figures']

function countWords(count: number, of: number, where: 'within' | 'outside'): string {
  const subject = count === of ? (ALL_OF_FEW[of] ?? `All ${of} figures`) : `${count} of ${of} figures`
  return count === 1 ? `${subject} is ${where} its goal.` : `${subject} are ${where} their goals.`
}
