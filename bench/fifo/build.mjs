// Compiles the machine with bench/fifo/condition.ts instead of glibc's condition variable, to build/bench/fifo.wasm.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import asc from 'assemblyscript/asc'

const CONDITION = 'assembly/sync/condition.ts'
const OUT = 'build/bench/fifo.wasm'

/** @param {string} root the repository's folder */
export async function buildFifo(root) {
  const { error, stderr } = await asc.main(
    ['--baseDir', root, '--target', 'release', '--outFile', OUT, '--textFile', 'build/bench/fifo.wat'],
    {
      readFile: (name, base) => {
        try {
          return readFileSync(join(base, name === CONDITION ? 'bench/fifo/condition.ts' : name), 'utf8')
        } catch {
          return null
        }
      },
      writeFile: (name, contents, base) => {
        mkdirSync(dirname(join(base, name)), { recursive: true })
        writeFileSync(join(base, name), contents)
      },
    },
  )
  if (error) throw new Error(`asc: ${error.message}\n${stderr}`)
}
