import { expect, type Page } from '@playwright/test'
import { article, clickInside, permalink, test } from './blog.ts'
import { LabPage } from './lab-page.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const thread = (page: Page, name: string) => page.getByRole('region', { name: `Thread ${name}`, exact: true })
const says = (page: Page) => page.locator('.stepping .said')

test('the reader chooses the steps of a lock, starves a thread, and sees that the rival lock prevents it', { tag: '@firefox' }, async ({
  page,
}) => {
  const lab = await LabPage.open(page)
  await lab.choose('You are the scheduler')
  await expect(page.getByRole('heading', { name: 'You are the scheduler' })).toBeInViewport()
  await expect(lab.run).toBeHidden()
  await press(page, 'Run a on')
  await expect(thread(page, 'a')).toContainText('has the lock')
  await press(page, 'Run b on')
  await expect(thread(page, 'b')).toContainText('sleeps, until it is woken or its switch interval is over')
  await expect(page.getByRole('list', { name: 'Asleep, in this order' })).toHaveText('Thread b, on state')
  await expect(page.getByRole('row', { name: /^state/ })).toHaveText(/^state.*1 → 2$/)
  await press(page, 'One step of b')
  await press(page, 'Undo')
  await expect(page.getByRole('list', { name: 'Asleep, in this order' })).toHaveText('Thread b, on state')
  // The interval of b ends: b requests the lock. Then a releases it and takes it back, before b has run.
  await press(page, 'Run b on')
  await expect(thread(page, 'a')).toContainText('Another thread has requested it.')
  for (let move = 0; move < 3; move++) await press(page, 'Run a on')
  await expect(says(page)).toContainText('The most so far: 1 turn of other threads while thread b waited.')
  await expect(thread(page, 'b')).toContainText('has been woken')

  await press(page, 'Show me how a thread starves')
  await expect(says(page)).toHaveText(
    'Thread b starves: other threads have had 5 turns while it waited. Thread b has run only while another thread had the lock.',
  )
  await press(page, 'Try to starve a thread under fifo')
  await expect(thread(page, 'b')).toContainText('has the lock')
  await expect(says(page)).toHaveText('The attempt has failed. While a thread waited, other threads had 2 turns at most.')
  await expect(page.getByText('Under fifo, the threads get the lock in the order in which they came.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show me how a thread starves under barging' })).toBeVisible()
  // A click on a line goes back to the moment after it.
  await page.locator('.steps li').filter({ hasText: 'falls asleep on serving' }).first().click()
  await expect(page.getByRole('list', { name: 'Asleep, in this order' })).toHaveText('Thread c, on serving')

  await lab.choose('The lock battle')
  await expect(page.locator('.stepping')).toHaveCount(0)
  await expect(lab.run).toBeVisible()
})

test('an attempt that fails says so, and the page explains every lock after an attempt', async ({ page }) => {
  await page.goto(`./${permalink({ schedule: 'mcs-stepped:', gils: ['mcs'] })}`)
  const attempt = page.getByRole('button', { name: /^(Try to starve a thread|Show me how a thread starves)$/ })
  const lock = page.getByLabel('The lock', { exact: true })
  await expect(lock).toBeVisible()
  const ids = await lock.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
  expect(ids).toContain('switch')
  for (const id of ids) {
    await lock.selectOption(id)
    await expect(says(page)).toHaveText('Try to starve a thread: let the other threads run again and again while it waits.')
    const isPromised = (await attempt.textContent()) === 'Show me how a thread starves'
    await attempt.click()
    await expect(says(page)).toHaveText(isPromised ? /^Thread b starves/ : /^The attempt has failed/)
    await expect(page.getByText(new RegExp(`^Under ${id}, `))).toBeVisible()
  }
})

test('a link opens a lock after its steps, also in a sandboxed frame without shared memory', { tag: '@firefox' }, async ({
  page,
  blog,
  baseURL,
}) => {
  const link = permalink({ schedule: 'barging-stepped:a7b6', gils: ['barging'] })
  await page.goto(`./${link}`)
  await expect(page.getByRole('list', { name: 'Asleep, in this order' })).toHaveText('Thread b, on state')
  await page.getByRole('button', { name: 'Copy a link to these steps' }).click()
  await expect(page.getByText(/^Link copied\.|Copy it from the field below/)).toBeVisible()
  await page.goto('about:blank')
  await page.goto(`./${permalink({ schedule: 'barging-stepped:z', gils: ['barging'] })}`)
  await expect(page.getByRole('alert').filter({ hasText: 'do not fit the lock' })).toBeVisible()

  await page.goto(
    blog.post(article(`<iframe sandbox="allow-scripts" width="640" height="640" title="lab" src="${baseURL}embed/${link}"></iframe>`)),
  )
  const frame = page.frameLocator('iframe')
  await clickInside(frame.getByRole('button', { name: 'Choose the steps' }))
  await expect(frame.getByRole('list', { name: 'Asleep, in this order' })).toHaveText('Thread b, on state')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
})

test('the steps of a lock fit 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`./${permalink({ schedule: 'switch-stepped:a13b39', gils: ['switch'] })}`)
  await expect(thread(page, 'b')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})
