/** Which weights make whom win: a triangle of three parts, the possible winners, the smallest change. */
import type { JSX, TargetedMouseEvent } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Chart } from '../chart'
import { percent } from '../numbers'
import { areasOf, winnerMap, winnerOf } from '../search'
import { usePage } from '../state'
import { Choice, colour, Name, NotRun, Num, Row, Section, Table, UnitLink, UnitPicker, useWords } from '../ui'
import { setBest } from './weights'

const SIDE = 300
const HIGH = SIDE * Math.sqrt(3) / 2

export function Winners(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const parts = study.below[study.root]
  return (
    <Section id="winners" title={words.say('app.winners.title')} how={words.say('app.winners.how')}>
      {!state.movable ? <p class="note">{words.say('app.not-movable')}</p>
        : parts.length > 2 ? <Triangle /> : parts.length === 2 ? <Strip /> : <p class="note">{words.say('app.winners.one-part')}</p>}
      <div class="best-case">
      <h3>{words.say('app.winners.best')}</h3>
      <div class="tools">
        <UnitPicker label={words.noun} value={state.unit.value} onPick={(u) => { state.unit.value = u }} />
        <button type="button" disabled={!state.movable || parts.length < 2} onClick={() => setBest(state, state.unit.value)}>{words.say('app.preset.best.go')}</button>
      </div>
      {state.notice.value && <p class="note" role="status">{state.notice.value}</p>}
      </div>
      {study.robustness ? <Exact /> : <NotRun what={words.say('app.winners.what')} answer="robustness" />}
    </Section>
  )
}

function useParts() {
  const state = usePage()
  const { study } = state
  const model = state.settled.value
  const parts = study.below[study.root]
  const last = study.scoringTree.children.length - 1
  return {
    state, parts, model,
    scores: parts.map((part) => model.nodes[part]),
    weights: parts.map((part) => model.shares[part]),
    power: model.powers[last], minimum: study.scoringTree.available[last],
  }
}

