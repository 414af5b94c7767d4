import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright'
import sirv from 'sirv'
import { findChromium } from '../../src/cli/browser/find.ts'

const call = promisify(execFile)

/** The other Pythons for WebAssembly on npm, with the versions that the bench installs. */
export const PEERS = { pyodide: 'Pyodide 314.0.7 (Python 3.14)', micropython: 'MicroPython 1.27' }
export type Peer = keyof typeof PEERS
const PACKAGES = ['pyodide@314.0.7', '@micropython/micropython-webassembly-pyscript@1.27.0']

const INSTALLED = new URL('../wasm-peers/', import.meta.url)
const SOURCES = new URL('../../bench/wasm-peers/', import.meta.url)
const LOAD = fileURLToPath(new URL('load.mjs', SOURCES))

/** Installs the peers into build/wasm-peers. Only these rows need them, so the project does not depend on them. */
export async function installPeers(): Promise<void> {
  await call('npm', ['install', '--prefix', fileURLToPath(INSTALLED), '--no-save', '--no-audit', '--no-fund', ...PACKAGES])
}

/** Runs a program of bench/speed/ under a peer, in a new process of Node. @returns the number that the program prints */
export async function inNode(peer: Peer, file: string): Promise<number> {
  const base = new URL('node_modules/', INSTALLED).href
  const program = fileURLToPath(new URL(`../speed/${file}.py`, SOURCES))
  return Number((await call(process.execPath, [LOAD, peer, base, program])).stdout)
}

/** Chromium with a site that has the peers. */
interface PeerPages {
  /** Runs a source text under a peer, in a new page. @returns the number that it prints */
  run(peer: Peer, source: string): Promise<number>
  close(): Promise<void>
}

/** @returns undefined if Chromium is not found */
export async function openPeerPages(): Promise<PeerPages | undefined> {
  const found = await findChromium()
  if (!found) return undefined
  const [packages, own] = [sirv(fileURLToPath(new URL('node_modules/', INSTALLED))), sirv(fileURLToPath(SOURCES))]
  const server = createServer((request, response) => {
    if (request.url === '/') response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>peers</title>')
    else own(request, response, () => packages(request, response, () => void response.writeHead(404).end()))
  }).listen(0)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const browser = await chromium.launch({ executablePath: found.executablePath })
  return {
    run: (peer, source) => inPage(browser, url, peer, source),
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

async function inPage(browser: Browser, url: string, peer: Peer, source: string): Promise<number> {
  const page = await browser.newPage()
  try {
    await page.goto(url)
    return await page.evaluate(
      async ([url, peer, source]) => {
        const { printedBy } = await import(`${url}load.mjs`)
        return (await printedBy(peer, url, source)) as number
      },
      [url, peer, source] as const,
    )
  } finally {
    await page.close()
  }
}
