import type { Locator } from '@playwright/test'

/**
 * Resolves to the first status that matches. expect() looks at most once per second, so it misses a status that lasts less. This function
 * sees every status of the lab page or of an embed. `stops`: presses Stop before the status can change.
 */
export function statusThat(status: Locator, words: RegExp, { stops = false }: { readonly stops?: boolean } = {}): Promise<string> {
  return status.evaluate(
    (element, { words, stops }) =>
      new Promise<string>((resolve) => {
        const observer = new MutationObserver(look)
        function look() {
          const text = element.textContent ?? ''
          if (!words.test(text)) return
          observer.disconnect()
          const buttons = (element.getRootNode() as ParentNode & Node).querySelectorAll('button')
          if (stops) [...buttons].find(({ textContent }) => textContent === 'Stop')?.click()
          resolve(text)
        }
        observer.observe(element, { childList: true, characterData: true, subtree: true })
        look()
      }),
    { words, stops },
  )
}
