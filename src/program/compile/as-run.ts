import { type Constants, numberText } from '../../model/constants.ts'
import { SourceText } from '../source/source-text.ts'
import { children, parse } from '../source/syntax.ts'
import { type NumberSetting, numberSetting, replacement } from './number-settings.ts'

/** A source line as a run compiled it: the run's constants have replaced the numbers of the file. */
export interface LineAsRun {
  readonly text: string
  /** The line in the file. Absent if the run's constants did not change the line. */
  readonly written?: string
}

/** The source lines with the constants that a run used. compile() puts the same constants into the program. */
export function asRun(text: string, constants: Constants): LineAsRun[] {
  const source = new SourceText(text, '')
  const written = source.text.split('\n')
  let ran = source.text
  for (const setting of replaced(source, constants).toReversed()) {
    const { from, to } = setting.range
    // The replaced expression can span several lines. Empty lines take the place of its further lines, so that the lines after it keep
    // their numbers.
    const rest = '\n'.repeat(ran.slice(from, to).split('\n').length - 1)
    ran = ran.slice(0, from) + literalOf(setting, constants[setting.name]!) + rest + ran.slice(to)
  }
  return ran.split('\n').map((line, index) => (line === written[index] ? { text: line } : { text: line, written: written[index]! }))
}

/** The settings whose numbers the run's constants change: the first assignment to each name. Empty if the file cannot be parsed. */
function replaced(source: SourceText, constants: Constants): NumberSetting[] {
  const first = new Map<string, NumberSetting>()
  for (const setting of settingsOf(source)) if (!first.has(setting.name)) first.set(setting.name, setting)
  return [...first.values()].filter(({ name, written }) => Object.hasOwn(constants, name) && Number(written.value) !== constants[name])
}

function settingsOf(source: SourceText): NumberSetting[] {
  try {
    return children(parse(source).topNode).flatMap((node) => (node.name === 'AssignStatement' ? (numberSetting(source, node) ?? []) : []))
  } catch {
    return []
  }
}

function literalOf(setting: NumberSetting, number: number): string {
  const text = numberText(number)
  return replacement(setting, number).kind === 'float' && /^-?[\d_]+$/.test(text) ? `${text}.0` : text
}
