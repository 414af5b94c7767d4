#!/usr/bin/env node
import { argv, exit, stderr } from 'node:process'
import { CommanderError } from 'commander'
import { EXIT, messageOf, statusOf } from './exit.ts'
import { createProgram } from './program.ts'
import { flush } from './terminal/output.ts'

// A worker that parks keeps the process alive, and a lock that is never released would do so for ever: when the command is done, so are we.
try {
  let status: number = EXIT.done
  await createProgram((ended) => {
    status = ended
  }).parseAsync(argv)
  await flush()
  exit(status)
} catch (error) {
  await flush()
  if (error instanceof CommanderError) exit(error.exitCode === 0 ? EXIT.done : EXIT.badUsage)
  stderr.write(`gil-lab: ${messageOf(error)}\n`)
  exit(statusOf(error))
}
