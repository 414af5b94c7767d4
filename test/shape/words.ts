import type { Sources } from './sources.ts'

/** Constructions that make a reader read twice. CONTRIBUTING.md says what to write instead. */
const FORBIDDEN: readonly { readonly form: RegExp; readonly instead: string }[] = [
  { form: /\b(is|are|was|were|be|been|being) told\b|\b(told|tells?) of\b/, instead: 'name who reports it, and to whom' },
  { form: /\bwho waits\b/, instead: '"a thread that waits"' },
  { form: /\bwhoever\b/i, instead: 'name the actor' },
  { form: /\bstands\b(?! for\b)/, instead: '"is", "has" or "represents"' },
  { form: /\blies\b/, instead: '"is" or "starts at"' },
  { form: /\b(what|which) there (is|are)\b/, instead: '"the available …" or "the … that exists"' },
  { form: /(?<!\bthere )\b(is|are) no (?!longer\b|more\b|less\b|\w+er than\b)/i, instead: '"is not a …" or "has no …"' },
  { form: /\bof all(?= that\b| who\b|[,;:]|\.(?!\w)|$)/, instead: '"of all" and a noun, "all …" or "in total"' },
  { form: /\bat last\b/, instead: '"finally", or say when' },
]

/** A sentence for each line that uses a forbidden construction. The texts contain comments, names of tests, messages and documents. */
export function unclearWords(texts: Sources): string[] {
  return Object.entries(texts).flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        FORBIDDEN.filter(({ form }) => form.test(line)).map(
          ({ form, instead }) => `${path}:${index + 1} "${form.exec(line)![0].trim()}": write ${instead}`,
        ),
      ),
  )
}
