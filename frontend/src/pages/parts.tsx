/** In what does each lead: a heat table of parts, opened to indicators. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Chart } from '../chart'
import { figure, MISSING } from '../numbers'
import { usePage, type State } from '../state'
import { packed } from '../study'
import { Choice, countsOf, Name, Num, rankText, Row, Section, Table, UnitLink, UnitPicker, useScore, useWords } from '../ui'

const ROWS = 40

export function Parts(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const [shown, setShown] = useState(ROWS)
  const [pinned, setPinned] = useState(false)
  const { study } = state
  const model = state.settled.value
  const open = state.open.value
  const leaves = study.scoringTree.leaves
  const columns = open < 0 ? [...Array(leaves).keys()] : study.below[open]
  const sort = state.sort.value !== null && columns.includes(state.sort.value) ? state.sort.value : null
  const by = model.rankAt(sort ?? study.root)
  const ordered = [...model.order].sort((a, b) => (sort === null ? 0 : rankOr(by[a]) - rankOr(by[b])))
  const pins = pinned ? [state.unit.value, state.other.value] : []
  const rows = [...pins, ...ordered.filter((u) => !pins.includes(u))].slice(0, state.printing.value ? 120 : shown)
  const ranks = columns.map((node) => model.rankAt(node))
  const counts = ranks.map(countsOf)
  const ranked = ranks.map((r) => r.reduce((n, x) => n + (x === x ? 1 : 0), 0))
  const inner = study.tree.codes.map((_, node) => node).filter((node) => node >= leaves && node !== study.root)
  const options = [[study.root, words.say('app.parts.all')] as const, ...inner.map((node) => [node, words.node(node)] as const),
    [-1, words.say('app.parts.indicators')] as const]
  return (
    <Section id="parts" title={words.say('app.parts.title')} how={words.say('app.parts.how')}
      answer={leaderSentence(state, study.below[study.root])}>
      <div class="tools">
        <Choice label={words.say('app.parts.open')} value={open} options={options} onPick={(node) => { state.open.value = node }} />
        <label class="check"><input type="checkbox" checked={pinned} onChange={(event) => setPinned(event.currentTarget.checked)} /> {words.say('app.parts.pin')}</label>
        {pinned && <UnitPicker label={words.say('app.pick.first')} value={state.unit.value} onPick={(u) => { state.unit.value = u }} />}
        {pinned && <UnitPicker label={words.say('app.pick.second')} value={state.other.value} onPick={(u) => { state.other.value = u }} />}
      </div>
      <Chart id="parts" title={words.say('app.parts.title')}>
      <Table caption={words.say('app.parts.caption')} hidden class="heat" head={(
        <tr>
          <th scope="col">{words.noun}</th>
          {columns.map((node) => (
            <th scope="col" key={node} aria-sort={sort === node ? 'descending' : 'none'}>
              <button type="button" class="sort" onClick={() => { state.sort.value = sort === node ? null : node }}>
                <Name>{words.node(node)}</Name><span aria-hidden="true">{sort === node ? ' ▼' : ''}</span>
              </button>
              {constant(state, node) && <small>{words.say('app.parts.constant')}</small>}
            </th>
          ))}
        </tr>
      )}>
        {rows.map((u, at) => (
          <tr key={`${at < pins.length ? 'pin' : ''}${u}`} class={at < pins.length ? 'focus' : undefined}>
            <Row unit={u} />
            {columns.map((node, c) => <Cell key={node} unit={u} node={node} rank={ranks[c][u]} text={rankText(ranks[c], u, counts[c])} of={ranked[c]} hatched={constant(state, node)} />)}
          </tr>
        ))}
      </Table>
      </Chart>
      {rows.length < ordered.length && <p class="buttons"><button type="button" onClick={() => setShown(shown + 100)}>{words.say('app.more', { count: ordered.length - rows.length })}</button></p>}
      <IndicatorLeaders />
    </Section>
  )
}

const rankOr = (rank: number): number => (rank === rank ? rank : Infinity)

function constant(state: State, node: number): boolean {
  if (node >= state.study.scoringTree.leaves) return false
  return state.study.flags.some((flag) => flag.kind === 'constant' && flag.cells.some(([, code]) => code === state.study.tree.codes[node]))
}

function leaderSentence(state: State, parts: readonly number[]): string {
  const words = state.words.value
  const model = state.settled.value
  const names = new Set<string>()
  for (const part of parts) model.rankAt(part).forEach((rank, u) => { if (rank === 1) names.add(words.unit(u)) })
  return words.say('app.parts.answer', { count: names.size, units: words.list([...names], 6) })
}

function Cell(props: { unit: number; node: number; rank: number; text: string; of: number; hatched: boolean }): JSX.Element {
  const state = usePage()
  const score = useScore()
  const { study } = state
  const value = state.settled.value.nodes[props.node][props.unit]
  if (!(value === value)) return <td class="none">{MISSING}</td>
  // five steps of one hue, by place within the column
  const place = props.of > 1 ? 1 - (props.rank - 1) / (props.of - 1) : 1
  const step = props.hatched ? 'hatched' : `h${Math.min(4, Math.floor(place * 5))}`
  const guessed = props.node < study.scoringTree.leaves && study.imputed.has(props.node * study.units.codes.length + props.unit)
  return (
    <td class={`${step}${props.rank === 1 && !props.hatched ? ' first' : ''}`}>
      {score(value)}{guessed && <abbr title={state.words.value.say('mark.imputed')}>°</abbr>} <small>{props.text}</small>
    </td>
  )
}

function IndicatorLeaders(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const model = state.settled.value
  return (
    <>
      <Table title={words.say('app.parts.indicator-leaders')} class="words" heads={[words.say('app.column.indicator'), words.say('app.column.leader'), [words.say('app.column.value')]]}>
        {Array.from({ length: study.scoringTree.leaves }, (_, i) => {
          const ranks = model.rankAt(i)
          const first = [...ranks.keys()].filter((u) => ranks[u] === 1)
          return (
            <tr key={i}>
              <Row>{words.node(i)}</Row>
              <td>{first.length === 0 ? MISSING : first.length > 6 ? words.say('app.parts.many', { count: first.length })
                : first.map((u, k) => <span key={u}>{k > 0 && words.say('list.comma')}<UnitLink unit={u} /></span>)}</td>
              <Num>{first.length > 0 ? <Value unit={first[0]} indicator={i} /> : MISSING}</Num>
            </tr>
          )
        })}
      </Table>
    </>
  )
}

/** The figure behind an indicator in its own unit, after dividing where it is divided. */
export function valueOf(state: State, unit: number, indicator: number): { value: number | null; measure: string; raw: number | null; rawMeasure: string } {
  const { study } = state
  const raw = study.values.raw?.[indicator]?.[unit] ?? null
  const at = packed(study.evidence.measure, indicator, unit)
  const rawMeasure = at === null ? '' : study.evidence.measures[at]
  const code = study.tree.denominator[indicator]
  const measure = study.tree.unit_of_measure[indicator]
  const spec = study.recipe.steps.find((step) => step.step === 'denominate' && step.scope === 'all')
  if (code === null || !study.values.denominators || spec?.method === 'none') return { value: raw, measure: measure || rawMeasure, raw, rawMeasure }
  const column = study.evidence.columns.indexOf(code, study.scoringTree.leaves) - study.scoringTree.leaves
  const below = study.values.denominators[column]?.[unit] ?? null
  const scale = study.tree.denominator_scale[indicator]
  return { value: raw === null || below === null ? null : raw / (below / scale), measure, raw, rawMeasure }
}

export function Value(props: { unit: number; indicator: number }): JSX.Element {
  const { value, measure } = valueOf(usePage(), props.unit, props.indicator)
  if (value === null) return <>{MISSING}</>
  const short = Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6 ? Number(value.toPrecision(5)) : value
  return <span title={figure(value)}>{figure(short)}{measure && <> <small><Name>{measure}</Name></small></>}</span>
}
