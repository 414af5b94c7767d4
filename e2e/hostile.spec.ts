import { expect, type Page } from '@playwright/test'
import { article, Embed, test } from './blog.ts'

/**
 * Forged messages of the Comlink protocol, from a script of another origin. They set properties on prototypes. They also make a function
 * from code, through the constructor of an object, and call this function.
 */
const ATTACK = `
  const raw = (value) => ({ type: 'RAW', value })
  let asked = 0
  const ask = (port, message) => new Promise((resolve) => {
    const id = 'attack-' + asked++
    port.addEventListener('message', ({ data }) => data?.id === id && resolve(data))
    port.start()
    port.postMessage({ id, ...message })
  })
  async function attack(port, path) {
    await ask(port, { type: 'SET', path: [...path, '__proto__', 'polluted'], value: raw('by another origin') })
    await ask(port, { type: 'SET', path: [...path, '__proto__', '__proto__', 'polluted'], value: raw('by another origin') })
    const code = "globalThis.owned = 'by another origin'"
    const made = await ask(port, { type: 'CONSTRUCT', path: [...path, 'constructor'], argumentList: [raw(code)] })
    if (made.name === 'proxy') await ask(made.value, { type: 'APPLY', path: [], argumentList: [] })
  }`

/**
 * A hostile document in place of embed/ of a lab on another origin. If the page makes a Comlink call, as in an earlier protocol of the lab,
 * the document attacks the page and then sends it `news`. If the page asks for a run in the current protocol, the document sends `news` and
 * ends the run.
 */
const hostileFrame = (news: string) => `<!doctype html><script>${ATTACK}
  addEventListener('message', ({ ports: [port] }) => {
    if (!port) return
    const end = { ok: false, stopped: false, code: 'usage', whatHappened: 'The frame has ended the run.', whatToDo: '' }
    port.addEventListener('message', async ({ data }) => {
      if (data.type === 'APPLY') {
        const hear = data.argumentList.at(-1)?.value
        if (hear instanceof MessagePort) {
          await attack(hear, [])
          await ask(hear, { type: 'APPLY', path: [], argumentList: [raw(${news})] })
        }
        port.postMessage({ id: data.id, ...raw(data.path[0] === 'run' ? end : undefined) })
      } else if (data.what === 'run') {
        for (const message of [${news}, { what: 'answer', answer: end }]) port.postMessage(message)
      }
    })
    port.start()
    port.postMessage({ what: 'present' })
    port.postMessage({ what: 'settled' })
  })
</script>`

/** The changes that a hostile script would leave in a document. */
function traces(): { polluted: unknown; owned: unknown } {
  return { polluted: ({} as { polluted?: unknown }).polluted, owned: (globalThis as { owned?: unknown }).owned }
}

const NO_TRACE = { polluted: undefined, owned: undefined }

test.describe('between origins only plain messages are exchanged', () => {
  test('a hostile frame cannot run scripts in the page, offer a link of its own or exceed the maximum height', {
    tag: '@firefox',
  }, async ({ page, blog, baseURL }) => {
    const news = {
      words: "{ what: 'words', words: { toString: 1 } }",
      offer: `{ what: 'offer', liveUrl: "javascript:globalThis.owned = 'by a link'" }`,
      height: "{ what: 'height', height: 1e9 }",
    }
    for (const [name, one] of Object.entries(news))
      blog.post(hostileFrame(one), { as: `${name}/embed/`, headers: { 'Content-Type': 'text/html' } })
    // The fake lab is the blog under another host name, so it has another origin.
    const lab = (name: string) => blog.post('', { as: 'none' }).replace('localhost', '127.0.0.1').replace('none', `${name}/`)
    const tags = Object.keys(news).map((name) => `<gil-lab experiment="sleep" mode="live" lab="${lab(name)}"></gil-lab>`)
    await page.goto(blog.post(article(`${tags.join('')}<script type="module" src="${baseURL}gil-lab.js"></script>`)))
    const elements = Object.keys(news).map((name, index) => ({
      name,
      tag: page.locator('gil-lab').nth(index),
      height: highest(page, index),
    }))
    for (const { tag } of elements) await new Embed(tag).runToItsEnd('Nothing was measured.')
    expect(await page.evaluate(traces)).toEqual(NO_TRACE)
    for (const { name, tag, height } of elements) {
      const end = name === 'height' ? 'The frame has ended the run.' : 'sent a message outside the protocol'
      await expect(tag.getByRole('alert'), name).toContainText(end)
      expect(await tag.locator('a[part=live]').getAttribute('href'), name).toBe(null)
      expect(await height, name).toBe(name === 'height' ? 20_000 : 64)
    }
  })

  test('a hostile page cannot run scripts in the frame that it drives, or read anything through it', {
    tag: '@firefox',
  }, async ({ page, blog, baseURL }) => {
    const frame = `<iframe src="${baseURL}embed/#driven" title="lab"></iframe>`
    await page.goto(blog.post(article(`${frame}<script>${ATTACK}</script>`)))
    const inside = page.frames().find((one) => one.url().startsWith(baseURL!))!
    await inside.waitForLoadState()
    // Sends the attack with two greetings: that of an earlier protocol over Comlink, and the current one. The test goes on when the frame
    // has either replied to every message of the attack, as Comlink does, or refused the first message with an answer of the current
    // protocol.
    await page.evaluate(() => {
      type Attack = (port: MessagePort, path: readonly string[]) => Promise<void>
      const { attack } = globalThis as unknown as { attack: Attack }
      const greeted = (greeting: string) => {
        const { port1, port2 } = new MessageChannel()
        const answered = new Promise<void>((resolve) => {
          port1.addEventListener('message', ({ data }) => data.what === 'answer' && resolve())
        })
        window.frames[0]!.postMessage(greeting, '*', [port2])
        return [attack(port1, []).then(() => attack(port1, ['present'])), answered]
      }
      return Promise.race(['gil-lab: a port', 'gil-lab/embed@1'].flatMap(greeted))
    })
    expect(await inside.evaluate(traces)).toEqual(NO_TRACE)
  })
})

/**
 * The greatest height that the element gives its frame until the element shows an error, px. A height that lasts only a moment counts too.
 */
function highest(page: Page, index: number): Promise<number> {
  return page.evaluate(
    (index) =>
      new Promise<number>((resolve) => {
        const root = document.querySelectorAll('gil-lab')[index]!.shadowRoot!
        let most = 0
        const look = () => {
          most = Math.max(most, Number.parseFloat(root.querySelector('iframe')?.style.height ?? '0'))
          if (root.querySelector('[role=alert]')) resolve(most)
        }
        new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true })
      }),
    index,
  )
}
