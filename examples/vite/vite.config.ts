import { defineConfig } from 'vite'

// What lets a page share memory with its workers. Whoever serves the built page must send the same.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({ server: { headers }, preview: { headers } })
