import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { parse } from 'yaml'

const ROOT = import.meta.dirname

/** Folder and pages of each build: `vite build --mode kiosk` → dist/kiosk, `--mode desk` → dist/desk. */
const PAGES: Record<string, { folder: string; pages: string[]; port: number }> = {
  kiosk: { folder: 'kiosk/ui', pages: ['index.html', 'bench.html'], port: 7710 },
  // Screens to look at and to measure, for tests/gallery: never shipped.
  gallery: { folder: 'kiosk/ui', pages: ['gallery.html'], port: 7712 },
  desk: { folder: 'office/desk', pages: ['index.html'], port: 7711 },
}

/** A page that reaches for Node is a mistake: it fails here instead of arriving as an empty stand-in. */
const noNode: Plugin = {
  name: 'no-node-in-the-browser',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id.startsWith('node:') || builtinModules.includes(id))
      this.error(`${importer ?? 'a page'} imports ${id}: browser code must not use Node`)
  },
}

/** Content as the service would give it, for the gallery, which has no service. */
const yamlForms: Plugin = {
  name: 'yaml-forms',
  transform(code, id) {
    if (!id.endsWith('.yaml')) return null
    return { code: `export default ${JSON.stringify(parse(code))}`, map: null, moduleType: 'js' }
  },
}

export default defineConfig(({ mode, command }) => {
  const page = PAGES[mode]
  if (!page && command === 'build')
    throw new Error(`unknown mode "${mode}": use --mode ${Object.keys(PAGES).join(' or --mode ')}`)
  const { folder, pages, port } = page ?? PAGES['kiosk']!
  const root = join(ROOT, folder)
  return {
    root,
    base: mode === 'desk' ? '/desk/' : '/',
    plugins: [noNode, yamlForms, react()],
    server: { port, host: '127.0.0.1', fs: { allow: [ROOT] } },
    build: {
      outDir: join(ROOT, 'dist', mode),
      emptyOutDir: true,
      target: 'chrome120',
      // The content security policy allows no data: fonts, and a kiosk reads from its own disk anyway.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 900,
      rolldownOptions: { input: pages.map((name) => join(root, name)).filter((path) => existsSync(path)) },
    },
    worker: { format: 'es' },
  }
})
