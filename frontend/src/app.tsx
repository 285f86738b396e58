/** The page: head, contents, weights, one page at a time; all of them in print. */
import type { JSX } from 'preact'
import { effect } from '@preact/signals'
import { options, render } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Adapter } from './adapters'
import { Answer } from './pages/answer'
import { Compare } from './pages/compare'
import { Evidence } from './pages/evidence'
import { Method } from './pages/method'
import { NextPage } from './pages/next'
import { Partners } from './pages/partners'
import { Parts } from './pages/parts'
import { Ranking } from './pages/ranking'
import { Structure } from './pages/structure'
import { Sure } from './pages/sure'
import { Unit } from './pages/unit'
import { WeightsPanel, WeightsUsed } from './pages/weights'
import { Winners } from './pages/winners'
import { PAGES, State, StateContext, usePage, type PageName } from './state'
import { readStudy, type PageData } from './study'
import { legible } from './words'
import { download, linkTo, Name, useWords } from './ui'

const VIEWS: Record<PageName, () => JSX.Element> = {
  answer: Answer, ranking: Ranking, parts: Parts, sure: Sure, winners: Winners, unit: Unit, compare: Compare,
  structure: Structure, next: NextPage, partners: Partners, evidence: Evidence, method: Method,
}

/** Draw a study into an element; returns how to take it away again. */
export function mount(root: HTMLElement, data: PageData, adapter: Adapter): () => void {
  const state = new State(readStudy(data), adapter)
  state.readHash(adapter.readHash())
  render(<StateContext.Provider value={state}><App /></StateContext.Provider>, root)
  const ends = [state.start(), keepAddress(state), keepTitle(state, root), tellWeights(state), printAll(state)]
  return () => {
    ends.forEach((end) => end())
    render(null, root)
  }
}

function keepAddress(state: State): () => void {
  let written = state.hash
  let page = state.page.peek()
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = effect(() => {
    const hash = state.hash
    const turned = state.page.value !== page
    clearTimeout(timer)
    if (hash === written) return
    const write = (): void => {
      written = hash
      state.adapter.writeHash(hash, turned)
    }
    page = state.page.value
    // browsers allow few changes of the address in a short time
    if (turned) write()
    else timer = setTimeout(write, 250)
  })
  const deaf = state.adapter.onHash((hash) => {
    if (hash.replace(/^#\/?/, '') === written) return
    state.readHash(hash)
    written = state.hash
    page = state.page.peek()
  })
  return () => { clearTimeout(timer); stop(); deaf() }
}

function keepTitle(state: State, root: HTMLElement): () => void {
  return effect(() => {
    const words = state.words.value
    root.lang = words.code
    if (state.adapter.kind === 'widget') return
    document.documentElement.lang = words.code
    document.title = `${words.own(state.study.about.title) || words.say('app.untitled')} – ${words.say(`app.nav.${state.page.value}`)}`
  })
}

function tellWeights(state: State): () => void {
  return effect(() => {
    const model = state.settled.value
    state.adapter.onWeights?.(model.own ? [...model.shares] : null)
  })
}

/** Paper has no tabs: every page is drawn before it is printed. */
function printAll(state: State): () => void {
  const set = (value: boolean) => (): void => {
    const later = options.debounceRendering
    options.debounceRendering = (draw) => draw()
    state.settled.value = state.model.value
    state.printing.value = value
    document.documentElement.style.setProperty('--foot', footOf(state))
    if (later) options.debounceRendering = later
    else delete options.debounceRendering
  }
  const [before, after] = [set(true), set(false)]
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}

/** What stands at the foot of every sheet, as a text of CSS: which study, in which state, and when. */
function footOf(state: State): string {
  const { about } = state.study
  const title = state.words.value.own(about.title) || state.words.value.say('app.untitled')
  const now = new Date()
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
  return JSON.stringify([[...legible(title)].slice(0, 60).join(''), about.digest.slice(0, 12), day].filter(Boolean).join(' · '))
}

function App(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const parts = state.study.below[state.study.root].length
  const page = state.page.value
  const pages = state.printing.value ? PAGES.filter((name) => shownInPrint(state, name)) : [page]
  return (
    <div class={`app ${parts <= 4 ? 'four' : parts <= 6 ? 'six' : 'eight'}`}>
      <a class="skip" href="#app-main" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('.app-page h2')?.focus() }}>{words.say('app.skip')}</a>
      <Head />
      <Contents />
      <div class="app-body">
        <WeightsPanel />
        <main class="app-page" id="app-main">
          {state.printing.value && <WeightsUsed />}
          {pages.map((name) => { const View = VIEWS[name]; return <View key={name} /> })}
        </main>
      </div>
      <footer class="app-foot"><span><Name>{words.own(state.study.about.title) || words.say('app.untitled')}</Name></span> <span>{words.say('app.foot', { digest: state.study.about.digest.slice(0, 12) || '–', version: state.study.about.poliscope || '–' })}</span></footer>
    </div>
  )
}

