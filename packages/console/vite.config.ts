import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  worker: { format: 'es' },
  // What a gateway serves says where everything is; nothing is turned into a data URL behind the policy's back.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    license: { fileName: 'licenses.md' },
    chunkSizeWarningLimit: 3000,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', fs: { allow: ['../..'] } },
})
