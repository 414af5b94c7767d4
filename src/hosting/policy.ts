/**
 * The content security policy of every page of the site, as a <meta> says it. A program, a link or a recording that someone else made is shown
 * as text; should a mistake of ours let markup through, this keeps it from running anything or sending anything away.
 */
export const CONTENT_SECURITY_POLICY = Object.entries({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  // The lab's workers, and the service worker.
  'worker-src': "'self' blob:",
  // The editor writes its rules into <style>.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
})
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ')
