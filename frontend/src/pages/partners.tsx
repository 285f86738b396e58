/** With whom: a matrix of who gives and who receives, a pair, the best five. */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Chart } from '../chart'
import { significant } from '../numbers'
import { usePage } from '../state'
import type { Complementarity } from '../study'
import { Choice, Findings, Name, NotRun, Num, Row, Section, Table, UnitLink, UnitPicker, useWords } from '../ui'

const SHOWN = 30

export function Partners(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const found = state.study.complementarity
  return (
    <Section id="partners" title={words.say('app.partners.title')} how={found ? <>{words.say('app.partners.how')} {found.conventions.map((one) => words.own(one)).join(words.say('app.semicolon'))}</> : undefined}>
      {!found ? <NotRun what={words.say('app.partners.what')} answer="complementarity" /> : <Found found={found} />}
    </Section>
  )
}

function Found(props: { found: Complementarity }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { found } = props
  const [order, setOrder] = useState('alike')
  const [beyond, setBeyond] = useState('beyond')
  const matrix = state.study.partners![beyond === 'beyond' ? 'beyond' : 'raw']
  const codes = state.study.units.codes
  const collator = new Intl.Collator(words.code)
  const all = order === 'alike' ? found.order : order === 'rank' ? state.studyModel.order : [...codes.keys()].sort((a, b) => collator.compare(words.unit(a), words.unit(b)))
  const units = all.filter((u) => matrix[u]?.some((x) => x !== null))
  const near = new Set([state.unit.value, state.other.value])
  // a large matrix shows the first, and always the two that are looked at
  const shown = units.length <= SHOWN ? units : units.filter((u, i) => i < SHOWN - 2 || near.has(u))
  return (
    <>
      <div class="tools">
        <UnitPicker label={words.say('app.partners.gives')} value={state.unit.value} onPick={(u) => { state.unit.value = u }} />
        <UnitPicker label={words.say('app.partners.receives')} value={state.other.value} onPick={(u) => { state.other.value = u }} />
        <Choice label={words.say('app.partners.order')} value={order} options={[['alike', words.say('app.partners.order.alike')], ['name', words.say('app.partners.order.name')], ['rank', words.say('app.partners.order.rank')]] as const} onPick={setOrder} />
        <Choice label={words.say('app.partners.shade')} value={beyond} options={[['beyond', words.say('app.partners.beyond')], ['raw', words.say('app.partners.raw')]] as const} onPick={setBeyond} />
      </div>
      <Findings types={['Partner', 'BestCoalition']} unit={state.unit.value} />
      <Pair found={found} />
      <BestFive found={found} />
      <h3>{words.say('app.partners.matrix')}</h3>
      {shown.length < units.length && <p class="small">{words.say('app.partners.first', { count: shown.length, total: units.length })}</p>}
      <Chart id="partners" title={words.say('app.partners.matrix')} table={() => <Matrix units={shown} matrix={matrix} plain />}>
        <Matrix units={shown} matrix={matrix} />
      </Chart>
    </>
  )
}

/** Which fifth of all values a value belongs to. */
function stepOf(sorted: number[], value: number): number {
  let below = 0
  while (below < sorted.length && sorted[below] < value) below++
  return Math.min(4, Math.floor((below / Math.max(1, sorted.length)) * 5))
}

