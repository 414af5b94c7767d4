import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { article, clickInside, permalink, test } from './blog.ts'
import { LabPage } from './lab-page.ts'

const PROGRAMS = 'test/check/programs'
/** Runs `gil-lab check`. @returns the first schedule that it prints, and the link that opens this schedule in the page */
function checked(page: string, ...words: readonly string[]): { readonly link: string; readonly schedule: string } {
  const { stdout } = spawnSync(process.execPath, ['dist/cli.js', 'check', ...words, '--page', page], { encoding: 'utf8' })
  const [, schedule = ''] = /--replay (\S+)/.exec(stdout) ?? []
  const [, link = ''] = /Open in the page: (\S+)/.exec(stdout) ?? []
  return { link, schedule }
}

const fileOf = (name: string) => `${PROGRAMS}/${name}.py`
const read = (name: string) => readFileSync(fileOf(name), 'utf8')
const says = (page: Page, words: string | RegExp) => expect(page.locator('.said')).toHaveText(words)
const current = (page: Page) => page.locator('.steps [aria-current=step]')
/** The lines of the source at which threads are. */
const marked = (page: Page) => page.locator('.lines li:has(.badge)')

test('a link from gil-lab check shows the lost update, step by step', { tag: '@firefox' }, async ({ page, baseURL }) => {
  await page.goto(checked(baseURL!, fileOf('lost_update_racy')).link)
  const lab = new LabPage(page)
  await expect(page.getByRole('heading', { name: 'On this schedule, the program prints 1 instead of 2.' })).toBeVisible()
  await expect(lab.source).toHaveValue(read('lost_update_racy'))
  await expect(lab.status).toHaveText('')

  await says(page, /^Step 1 of \d+ · MainThread: line 19: thread\.start\(\)/)
  await expect(page.getByRole('button', { name: 'Previous' })).toHaveAttribute('aria-disabled', 'true')
  await expect(marked(page)).toHaveText(['19    thread.start()MainThread'])
  await page.getByRole('button', { name: 'Next' }).click()
  await says(page, /^Step 2 of \d+ · Thread-1 \(add\): line/)
  await expect(marked(page)).toHaveText([/Thread-1 \(add\)$/, /^19 .*MainThread$/])
  await expect(page.locator('.lines li.now')).toHaveText(/Thread-1 \(add\)$/)

  await page.keyboard.press('End')
  await says(page, /^Step (\d+) of \1 · MainThread: prints "1" · runs to its end$/)
  await expect(current(page)).toHaveText(/The run fails here\. MainThread: prints "1"/)
  await expect(marked(page)).toHaveCount(0)
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: 'Last' })).toHaveAttribute('aria-disabled', 'false')
  await page.keyboard.press('Home')
  await says(page, /^Step 1 of/)
  await page.locator('.steps li').nth(3).click()
  await says(page, /^Step 4 of/)
  await page.locator('.steps').focus()
  await page.keyboard.press('ArrowDown')
  await says(page, /^Step 5 of/)
})

test('a link shows the threads of a deadlock, and the words that the steps of a GIL change', async ({ page, baseURL }) => {
  await page.goto(checked(baseURL!, fileOf('two_locks_racy')).link)
  await expect(page.getByRole('heading', { name: 'On this schedule, the program deadlocks.' })).toBeVisible()
  await page.getByRole('button', { name: 'Last' }).click()
  await expect(marked(page)).toHaveText([/^14 .*MainThreadThread-1 \(work\)$/])
  await expect(page.getByRole('region', { name: 'The threads that wait' })).toHaveText(
    'MainThread waits for a Lock held by Thread-1 (work)\nThread-1 (work) waits for a Lock held by MainThread',
  )

  // `gil-lab check --gil tick` finds this schedule. On a busy machine, the search takes long.
  await page.goto(`./${permalink({ schedule: 'tick-bypass-1-6-at-most-4:b6a6b43', gils: ['tick'] })}`)
  await expect(page.getByRole('heading', { name: 'On this schedule, b overtook a 5 times.' })).toBeVisible()
  await expect(page.getByText('The checked property: a later arrival overtakes a parked waiter at most 4 times.')).toBeVisible()
  await expect(page.locator('.steps strong').first()).toHaveText(/^-?\d+ → -?\d+$/)
  await expect(page.locator('.steps .fails')).toHaveText(/^✗ (\d+)The run fails here\. b: /)
  await expect(page.locator('.lines')).toHaveCount(0)
  // When a run in the page begins, the replayed schedule disappears.
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.locator('.schedule')).toHaveCount(0)
  await page.getByRole('button', { name: 'Stop' }).click()
})