function Triangle(): JSX.Element {
  const { state, parts, model, scores, weights, power, minimum } = useParts()
  const words = useWords()
  const [chosen, choose] = useState<[number, number, number]>(() => {
    const heaviest = parts.map((_, p) => p).sort((a, b) => weights[b] - weights[a] || a - b).slice(0, 3)
    return heaviest.sort((a, b) => a - b) as [number, number, number]
  })
  const lines = scores[0].length > 500 ? 12 : 40
  const regions = useMemo(() => winnerMap(scores, weights, chosen, power, minimum, lines), [model, chosen.join()])
  const areas = areasOf(regions)
  const kinds = new Map(areas.slice(0, 7).map(([u], place) => [u, colour(place)]))
  const corner = (k: number): string => words.node(parts[chosen[k]])
  const total = chosen.reduce((sum, p) => sum + weights[p], 0)
  const here = chosen.map((p) => (total > 0 ? weights[p] / total : 1 / 3))
  const spot = (at: readonly number[]): [number, number] => [SIDE * (at[1] + at[2] / 2), HIGH * (1 - at[2])]
  // one shape for each winner: pieces that only touch would show their seams
  const shapes = new Map<number, string>()
  for (const { winner, corners } of regions) {
    const around = corners.map((at) => spot(at).map((v) => v.toFixed(1)).join(' ')).join('L')
    shapes.set(winner, `${shapes.get(winner) ?? ''}M${around}Z`)
  }
  const set = (at: readonly number[]): void => {
    const next = [...model.weights]
    parts.forEach((part, p) => { next[part] = weights[p] })
    chosen.forEach((p, k) => { next[parts[p]] = Math.max(0, at[k]) * (total || 1) })
    state.setWeights(next)
  }
  const click = (event: TargetedMouseEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = (SIDE + 24) / box.width
    const x = (event.clientX - box.left) * scale - 12
    const y = (event.clientY - box.top) * scale - 12
    const c = 1 - y / HIGH
    const b = x / SIDE - c / 2
    const at = [1 - b - c, b, c]
    if (at.every((w) => w >= -0.02)) set(at.map((w) => Math.max(0, w)))
  }
  const [ringX, ringY] = spot(here)
  const sentence = areas.length === 1 && areas[0] ? words.say('app.winners.always', { unit: words.unit(areas[0][0]) })
    : words.say('app.winners.count', { count: areas.length })
  return (
    <>
      <p class="answer">{sentence}</p>
      {parts.length > 3 && (
        <div class="tools">
          {[0, 1, 2].map((k) => (
            <Choice key={k} label={words.say('app.winners.corner', { number: k + 1 })} value={chosen[k]}
              options={parts.flatMap((part, p) => (p === chosen[k] || !chosen.includes(p) ? [[p, words.node(part)] as const] : []))}
              onPick={(p) => { const next = [...chosen] as [number, number, number]; next[k] = p; choose(next) }} />
          ))}
        </div>
      )}
      <Chart id="weights" title={words.say('app.winners.title')} table={() => <Areas areas={areas} />}>
      <div class="ternary">
        <div class="ternary-map">
          <span class="corner top"><Name>{corner(2)}</Name></span>
          <svg viewBox={`-12 -12 ${SIDE + 24} ${HIGH + 24}`} role="img" aria-label={sentence} onClick={click}>
            {[...shapes].map(([winner, d]) => <path key={winner} class={winner < 0 ? 'nobody' : (kinds.get(winner) ?? 'rest')} d={d} />)}
            <path class="frame" d={`M0 ${HIGH}H${SIDE}L${SIDE / 2} 0Z`} />
            <circle class="ring-under" cx={ringX} cy={ringY} r="8" /><circle class="ring" cx={ringX} cy={ringY} r="8" />
          </svg>
          <span class="corners"><span class="corner"><Name>{corner(0)}</Name></span><span class="corner"><Name>{corner(1)}</Name></span></span>
        </div>
        <div>
          <ul class="key down">
            {areas.slice(0, 7).map(([u, share]) => <li key={u}><i class={`swatch ${kinds.get(u)}`} /><UnitLink unit={u} /> {percent(share)}</li>)}
            {areas.length > 7 && <li><i class="swatch rest" />{words.say('app.winners.others', { count: areas.length - 7 })}</li>}
            <li><i class="swatch ring-key" />{words.say('app.winners.ring')}</li>
          </ul>
          <fieldset class="corner-sliders not-drawn">
            <legend>{words.say('app.winners.go')}</legend>
            <p class="buttons">
              {[0, 1, 2].map((k) => <button type="button" key={k} onClick={() => set([0, 1, 2].map((j) => (j === k ? 0.8 : 0.1)))}>{words.say('app.winners.mostly', { node: corner(k) })}</button>)}
              <button type="button" onClick={() => set([1 / 3, 1 / 3, 1 / 3])}>{words.say('app.winners.middle')}</button>
            </p>
          </fieldset>
        </div>
      </div>
      </Chart>
      <p class="small">{words.say(parts.length > 3 ? 'app.winners.rest' : 'app.winners.click')}</p>
    </>
  )
}

