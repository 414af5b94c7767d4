import { expect, it } from 'vitest'
import { boundedText } from '../../src/view/bounded-text.ts'

/** A response that repeats one piece until it is cancelled. */
function endless(onCancel: () => void): Response {
  const piece = new TextEncoder().encode('on and on ')
  return new Response(new ReadableStream({ pull: (stream) => stream.enqueue(piece), cancel: onCancel }))
}

it('a response of the maximum size is read, including characters split between two pieces', async () => {
  const bytes = new TextEncoder().encode('naïve')
  const pieces = [bytes.slice(0, 3), bytes.slice(3)]
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      const piece = pieces.shift()
      if (piece) stream.enqueue(piece)
      else stream.close()
    },
  })
  expect(await boundedText(new Response(body), bytes.length)).toBe('naïve')
  expect(await boundedText(new Response('naïve'), bytes.length - 1)).toBeUndefined()
  expect(await boundedText(new Response(null), 0)).toBe('')
})

it('an endless response is cancelled', async () => {
  let cancelled = false
  expect(
    await boundedText(
      endless(() => (cancelled = true)),
      1000,
    ),
  ).toBeUndefined()
  expect(cancelled).toBe(true)
})
