const sheets = new Map<string, CSSStyleSheet>()

/** Adds these styles to a shadow root or a document, once. All elements of a page share one sheet. */
export function adopt(root: ShadowRoot | Document, css: string): void {
  let sheet = sheets.get(css)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(css, sheet)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
}
