/** The ranking: rank, name, stacked bar, score, range of ranks, change. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Chart } from '../chart'
import { fixed, MISSING, signed } from '../numbers'
import { contributionsOf } from '../scoring'
import { usePage } from '../state'
import { Choice, colour, countsOf, download, Name, RangeBar, rangeText, rankText, Section, Table, UnitLink, useScore, useWords } from '../ui'
import { nominal, ownVerdict } from './weights'

const ROWS = 50

export function Ranking(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const [shown, setShown] = useState(ROWS)
  const [points, setPoints] = useState(false)
  const { study } = state
  const model = state.model.value
  const found = filtered(state)
  const printing = state.printing.value
  const rows = found.slice(0, printing ? 300 : shown)
  const parts = study.below[study.root]
  const negative = model.order.some((u) => model.nodes[study.root][u] < 0) || study.lowest < 0
  const stacks = !negative
  const scope = study.robustness && !model.own ? study.robustness.scopes[0] : null
  const ranges = rows.flatMap((u) => (scope?.rank_range[u] ? [scope.rank_range[u]] : []))
  const low = Math.min(...ranges.map((r) => r[0]))
  const high = Math.max(...ranges.map((r) => r[2]))
  const shares = model.powers.some((p) => p !== 1) || !study.powers.every((p) => p !== null)
  const groups = Object.entries(study.units.groups)
  const values = [...new Set(groups.flatMap(([, of]) => of).filter(Boolean))].sort()
  const heads = [words.say('app.column.rank'), words.noun, words.say('app.column.score')]
  if (points) heads.push(...parts.map((part) => words.node(part)))
  if (scope) heads.push(words.say('app.column.range'))
  if (model.own) heads.push(words.say('app.column.change'))
  const ranks = model.rankAt(study.root)
  const counts = countsOf(ranks)
  return (
    <Section id="ranking" title={words.say('app.ranking.title')} answer={headline(state, score)} how={
      <>{words.say('app.ranking.how')} {shares && words.say('app.ranking.shares')} {scope && words.say('app.ranking.range', { count: fixed(scope.draws, 0) })}</>
    }>
      <div class="tools">
        <label class="field"><span>{words.say('app.search')}</span>
          <input type="search" value={state.search.value} onInput={(event) => { state.search.value = event.currentTarget.value }} /></label>
        {values.length > 0 && <Choice label={words.say('app.group')} value={state.group.value}
          options={[['', words.say('app.group.all')] as const, ...values.map((v) => [v, v] as const)]} onPick={(v) => { state.group.value = v }} />}
        <label class="check"><input type="checkbox" checked={points} onChange={(event) => setPoints(event.currentTarget.checked)} /> {words.say('app.ranking.points')}</label>
        <button type="button" onClick={() => download(`${study.about.id || 'ranking'}.csv`, asCsv(state), 'text/csv;charset=utf-8')}>CSV</button>
      </div>
      {rows.length === 0 ? (
        <div class="empty"><p>{words.say(model.empty !== null ? 'app.verdict.none' : 'app.search.none')}</p>
          <button type="button" onClick={() => { state.search.value = ''; state.group.value = '' }}>{words.say('app.search.clear')}</button></div>
      ) : (
        <Chart id="ranking" title={words.say('app.ranking.title')}>
          {stacks && (
            <div class="key-buttons" role="group" aria-label={words.say('app.ranking.key')}>
              {parts.map((part, place) => (
                <button type="button" key={part} aria-pressed={state.align.value === part} title={words.say('app.ranking.align')}
                  onClick={() => { state.align.value = state.align.value === part ? null : part }}>
                  <i class={`swatch ${colour(place)}`} /><Name>{words.node(part)}</Name>
                </button>
              ))}
            </div>
          )}
          <Table caption={words.say('app.ranking.caption')} class={`ranking${points ? ' points' : ''}`} hidden heads={heads}>
              {rows.map((u) => <Row key={u} unit={u} rank={rankText(ranks, u, counts)} stacks={stacks} points={points} low={low} high={high} />)}
          </Table>
        </Chart>
      )}
      {rows.length < found.length && (
        <p class="buttons"><button type="button" onClick={() => setShown(shown + (found.length > 200 ? 100 : 150))}>{words.say('app.more', { count: found.length - rows.length })}</button></p>
      )}
      {study.excluded.length > 0 && (
        <details class="excluded" open={printing}>
          <summary>{words.say('app.excluded', { count: study.excluded.length })}</summary>
          <ul>{study.excluded.map((one) => <li key={one.unit}><Name>{words.unitOf(one.unit)}</Name>: {words.own(one.words)}</li>)}</ul>
        </details>
      )}
    </Section>
  )
}

function headline(state: ReturnType<typeof usePage>, score: (value: number) => string): string {
  const model = state.settled.value
  const first = state.study.findings[0]
  if (model.own || !first) return ownVerdict(state, score)
  // where certainty is known, only the page that tells it says who leads
  return state.study.robustness ? nominal(state, score) : state.words.value.own(first.words)
}

function filtered(state: ReturnType<typeof usePage>): number[] {
  const { study } = state
  const text = state.search.value.trim().toLocaleLowerCase()
  const group = state.group.value
  const of = Object.values(study.units.groups)
  return state.model.value.order.filter((u) => {
    if (group && !of.some((values) => values[u] === group)) return false
    if (!text) return true
    return study.units.codes[u].toLocaleLowerCase().includes(text)
      || Object.values(study.units.labels).some((labels) => labels[u].toLocaleLowerCase().includes(text))
  })
}

function Row(props: { unit: number; rank: string; stacks: boolean; points: boolean; low: number; high: number }): JSX.Element {
  const state = usePage()
  const score = useScore()
  const { study } = state
  const model = state.model.value
  const { unit } = props
  const parts = study.below[study.root]
  const brought = contributionsOf(model.nodes, model.weights, study.scoringTree, unit)
  const total = model.nodes[study.root]
  const best = total[model.order[0]]
  const range = study.robustness && !model.own ? study.robustness.scopes[0].rank_range[unit] : null
  const order = state.align.value === null ? parts : [state.align.value, ...parts.filter((p) => p !== state.align.value)]
  const focus = study.about.focus.includes(study.units.codes[unit])
  return (
    <tr class={focus ? 'focus' : undefined}>
      <td class="rank">{props.rank}</td>
      <th scope="row">
        <span class="name-bar">
          <UnitLink unit={unit} />
          {props.stacks ? (
            <span class="bar" aria-hidden="true">
              {order.map((part) => brought[part] > 0 && (
                <i key={part} class={colour(parts.indexOf(part))} style={{ width: `${(brought[part] / best) * 100}%` }} />
              ))}
            </span>
          ) : <Whole value={total[unit]} least={total[model.order[model.order.length - 1]]} best={best} />}
        </span>
      </th>
      <td class="score">{score(total[unit])}</td>
      {props.points && parts.map((part) => <td key={part}>{Number.isFinite(model.nodes[part][unit]) ? score(brought[part]) : MISSING}</td>)}
      {study.robustness && !model.own && (
        <td class="range-cell">{range ? <><RangeBar range={range} low={props.low} high={props.high} /> <span>{rangeText(range)}</span></> : MISSING}</td>
      )}
      {model.own && <td class="change"><Change unit={unit} /></td>}
    </tr>
  )
}

/** One bar from zero, where scores may be below it. */
function Whole(props: { value: number; least: number; best: number }): JSX.Element {
  const low = Math.min(0, props.least)
  const span = Math.max(props.best, 0) - low || 1
  const from = (Math.min(0, props.value) - low) / span
  return (
    <span class="bar signed" aria-hidden="true">
      <i class="c0" style={{ marginLeft: `${from * 100}%`, width: `${(Math.abs(props.value) / span) * 100}%` }} />
    </span>
  )
}

