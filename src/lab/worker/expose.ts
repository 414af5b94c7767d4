import { type Endpoint, expose, proxy, proxyMarker, transferHandlers, wrap } from 'comlink'

type Listener = (event: MessageEvent) => void
/** What an endpoint receives from comlink's other end. */
interface Call {
  readonly type?: unknown
  readonly path?: unknown
}

/** Lets the other end call the target's own methods. Comlink's expose() follows every path of a message, and constructs and overwrites what it finds. */
export function exposeOwn(target: object, endpoint: Endpoint): void {
  expose(target, onlyCalls(target, endpoint))
}

/** A function that another worker can be given, to be called and for nothing else. */
export const callback = proxy

// Of all that comlink's own handler would expose, this one exposes functions alone, and those guarded.
transferHandlers.set('proxy', {
  canHandle: (value): value is object => typeof value === 'function' && proxyMarker in value,
  serialize: (called: object) => {
    const { port1, port2 } = new MessageChannel()
    exposeOwn(called, port1)
    return [port2, [port2]]
  },
  deserialize: (port: MessagePort) => {
    port.start()
    return wrap(port)
  },
})

/** The endpoint without all messages but calls of the target's own methods, or of the target if it is a function, and goodbyes. */
function onlyCalls(target: object, endpoint: Endpoint): Endpoint {
  const guards = new Map<unknown, Listener>()
  return {
    postMessage: (message, transfer) => endpoint.postMessage(message, transfer),
    addEventListener: (type, listener) => {
      const guard = (event: MessageEvent) => {
        if (!isOffered(target, event.data ?? {})) throw new TypeError('a message asks for what is not offered')
        ;(listener as Listener)(event)
      }
      guards.set(listener, guard)
      endpoint.addEventListener(type, guard as EventListener)
    },
    removeEventListener: (type, listener) => {
      endpoint.removeEventListener(type, guards.get(listener) as EventListener)
      // comlink stops listening at a goodbye, and closes a port then: it does not see that this is one.
      if (endpoint instanceof MessagePort) endpoint.close()
    },
    start: () => endpoint.start?.(),
  }
}

function isOffered(target: object, { type, path }: Call): boolean {
  if (type === 'RELEASE') return true
  if (type !== 'APPLY' || !Array.isArray(path)) return false
  if (path.length === 0) return typeof target === 'function'
  const [name] = path
  return path.length === 1 && Object.hasOwn(target, name) && typeof (target as Record<string, unknown>)[name] === 'function'
}
