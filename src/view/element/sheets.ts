const sheets = new Map<string, CSSStyleSheet>()
const hiding = new WeakMap<ShadowRoot | Document, CSSStyleSheet>()

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

/** Hides the CSS parts with these names, and shows those that were hidden before. */
export function hideParts(root: ShadowRoot | Document, names: readonly string[]): void {
  let sheet = hiding.get(root)
  if (!sheet) {
    if (names.length === 0) return
    sheet = new CSSStyleSheet()
    hiding.set(root, sheet)
    root.adoptedStyleSheets.push(sheet)
  }
  sheet.replaceSync(names.map((name) => `[part~="${name}"]{display:none!important}`).join(''))
}