/** On paper, analyses that were not run take no room. */
function shownInPrint(state: State, name: PageName): boolean {
  const { structure, complementarity, incidence } = state.study
  if (name === 'structure') return structure !== null || incidence !== null
  if (name === 'next') return structure !== null
  return name !== 'partners' || complementarity !== null
}

function Head(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { about, evidence, tree, languages, left_out: left } = state.study
  const facts: [string, string][] = [
    [words.say('app.fact.ranked'), String(state.studyModel.order.length)],
    [words.say('app.fact.indicators'), String(tree.indicators)],
    [words.say('app.fact.figures'), evidence.sources.reduce((sum, s) => sum + s.figures, 0).toLocaleString('en-US')],
    [words.say('app.fact.period'), about.period || words.say('app.fact.newest')],
  ]
  return (
    <header class="app-head">
      <div>
        <h1><Name>{words.own(about.title) || words.say('app.untitled')}</Name></h1>
        {words.own(about.question) && <p class="question">{words.own(about.question)}</p>}
        <dl class="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      </div>
      <div class="app-tools">
        {languages.length > 1 && (
          <div class="segments" role="group" aria-label={words.say('app.language')}>
            {languages.map((name) => {
              const entry = state.study.catalog[name]
              return <button type="button" key={name} lang={String(entry['language.code'])} aria-pressed={name === words.language} onClick={() => { state.language.value = name }}>{String(entry['language.name'])}</button>
            })}
          </div>
        )}
        <button type="button" onClick={() => window.print()}>{words.say('app.print')}</button>
        <button type="button" onClick={() => download(`${about.id || 'study'}.json`, JSON.stringify(dataOf(state)), 'application/json')}>{words.say('app.data')}</button>
      </div>
      {left.includes('raw') && <p class="note">{words.say('app.left-out.raw')}</p>}
    </header>
  )
}

/** The data as they came, without what was made of them. */
function dataOf(state: State): object {
  const { scoringTree, indicators, powers, root, below, lowest, unitAt, imputed, catalog, ...data } = state.study
  void [scoringTree, indicators, powers, root, below, lowest, unitAt, imputed, catalog]
  return data
}

function Contents(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const missing: Partial<Record<PageName, boolean>> = {
    structure: !study.structure && !study.incidence, next: !study.structure, partners: !study.complementarity,
  }
  const list = useRef<HTMLUListElement>(null)
  const page = state.page.value
  useEffect(() => {
    // where the list scrolls, the page that is shown stays in sight
    const [frame, link] = [list.current, list.current?.querySelector<HTMLElement>('[aria-current]')]
    if (frame && link) frame.scrollLeft = link.offsetLeft - (frame.clientWidth - link.offsetWidth) / 2
  }, [page])
  return (
    <nav class="app-nav" aria-label={words.say('app.contents')}>
      <ul ref={list}>
        {PAGES.map((name) => (
          <li key={name}>
            <a {...linkTo(state, name)} aria-current={state.page.value === name ? 'page' : undefined} class={missing[name] ? 'not-run' : undefined}>{words.say(`app.nav.${name}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
