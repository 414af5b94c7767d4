import { replacesWords } from '../../export/started.ts'
import type { Constants } from '../../model/constants.ts'
import { asRun, type LineAsRun } from '../../program/index.ts'
import { make } from '../dom.ts'

/**
 * The lines of a program as it ran. If a constant of the run changed a line, that line is marked, and the original text of the line
 * follows.
 */
export function markedLines(source: string, constants: Constants): (Node | string)[] {
  return asRun(source, constants).flatMap((line, index) => [...(index > 0 ? ['\n'] : []), ...lineOf(line)])
}

function lineOf({ text, written }: LineAsRun): (Node | string)[] {
  if (written === undefined) return [text]
  return [make('mark', {}, text), make('span', { class: 'written' }, `  ← ${replacesWords(written)}`)]
}
