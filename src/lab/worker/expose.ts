import { type Endpoint, expose, proxy, proxyMarker, transferHandlers, wrap } from 'comlink'

type Listener = (event: MessageEvent) => void
/** A message that an endpoint receives from the other end's comlink. */
interface Call {
  readonly type?: unknown
  readonly path?: unknown
}

/**
 * Lets the other end call the target's own methods and nothing else. Comlink's expose() follows any path in a message, and constructs and
 * overwrites whatever it finds there.
 */
export function exposeOwn(target: object, endpoint: Endpoint): void {
  expose(target, onlyCalls(target, endpoint))
}

/** Wraps a function so that another worker can call it, and do nothing else with it. */
export const callback = proxy

// Comlink's own handler exposes any object. This handler exposes only functions, and only through exposeOwn().
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

/** The endpoint, restricted to calls of the target's own methods (or of the target, if it is a function) and to release messages. */
function onlyCalls(target: object, endpoint: Endpoint): Endpoint {
  const guards = new Map<unknown, Listener>()
  return {
    postMessage: (message, transfer) => endpoint.postMessage(message, transfer),
    addEventListener: (type, listener) => {
      const guard = (event: MessageEvent) => {
        if (!isOffered(target, event.data ?? {})) throw new TypeError('a message asks for something that is not offered')
        ;(listener as Listener)(event)
      }
      guards.set(listener, guard)
      endpoint.addEventListener(type, guard as EventListener)
    },
    removeEventListener: (type, listener) => {
      endpoint.removeEventListener(type, guards.get(listener) as EventListener)
      // After a release message, comlink stops listening and closes the endpoint if it is a MessagePort. It does not recognise a port
      // inside this wrapper, so the wrapper closes the port.
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
