import { stderr, stdout } from 'node:process'
import { EXIT, type ExitStatus } from '../exit-status.ts'
import { openLab } from '../open-lab.ts'
import type { Place } from '../options.ts'
import { checkWritable, STDOUT, writePieces } from '../output-files.ts'
import { processEnd } from '../process-end.ts'
import { probeLines } from '../terminal/machine.ts'
import { createStyle, wantsColour, widthOf } from '../terminal/output.ts'
import { createProgressBar } from '../terminal/progress.ts'

/** `gil-lab probe`: prints the limits of this machine, and whether the canaries found a fault that makes measurements invalid. */
export async function probeMachine({ on, json }: { readonly on?: Place; readonly json?: string }): Promise<ExitStatus> {
  await checkWritable(json ?? STDOUT)
  const signal = processEnd.watch()
  const bar = createProgressBar(stderr, createStyle(wantsColour(stderr)))
  const lab = await openLab(on, (line) => stderr.write(`${line}\n`))
  try {
    const machine = await lab.probe({ signal, onProgress: (progress) => bar.show(progress) })
    bar.clear()
    if (json !== undefined) await writePieces(json, [`${JSON.stringify(machine, null, 2)}\n`])
    if (json !== STDOUT) stdout.write(`${probeLines(machine, widthOf(stdout), createStyle(wantsColour(stdout))).join('\n')}\n`)
    return Object.values(machine.canaries).every((verdict) => verdict === 'ok') ? EXIT.done : EXIT.cannotMeasure
  } finally {
    bar.clear()
    await lab.close()
  }
}
