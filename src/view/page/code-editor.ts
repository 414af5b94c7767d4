// CodeMirror for Python, in the page's colours. It is far larger than the rest of the page, so the page loads it when the reader starts to
// edit.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { python } from '@codemirror/lang-python'
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export interface CodeEditor {
  readonly element: HTMLElement
  /** Shows the file with this key. A hidden file keeps its undo history, unless its own text changes while it is hidden. */
  open(key: string, source: string): void
  write(source: string): void
  /** Underlines each fault and puts a mark at the start of its line. Removes earlier marks. If `isShown`, scrolls the editor to the first. */
  mark(faults: readonly MarkedFault[], isShown: boolean): void
  /** Highlights a line, from 1, and scrolls the editor to it, but not the page. undefined removes the highlight. */
  highlight(line: number | undefined): void
  /** Takes the focus and moves the cursor to `anchor`; selects up to `head` if given. Scrolls the editor, but not the page. */
  goTo(anchor: number, head?: number): void
}

/** A fault from `offset` up to `end`, or up to the end of the word at `offset`. */
export interface MarkedFault {
  readonly offset: number
  readonly end?: number
  readonly message: string
}

interface CodeEditorOptions {
  /** The key of the file shown first. */
  readonly key: string
  readonly source: string
  /** Ids of the elements that label and describe the editor. */
  readonly labelledBy: string
  readonly describedBy: string
  readonly onChange: (source: string) => void
}

/** Tab and Shift-Tab leave the editor, as in every other field. Ctrl-] indents the selected lines, and Ctrl-[ unindents them. */
export function codeEditor({ key, source, labelledBy, describedBy, onChange }: CodeEditorOptions): CodeEditor {
  const extensions = [
    lineNumbers(),
    lintGutter(),
    history(),
    python(),
    indentUnit.of('    '),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    syntaxHighlighting(COLOURS),
    THEME,
    RAN,
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-labelledby': labelledBy, 'aria-describedby': describedBy }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onChange(state.doc.toString())
    }),
  ]
  const view = new EditorView({ state: EditorState.create({ doc: source, extensions }) })
  /** The states of the files that are not shown. */
  const states = new Map<string, EditorState>()
  let shown = key
  /**
   * Scrolls the editor to the lines at these offsets, but not the page. If they do not all fit, the editor shows the first ones.
   */
  const reveal = (...offsets: readonly number[]) =>
    view.requestMeasure({
      read: () => offsets.map((at) => view.lineBlockAt(at)),
      write: (blocks) => {
        const { clientHeight } = view.scrollDOM
        let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
        for (const block of blocks) {
          const [higher, lower] = [Math.min(top, block.top), Math.max(bottom, block.bottom)]
          if (lower - higher > clientHeight) break
          ;[top, bottom] = [higher, lower]
        }
        view.scrollDOM.scrollTop = (top + bottom - clientHeight) / 2
      },
    })
  return {
    element: view.dom,
    open: (next, text) => {
      if (next === shown && text === view.state.doc.toString()) return
      states.set(shown, view.state)
      shown = next
      const kept = states.get(next)
      view.setState(kept?.doc.toString() === text ? kept : EditorState.create({ doc: text, extensions }))
    },
    write: (text) => {
      if (text === view.state.doc.toString()) return
      // Makes the view start at the first line of the new program.
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true })
    },
    mark: (faults, isShown) => {
      const { length } = view.state.doc
      const found = faults.map(({ offset, end, message }) => {
        const from = Math.min(offset, length)
        const word = /^(\w+|\S)/.exec(view.state.sliceDoc(from, from + 80))?.[0].length ?? 0
        return { from, to: Math.min(end ?? from + word, length), severity: 'error' as const, message }
      })
      view.dispatch(setDiagnostics(view.state, found))
      view.contentDOM.setAttribute('aria-invalid', `${found.length > 0}`)
      if (isShown && found.length > 0) reveal(...found.map(({ from }) => from))
    },
    highlight: (line) => {
      const { doc } = view.state
      const at = line === undefined || line > doc.lines ? undefined : doc.line(line).from
      view.dispatch({ effects: ran.of(at) })
      if (at === undefined) return
      reveal(at)
    },
    goTo: (anchor, head = anchor) => {
      view.focus()
      view.dispatch({ selection: { anchor, head } })
      reveal(anchor)
    },
  }
}

/** The start of the line that a chosen slice ran; undefined for none. */
const ran = StateEffect.define<number | undefined>()
const RAN_LINE = Decoration.line({ class: 'cm-ran' })
const RAN = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects }) => {
    const chosen = effects.find((effect) => effect.is(ran))
    if (!chosen) return before.map(changes)
    return chosen.value === undefined ? Decoration.none : Decoration.set(RAN_LINE.range(chosen.value))
  },
  provide: (field) => EditorView.decorations.from(field),
})

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
  { tag: tags.definition(tags.function(tags.variableName)), fontWeight: '600' },
])

const THEME = EditorView.theme({
  '&': { backgroundColor: 'var(--raised)', color: 'var(--ink)', border: '1px solid var(--edge)', borderRadius: '4px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '2px' },
  '.cm-scroller': { font: 'var(--code-font)' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--faint)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 10%, transparent)' },
  // A line that a slice ran has the colour of the marks in the timeline.
  '.cm-ran, .cm-ran.cm-activeLine': {
    backgroundColor: 'color-mix(in srgb, var(--gil-mark) 18%, transparent)',
    boxShadow: 'inset 4px 0 var(--gil-mark)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--edge)' },
})
