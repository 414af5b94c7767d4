/**
 * The text of a response of at most `mostBytes` bytes; undefined if it is longer. Reads the response piece by piece and cancels it at the
 * limit, so that an endless response cannot fill the memory.
 */
export async function boundedText({ body }: Response, mostBytes: number): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const reader = body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) return text + decoder.decode()
    bytes += piece.value.length
    if (bytes > mostBytes) {
      void reader?.cancel()
      return undefined
    }
    text += decoder.decode(piece.value, { stream: true })
  }
}
