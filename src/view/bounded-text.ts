/**
 * The text of an answer of at most so many bytes; undefined where it is longer. It is taken piece by piece: whoever sends without end is not
 * listened to.
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
