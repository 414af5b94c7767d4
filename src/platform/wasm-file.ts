/**
 * Compiles a Wasm file of the lab. The site serves it as a file. The library contains it in its code as a data: URL, so the library sends
 * no request, which the page's CSP could forbid.
 */
export async function compileWasm(url: string): Promise<WebAssembly.Module> {
  if (url.startsWith('data:')) return WebAssembly.compile(decode(url))
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} for ${response.url}`)
  // A host may serve .wasm under another content type. compileStreaming() would refuse such a response, although its bytes are the same.
  const streams = response.headers.get('Content-Type')?.startsWith('application/wasm') === true
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
}

/** The bytes of a base64 data: URL. */
function decode(url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (character) => character.charCodeAt(0))
}
