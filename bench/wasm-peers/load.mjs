// Runs a Python program under another Python for WebAssembly. Node runs this file as a command, and a page imports it.

const PACKAGES = {
  pyodide: 'pyodide/pyodide.mjs',
  micropython: '@micropython/micropython-webassembly-pyscript/micropython.mjs',
}
/** MicroPython collects its garbage if its heap is full. The default of 1 MiB is too small for the programs. */
const MICROPYTHON_HEAP_BYTES = 64 * 2 ** 20
/** MicroPython has no perf_counter(), so the programs read the engine's clock there. */
const IMPORT = 'from time import perf_counter\n'
const CLOCK = 'import js\ndef perf_counter():\n    return js.performance.now() / 1000\n'

/** The number that a program prints. `base`: the URL of the folder with the packages, with a slash at its end */
export async function printedBy(peer, base, source) {
  const lines = []
  const options = { stdout: (line) => lines.push(line) }
  const { loadPyodide, loadMicroPython } = await import(base + PACKAGES[peer])
  // Only runPythonAsync() lets asyncio.run() wait, where the engine can switch stacks.
  if (peer === 'pyodide') await (await loadPyodide(options)).runPythonAsync(source)
  else {
    const python = await loadMicroPython({ ...options, linebuffer: true, heapsize: MICROPYTHON_HEAP_BYTES })
    python.runPython(source.replace(IMPORT, CLOCK))
  }
  return Number(lines.join('\n'))
}

if (globalThis.process?.argv[1]?.endsWith('load.mjs')) {
  const { readFileSync } = await import('node:fs')
  const [peer, base, file] = process.argv.slice(2)
  // Node would print the peer's minified source above the traceback.
  const printed = await printedBy(peer, base, readFileSync(file, 'utf8')).catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
  console.log(printed)
  process.exit(0)
}
