import { stderr } from 'node:process'
import { toJson } from '../../export/index.ts'
import { mergeReports, type NamedReport } from '../../lab/merge.ts'
import { printable } from '../../model/printable.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { checkWritable, STDOUT, writePieces } from '../output-files.ts'
import { readReport } from '../report-files.ts'

/** `gil-lab merge`: joins the reports of several runs, such as shards or machines. */
export async function merge(paths: readonly string[], { json = STDOUT }: { readonly json?: string }): Promise<ExitStatus> {
  await checkWritable(json)
  const files: NamedReport[] = []
  for (const file of paths) files.push({ file, report: await readReport(file) })
  const { report, leftOut } = mergeReports(files)
  await writePieces(json, toJson(report))
  for (const line of leftOut) stderr.write(`${printable(line)}\n`)
  return EXIT.done
}
