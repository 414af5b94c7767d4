#!/usr/bin/env node
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
// npm start: goes from a fresh clone to the first figures. It installs, builds, measures countdown and sleep on this machine's cores,
// writes report/, then serves the lab page until Ctrl-C. Without a terminal, or with CI set, it ends after the report.
import { argv, env, execPath, exit, stderr, stdout } from 'node:process'
import { build } from './build.mjs'
import { install, requireNode } from './install.mjs'
import { endChildrenOnInterrupt, ROOT, run } from './processes.mjs'

const CLI = join(ROOT, 'dist', 'cli.js')
const FILES = ['--html', 'report/report.html', '--json', 'report/report.json', '--trace', 'report/trace.json']
/** The first two experiments of the lab's list. All experiments together take about six minutes. */
const EXPERIMENTS = ['countdown', 'sleep']
const log = (line) => stderr.write(`${line}\n`)

requireNode()
endChildrenOnInterrupt()
try {
  await install()
  await build({ log })
  const browser = await findBrowser()
  const place = browser ? 'chromium' : 'node'
  log(browser ? `measuring in ${browser.executablePath}` : 'no Chromium was found or installed: measuring in Node')
  mkdirSync(join(ROOT, 'report'), { recursive: true })
  const measured = await run(execPath, [CLI, 'run', ...EXPERIMENTS, '--on', place, ...FILES, ...argv.slice(2)])
  if (measured.status !== 0) exit(measured.status)
  stdout.write('\nwritten: report/report.html, report/report.json, report/trace.json (for ui.perfetto.dev)\n')
  if (!stdout.isTTY || env.CI) exit(0)
  stdout.write('\nThe lab page, until Ctrl-C: ')
  const served = await run(execPath, [CLI, 'serve'])
  exit(served.status)
} catch (error) {
  log(error.message)
  exit(1)
}

async function findBrowser() {
  const { findOrInstall } = await import('../dist/browsers.js')
  return findOrInstall('chromium', log)
}
