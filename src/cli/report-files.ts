import { MOST_CHARACTERS } from '../formats/recording-schema.ts'
import { parseReport } from '../formats/report-schema.ts'
import { LabError } from '../model/errors.ts'
import type { Report } from '../model/report.ts'
import { readText } from './input-files.ts'

/** Reads a report of `gil-lab run --json`. @throws LabError 'usage' that names the file, if it is not a report */
export async function readReport(path: string): Promise<Report> {
  const text = await readText(path, 'Name a report in it.', MOST_CHARACTERS)
  try {
    return parseReport(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new LabError('usage', `${path} is not JSON: ${error.message}.`, 'Name a file of gil-lab run --json.')
    if (error instanceof LabError) throw new LabError(error.code, `${path}: ${error.whatHappened}`, error.whatToDo)
    throw error
  }
}
