// The script of the app's own pages: sends forms with the token and the revision, follows a run, and says
// when the server is gone or the study has changed. Words stand in the page; nothing here is a sentence.
'use strict'
const poliscopeApp = (() => {
  const KEY = 'poliscope-token'
  const fragment = new URLSearchParams(location.hash.slice(1))
  if (fragment.get('token')) {
    try { localStorage.setItem(KEY, fragment.get('token')) } catch { /* a browser that keeps nothing */ }
    history.replaceState(null, '', location.pathname + location.search)
  }
  let token = fragment.get('token') || ''
  if (!token) try { token = localStorage.getItem(KEY) || '' } catch { /* as above */ }

  const $ = (id) => document.getElementById(id)
  let revision = ''
  let changed = false
  let running = false

  function tell(name, kind = 'note', extra = null) {
    const box = $('message')
    if (!box) return
    box.replaceChildren(document.createTextNode(box.dataset[name] || name))
    if (extra) box.append(' ', extra)
    box.className = kind
    box.hidden = false
  }

  function link(text, href) {
    const a = document.createElement('a')
    a.href = href
    a.textContent = text
    return a
  }

  async function send(address, body, headers = {}) {
    return fetch(address, {
      method: 'POST', body, credentials: 'same-origin',
      headers: { 'X-Poliscope-Token': token, 'If-Match': `"${revision}"`, ...headers },
    })
  }

  // --- forms ----------------------------------------------------------------------------------

  function valuesOf(form) {
    const found = {}
    for (const field of form.elements) {
      if (!field.name || field.matches(':disabled')) continue
      const value = field.type === 'checkbox' ? String(field.checked) : field.value
      const path = field.name.split('/')
      let at = found
      for (const part of path.slice(0, -1)) at = at[part] ??= Object.create(null)
      at[path[path.length - 1]] = value
    }
    return found
  }

  function clear(form) {
    for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid')
    for (const place of form.querySelectorAll('.fault')) place.textContent = ''
    form.querySelector('.errors')?.replaceChildren()
  }

  function problemItem(problem) {
    const item = document.createElement('li')
    const add = (name, text, kind) => {
      if (!text) return
      const part = document.createElement(name)
      part.textContent = text
      if (kind) part.className = kind
      item.append(part)
    }
    add('strong', problem.message)
    add('code', problem.code)
    add('span', problem.where, 'where')
    add('span', problem.help, 'help')
    return item
  }

  function faultPlace(form, name) {
    // a parameter stands in several methods: the fields of the one that is chosen count
    const places = [...form.querySelectorAll(`[data-fault="${CSS.escape(name)}"]`)]
    return places.find((place) => !place.closest('fieldset[disabled]')) ||
      places[0] || (name.includes('.') ? faultPlace(form, name.slice(0, name.lastIndexOf('.'))) : null)
  }

  function showProblems(form, told) {
    const fields = told.fields || {}
    let first = null
    let placed = 0
    for (const [name, text] of Object.entries(fields)) {
      const place = faultPlace(form, name)
      const field = place
        ? form.querySelector(`[aria-describedby~="${CSS.escape(place.id)}"]`)
        : form.elements.namedItem(name)
      if (place) place.textContent = text
      place?.closest('details')?.setAttribute('open', '') // what is closed can take no focus
      if (place || field) placed += 1
      if (field instanceof HTMLElement) {
        field.setAttribute('aria-invalid', 'true')
        first ||= field
      }
    }
    if (placed < (told.problems || []).length || Object.keys(fields).length === 0 || !form.querySelector('.fault')) {
      const list = document.createElement('ul')
      list.className = 'problems'
      list.append(...(told.problems || []).map(problemItem))
      form.querySelector('.errors')?.replaceChildren(list)
    }
    if (first) first.focus()
    else form.querySelector('.errors')?.scrollIntoView({ block: 'center' })
  }

  async function answered(form, response) {
    const told = await response.json().catch(() => ({ problems: [] }))
    if (response.ok) {
      changed = false
      location.assign(told.next || location.href)
      if ((told.next || '').split('#')[0] === location.pathname + location.search) location.reload()
      return true // the page is left: its button stays off, so that nothing is sent twice
    }
    if (response.status === 409) {
      const again = link($('message').dataset.again, location.pathname + location.search)
      again.target = '_blank'
      again.rel = 'noopener'
      tell('conflict', 'bad', again)
    } else if (response.status === 403) tell('token', 'bad')
    else if (response.status === 413) tell('large', 'bad')
    else tell('failed', 'bad')
    showProblems(form, told)
    return false
  }

  function watchForm(form) {
    form.addEventListener('input', () => { changed = true })
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      clear(form)
      const button = form.querySelector('[type=submit]')
      button.disabled = true
      tell('working')
      try {
        const json = JSON.stringify(valuesOf(form))
        button.disabled =
          await answered(form, await send(form.dataset.action, json, { 'Content-Type': 'application/json' }))
      } catch {
        tell('gone', 'bad')
        button.disabled = false
      }
    })
  }

  function watchUpload(form) {
    const errors = document.createElement('div')
    errors.className = 'errors'
    errors.setAttribute('role', 'alert')
    form.append(errors)
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      clear(form)
      const file = form.elements.file.files[0]
      if (!file) return
      const button = form.querySelector('[type=submit]')
      button.disabled = true
      tell('working')
      try {
        const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) }
        button.disabled = await answered(form, await send(form.dataset.upload, file, headers))
      } catch {
        tell('gone', 'bad')
        button.disabled = false
      }
    })
  }

  function watchChoice(select) {
    const fields = [...document.querySelectorAll(`fieldset[data-of="${CSS.escape(select.dataset.choice)}"]`)]
    const show = () => {
      for (const field of fields) {
        const chosen = field.dataset.method === select.value
        field.hidden = !chosen
        field.disabled = !chosen
      }
    }
    select.addEventListener('change', show)
    show() // a browser may restore a choice when one comes back to the page
  }

  // --- runs -----------------------------------------------------------------------------------

  function follow(job) {
    running = true
    $('progress').hidden = false
    $('start').hidden = true
    $('cancel').hidden = false
    $('cancel').dataset.job = job
    $('problems').replaceChildren()
    $('look').hidden = true
    state('running')
    const source = new EventSource(`/events?job=${encodeURIComponent(job)}`)
    source.onmessage = (message) => {
      const event = JSON.parse(message.data)
      if (event.stage) stage(event.stage)
      if (event.state) {
        source.close()
        ended(event)
      }
    }
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) tell('gone', 'bad')
    }
  }

  function stage(name) {
    let before = true
    for (const item of $('stages').children) {
      if (item.dataset.stage === name) before = false
      item.className = before ? 'past' : item.dataset.stage === name ? 'now' : ''
      if (item.className === 'now') item.setAttribute('aria-current', 'step')
      else item.removeAttribute('aria-current')
    }
  }

  function state(name) {
    $('state').textContent = $('state').dataset[name] || ''
  }

  function ended(event) {
    running = false
    $('start').hidden = false
    $('cancel').hidden = true
    state(event.cached ? 'cached' : event.state)
    if (event.state === 'done') {
      for (const item of $('stages').children) item.className = 'past'
      for (const old of document.querySelectorAll('#standing, .app-note')) old.hidden = true
      $('look').hidden = false
      $('look').querySelector('a').focus()
    } else $('start').focus()
    if (event.problems) $('problems').replaceChildren(...event.problems.map(problemItem))
  }

  function watchRun() {
    $('start').addEventListener('click', async () => {
      try {
        const response = await send('/run')
        const told = await response.json().catch(() => ({ problems: [] })) // the gate answers in plain text
        if (response.ok) follow(told.job)
        else if (response.status === 409) tell('conflict', 'bad', link($('message').dataset.again, '/run'))
        else if (response.status === 403) tell('token', 'bad')
        else { $('progress').hidden = false; $('problems').replaceChildren(...told.problems.map(problemItem)) }
      } catch { tell('gone', 'bad') }
    })
    $('cancel').addEventListener('click', async () => {
      try {
        const body = JSON.stringify({ job: $('cancel').dataset.job })
        await send('/cancel', body, { 'Content-Type': 'application/json' })
      } catch { tell('gone', 'bad') }
    })
    if (document.body.dataset.running) follow(document.body.dataset.running)
  }

  // --- the server and other tabs --------------------------------------------------------------

  let lost = false
  async function look() {
    if (document.hidden) return
    try {
      const response = await fetch('/state', { credentials: 'same-origin' })
      const told = await response.json()
      if (lost) { lost = false; $('message').hidden = true }
      if (told.revision !== revision && !running) {
        tell('changed', 'note', link($('message').dataset.again, location.pathname + location.search))
      }
    } catch {
      lost = true
      tell('gone', 'bad')
    }
  }

  function begin() {
    revision = document.body.dataset.revision || ''
    for (const form of document.querySelectorAll('form[data-action]')) watchForm(form)
    for (const form of document.querySelectorAll('form[data-upload]')) watchUpload(form)
    for (const select of document.querySelectorAll('select[data-choice]')) watchChoice(select)
    if ($('start')) watchRun()
    const cell = $('cell')
    if (cell && location.hash === '#cell') {
      cell.tabIndex = -1
      cell.focus({ preventScroll: true })
      const marked = cell.querySelector('.marked')
      ;(marked || cell).scrollIntoView({ block: 'center', inline: 'center' })
    }
    setInterval(look, 5000)
    document.addEventListener('visibilitychange', look)
    addEventListener('pageshow', (event) => { if (event.persisted) location.reload() }) // back: what was saved shows
    addEventListener('beforeunload', (event) => { if (changed) event.preventDefault() })
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
  else begin()
  return { token: () => token }
})()
