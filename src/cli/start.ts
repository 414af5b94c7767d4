#!/usr/bin/env node
import { argv } from 'node:process'
import { nodeMachine } from '../platform/node-machine.ts'

// The engine's threads need 0.2 s to compile the machine. So a command that measures in Node begins it before this thread loads the rest of
// the command line. The lab reports an error of the compilation when it awaits the machine.
if (argv.some((word, at) => word === '--on=node' || (word === 'node' && argv[at - 1] === '--on'))) nodeMachine().catch(() => {})

await import('./main.ts')
