// Plain JavaScript, so that also an old Node can say what is missing before it meets TypeScript.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 11)) {
  console.error(
    `Mingli needs Node 24.11 or newer; this is ${process.version}.\n` +
      'It comes with the packages: run `npm install` once, then start with `npm start`\n' +
      '(or `npx --no-install node kiosk/start.mjs`), not with the system’s own node.',
  )
  process.exit(1)
}
const { enableCompileCache } = await import('node:module')
enableCompileCache()
await import('./main.ts')
