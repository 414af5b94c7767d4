#!/usr/bin/env node
// npm run bench [WORD …]: builds, then compares the lab with its peers. Words select the rows whose titles contain them.
import { argv, exit } from 'node:process'
import { buildFifo } from '../bench/fifo/build.mjs'
import { build } from './build.mjs'
import { endChildrenOnInterrupt, ROOT, run, tool } from './processes.mjs'

endChildrenOnInterrupt()
await build()
const bundled = await tool('vite', ['build', '--config', 'vite.bench.config.ts', '--logLevel', 'warn'])
if (bundled.status !== 0) exit(bundled.status)
await buildFifo(ROOT)
const { status } = await run(process.execPath, ['build/bench/bench.js', ...argv.slice(2)])
exit(status)
