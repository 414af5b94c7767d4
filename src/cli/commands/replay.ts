import { stderr, stdout } from 'node:process'
import { readRecording } from '../../formats/read-recording.ts'
import { MOST_CHARACTERS } from '../../formats/recording-schema.ts'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { readText } from '../input-files.ts'
import type { FileFlags } from '../options.ts'
import { checkFiles, ResultFiles } from '../result-files.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'
import { reportText, tracebacks } from '../terminal/report.ts'

/** `gil-lab replay`: prints the report of a recording as `gil-lab run` printed it, and writes the files asked for. */
export async function replay(file: string, flags: FileFlags): Promise<ExitStatus> {
  await checkFiles(flags)
  const result = readRecording(await readText(file, 'Name a recording in it.', MOST_CHARACTERS))
  const files = new ResultFiles(flags)
  try {
    await files.update(result)
    await files.finish(result)
    // The tracebacks come before the report, as when the programs run.
    stderr.write(tracebacks(result.report))
    if (!files.takeStdout) stdout.write(reportText(result.report, widthOf(stdout), createStyle(wantsColour(stdout)), flags.blame))
    for (const line of files.leftOut) stderr.write(`${line}\n`)
    return EXIT.done
  } finally {
    files.close()
  }
}
