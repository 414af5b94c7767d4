#!/usr/bin/env node
// npm run bench [WORD …]: builds, then prints how the lab stands against its peers. Words choose the rows whose titles contain them.
import { argv, exit } from 'node:process'
import { build } from './build.mjs'
import { endChildrenOnInterrupt, tool } from './processes.mjs'

endChildrenOnInterrupt()
await build()
const built = await tool('vite', ['build', '--config', 'vite.bench.config.ts', '--logLevel', 'warn'])
if (built.status !== 0) exit(built.status)
const { status } = await tool('node', ['build/bench/bench.js', ...argv.slice(2)])
exit(status)
