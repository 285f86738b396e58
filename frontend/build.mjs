// Builds app.js and app.css into the package; `node build.mjs test` bundles and runs the tests;
// `node build.mjs check` says whether the files in the package are fresh.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const home = join(here, '../src/poliscope/show/static')
const common = {
  bundle: true, minify: true, write: false, target: 'es2022', legalComments: 'none', charset: 'utf8',
  absWorkingDir: here, logLevel: 'warning',
  // h(name, properties, ...children) is shorter than what the automatic transform writes
  jsx: 'transform', jsxFactory: 'h', jsxFragment: 'Fragment', tsconfigRaw: { compilerOptions: { target: 'ES2022' } },
}

const factory = { inject: [join(here, 'src/jsx.ts')] }

// the worker stands inside the page's script as text: a file from disk can load no other file
const worker = {
  name: 'worker',
  setup(build) {
    build.onResolve({ filter: /^worker:/ }, (args) => ({ path: join(here, 'src', args.path.slice(7)), namespace: 'worker' }))
    build.onLoad({ filter: /.*/, namespace: 'worker' }, async (args) => {
      const made = await esbuild.build({ ...common, entryPoints: [args.path], format: 'iife' })
      return { contents: made.outputFiles[0].text, loader: 'text' }
    })
  },
}

async function built() {
  const page = { ...common, ...factory, plugins: [worker] }
  const files = {}
  const script = await esbuild.build({ ...page, entryPoints: ['src/page.tsx'], format: 'iife' })
  files['app.js'] = script.outputFiles[0].text
  const module = await esbuild.build({ ...page, entryPoints: ['src/widget.tsx'], format: 'esm' })
  files['widget.js'] = module.outputFiles[0].text
  const style = await esbuild.build({ ...common, entryPoints: ['src/app.css'] })
  files['app.css'] = style.outputFiles[0].text
  files['THIRD-PARTY.txt'] = notices()
  // a script or style stands inside HTML: it may not end there, nor carry what a strict parser refuses
  for (const [name, text] of Object.entries(files)) {
    if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${name} cannot stand inside a page`)
  }
  return files
}

function notices() {
  const packages = ['preact', '@preact/signals', '@preact/signals-core']
  const parts = packages.map((name) => {
    const folder = join(here, 'node_modules', name)
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`
  })
  return `app.js and widget.js contain these packages:\n\n${parts.join('\n' + '-'.repeat(80) + '\n\n')}`
}

async function test() {
  const names = readdirSync(join(here, 'test')).filter((name) => name.endsWith('.test.ts'))
  mkdirSync(join(here, 'out'), { recursive: true })
  const made = await esbuild.build({
    ...common, ...factory, minify: false, plugins: [worker], platform: 'node', format: 'esm', outdir: join(here, 'out'),
    outExtension: { '.js': '.mjs' }, entryPoints: names.map((name) => `test/${name}`),
    define: { ROOT: JSON.stringify(join(here, '..')) },
  })
  for (const file of made.outputFiles) writeFileSync(file.path, file.text)
  const run = spawnSync('node', ['--test', ...made.outputFiles.map((file) => file.path)], { stdio: 'inherit' })
  process.exit(run.status ?? 1)
}

const [task = 'build'] = process.argv.slice(2)
if (task === 'test') await test()
else {
  const files = await built()
  const stale = []
  for (const [name, text] of Object.entries(files)) {
    const path = join(home, name)
    if (task === 'check') {
      let old = ''
      try { old = readFileSync(path, 'utf8') } catch { /* missing is stale */ }
      if (old !== text) stale.push(name)
    } else {
      mkdirSync(home, { recursive: true })
      writeFileSync(path, text)
      console.log(`${name}: ${Buffer.byteLength(text)} bytes`)
    }
  }
  if (stale.length > 0) {
    console.error(`not fresh: ${stale.join(', ')}; run: make frontend`)
    process.exit(1)
  }
}