function countWinners(winners: number[]): [number, number][] {
  const counts = new Map<number, number>()
  for (const u of winners) if (u >= 0) counts.set(u, (counts.get(u) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([u, n]) => [u, n / winners.length])
}

function Strip(): JSX.Element {
  const { state, parts, model, scores, weights, power, minimum } = useParts()
  const words = useWords()
  const winners = useMemo(() => Array.from({ length: 101 }, (_, i) => winnerOf(scores, [i / 100, 1 - i / 100], power, minimum)), [model])
  const areas = countWinners(winners)
  const kinds = new Map(areas.slice(0, 7).map(([u], place) => [u, colour(place)]))
  const sentence = areas.length === 1 && areas[0] ? words.say('app.winners.always', { unit: words.unit(areas[0][0]) }) : words.say('app.winners.count', { count: areas.length })
  return (
    <>
      <p class="answer">{sentence}</p>
      <Chart id="weights" title={words.say('app.winners.title')} table={() => <Areas areas={areas} />}>
      <div class="strip" role="img" aria-label={sentence}>
        {winners.map((u, i) => <i key={i} class={kinds.get(u) ?? 'rest'} />)}
        <b style={{ left: `${weights[0] * 100}%` }} />
      </div>
      <label class="field not-drawn"><span>{words.say('app.importance', { node: words.node(parts[0]) })}</span>
        <input type="range" min="0" max="100" value={weights[0] * 100} onInput={(event) => {
          const share = Number(event.currentTarget.value)
          const next = [...model.weights]
          next[parts[0]] = share
          next[parts[1]] = 100 - share
          state.setWeights(next)
        }} /></label>
      <p class="strip-ends"><span>{words.say('app.winners.only', { node: words.node(parts[1]) })}</span><span>{words.say('app.winners.only', { node: words.node(parts[0]) })}</span></p>
      <ul class="key">{areas.slice(0, 7).map(([u, share]) => <li key={u}><i class={`swatch ${kinds.get(u)}`} /><UnitLink unit={u} /> {percent(share)}</li>)}</ul>
      </Chart>
    </>
  )
}

/** The same as a table: who wins how much of it. */
function Areas(props: { areas: readonly (readonly [number, number])[] }): JSX.Element {
  const words = useWords()
  return (
    <Table caption={words.say('app.winners.title')} hidden heads={[words.noun, [words.say('app.winners.area')]]}>
      {props.areas.map(([u, share]) => <tr key={u}><Row unit={u} /><Num>{percent(share)}</Num></tr>)}
    </Table>
  )
}

function Exact(): JSX.Element | null {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const [shown, setShown] = useState(12)
  const robustness = study.robustness
  if (!robustness) return null
  const winners = robustness.potential_winners.slice(0, state.printing.value ? 12 : shown)
  const use = (weights: number[], said: string): void => { state.setWeights(weights); state.notice.value = said }
  return (
    <>
      <h3>{words.say('app.winners.possible')}</h3>
      {state.model.value.own && <p class="note">{words.say('app.study-weights-only')}</p>}
      {robustness.potential_winners.length === 1 && <p>{words.say('app.winners.nobody-else')}</p>}
      <Table caption={words.say('app.winners.possible')} hidden class="words" heads={[words.noun, words.say('app.winners.within'), words.say('app.winners.under'), [words.say('app.winners.try'), 'try']]}>
        {winners.map((winner) => (
          <tr key={winner.unit}>
            <Row>{words.unitOf(winner.unit)}</Row>
            <td>{words.say(winner.plausible ? 'app.yes' : 'app.no')}</td>
            <td>{words.own(winner.words) || study.below[study.root].map((part) => `${words.node(part)} ${Math.round(share(winner.weights, study.below[study.root], part) * 100)}%`).join(words.say('list.comma'))}</td>
            <td class="try"><button type="button" onClick={() => use(winner.weights, words.own(winner.words))} aria-label={words.say('app.winners.try-of', { unit: words.unitOf(winner.unit) })}>{words.say('app.winners.try')}</button></td>
          </tr>
        ))}
      </Table>
      {winners.length < robustness.potential_winners.length && <p class="buttons"><button type="button" onClick={() => setShown(1000)}>{words.say('app.more', { count: robustness.potential_winners.length - winners.length })}</button></p>}
      <h3>{words.say('app.winners.dethrone')}</h3>
      {robustness.dethroning.length === 0 ? <p>{words.say('app.winners.cannot')}</p> : (
        <ul class="plain">
          {robustness.dethroning.slice(0, 8).map((change) => (
            <li key={change.challenger}>{words.own(change.words)} <button type="button" onClick={() => use(change.weights, words.own(change.words))} aria-label={words.say('app.winners.try-of', { unit: words.unitOf(change.challenger) })}>{words.say('app.winners.try')}</button></li>
          ))}
        </ul>
      )}
    </>
  )
}

function share(weights: readonly number[], parts: readonly number[], part: number): number {
  const total = parts.reduce((sum, p) => sum + weights[p], 0)
  return total > 0 ? weights[part] / total : 0
}
