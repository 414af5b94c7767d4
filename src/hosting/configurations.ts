import { HEADER_RULES, type HeaderRule } from './headers.ts'

/** The rules as a `_headers` file, which Netlify and Cloudflare Pages read at the root of the deployed folder. */
export function headersFile(): string {
  return HEADER_RULES.map(({ path, headers }) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
    return `/${path}\n${lines.join('')}`
  }).join('')
}

/**
 * The rules as nginx directives, for a server or a location block. In nginx, a location that adds a header loses all headers of the
 * enclosing block. So the directives use no nested locations. Instead, a variable holds the value of each header that depends on the path.
 * nginx does not send a header with an empty value.
 */
export function nginxConfiguration(): string {
  const [everywhere, ...rules] = HEADER_RULES
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))]
  const set = (headers: HeaderRule['headers'], indent = '') =>
    names.map((name) => `${indent}set ${variable(name)} "${headers[name] ?? ''}";\n`).join('')
  return [
    '# gil-lab: the headers that isolate its pages. Include this in the server block, or the location block, that serves dist/site.\n',
    set({}),
    ...rules.map(({ path, headers }) => `if ($uri ~ ${pattern(path)}) {\n${set(headers, '  ')}}\n`),
    ...Object.entries(everywhere!.headers).map(([name, value]) => `add_header ${name} "${value}" always;\n`),
    ...names.map((name) => `add_header ${name} ${variable(name)} always;\n`),
  ].join('')
}

function variable(header: string): string {
  return `$gil_lab_${header.toLowerCase().replaceAll('-', '_')}`
}

/**
 * Turns the path of a rule into a regular expression. nginx matches the expression with the whole path of a request, and the site may be in
 * any folder. So the expression for the site's first page matches every folder. Later rules set the right headers for the site's other
 * folders.
 */
function pattern(path: string): string {
  return `/${path.replaceAll('.', '\\.').replace('*', '[^/]*')}$`
}
