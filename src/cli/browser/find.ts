// Finds a browser: first through the variable GIL_LAB_CHROMIUM or GIL_LAB_FIREFOX, then among Playwright's own browsers, then on PATH.
// scripts/ and playwright.config.ts use this file too.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env } from 'node:process'

/** A browser on this machine, with the options that Playwright's launch() needs for it. */
export interface FoundBrowser {
  readonly name: 'chromium' | 'firefox'
  readonly executablePath: string
  /** Playwright's option `channel`. Only a Firefox that is not Playwright's own build needs it, to use WebDriver BiDi. */
  readonly channel?: string
  /** Where the browser was found: the name of a variable, 'Playwright' or 'PATH'. */
  readonly from: string
}

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const FIREFOX_NAMES = ['firefox-esr', 'firefox']

export async function findChromium(): Promise<FoundBrowser | undefined> {
  return named('chromium', 'GIL_LAB_CHROMIUM') ?? (await playwrights('chromium')) ?? onPath('chromium', CHROMIUM_NAMES)
}

export async function findFirefox(): Promise<FoundBrowser | undefined> {
  const found = named('firefox', 'GIL_LAB_FIREFOX') ?? (await playwrights('firefox')) ?? onPath('firefox', FIREFOX_NAMES)
  // Playwright's own Firefox is patched for Playwright's protocol. Any other Firefox is unmodified and needs WebDriver BiDi.
  return found && found.from !== 'Playwright' ? { ...found, channel: 'moz-firefox' } : found
}

export function findBrowser(name: FoundBrowser['name']): Promise<FoundBrowser | undefined> {
  return name === 'chromium' ? findChromium() : findFirefox()
}

function named(name: FoundBrowser['name'], variable: string): FoundBrowser | undefined {
  const executablePath = env[variable]
  return executablePath && existsSync(executablePath) ? { name, executablePath, from: variable } : undefined
}

async function playwrights(name: FoundBrowser['name']): Promise<FoundBrowser | undefined> {
  try {
    const playwright = await import('playwright')
    const executablePath = playwright[name].executablePath()
    return existsSync(executablePath) ? { name, executablePath, from: 'Playwright' } : undefined
  } catch {
    // Playwright is an optional peer dependency. Without it, its own browsers are not available.
    return undefined
  }
}

function onPath(name: FoundBrowser['name'], commands: readonly string[]): FoundBrowser | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const command of commands) {
    const executablePath = folders.map((folder) => join(folder, command)).find((path) => existsSync(path))
    if (executablePath) return { name, executablePath, from: 'PATH' }
  }
  return undefined
}
