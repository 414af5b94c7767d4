import { wrap } from 'comlink'
import { describe, expect, it } from 'vitest'
import { callback, exposeOwn } from '../../src/lab/worker/expose.ts'

/** An object with one method, seen through comlink. `refusal` resolves when a message is refused. */
function exposed() {
  const { port1, port2 } = new MessageChannel()
  const target = { add: (a: number, b: number) => a + b, own: { shared: 1 } }
  let refused: (error: unknown) => void = () => {}
  const refusal = new Promise<unknown>((resolve) => {
    refused = resolve
  })
  // In a browser, an error that a port's listener throws reaches the page's error handler. Here the endpoint catches it for the test.
  const endpoint = {
    postMessage: (message: unknown, transfer: Transferable[] = []) => port1.postMessage(message, transfer),
    addEventListener: (_: string, listener: unknown) => {
      port1.onmessage = (event) => {
        try {
          ;(listener as (event: MessageEvent) => void)(event)
        } catch (error) {
          refused(error)
        }
      }
    },
    removeEventListener: () => port1.close(),
  }
  exposeOwn(target, endpoint)
  return { target, port: port2, refusal, close: () => port2.close() }
}

const raw = (value: unknown) => ({ type: 'RAW', value })

describe('a worker', () => {
  it('offers its own methods, which can call back a function', async () => {
    const { port1, port2 } = new MessageChannel()
    exposeOwn({ twice: async (call: (n: number) => Promise<number>) => (await call(1)) + (await call(2)) }, port1)
    const api = wrap<{ twice(call: (n: number) => number): Promise<number> }>(port2)
    expect(await api.twice(callback((n: number) => 10 * n))).toBe(30)
    port2.close()
  })

  it.each([
    ['a constructor', { type: 'CONSTRUCT', path: ['constructor'], argumentList: [raw('code')] }],
    ["a method's constructor", { type: 'CONSTRUCT', path: ['add', 'constructor'], argumentList: [raw('code')] }],
    ['a call of an inherited method', { type: 'APPLY', path: ['hasOwnProperty'], argumentList: [raw('add')] }],
    ['a call of a method of a method', { type: 'APPLY', path: ['add', 'call'], argumentList: [raw(null)] }],
    ['the prototype', { type: 'SET', path: ['__proto__', 'polluted'], value: raw(1) }],
    ['a write to a property', { type: 'SET', path: ['add'], value: raw(1) }],
    ['a call of something that is not a method', { type: 'APPLY', path: ['own'], argumentList: [] }],
    ['a read of a value', { type: 'GET', path: ['own', 'shared'] }],
    ['a new endpoint', { type: 'ENDPOINT' }],
    ['a path that is not a list', { type: 'APPLY', path: 'add', argumentList: [] }],
  ])('refuses %s', async (_, message) => {
    const { target, port, refusal, close } = exposed()
    const answer = new Promise<unknown>((resolve) => {
      port.onmessage = ({ data }) => resolve(data)
    })
    port.postMessage({ id: 'attack', ...message })
    const outcome = await Promise.race([refusal, answer])
    close()
    const { polluted } = {} as { polluted?: unknown }
    // Cleans up after a successful attack, because a polluted prototype would fail every later test.
    Reflect.deleteProperty(Object.prototype, 'polluted')
    expect(String(outcome)).toContain('asks for something that is not offered')
    expect(polluted).toBeUndefined()
    expect(target.add(1, 2)).toBe(3)
  })
})
