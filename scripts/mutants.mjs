#!/usr/bin/env node
// npm run mutants -- WORD…: runs test/mutants/mechanical/survey.ts, because Node 20 cannot run TypeScript by itself.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './processes.mjs'

await runnerImport(join(ROOT, 'test/mutants/mechanical/survey.ts'), { configFile: false, logLevel: 'error' })
