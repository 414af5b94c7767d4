/** Escapes text for use between tags and in quoted attributes. U+FFFD replaces the control characters that XML forbids. */
export function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the expression looks for them
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd').replace(/[&<>"']/g, (mark) => entities[mark]!)
}

type Attributes = Readonly<Record<string, string | number>>

/** One element as markup. `children` are markup. Attributes are escaped, and numbers are rounded to a hundredth of a pixel. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : escapeXml(value)}"`)
  return children.length > 0 ? `<${name}${written.join('')}>${children.join('')}</${name}>` : `<${name}${written.join('')}/>`
}

export function text(attributes: Attributes, content: string): string {
  return element('text', attributes, escapeXml(content))
}

export function px(value: number): string {
  return `${Math.round(value * 100) / 100}`
}

interface Frame {
  readonly width: number
  readonly height: number
  /** The picture's name, in a few words. */
  readonly title: string
  /** A sentence that says what the picture shows, for readers who cannot see it. */
  readonly description: string
  /** A class, for a picture with its own style. */
  readonly className?: string
}

/**
 * A picture that scales down with its container and has a name and a description for screen readers. Its colours come from the page: text
 * and axes are currentColor, and the data have the colours of palette.ts, which a page may set.
 */
export function picture({ width, height, title, description, className }: Frame, ...children: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...(className && { class: className }),
      viewBox: `0 0 ${px(width)} ${px(height)}`,
      width,
      height,
      role: 'img',
      'aria-label': title,
      style: 'max-width:100%;height:auto',
      'font-family': 'system-ui,sans-serif',
      'font-size': 12,
      fill: 'currentColor',
    },
    element('title', {}, escapeXml(title)),
    element('desc', {}, escapeXml(description)),
    ...children,
  )
}

/** The words of a text in lines of at most `most` characters. A longer word has a line of its own. */
export function linesOf(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.pop()
    if (last === undefined) lines.push(word)
    else if (last.length + 1 + word.length <= most) lines.push(`${last} ${word}`)
    else lines.push(last, word)
  }
  return lines
}
