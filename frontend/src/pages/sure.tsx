/** How sure: who holds which rank how often, what moves the result, how far each can rise or fall. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { acceptability, type Certainty } from '../certainty'
import { Chart } from '../chart'
import { fixed, MISSING, percent } from '../numbers'
import { usePage, type State } from '../state'
import { acceptabilityIn } from '../study'
import { Choice, type Head, NotRun, Num, RangeBar, rangeText, Row, Section, Table, useWords } from '../ui'

const ROWS = 20
const RANKS = 20

interface Scope {
  name: string
  draws: number
  share: (number | null)[][]
  range: readonly (readonly [number, number, number] | null)[]
  own: boolean
}

/** What is shown: the study's draws, or the reader's own where weights were moved. */
export function scopeOf(state: State): Scope | null {
  const { study } = state
  const found = state.certainty.value
  const own = state.settled.value.own || !study.robustness
  if (!own && study.robustness) {
    const scope = study.robustness.scopes.find((s) => s.name === state.scope.value) ?? study.robustness.scopes[0]
    return { name: scope.name, draws: scope.draws, share: acceptabilityIn(scope), range: scope.rank_range, own: false }
  }
  if (!found) return null
  let scope = scopes.get(found)
  if (!scope) {
    scope = {
      name: 'own', draws: found.draws, own: true, share: acceptability(found, Math.min(50, found.units)),
      range: found.range.map((r) => (Number.isNaN(r[0]) ? null : r)),
    }
    scopes.set(found, scope)
  }
  return scope
}

/** Counting over all draws is done once. */
const scopes = new WeakMap<Certainty, Scope>()

export function Sure(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const scope = scopeOf(state)
  const model = state.settled.value
  const first = model.order[0]
  const answer = scope && first !== undefined && scope.share[first]
    ? words.say(scope.own ? 'app.sure.answer.own' : 'app.sure.answer', { unit: words.unit(first), share: percent(round(scope.share[first][0])), draws: fixed(scope.draws, 0) })
    : undefined
  return (
    <Section id="sure" title={words.say('app.sure.title')} answer={!model.own && study.robustness ? words.own(study.robustness.verdict.words) : answer} how={words.say('app.sure.how')}>
      <p class="small">{words.say('app.share-caption')}</p>
      {!study.robustness && <NotRun what={words.say('app.sure.what')} answer="robustness" />}
      <div class="tools">
        {study.robustness && !model.own && study.robustness.scopes.length > 1 && (
          <Choice label={words.say('app.sure.scope')} value={state.scope.value || study.robustness.scopes[0].name}
            options={study.robustness.scopes.map((s) => [s.name as string, words.say(`app.scope.${s.name}`)] as const)} onPick={(name) => { state.scope.value = name }} />
        )}
        {(model.own || !study.robustness) && (
          <Choice label={words.say('app.sure.spread')} value={String(state.spread.value)}
            options={[...[...new Set([0.1, 0.25, 0.5, study.robustness?.spread ?? 0.25])].sort().map((s) => [String(s), `±${percent(s)}`] as const), ['null', words.say('app.sure.spread.any')] as const]}
            onPick={(v) => { state.spread.value = v === 'null' ? null : Number(v) }} />
        )}
        <span class="small" role="status">{state.busy.value ? words.say('app.sure.busy') : scope ? (scope.own ? words.say('app.sure.draws.own', { draws: fixed(scope.draws, 0) }) : answer) : ''}</span>
      </div>
      {study.robustness && !model.own && <p class="small">{words.say('app.sure.rules', { rules: words.own(study.robustness.rules) })}</p>}
      {scope && <Heat scope={scope} />}
      {scope && <Ranges scope={scope} />}
      {study.robustness && study.robustness.sensitivity.length > 0 && <Sensitivity />}
    </Section>
  )
}

/** A share that adding up in floating point left a hair beside one. */
const round = (share: number | null): number | null => (share === null ? null : Math.round(share * 1e9) / 1e9)

