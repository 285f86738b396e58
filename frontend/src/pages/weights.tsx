/** The reader's own weights: sliders, presets, how the parts are joined. */
import type { JSX, TargetedEvent } from 'preact'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { fixed, percent } from '../numbers'
import { bestCase } from '../search'
import { usePage, type State } from '../state'
import { colour, Name, UnitPicker, useScore, useWords } from '../ui'

export function WeightsPanel(): JSX.Element {
  const state = usePage()
  const words = useWords()
  // a frame may get its width only after it was drawn
  const [wide, setWide] = useState(true)
  useLayoutEffect(() => {
    const query = matchMedia('(min-width: 900px)')
    const tell = (): void => setWide(query.matches)
    tell()
    query.addEventListener('change', tell)
    return () => query.removeEventListener('change', tell)
  }, [])
  const { study } = state
  const model = state.model.value
  return (
    <aside class="weights" aria-label={words.say('app.weights')}>
      <details open={wide}>
        <summary>
          <span>{words.say('app.weights')}</span>
          {model.own && <b class="badge">{words.say('app.own-weights')}</b>}
        </summary>
        {!state.movable && <p class="note">{words.say('app.not-movable')}</p>}
        <fieldset disabled={!state.movable}>
          <legend class="unseen">{words.say('app.weights.parts')}</legend>
          {study.below[study.root].map((node, place) => <Slider key={node} node={node} place={place} />)}
        </fieldset>
        {model.empty !== null && <p class="alert" role="alert">{words.say('app.weights.zero', { node: words.node(model.empty) })}</p>}
        <Presets />
        <Joining />
        <button type="button" disabled={!model.own} onClick={() => state.reset()}>{words.say('app.reset')}</button>
        {state.notice.value && <p class="note">{state.notice.value}</p>}
      </details>
      <Announcement />
    </aside>
  )
}

function Slider(props: { node: number; place?: number }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { node } = props
  const importance = state.importance(node)
  const name = words.node(node)
  const below = state.study.below[node]
  const set = (event: TargetedEvent<HTMLInputElement>): void => {
    if (event.currentTarget.value !== '') state.move(node, Number(event.currentTarget.value))
  }
  return (
    <div class="slider">
      <div class="slider-head">
        {props.place !== undefined && <i class={`swatch ${colour(props.place)}`} />}
        <Name>{name}</Name>
        <output>{percent(state.model.value.shares[node])}</output>
      </div>
      <div class="slider-row">
        <input type="range" min="0" max="100" step="1" value={importance} aria-label={words.say('app.importance', { node: name })}
          aria-valuetext={`${Math.round(importance)}, ${percent(state.model.value.shares[node])}`} onInput={set} />
        <input type="number" min="0" max="100" step="1" value={String(Math.round(importance))} aria-label={words.say('app.importance.number', { node: name })} onChange={set} />
      </div>
      {below.length > 1 && (
        <details class="inner-weights">
          <summary>{words.say('app.weights.inside')}<span class="unseen"> {name}</span></summary>
          {below.map((child) => <Slider key={child} node={child} />)}
        </details>
      )}
    </div>
  )
}

function Presets(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const [unit, setUnit] = useState(state.unit.peek())
  const change = study.robustness?.dethroning[0]
  const sets = Object.entries(study.weight_sets)
  return (
    <details class="presets">
      <summary>{words.say('app.presets')}</summary>
      <p class="buttons">
        <button type="button" onClick={() => state.reset()}>{words.say('app.preset.study')}</button>
        <button type="button" onClick={() => setAll(state, study.tree.codes.map(() => 1))}>{words.say('app.preset.equal')}</button>
        {sets.map(([name, weights]) => <button type="button" key={name} onClick={() => setAll(state, weights)}><Name>{name}</Name></button>)}
        {change && (
          <button type="button" onClick={() => { setAll(state, change.weights); state.notice.value = words.own(change.words) }}>
            {words.say('app.preset.dethrone')}
          </button>
        )}
      </p>
      <UnitPicker label={words.say('app.preset.best')} value={unit} onPick={setUnit} />
      <button type="button" disabled={study.below[study.root].length < 2} onClick={() => setBest(state, unit)}>{words.say('app.preset.best.go')}</button>
    </details>
  )
}

function setAll(state: State, weights: readonly number[]): void {
  state.notice.value = ''
  state.setWeights(weights)
}

