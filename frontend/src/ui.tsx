/** Pieces that the pages share. */
import type { AnchorHTMLAttributes, ComponentChildren, JSX } from 'preact'
import { fixed, MISSING } from './numbers'
import { usePage, type PageName, type State } from './state'
import type { Maybe } from './study'

export function useWords() {
  return usePage().words.value
}

/** A part of a page: its heading is a question, its answer stands below. */
export function Section(props: {
  id: string; title: string; answer?: ComponentChildren; how?: ComponentChildren; children?: ComponentChildren
}): JSX.Element {
  const words = useWords()
  return (
    <section id={props.id} aria-labelledby={`${props.id}-h`}>
      <h2 id={`${props.id}-h`} tabIndex={-1}>{props.title}</h2>
      {props.answer && <p class="answer">{props.answer}</p>}
      {props.how && <details class="how"><summary>{words.say('app.how')}</summary><p>{props.how}</p></details>}
      {props.children}
    </section>
  )
}

/** A name that comes from data, kept apart from the direction of the text around it. */
export function Name(props: { children: string }): JSX.Element {
  return <bdi class={/\S{25,}/.test(props.children) && !/[\u3000-\u9fff]/.test(props.children) ? 'long' : undefined}>{props.children}</bdi>
}

export function linkTo(state: State, page: PageName, unit?: number, other?: number): AnchorHTMLAttributes<HTMLAnchorElement> {
  const { study } = state
  const parts = new URLSearchParams({ page })
  if (unit !== undefined) parts.set('unit', study.units.codes[unit])
  if (other !== undefined) parts.set('with', study.units.codes[other])
  return {
    // with a stroke, so that it cannot be taken for a place within the page
    href: `#/${parts.toString()}`,
    onClick(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      if (unit !== undefined) state.unit.value = unit
      if (other !== undefined) state.other.value = other
      show(state, page)
    },
  }
}

/** Turn to a page, and let those who do not see it know. */
export function show(state: State, page: PageName): void {
  const turned = state.page.peek() !== page
  state.page.value = page
  if (!turned) return
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('.app-page h2')
    heading?.focus({ preventScroll: true })
    const top = document.querySelector('.app-nav')?.getBoundingClientRect().top ?? 0
    if (top < 0) document.querySelector('.app-nav')?.scrollIntoView()
  })
}

export function UnitLink(props: { unit: number; page?: PageName }): JSX.Element {
  const state = usePage()
  return <a {...linkTo(state, props.page ?? 'unit', props.unit)}><Name>{state.words.value.unit(props.unit)}</Name></a>
}

/** The head of a column; in a list, one of numbers, or of the class that stands second. */
export type Head = string | readonly [string, string?]

/** A table that scrolls in its own frame where the page is narrow; its title is a heading, its caption is not. */
export function Table(props: {
  caption?: string; title?: string; class?: string; hidden?: boolean; heads?: readonly Head[]; head?: ComponentChildren; children: ComponentChildren
}): JSX.Element {
  const caption = props.caption ?? props.title
  const table = (
    <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table class={props.class}>
        <caption class={props.hidden || props.title ? 'unseen' : undefined}>{caption}</caption>
        <thead>{props.head ?? <tr>{props.heads?.map(headOf)}</tr>}</thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  )
  return props.title ? <><h3>{props.title}</h3>{table}</> : table
}

/** A cell with a number. */
export function Num(props: { children?: ComponentChildren }): JSX.Element {
  return <td class="num">{props.children}</td>
}

/** The head of a row: a unit with the way to its page, or a name. */
export function Row(props: { unit?: number; children?: string }): JSX.Element {
  return <th scope="row">{props.unit === undefined ? <Name>{props.children!}</Name> : <UnitLink unit={props.unit} />}</th>
}

function headOf(head: Head, place: number): JSX.Element {
  const [name, kind] = typeof head === 'string' ? [head, ''] : [head[0], head[1] ?? 'num']
  const seen = kind !== 'unseen'
  return <th scope="col" key={place} class={seen ? kind : undefined}>{!seen ? <span class={kind}>{name}</span> : <Name>{name}</Name>}</th>
}

/** A choice of one unit; ranked ones first. */
export function UnitPicker(props: { label: string; value: number; onPick: (unit: number) => void }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const collator = new Intl.Collator(words.code)
  const units = [...state.study.units.codes.keys()].sort((a, b) => collator.compare(words.unit(a), words.unit(b)))
  return (
    <label class="field">
      <span>{props.label}</span>
      <select value={String(props.value)} onChange={(event) => props.onPick(Number(event.currentTarget.value))}>
        {units.map((u) => <option key={u} value={String(u)}>{words.unit(u)}</option>)}
      </select>
    </label>
  )
}

