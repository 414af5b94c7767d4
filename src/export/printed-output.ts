import { countPrinted } from '../model/dropped-output.ts'
import type { RunReport } from '../model/report.ts'
import { groups, settingsOf } from '../model/round-groups.ts'

/** The most characters of one output that a view shows. More would slow a browser down, and a program may print without end. */
export const MOST_CHARACTERS = 20_000

/** A text that a program printed in the first round under some GILs and variants. */
export interface Printed {
  /** The first rounds that printed the text, at most one for each GIL and variant. */
  readonly by: readonly RunReport[]
  readonly text: string
  /**
   * `others` counts the later rounds of the same GILs and variants. `apart` counts how many of these rounds printed something else, and
   * `inNumbers` how many of those differ only in numbers.
   */
  readonly apart: number
  readonly inNumbers: number
  readonly others: number
}

/** What a run printed, with its tracebacks, as on a terminal. If the place of a traceback is unknown, all tracebacks follow the output. */
export function printedAndRaised({ stdout, error = '', tracebacks }: Pick<RunReport, 'stdout' | 'error' | 'tracebacks'>): string {
  const placed = tracebacks ?? (error === '' ? [] : [{ after: stdout.length, text: error }])
  const ends = [...placed.map(({ after }) => after), stdout.length]
  const pieces = [stdout.slice(0, ends[0]), ...placed.flatMap(({ text }, index) => [text, stdout.slice(ends[index], ends[index + 1])])]
  return pieces
    .filter((piece) => piece !== '')
    .reduce((before, piece) => before + (before.endsWith('\n') ? '' : '\n') + piece, '\n')
    .slice(1)
}

/**
 * The outputs of one program's runs, in the order of measurement. There is one entry if all first rounds printed the same. `textOf` returns
 * the output of a run.
 */
export function printedBy(runs: readonly RunReport[], textOf: (run: RunReport) => string = ({ stdout }) => stdout): Printed[] {
  const cases = [...groups(runs, settingsOf).values()].map(([first, ...others]) => ({
    first: first!,
    others: others.length,
    ...differences(first!, others),
  }))
  return [...groups(cases, ({ first }) => textOf(first))].map(([text, alike]) => {
    const sum = (which: 'others' | 'apart' | 'inNumbers') => alike.reduce((total, one) => total + one[which], 0)
    return { by: alike.map(({ first }) => first), text, others: sum('others'), apart: sum('apart'), inNumbers: sum('inNumbers') }
  })
}

function differences(first: RunReport, others: readonly RunReport[]): Pick<Printed, 'apart' | 'inNumbers'> {
  const apart = others.filter(({ stdout }) => stdout !== first.stdout)
  return { apart: apart.length, inNumbers: apart.filter(({ stdout }) => withoutNumbers(stdout) === withoutNumbers(first.stdout)).length }
}

/** The text without the digits of its numbers, so that "took 0:00:01.5" and "took 0:00:02" are alike. */
function withoutNumbers(text: string): string {
  return text.replace(/\d[\d.,:]*(?:e[+-]?\d+)?/g, '0')
}

/**
 * Says how many rounds differ: "2 of 8 other rounds printed something else". A program that prints how long it took prints other numbers in each
 * round without a fault. Empty if all rounds printed the same.
 */
export function apartWords({ apart, inNumbers, others }: Printed): string {
  if (apart === 0) return ''
  const what = inNumbers < apart ? 'printed something else' : 'printed other numbers or times'
  return others === 1 ? `the other round ${what}` : `${apart} of ${others} other rounds ${what}`
}

/** The GILs under which the text was printed: "tick and none". */
function gilsOf({ by }: Printed): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(new Set(by.map(({ gil }) => gil)))
}

/**
 * A heading for the output of a program without variants: "Printed under tick and none in round 1; 2 of 8 other rounds printed something
 * else".
 */
export function printedWords(printed: Printed, all: readonly Printed[]): string {
  const where = all.length === 1 && printed.by.length > 1 ? 'under every GIL' : `under ${gilsOf(printed)}`
  const round = printed.apart > 0 ? ` in round ${printed.by[0]!.round}` : ''
  return [`${printed.text === '' ? 'Printed nothing' : 'Printed'} ${where}${round}`, apartWords(printed)].filter(Boolean).join('; ')
}

/** The end of a text, at most MOST_CHARACTERS long. It begins at the start of a line, unless a single line is too long. */
export function endOf(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text
  const end = text.slice(-MOST_CHARACTERS)
  const line = end.indexOf('\n') + 1
  return line < end.length ? end.slice(line) : end
}

/** The end of the output of a run, and words that say how much of the output comes before it. */
export function shownEnd(text: string): { readonly end: string; readonly leftOut: string } {
  const end = endOf(text)
  const { printed, kept } = countPrinted(text.slice(0, text.length - end.length))
  if (printed === 0) return { end, leftOut: '' }
  const where = kept === printed ? 'The JSON report has them.' : `The JSON report has ${kept.toLocaleString('en-US')} of them.`
  return { end, leftOut: `${leftOutWords(printed)} ${where}` }
}

/** Says how much of an output is not shown, during the run and after it. Empty if the whole output is shown. */
export function leftOutWords(characters: number): string {
  return characters === 0 ? '' : `The first ${characters.toLocaleString('en-US')} characters are not shown.`
}

/** Whether the runs of a program printed anything. */
export function printedAnything(all: readonly Printed[]): boolean {
  return all.some(({ text, apart }) => text !== '' || apart > 0)
}
