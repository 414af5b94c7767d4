import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { type Figure, METRICS, type Metric } from '../../src/metrics/index.ts'

const DOCUMENT = fileURLToPath(new URL('../../docs/formats.md', import.meta.url))
const BEGIN = '<!-- begin of metrics: `npx vitest run --project unit test/metrics -u` writes this part from src/metrics -->\n'
const END = '<!-- end of metrics -->'

it('docs/formats.md describes every metric and its figures', async () => {
  await expect(withMetrics(readFileSync(DOCUMENT, 'utf8'))).toMatchFileSnapshot(DOCUMENT)
})

function withMetrics(text: string): string {
  const from = text.indexOf(BEGIN) + BEGIN.length
  const to = text.indexOf(END)
  expect(from).toBeGreaterThanOrEqual(BEGIN.length)
  expect(to).toBeGreaterThanOrEqual(from)
  const rows = METRICS.flatMap((metric: Metric) => [
    row(`**${metric.title}**`, '', metric.definition, ''),
    ...metric.figures.map((figure) => rowOf(metric, figure)),
  ])
  const table = [row('path', 'unit', 'what it is', 'column'), row('---', '---', '---', '---'), ...rows]
  return `${text.slice(0, from)}\n${table.join('\n')}\n\n${text.slice(to)}`
}

function rowOf(metric: Metric, { path, unit = metric.unit, about, column }: Figure): string {
  const title = [column?.group, column?.heading].filter(Boolean).join(' ')
  return row(`\`${path}\``, unit, about, column?.isDetail ? `${title} (folded)` : title)
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
