import { apartWords, type Printed, printedAnything, printedBy, shownEnd } from '../../export/printed-output.ts'
import type { RunReport } from '../../model/report.ts'
import { groups } from '../../model/round-groups.ts'
import type { Style } from './output.ts'
import { wrap } from './wrap.ts'

/**
 * The outputs of the runs of each program as text. Leaves out the output of the first run, which the user has already seen live. Empty if
 * all runs printed the same.
 */
export function printedElsewhere(runs: readonly RunReport[], width: number, style: Style): string {
  return [...groups(runs, ({ experiment }) => experiment).values()]
    .map((ofProgram) => ofOne(printedBy(ofProgram), (words) => wrap(words, width).map(style.faint).join('\n')))
    .join('')
}

/** @param format lays out a line of the lab's own words. The program's output is not laid out. */
function ofOne(all: readonly Printed[], format: (words: string) => string): string {
  const [shown, ...others] = all
  if (!shown || !printedAnything(all) || (others.length === 0 && shown.apart === 0)) return ''
  const above = `${nameOf(shown)} printed ${shown.text === '' ? 'nothing' : 'the lines at the top'}`
  return `${format(`${sentence(above, shown)}.`)}\n${others.map((one) => output(one, format)).join('')}`
}

function output(printed: Printed, format: (words: string) => string): string {
  const { end, leftOut } = shownEnd(printed.text)
  if (end === '') return `${format(`${sentence(`${nameOf(printed)} printed nothing`, printed)}.`)}\n`
  const heading = sentence(`${nameOf(printed)} printed`, printed) + (leftOut ? `. ${leftOut}` : ':')
  return `${format(heading)}\n${end}${end.endsWith('\n') ? '' : '\n'}`
}

function sentence(words: string, printed: Printed): string {
  const apart = apartWords(printed)
  return apart ? `${words} (${apart})` : words
}

/** Names the runs that printed an output: "why-a-gil (2 threads) under tick and none". */
function nameOf({ by }: Printed): string {
  const experiment = by[0]!.experiment
  const variants = [...groups(by, ({ variant }) => variant)].map(([variant, runs]) => {
    const gils = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(runs.map(({ gil }) => gil))
    return `${variant ? ` (${variant})` : ''} under ${gils}`
  })
  return experiment + variants.join(' and')
}
