import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { CHECK_POINTS } from '../../src/program/image/check-points.ts'

const DOCUMENT = fileURLToPath(new URL('../../docs/eval-breaker.md', import.meta.url))
const HEAD = '| instruction | 2.7 | 3.9 | 3.13 |\n| --- | --- | --- | --- |\n'
const TICKS = { true: 'tick', absent: '(tick)', false: '–' } as const

it('docs/eval-breaker.md has the check points of each instruction', async () => {
  const text = readFileSync(DOCUMENT, 'utf8')
  const from = text.indexOf(HEAD) + HEAD.length
  expect(from).toBeGreaterThanOrEqual(HEAD.length)
  const check = (does: boolean) => (does ? 'check' : '–')
  const rows = [...CHECK_POINTS].map(([entry, point]) => {
    const name = entry.replace(/^[A-Z_0-9]+/, '`$&`')
    return `| ${name} | ${TICKS[`${point['2.7']}`]} | ${check(point['3.9'])} | ${check(point['3.10'])} |\n`
  })
  await expect(text.slice(0, from) + rows.join('') + text.slice(text.indexOf('\n\n', from) + 1)).toMatchFileSnapshot(DOCUMENT)
})
