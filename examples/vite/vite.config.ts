import { defineConfig } from 'vite'

// These headers let a page share memory with its workers. The server of the built page must send the same.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({ server: { headers }, preview: { headers } })
