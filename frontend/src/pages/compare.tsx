/** Why A is before B: what each part brings to the gap, and how often A is ahead. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ahead } from '../certainty'
import { Chart } from '../chart'
import { fixed, MISSING, signed } from '../numbers'
import { differenceOf, rounded } from '../scoring'
import { usePage } from '../state'
import { aheadIn } from '../study'
import { Num, Row, Section, Table, UnitPicker, useScore, useWords } from '../ui'
import { Value } from './parts'

export function Compare(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const model = state.settled.value
  const [one, other] = [state.unit.value, state.other.value]
  const top = rounded(Float64Array.from(model.nodes[study.root]))
  const gap = top[one] - top[other]
  const step = 0.5 * 10 ** -study.about.decimals
  const answer = one === other ? words.say('app.compare.same')
    : gap !== gap ? words.say('app.compare.unranked')
      : Math.abs(gap) < step ? words.say('app.compare.equal', { a: words.unit(one), b: words.unit(other) })
        : words.say('app.compare.answer', { a: words.unit(gap > 0 ? one : other), b: words.unit(gap > 0 ? other : one), gap: fixed(Math.abs(gap), study.about.decimals) })
  return (
    <Section id="compare" title={words.say('app.compare.title')} answer={answer} how={words.say('app.compare.how')}>
      <div class="tools">
        <UnitPicker label={words.say('app.pick.first')} value={one} onPick={(u) => { state.unit.value = u }} />
        <button type="button" onClick={() => { state.unit.value = other; state.other.value = one }}>{words.say('app.compare.swap')}</button>
        <UnitPicker label={words.say('app.pick.second')} value={other} onPick={(u) => { state.other.value = u }} />
      </div>
      {one !== other && gap === gap && (
        <>
          <Dots one={one} other={other} />
          <Gap one={one} other={other} />
        </>
      )}
    </Section>
  )
}

/** A hundred dots: in so many of 100 variations A is ahead. */
function Dots(props: { one: number; other: number }): JSX.Element | null {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const model = state.settled.value
  const scope = model.own ? undefined : study.robustness?.scopes[0]
  const known = scope ? aheadIn(scope, props.one, props.other) : null
  const found = model.own || !study.robustness ? state.certainty.value : null
  const share = known ?? (found ? ahead(found, props.one, props.other) : null)
  if (share === null) return state.busy.value ? <p class="small" role="status">{words.say('app.sure.busy')}</p> : null
  // never all or none of the dots unless it is so: show/page_robustness.py has the same rule
  const full = share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)))
  const [a, b] = [words.unit(props.one), words.unit(props.other)]
  const draws = known === null ? found!.draws : scope!.draws
  const sentence = words.say('app.compare.dots', { a, b, count: full })
  return (
    <Chart id="ahead" title={words.say('app.compare.title')} table={() => (
      <Table caption={sentence} heads={[words.noun, [words.say('app.compare.ahead')]]}>
        {[[a, full], [b, 100 - full]].map(([name, count]) => <tr key={name}><Row>{String(name)}</Row><Num>{count}</Num></tr>)}
      </Table>
    )}>
    <div class="icon-array">
      <svg viewBox="0 0 200 50" role="img" aria-label={sentence}>
        {Array.from({ length: 100 }, (_, i) => <circle key={i} class={i < full ? 'won' : 'lost'} cx={5 + (i % 20) * 10} cy={5 + Math.floor(i / 20) * 10} r="4" />)}
      </svg>
      <div><p><b>{sentence}</b></p><p class="small">{words.say(known !== null ? 'app.sure.draws' : 'app.sure.draws.own', { draws: fixed(draws, 0) })} {words.say('app.share-caption')}</p></div>
    </div>
    </Chart>
  )
}

function Gap(props: { one: number; other: number }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const { study } = state
  const model = state.settled.value
  const [deep, setDeep] = useState(false)
  const known = study.powers.every((p) => p !== null) || state.power.value !== null
  const brought = known ? differenceOf(model.nodes, model.weights, study.scoringTree, model.powers, props.one, props.other) : null
  const rows: [number, number][] = []
  const walk = (node: number, depth: number): void => {
    const children = [...study.below[node]]
    if (brought) children.sort((a, b) => Math.abs(brought[b]) - Math.abs(brought[a]))
    for (const child of children) {
      rows.push([child, depth])
      if (deep || state.printing.value) walk(child, depth + 1)
    }
  }
  walk(study.root, 0)
  const most = brought ? Math.max(...rows.map(([n]) => Math.abs(brought[n])).filter((x) => x === x), 1e-12) : 1
  const decimals = study.about.decimals
  return (
    <>
      <h3>{words.say('app.compare.where')}</h3>
      {brought === null && <p class="note">{words.say('app.compare.no-split')}</p>}
      <label class="check"><input type="checkbox" checked={deep} onChange={(event) => setDeep(event.currentTarget.checked)} /> {words.say('app.compare.deep')}</label>
      <Chart id="gap" title={words.say('app.compare.where')}>
      <Table caption={words.say('app.compare.where')} hidden class="gap" heads={[words.say('app.column.part'), [words.unit(props.one)], [words.unit(props.other)], [words.say('app.compare.brings')], [words.say('app.sure.bar'), 'unseen']]}>
        {rows.map(([node, depth]) => {
          const value = brought ? brought[node] : NaN
          return (
            <tr key={node} class={`d${Math.min(depth + 1, 5)}`}>
              <Row>{words.node(node)}</Row>
              {[props.one, props.other].map((u) => (
                <Num key={u}>{Number.isFinite(model.nodes[node][u]) ? score(model.nodes[node][u]) : MISSING}{node < study.scoringTree.leaves && <small class="under"><Value unit={u} indicator={node} /></small>}</Num>
              ))}
              <Num>{value === value ? signed(value, decimals) : ''}</Num>
              <td class="diverging"><span class="bar-both" aria-hidden="true">{value === value && <i class={value >= 0 ? 'ahead' : 'behind'} style={{ width: `${(Math.abs(value) / most) * 50}%` }} />}</span></td>
            </tr>
          )
        })}
        <tr class="total"><th scope="row">{words.say('app.compare.total')}</th><Num>{score(model.nodes[study.root][props.one])}</Num><Num>{score(model.nodes[study.root][props.other])}</Num>
          <Num>{signed(model.nodes[study.root][props.one] - model.nodes[study.root][props.other], decimals)}</Num><td /></tr>
      </Table>
      </Chart>
      <p class="small">{words.say('app.compare.adds')}</p>
    </>
  )
}
