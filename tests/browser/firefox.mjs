// Opens a report in headless Firefox over WebDriver BiDi, and prints as JSON what was seen there.
//   node --experimental-websocket firefox.mjs FIREFOX REPORT.html PORT
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [firefox, report, port] = process.argv.slice(2)
const profile = mkdtempSync(join(tmpdir(), 'poliscope-firefox-'))
const options = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', port, 'about:blank']
const browser = spawn(firefox, options, { stdio: ['ignore', 'ignore', 'pipe'] })
// a browser that hangs is not left behind
setTimeout(() => { browser.kill('SIGKILL'); process.exit(3) }, 100_000).unref()
await new Promise((ready) => browser.stderr.on('data', (text) => String(text).includes('BiDi listening') && ready()))

const socket = new WebSocket(`ws://127.0.0.1:${port}/session`)
await new Promise((ready, failed) => { socket.onopen = ready; socket.onerror = failed })
const [waiting, events] = [new Map(), []]
socket.onmessage = ({ data }) => {
  const told = JSON.parse(data)
  if (told.id) waiting.get(told.id)(told)
  else events.push(told)
}
let calls = 0
const call = (method, params = {}) => new Promise((answer) => {
  waiting.set(++calls, answer)
  socket.send(JSON.stringify({ id: calls, method, params }))
})
const rest = (time) => new Promise((done) => setTimeout(done, time))

await call('session.new', { capabilities: {} })
await call('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] })
const { result: { contexts: [{ context }] } } = await call('browsingContext.getTree')
const run = async (expression) => {
  const { result } = await call('script.evaluate', { expression: `JSON.stringify(${expression})`, target: { context }, awaitPromise: false })
  if (result?.type !== 'success') throw new Error(JSON.stringify(result))
  return JSON.parse(result.result.value ?? 'null')
}
await call('browsingContext.navigate', { context, url: pathToFileURL(report).href, wait: 'complete' })
await rest(500)
const found = { agent: await run('navigator.userAgent'), pages: {} }
for (const language of ['en', 'zh']) {
  for (const page of await run('[...document.querySelectorAll(".app-nav a")].map((a) => new URLSearchParams(a.hash.slice(2)).get("page"))')) {
    await run(`location.hash = '/page=${page}&lang=${language}'`)
    await rest(150)
    found.pages[`${page} ${language}`] = await run(`{
      shown: document.querySelector('.app-nav [aria-current]').hash.includes('page=${page}'),
      fits: document.documentElement.scrollWidth <= innerWidth,
      clean: !/undefined|NaN|\\[object|app\\.[a-z]/.test(document.querySelector('.app').innerText),
    }`.replace(/^\{/, '({').replace(/\}$/, '})'))
  }
}
// pictures are made as they are for the reader, and caught before they reach the disk
await run(`(window.taken = [], HTMLAnchorElement.prototype.click = function () { window.taken.push(this.download) }, 1)`)
await run(`(location.hash = '/page=ranking&lang=zh', 1)`)
await rest(300)
await run(`([...document.querySelectorAll('.chart-tools button')].slice(1).forEach((button) => button.click()), 1)`)
await rest(2500)
found.taken = await run('window.taken.sort()')
found.troubles = events.filter((one) => one.method === 'log.entryAdded').map((one) => one.params.text)
found.requests = events.filter((one) => one.method === 'network.beforeRequestSent').map((one) => one.params.request.url)
console.log(JSON.stringify(found))
browser.kill()
await new Promise((ended) => browser.on('exit', ended))
rmSync(profile, { recursive: true, force: true })
process.exit(0)
