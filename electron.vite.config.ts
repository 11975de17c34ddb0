import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * One build, three targets. `main` also carries the entries that run on plain Node (the command
 * line with its server, and the search worker), so that every shell shares the same chunks.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          cli: 'src/cli/index.ts',
          'search-worker': 'src/engine/search/worker.ts',
        },
        // node:sqlite exists only with its prefix.
        external: [/^node:/, 'electron'],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload must be CommonJS; the package itself is ESM.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      // electron-vite leaves minifying off; the browser shell's first paint profits from it.
      minify: 'oxc',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: 'src/renderer/index.html', print: 'src/renderer/print.html' },
      },
    },
    plugins: [react()],
  },
});