/** Weights that suit a unit best: exact ones where robustness was computed, else the best found. */
export function setBest(state: State, unit: number): void {
  const { study } = state
  const words = state.words.value
  const model = state.model.peek()
  const exact = study.robustness?.potential_winners.find((winner) => winner.unit === study.units.codes[unit])
  const parts = study.below[study.root]
  if (exact) state.setWeights(exact.weights)
  else {
    const last = study.scoringTree.children.length - 1
    const found = bestCase(parts.map((part) => model.nodes[part]), parts.map((part) => model.shares[part]),
      model.powers[last], study.scoringTree.available[last], unit, study.about.seed)
    const weights = [...model.weights]
    parts.forEach((part, p) => { weights[part] = found[p] })
    state.setWeights(weights)
  }
  state.unit.value = unit
  const rank = state.model.value.rankAt(study.root)[unit]
  const slots = { unit: words.unit(unit), rank: Number.isNaN(rank) ? '–' : rank }
  state.notice.value = words.say(exact ? 'app.preset.best.exact' : 'app.preset.best.found', slots)
}

const MEANS = [['arithmetic', 1], ['geometric', 0], ['harmonic', -1]] as const

function Joining(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const power = state.power.value
  const named = power === null ? 'study' : (MEANS.find(([, p]) => p === power)?.[0] ?? 'power')
  const pick = (name: string): void => {
    const mean = MEANS.find(([known]) => known === name)
    state.power.value = name === 'study' ? null : mean ? mean[1] : state.suits(2) ? 2 : 1
  }
  const suits = (p: number): boolean => state.suits(p)
  return (
    <div class="joining">
      <label class="field">
        <span>{words.say('app.joining')}</span>
        <select value={named} onChange={(event) => pick(event.currentTarget.value)}>
          <option value="study">{words.say('app.joining.study')}</option>
          {MEANS.map(([name, p]) => <option key={name} value={name} disabled={!suits(p)}>{words.say(`app.joining.${name}`)}</option>)}
          <option value="power" disabled={!suits(2)}>{words.say('app.joining.power')}</option>
        </select>
      </label>
      {named === 'power' && (
        <label class="field">
          <span>{words.say('app.joining.exponent')}</span>
          <input type="number" min="-20" max="20" step="0.5" value={String(power)} onChange={(event) => {
            const value = Number(event.currentTarget.value)
            if (event.currentTarget.value !== '' && Math.abs(value) <= 20 && suits(value)) state.power.value = value
          }} />
        </label>
      )}
      {!suits(0) && <p class="small">{words.say('app.joining.unsuited')}</p>}
    </div>
  )
}

/** The result in one sentence for those who listen, a moment after the last change. */
function Announcement(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const [said, say] = useState('')
  const model = state.settled.value
  const text = ownVerdict(state, score)
  useEffect(() => {
    const timer = setTimeout(() => say(model.own ? text : ''), 400)
    return () => clearTimeout(timer)
  }, [text, model.own])
  return <p class="unseen" aria-live="polite" lang={words.code}>{said}</p>
}

/** Who is first under the reader's weights, as a sentence. */
export function ownVerdict(state: State, score: (value: number) => string): string {
  const words = state.words.value
  const model = state.settled.value
  const { root } = state.study
  const ranks = model.rankAt(root)
  const first = model.order.filter((u) => ranks[u] === 1)
  if (first.length === 0) return words.say('app.verdict.none')
  const points = score(model.nodes[root][first[0]])
  if (first.length > 1) return words.say('app.verdict.shared', { units: words.list(first.map((u) => words.unit(u))), score: points })
  const second = model.order[1]
  if (second === undefined) return words.say('app.verdict.only', { unit: words.unit(first[0]), score: points })
  return words.say('app.verdict.own', {
    unit: words.unit(first[0]), score: points, second: words.unit(second), second_score: score(model.nodes[root][second]),
  })
}

/** Who is first with the study's own weights, without saying that anybody leads. */
export function nominal(state: State, score: (value: number) => string): string {
  const words = state.words.value
  const { nodes, order } = state.studyModel
  const top = nodes[state.study.root]
  if (order.length < 2) return ''
  return words.say('app.answer.nominal', { unit: words.unit(order[0]), score: score(top[order[0]]), second: words.unit(order[1]), second_score: score(top[order[1]]) })
}

/** The weights in force, for print. */
export function WeightsUsed(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const model = state.model.value
  const parts = state.study.below[state.study.root]
  return (
    <p class="weights-used">
      {words.say(model.own ? 'app.weights.used.own' : 'app.weights.used')}{' '}
      {parts.map((node, place) => (
        <span key={node}><i class={`swatch ${colour(place)}`} /><Name>{words.node(node)}</Name> {percent(model.shares[node])}; </span>
      ))}
      {state.power.value !== null && <span>{words.say('app.joining')} p = {fixed(state.power.value, 1)}</span>}
    </p>
  )
}
