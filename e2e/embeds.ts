import type { Locator, Page } from '@playwright/test'

/** What a reader sees of one tag, in lines that are the same on every machine and with every font. */
type Layout = readonly string[]

/**
 * Describes the visible parts of an element, from top to bottom: the part, its place in sixths of the element's width, and its text.
 * Heights are left out, because they depend on the fonts of a machine. Figures become "#", because recordings are made again. A part of a
 * run that was measured here has no text, because its figures decide its words.
 */
export function layoutOf(element: Locator): Promise<Layout> {
  return element.evaluate((host) => {
    const box = host.getBoundingClientRect()
    const sixth = (px: number) => Math.round((px / box.width) * 6)
    const isVisible = (part: Element) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().height > 0
    const parts = [...host.shadowRoot!.querySelectorAll<HTMLElement>('[part]')].filter(isVisible)
    const isMeasured = (host as unknown as { report?: { mode: string } }).report?.mode === 'live'
    return parts.map((part) => {
      const { left, right } = part.getBoundingClientRect()
      const hasParts = parts.some((other) => other !== part && part.contains(other))
      const isOmitted = hasParts || (isMeasured && part.closest('[part=results]'))
      const text = isOmitted
        ? ''
        : part.innerText
            .replace(/\s+/g, ' ')
            .replace(/\d[\d.,]*/g, '#')
            .trim()
            .slice(0, 60)
      return `${part.getAttribute('part')} ${sixth(left - box.left)}-${sixth(right - box.left)} ${text}`.trim()
    })
  })
}

/** A fault in how an element looks, which no layout may have: text that is cut off, or content that is wider than its place. */
export function faultsOf(element: Locator): Promise<string[]> {
  return element.evaluate((host) => {
    const found: string[] = []
    const { left, right } = host.getBoundingClientRect()
    for (const part of host.shadowRoot!.querySelectorAll<HTMLElement>('*')) {
      if (!part.checkVisibility() || part.closest('svg, .spoken, details:not([open]) > :not(summary)')) continue
      const style = getComputedStyle(part)
      const name = `${part.localName}.${part.className}`
      const cutX = part.scrollWidth > part.clientWidth + 1 && ['hidden', 'clip'].includes(style.overflowX)
      const cutY = part.scrollHeight > part.clientHeight + 1 && ['hidden', 'clip'].includes(style.overflowY)
      if (part.clientWidth > 0 && (cutX || cutY) && part.localName !== 'iframe') found.push(`${name} cuts its content off`)
      if (style.textOverflow === 'ellipsis' || Number(style.webkitLineClamp) > 0) found.push(`${name} shortens its text`)
      const box = part.getBoundingClientRect()
      const scrolls = part.parentElement?.closest('.wide, pre, .picture')
      if (box.width > 0 && !scrolls && (box.left < left - 1 || box.right > right + 1)) found.push(`${name} is outside the element`)
    }
    return [...new Set(found)]
  })
}

/** Opens the page of examples, whose experiments show recorded runs, so that all runs are alike. */
export async function openEmbeds(page: Page): Promise<Locator[]> {
  await page.goto('embeds.html')
  const elements = page.locator('gil-lab')
  await elements.last().waitFor()
  await elements.evaluateAll((all) => {
    for (const one of all) if (!one.querySelector('script')) one.setAttribute('mode', 'replay')
  })
  // The code of a question, a program or a language arrives after the page.
  await page.waitForFunction(() => [...document.querySelectorAll('gil-lab')].every((one) => !one.shadowRoot!.querySelector('.waits')))
  return elements.all()
}

/** Runs an element to its end, by the reader's guess if it asks a question. */
export async function runEmbed(element: Locator): Promise<void> {
  await element.evaluate(async (host) => {
    const ended = new Promise<void>((resolve, reject) => {
      host.addEventListener('gil-lab-result', () => resolve(), { once: true })
      host.addEventListener('gil-lab-error', (event) => reject((event as CustomEvent).detail), { once: true })
    })
    const guess = host.shadowRoot!.querySelector<HTMLElement>('[part=prediction] button')
    const button = guess ?? host.shadowRoot!.querySelector<HTMLElement>('[part=run]')
    button!.click()
    await ended
    // Pictures are drawn in the next frame.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
}
