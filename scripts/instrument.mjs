// Runs instrument.ts, because Node 20 cannot run TypeScript by itself.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './processes.mjs'

await runnerImport(join(ROOT, 'scripts/instrument.ts'), { configFile: false, logLevel: 'error' })
