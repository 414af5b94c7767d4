import { stdout } from 'node:process'
import { compareReports } from '../../comparisons/reports.ts'
import { LabError } from '../../model/errors.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { checkWritable, STDOUT, writePieces } from '../output-files.ts'
import { readReport } from '../report-files.ts'
import { reportsText } from '../terminal/compared-reports.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'

/** `gil-lab compare A.json B.json`: compares two reports of `gil-lab run --json`. */
export async function compareReportFiles([a, b, ...others]: readonly string[], json: string | undefined): Promise<ExitStatus> {
  if (a === undefined || b === undefined || others.length > 0)
    throw new LabError('usage', 'compare takes two reports.', 'Name two files of gil-lab run --json.')
  await checkWritable(json ?? STDOUT)
  const [ofA, ofB] = [await readReport(a), await readReport(b)]
  const result = compareReports(ofA, ofB)
  if (json !== undefined) await writePieces(json, [`${JSON.stringify(result, null, 2)}\n`])
  const files = [
    { file: a, report: ofA },
    { file: b, report: ofB },
  ] as const
  if (json !== STDOUT) stdout.write(reportsText(result, files, widthOf(stdout), createStyle(wantsColour(stdout))))
  return EXIT.done
}
