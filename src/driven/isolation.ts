/**
 * What makes a page cross-origin isolated, and with it lets it share memory with workers and read a fine clock. Worker scripts must carry
 * COEP too, and whatever a page under COEP embeds must carry CORP: so every answer carries all three.
 */
export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
