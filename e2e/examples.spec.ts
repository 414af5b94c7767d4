// The pages of examples/embeds, against the built embed. The examples that need packages are part of npm run test:long, and are skipped
// where npm cannot reach them, or where Jupyter is not installed.
import { expect, type Page, test } from '@playwright/test'
import { ExampleProject } from './example-project.ts'

const ENDS_IN_TIME = { timeout: 45_000 }

/** Presses Run in the page's only tag, and expects a comparison of two GILs. The results are in a frame, as in any blog. */
async function runs(page: Page): Promise<void> {
  const run = page.getByRole('button', { name: /^Run: (count|program)\.py$/ })
  await expect(run).toBeVisible()
  await run.click()
  await expect(page.locator('gil-lab').getByRole('status')).toHaveText(/^Done: 2 runs\.$/, ENDS_IN_TIME)
  await expect(page.frameLocator('gil-lab iframe').getByRole('heading', { level: 3 })).toHaveText(
    /^Without a GIL: [\d.]+\s× as long as with switch\./,
  )
}

/** Skips the test if a package cannot be installed. */
async function installed(project: ExampleProject): Promise<void> {
  const output = await project.run('npm', 'install', '--no-audit', '--no-fund')
  test.skip(output === undefined, `npm cannot install the example's packages: ${project.failure.slice(0, 200)}`)
}

async function built(project: ExampleProject, ...command: readonly string[]): Promise<void> {
  expect(await project.run('npx', '--no-install', ...command), project.failure).toBeDefined()
}

test('plain HTML @once', async ({ page, baseURL }) => {
  await using project = new ExampleProject('html', baseURL!)
  await page.goto(await project.serve())
  await runs(page)
})

test('Eleventy, in Markdown @once @long', async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  await using project = new ExampleProject('eleventy', baseURL!)
  await installed(project)
  await built(project, 'eleventy')
  await page.goto(await project.serve('_site'))
  await runs(page)
})

test('React @once @long', async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  await using project = new ExampleProject('react', baseURL!)
  await installed(project)
  await built(project, 'vite', 'build')
  await page.goto(await project.serve('dist'))
  await runs(page)
  // The component received the event of the element.
  await expect(page.getByText('2 runs are over.')).toBeVisible()
})

test('MDX @once @long', async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  await using project = new ExampleProject('mdx', baseURL!)
  await installed(project)
  await built(project, 'vite', 'build')
  await page.goto(await project.serve('dist'))
  await runs(page)
})

test('Jupyter, as the output of IPython.display.HTML @once @long', async ({ page, baseURL }) => {
  test.setTimeout(300_000)
  await using project = new ExampleProject('jupyter', baseURL!)
  const version = await project.run('jupyter', 'nbconvert', '--version')
  test.skip(version === undefined, 'no Jupyter: apt-get install jupyter-nbconvert python3-ipykernel, or pip install nbconvert ipykernel')
  // nbconvert runs the notebook and writes the page that a reader sees.
  const output = await project.run('jupyter', 'nbconvert', '--execute', '--to', 'html', '--output', 'index', 'embed.ipynb')
  expect(output, project.failure).toBeDefined()
  await page.goto(await project.serve())
  await runs(page)
})

test('Reveal.js, on a slide @once @long', async ({ page, baseURL }) => {
  test.setTimeout(240_000)
  await using project = new ExampleProject('reveal', baseURL!)
  await installed(project)
  await page.goto(`${await project.serve()}#/1`)
  await runs(page)
})