function Matrix(props: { units: number[]; matrix: (number | null)[][]; plain?: boolean }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const grid = useRef<HTMLTableElement>(null)
  const { units, matrix } = props
  const sorted = units.flatMap((a) => units.flatMap((b) => (a !== b && matrix[a][b] !== null ? [matrix[a][b]!] : []))).sort((a, b) => a - b)
  const [one, other] = [state.unit.value, state.other.value]
  const here = units.includes(one) && units.includes(other) && one !== other ? [one, other] : [units[0], units[1]]
  const move = (event: KeyboardEvent, a: number, b: number): void => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (!step) return
    event.preventDefault()
    const row = Math.min(units.length - 1, Math.max(0, a + step[0]))
    const column = Math.min(units.length - 1, Math.max(0, b + step[1]))
    grid.current?.querySelector<HTMLButtonElement>(`[data-at="${row}-${column}"]`)?.focus()
  }
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={words.say('app.partners.matrix')}>
      <table class={props.plain ? '' : 'matrix'} ref={grid}>
        <caption class="unseen">{words.say('app.partners.how')}</caption>
        <thead><tr><td />{units.map((u) => <th scope="col" key={u}><span title={words.unit(u)}><Name>{words.unit(u)}</Name></span></th>)}</tr></thead>
        <tbody>
          {units.map((a, row) => (
            <tr key={a}>
              <Row>{words.unit(a)}</Row>
              {units.map((b, column) => {
                const value = matrix[a][b]
                if (props.plain) return <td key={b} class="num">{significant(value, 2)}</td>
                if (a === b || value === null) return <td key={b} class="diagonal"><button type="button" class="cell" data-at={`${row}-${column}`} tabIndex={-1} aria-disabled="true" aria-label={words.say('app.partners.none')} onKeyDown={(event) => move(event, row, column)} /></td>
                return (
                  <td key={b} class={`h${stepOf(sorted, value)}${a === one && b === other ? ' chosen' : ''}`}>
                    <button type="button" class="cell" data-at={`${row}-${column}`} tabIndex={a === here[0] && b === here[1] ? 0 : -1}
                      aria-label={words.say('app.partners.cell', { a: words.unit(a), b: words.unit(b), value: significant(value, 2) })}
                      aria-pressed={a === one && b === other}
                      onClick={() => { state.unit.value = a; state.other.value = b }} onKeyDown={(event) => move(event, row, column)} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Pair(props: { found: Complementarity }): JSX.Element | null {
  const state = usePage()
  const words = useWords()
  const { found } = props
  const [a, b] = [state.unit.value, state.other.value]
  if (a === b) return <p class="note">{words.say('app.compare.same')}</p>
  if (!found.has) return null
  const [ofA, ofB] = [found.has[a] ?? [], found.has[b] ?? []]
  const without = (items: number[], other: number[]): number[] => items.filter((item) => !other.includes(item))
  const shared = ofA.filter((item) => ofB.includes(item))
  const list = (title: string, items: number[]): JSX.Element => (
    <div><h4>{title}</h4>{items.length === 0 ? <p class="small">{words.say('app.partners.nothing')}</p>
      : <ul class="plain">{items.slice(0, 10).map((item) => <li key={item}><Name>{words.label(found.items, item)}</Name></li>)}{items.length > 10 && <li>{words.say('app.and-more', { count: items.length - 10 })}</li>}</ul>}</div>
  )
  return (
    <>
      <h3>{words.say('app.partners.pair', { a: words.unit(a), b: words.unit(b) })}</h3>
      <div class="columns">
        {list(words.say('app.partners.offers', { a: words.unit(a), b: words.unit(b) }), without(ofA, ofB))}
        {list(words.say('app.partners.offers', { a: words.unit(b), b: words.unit(a) }), without(ofB, ofA))}
        {list(words.say('app.partners.shared'), shared)}
      </div>
    </>
  )
}

function BestFive(props: { found: Complementarity }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const unit = state.unit.value
  const { found } = props
  const { raw } = state.study.partners!
  const title = words.say('app.partners.best', { unit: words.unit(unit) })
  return (
    <>
      <Table title={title} class="words" heads={[words.noun, words.say('app.partners.above-all'), [words.say('app.partners.gives.short')], [words.say('app.partners.receives.short')]]}>
        {found.best[unit].map(([partner, carriers, receives = null, gives = null]) => {
          const known = typeof partner === 'number'
          return (
            <tr key={partner}>
              <th scope="row">{known ? <UnitLink unit={partner} /> : <Name>{partner}</Name>}</th>
              <td>{words.list(carriers.map((item) => words.label(found.items, item)), 4)}</td>
              <Num>{significant(known ? raw[partner][unit] : receives, 2)}</Num>
              <Num>{significant(known ? raw[unit][partner] : gives, 2)}</Num>
            </tr>
          )
        })}
      </Table>
    </>
  )
}