function Change(props: { unit: number }): JSX.Element {
  const state = usePage()
  const { root } = state.study
  const before = state.studyModel.rankAt(root)[props.unit]
  const now = state.model.value.rankAt(root)[props.unit]
  const words = useWords()
  if (!(before === before && now === now)) return <>{MISSING}</>
  const moved = before - now
  if (moved === 0) return <span>=</span>
  return <span class={moved > 0 ? 'rose' : 'fell'} title={words.say('app.change.from', { rank: before })}>{moved > 0 ? '▲' : '▼'} {signed(moved, 0)}</span>
}

function asCsv(state: ReturnType<typeof usePage>): string {
  const { study } = state
  const words = state.words.value
  const model = state.model.value
  const nodes = [study.root, ...study.below[study.root]]
  const ranks = model.rankAt(study.root)
  const cell = (text: string): string => {
    // a spreadsheet takes what begins like this for a formula
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
  }
  const number = (x: number): string => (x === x ? String(x) : '')
  const head = [words.say('app.column.rank'), words.noun, 'code', ...nodes.map((n) => words.node(n))].map(cell)
  const rows = model.order.map((u) => [number(ranks[u]), cell(words.unit(u)), cell(study.units.codes[u]), ...nodes.map((n) => number(model.nodes[n][u]))])
  return '\ufeff' + [head, ...rows].map((row) => row.join(',')).join('\r\n') + '\r\n'
}
