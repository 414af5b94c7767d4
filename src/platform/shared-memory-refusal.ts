/** The reason why workers cannot share memory in this page, and how to change that. undefined where workers can share memory. */
export function isolationRefusal(scope: {
  readonly crossOriginIsolated: boolean
  readonly isSecureContext: boolean
  readonly hasSharedMemory: boolean
}): { readonly whatHappened: string; readonly whatToDo: string } | undefined {
  if (!scope.isSecureContext) {
    return {
      whatHappened: 'This page cannot measure, because it was not loaded over https. So its threads may not share memory.',
      whatToDo: 'Open it over https, or from http://localhost.',
    }
  }
  if (!scope.crossOriginIsolated) {
    return {
      whatHappened: 'This page cannot measure: the browser does not let its threads share memory.',
      whatToDo:
        'The cause may be that the browser blocks site data, as private windows do. Allow site data and reload the page, or run ' +
        '`npx gil-lab serve` on your computer.\nFor the person who hosts this page: it is not cross-origin isolated. Its host has to send ' +
        'Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.',
    }
  }
  // WebKitGTK reports isolation but has no SharedArrayBuffer.
  if (!scope.hasSharedMemory) {
    return {
      whatHappened: 'This browser has no shared memory, although the page is cross-origin isolated.',
      whatToDo: 'Use Chromium, Firefox or Safari.',
    }
  }
  return undefined
}

/** The result of isolationRefusal() for the page or frame that this code runs in. */
export function refusalHere(): ReturnType<typeof isolationRefusal> {
  return isolationRefusal({
    crossOriginIsolated: globalThis.crossOriginIsolated === true,
    isSecureContext: globalThis.isSecureContext,
    hasSharedMemory: typeof SharedArrayBuffer === 'function',
  })
}
