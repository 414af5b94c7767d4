import { argv, stderr } from 'node:process'
import { CommanderError } from 'commander'
import { EXIT, type ExitStatus, isAbort, messageOf, statusOf } from './exit-status.ts'
import { processEnd } from './process-end.ts'
import { createProgram } from './program.ts'
import { flush } from './terminal/output.ts'

processEnd.begin()
const status = await runCommand()
await flush()
// A worker that is still parked would keep the process alive, possibly for ever. So the process exits as soon as the command is done.
processEnd.leave(processEnd.statusFor(status))

async function runCommand(): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done
  try {
    await createProgram((ended) => {
      status = ended
    }).parseAsync(argv)
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badUsage
    if (processEnd.isDue && isAbort(error)) return EXIT.interrupted
    stderr.write(`gil-lab: ${messageOf(error)}\n`)
    return statusOf(error)
  }
}