function Heat(props: { scope: Scope }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const [from, setFrom] = useState(0)
  const order = state.settled.value.order
  const at = Math.min(from, Math.max(0, order.length - 1))
  const rows = order.slice(at, at + ROWS)
  const ranks = Math.min(RANKS, order.length, props.scope.share[0]?.length ?? 0)
  const first = at === 0 ? 0 : Math.max(0, Math.min(at - 4, (props.scope.share[0]?.length ?? 0) - ranks))
  const columns = Array.from({ length: ranks }, (_, r) => first + r)
  return (
    <>
      <Chart id="ranks" title={words.say('app.sure.heat')}>
      <Table title={words.say('app.sure.heat')} class="acceptability" heads={[words.noun, ...columns.map((r) => String(r + 1))]}>
        {rows.map((u) => (
          <tr key={u}>
            <Row unit={u} />
            {columns.map((r) => {
              const share = round(props.scope.share[u]?.[r] ?? null) ?? 0
              const step = share < 0.005 ? '' : share < 0.08 ? 'h0' : share < 0.25 ? 'h1' : share < 0.5 ? 'h2' : share < 0.75 ? 'h3' : 'h4'
              return <td key={r} class={step}>{share >= 0.08 ? Math.round(share * 100) : share >= 0.005 ? <span class="unseen">{percent(share)}</span> : <span class="unseen">0</span>}</td>
            })}
          </tr>
        ))}
      </Table>
      <p class="small">{words.say('app.sure.heat.unit')}</p>
      </Chart>
      {order.length > ROWS && !state.printing.value && (
        <p class="buttons">
          <button type="button" disabled={at === 0} onClick={() => setFrom(Math.max(0, at - ROWS))}>{words.say('app.previous')}</button>
          <span>{at + 1}–{Math.min(order.length, at + ROWS)} / {order.length}</span>
          <button type="button" disabled={at + ROWS >= order.length} onClick={() => setFrom(at + ROWS)}>{words.say('app.following')}</button>
        </p>
      )}
    </>
  )
}

function Ranges(props: { scope: Scope }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { robustness } = state.study
  const outer = !props.scope.own && robustness?.possible_ranks.some((pair) => pair !== null) ? robustness.possible_ranks : null
  const rows = state.settled.value.order.slice(0, ROWS).filter((u) => props.scope.range[u])
  const bars = rows.map((u) => props.scope.range[u]!)
  const low = Math.min(...bars.map((r) => r[0]))
  const high = Math.max(...bars.map((r) => r[2]))
  const heads: Head[] = [words.noun, words.say('app.sure.range'), [words.say('app.sure.bar'), 'unseen']]
  if (outer) heads.push(words.say('app.sure.possible'))
  return (
    <>
      <Chart id="ranges" title={words.say('app.sure.ranges')}>
      <Table title={words.say('app.sure.ranges')} class="ranges" heads={heads}>
        {rows.map((u) => (
          <tr key={u}>
            <Row unit={u} />
            <Num>{rangeText(props.scope.range[u]!)}</Num>
            <td class="wide-bar"><RangeBar range={props.scope.range[u]!} low={low} high={high} outer={outer?.[u] ?? null} /></td>
            {outer && <Num>{outer[u] ? rangeText(outer[u]!) : MISSING}</Num>}
          </tr>
        ))}
      </Table>
      </Chart>
    </>
  )
}

function Sensitivity(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const bars = state.study.robustness?.sensitivity ?? []
  const most = Math.max(...bars.map((b) => b.total_order ?? 0), 0.01)
  return (
    <>
      <Chart id="choices" title={words.say('app.sure.sensitivity')}>
      {state.settled.value.own && <p class="note">{words.say('app.study-weights-only')}</p>}
      <Table title={words.say('app.sure.sensitivity')} class="ranges" heads={[words.say('app.sure.choice'), words.say('app.sure.alone'), words.say('app.sure.together'), [words.say('app.sure.bar'), 'unseen']]}>
        {[...bars].sort((a, b) => (b.total_order ?? 0) - (a.total_order ?? 0)).map((bar) => {
          const [alone, together] = [Math.max(0, bar.first_order ?? 0), Math.max(0, bar.total_order ?? 0)]
          return (
          <tr key={bar.choice}>
            <Row>{words.own(bar.label) || bar.choice}</Row>
            <Num>{percent(bar.first_order === null ? null : alone)}</Num>
            <Num>{percent(bar.total_order === null ? null : together)}</Num>
            <td class="wide-bar"><span class="bar" aria-hidden="true">
              <i class="c0" style={{ width: `${(alone / most) * 100}%` }} />
              <i class="c0 pale" style={{ width: `${(Math.max(0, together - alone) / most) * 100}%` }} />
            </span></td>
          </tr>
          )
        })}
      </Table>
      </Chart>
    </>
  )
}
