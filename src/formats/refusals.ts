import * as v from 'valibot'
import { LabError } from '../model/errors.ts'
import { VERSION } from '../model/version.ts'

/** The most characters that an error repeats from each end of a text. A damaged file can have a text of any length in any place. */
const MOST_REPEATED = 80

/** Says what is wrong with a value: "at runs.0.wallMs: Invalid type: Expected number but received "x"". */
export function issueWords(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue)
  return place ? `at ${shortened(place)}: ${shortened(issue.message)}` : shortened(issue.message)
}

/** A text from a file, or with a part of it, short enough for an error. Its beginning and end remain. */
export function shortened(text: string): string {
  const most = 2 * MOST_REPEATED
  return text.length > most ? `${text.slice(0, MOST_REPEATED)} … ${text.slice(-MOST_REPEATED)}` : text
}

/**
 * Refuses a file whose schema is a later version of one that this gil-lab reads. Earlier versions of a schema remain readable.
 * @param file the parsed file
 * @throws LabError 'usage' that names both versions
 */
export function refuseNewer(file: unknown, readable: readonly string[]): void {
  if (typeof file !== 'object' || file === null || !('schema' in file) || typeof file.schema !== 'string') return
  const [, kind, version] = /^(gil-lab\/\w+)@(\d{1,9})$/.exec(file.schema) ?? []
  const own = readable.filter((schema) => schema.startsWith(`${kind}@`))
  if (own.length === 0 || own.some((schema) => Number(schema.split('@')[1]) >= Number(version))) return
  const maker = makerOf('report' in file ? file.report : file)
  const what = `${maker} made this file: its schema is ${file.schema}. This is gil-lab ${VERSION}, which reads ${own.join(' and ')}.`
  throw new LabError('usage', what, 'Open the file with the version that made it, or with a later one.')
}

/** The version of gil-lab that made a report. */
function makerOf(report: unknown): string {
  const isNamed = v.is(v.looseObject({ version: v.string() }), report)
  return isNamed ? `gil-lab ${shortened(report.version)}` : 'A newer gil-lab'
}
