import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { outsideScale, scaleOf } from './looks.ts'
import { readSources } from './sources.ts'

const SCALE = scaleOf(readFileSync('src/view/styles/theme.css', 'utf8'))

it('the scale has six sizes of text and eight steps of space', () => {
  expect([SCALE.sizes.length, SCALE.steps.length]).toEqual([6, 8])
})

it('page, element, report and pictures use only the sizes and steps of the scale', () => {
  const sources = readSources(['src/view', 'src/charts', 'src/export'], /\.(ts|css)$/)
  const pages = Object.fromEntries(
    ['index.html', 'embeds.html', 'perfetto.html', 'runner.html'].map((page) => [page, readFileSync(page, 'utf8')]),
  )
  expect(outsideScale({ ...sources, ...pages }, SCALE)).toEqual([])
})

it('finds a size and a step outside the scale, in every form in which code writes them', () => {
  const found = outsideScale(
    {
      'a.css': 'h1 { font-size: 15px; padding: 4px 6px; margin: -10px 0; inset: 5px } h2 { font: 17px / 1.5 serif; gap: 8px 12px }',
      'b.css': 'p { font-size: 0.9em; scroll-padding: 52px; margin: 1em }',
      'chart.ts': "text({ 'font-size': 11 }); text({ 'font-size': 12 })",
      'canvas.ts': `context.font = \`700 13px \${family}\``,
      'style.ts': 'dt { font-size: 13px; padding: 0 5px }',
    },
    { sizes: [12, 16], steps: [4, 8, 12] },
  )
  expect(found).toEqual([
    'a.css has text of 15 px',
    'a.css has text of 17 px',
    'a.css has a space of 6 px',
    'a.css has a space of -10 px',
    'b.css has text of 0.9em',
    'chart.ts has text of 11 px',
    'canvas.ts has text of 13 px',
    'style.ts has text of 13 px',
    'style.ts has a space of 5 px',
  ])
})
