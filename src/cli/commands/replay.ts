import { stderr, stdout } from 'node:process'
import { parseRecording } from '../../model/recording-file.ts'
import { EXIT, type ExitStatus } from '../exit.ts'
import type { FileFlags } from '../options.ts'
import { readText } from '../read.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'
import { reportText, tracebacks } from '../terminal/report.ts'
import { checkFiles, writeResult } from '../write.ts'

/** `gil-lab replay`: tells what a recording holds as `gil-lab run` told it when it was measured, and writes the files asked for. */
export async function replay(file: string, flags: FileFlags): Promise<ExitStatus> {
  const taken = await checkFiles(flags)
  const result = parseRecording(await readText(file, 'Name a recording in it.'))
  await writeResult(result, flags)
  if (!taken) stdout.write(reportText(result.report, widthOf(stdout), createStyle(wantsColour(stdout))))
  stderr.write(tracebacks(result.report))
  return EXIT.done
}