export function Choice<T extends string | number>(props: {
  label: string; value: T; options: readonly (readonly [T, string])[]; onPick: (value: T) => void
}): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select value={String(props.value)} onChange={(event) => {
        const found = props.options.find(([value]) => String(value) === event.currentTarget.value)
        if (found) props.onPick(found[0])
      }}>
        {props.options.map(([value, name]) => <option key={String(value)} value={String(value)}>{name}</option>)}
      </select>
    </label>
  )
}

/** What is said in place of an analysis that was not run. */
export function NotRun(props: { what: string; answer: string }): JSX.Element {
  const state = usePage()
  return (
    <div class="empty">
      <p>{useWords().say('app.not-run', { what: props.what })}</p>
      <p><code>{state.study.commands[props.answer]}</code></p>
    </div>
  )
}

/** What was found, in words: of some kinds, and of one unit where given. */
export function Findings(props: { types: readonly string[]; unit?: number }): JSX.Element | null {
  const state = usePage()
  const words = useWords()
  const code = props.unit === undefined ? null : state.study.units.codes[props.unit]
  const found = state.study.findings.filter((one) => {
    const about = one.unit ?? one.region ?? one.pacing?.unit
    return props.types.includes(one.type) && (code === null || about === undefined || about === code)
  })
  return found.length === 0 ? null : <ul class="claims">{found.map((one, i) => <li key={i}>{words.own(one.words)}</li>)}</ul>
}

/** Note that what follows was computed for the study's weights, not the reader's. */
export function StudyWeightsNote(): JSX.Element | null {
  const state = usePage()
  return state.model.value.own ? <p class="note">{useWords().say('app.study-weights-only')}</p> : null
}

export function rankText(ranks: Float64Array, unit: number, counts?: Map<number, number>): string {
  const rank = ranks[unit]
  if (!(rank === rank)) return MISSING
  return ((counts ?? countsOf(ranks)).get(rank) ?? 1) > 1 ? `=${rank}` : String(rank)
}

/** How many units hold each rank. */
export function countsOf(ranks: Float64Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const rank of ranks) if (rank === rank) counts.set(rank, (counts.get(rank) ?? 0) + 1)
  return counts
}

export function useScore(): (value: Maybe<number>) => string {
  const { decimals } = usePage().study.about
  return (value) => fixed(value, decimals)
}

/** From 5 % over the median to 95 % on an axis of ranks. */
export function RangeBar(props: { range: readonly [number, number, number]; low: number; high: number; outer?: Maybe<readonly [number, number]> }): JSX.Element {
  const at = (rank: number): number => ((Math.min(Math.max(rank, props.low), props.high) - props.low + 0.5) / (props.high - props.low + 1)) * 100
  const [low, middle, high] = props.range
  const half = 50 / (props.high - props.low + 1)
  return (
    <span class="range" aria-hidden="true">
      {props.outer && <i class="outer" style={{ left: `${at(props.outer[0])}%`, width: `${at(props.outer[1]) - at(props.outer[0])}%` }} />}
      <i class="inner" style={{ left: `${at(low) - half}%`, width: `${at(high) - at(low) + 2 * half}%` }} />
      <i class="middle" style={{ left: `${at(middle)}%` }} />
    </span>
  )
}

export function rangeText(range: readonly number[]): string {
  const [low, high] = [range[0], range[range.length - 1]]
  return low === high ? String(low) : `${low}–${high}`
}

export function Key(props: { items: readonly (readonly [string, string])[] }): JSX.Element {
  return <ul class="key">{props.items.map(([kind, name]) => <li key={name}><i class={`swatch ${kind}`} />{name}</li>)}</ul>
}

/** Colour class of a part of the index by its place. */
export function colour(place: number): string {
  return `c${place % 8}`
}

export function webAddress(address: string): string | null {
  return /^https?:\/\/[^\s/]+/i.test(address.trim()) && !/\s/.test(address.trim()) ? address.trim() : null
}

export function Source(props: { title: string; address: string }): JSX.Element {
  const words = useWords()
  const address = webAddress(props.address)
  const title = props.title || words.say('app.no-source')
  return address
    ? <a href={address} rel="noopener noreferrer" target="_blank" data-address={address}><Name>{title}</Name></a>
    : <><Name>{title}</Name>{props.address && <> <Name>{props.address}</Name></>}</>
}

export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