test('a schedule that does not fail or does not fit is reported as that, and so is a program that cannot run', async ({
  page,
  baseURL,
}) => {
  const { schedule } = checked(baseURL!, fileOf('lost_update_racy'))
  const open = (shared: object) => page.goto(`./${permalink({ gils: ['switch'], ...shared })}`)
  await open({ program: read('lost_update_mended'), schedule: '' })
  await expect(page.getByRole('heading', { name: 'On this schedule, the program does not fail.' })).toBeVisible()
  await expect(page.locator('.fails')).toHaveCount(0)

  const alert = page.getByRole('alert').filter({ visible: true })
  const unfit =
    'The schedule of this link cannot be replayed: the link was made for another program, or by another version of gil-lab.' +
    'Run gil-lab check again, in the version of this page, and open the link that it prints.'
  for (const shared of [{ program: 'print(1)\n', schedule }, { schedule: 'gone:a' }, { program: '', schedule: '<b>' }]) {
    await open(shared)
    await expect(alert).toHaveText(unfit)
    await page.goto('about:blank')
  }
  await open({ program: 'x = (\n', schedule })
  await expect(alert).toContainText('program.py')
  await page.goto('about:blank')
  await open({ program: 'from threading import Thread\n' })
  await expect(page.locator('.schedule')).toHaveCount(0)
})

test('a page and an embed load the explorer only for a schedule; a sandboxed frame replays it without shared memory', async ({
  page,
  blog,
  baseURL,
}) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  const explorer = () =>
    loaded.filter((url) => /show-schedule|explore-/.test(url)).map((url) => /(show-schedule|explore-\w+)/.exec(url)?.[0])
  await LabPage.open(page)
  expect(explorer()).toEqual([])

  const link = permalink({
    program: read('lost_update_racy'),
    gils: ['switch'],
    schedule: checked(baseURL!, fileOf('lost_update_racy')).schedule,
  })
  const sandboxed = `<iframe sandbox="allow-scripts" width="640" height="640" title="lab" src="${baseURL}embed/${link}"></iframe>`
  await page.goto(blog.post(article(sandboxed)))
  const frame = page.frameLocator('iframe')
  await expect(frame.getByText('A schedule of program.py under switch.')).toBeVisible()
  expect(explorer()).toEqual([])
  await clickInside(frame.getByRole('button', { name: 'Replay the schedule' }))
  await expect(frame.getByRole('heading', { name: 'On this schedule, the program prints 1 instead of 2.' })).toBeVisible()
  expect(explorer().sort()).toEqual(['explore-programs', 'show-schedule'])
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
})

test('a replayed schedule fits 320 px, where each step names its thread', { tag: '@once' }, async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(checked(baseURL!, fileOf('overdrawn_racy')).link)
  await expect(page.getByRole('heading', { name: 'On this schedule, the program raises an exception.' })).toBeInViewport()
  await expect(page.locator('.steps li').first().getByText('MainThread: ')).toBeVisible()
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)
  await page.setViewportSize({ width: 1280, height: 700 })
  await expect(page.locator('.heads')).toBeVisible()
  expect(await overflow()).toBe(0)
})
