/** The answer: who leads, how sure that is, and where those stand who were asked about. */
import type { JSX } from 'preact'
import { percent } from '../numbers'
import { usePage, type State } from '../state'
import { linkTo, Name, Num, rankText, Row, Section, Table, UnitLink, useScore, useWords } from '../ui'
import { nominal, ownVerdict } from './weights'

/** Findings that stand below the verdict; the others stand on the pages that they belong to. */
const NOTES = ['CloseCall', 'CanBeFirst', 'HowFar', 'ChoiceMatters', 'Filled', 'NoExactRange', 'NoSamplingError']

export function Answer(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const { study } = state
  const model = state.model.value
  const { robustness } = study
  const leader = study.findings.find((f) => f.type === 'Leader')
  const others = study.findings.filter((f) => NOTES.includes(f.type))
  const verdict = model.own || !leader ? ownVerdict(state, score) : words.own(robustness ? robustness.verdict.words : leader.words)
  return (
    <Section id="answer" title={words.say('app.answer.title')}>
      <div class="panel">
        <p class="verdict">{verdict}</p>
        {model.own ? <p class="certainty">{words.say('app.answer.own')} <a {...linkTo(state, 'sure')}>{words.say('app.answer.own.sure')}</a></p>
          : robustness ? <p class="certainty">{nominal(state, score)} {words.say('app.share-caption')}</p>
            : <p class="certainty">{words.say('app.answer.not-sure')} <code>{study.commands['robustness']}</code></p>}
      </div>
      {!model.own && others.map((finding, i) => <p class="note" key={i}>{words.own(finding.words)}</p>)}
      {robustness && !model.own && <TierStrip />}
      <Cards />
      <Asked />
      <Leaders />
    </Section>
  )
}

function TierStrip(): JSX.Element | null {
  const state = usePage()
  const words = useWords()
  const robustness = state.study.robustness
  if (!robustness) return null
  const tiers = new Map<number, number[]>()
  for (const u of state.studyModel.order) {
    const tier = robustness.tiers[u]
    if (tier !== null) tiers.set(tier, [...(tiers.get(tier) ?? []), u])
  }
  const shown = [...tiers.entries()].sort((a, b) => a[0] - b[0]).slice(0, 5)
  return (
    <>
      <h3>{words.say('app.tiers')}</h3>
      <ol class="tiers">
        {shown.map(([tier, units]) => (
          <li key={tier}><b>{words.say('app.tier', { tier })}</b>{' '}
            <span class="chips">{units.slice(0, 12).map((u) => <UnitLink key={u} unit={u} />)}</span>
            {units.length > 12 && <span> {words.say('app.and-more', { count: units.length - 12 })}</span>}
          </li>
        ))}
      </ol>
      <p class="small">{words.own(robustness.tier_rule)}</p>
    </>
  )
}

/** Three or four cards, each a fact with the way to its page. */
function Cards(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const model = state.model.value
  const cards: JSX.Element[] = []
  const parts = study.below[study.root]
  const wins = new Map<number, number>()
  for (const part of parts) model.rankAt(part).forEach((rank, u) => { if (rank === 1) wins.set(u, (wins.get(u) ?? 0) + 1) })
  const most = Math.max(0, ...wins.values())
  if (most > 0 && parts.length > 1) {
    const units = [...wins].filter(([, count]) => count === most).map(([u]) => words.unit(u))
    cards.push(<Card key="parts" page="parts" title={words.say('app.card.parts')} fact={words.list(units, 3)} more={words.say('app.card.parts.more', { count: most, total: parts.length })} />)
  }
  const range = !model.own ? study.robustness?.scopes[0].rank_range : undefined
  if (range) {
    const widest = Math.max(...range.map((r) => (r ? r[2] - r[0] : -1)))
    const u = range.findIndex((r) => r && r[2] - r[0] === widest)
    if (u >= 0) cards.push(<Card key="sure" page="sure" title={words.say('app.card.uncertain')} fact={words.unit(u)} more={words.say('app.card.uncertain.more', { low: range[u]![0], high: range[u]![2] })} />)
  }
  const pair = bestPair(state)
  if (pair) cards.push(<Card key="pair" page="partners" unit={pair[0]} other={pair[1]} title={words.say('app.card.partners')} fact={words.list([words.unit(pair[0]), words.unit(pair[1])])} more={words.say('app.card.partners.more')} />)
  return <div class="cards">{cards}</div>
}

function bestPair(state: State): [number, number] | null {
  const matrix = state.study.partners?.beyond
  let best: [number, number] | null = null
  let top = -Infinity
  matrix?.forEach((row, a) => row.forEach((value, b) => {
    const both = value === null || a >= b ? null : value + (matrix[b][a] ?? value)
    if (both !== null && both > top) { top = both; best = [a, b] }
  }))
  return best
}

function Card(props: { title: string; fact: string; more: string; page: 'parts' | 'sure' | 'unit' | 'partners'; unit?: number; other?: number }): JSX.Element {
  const state = usePage()
  return (
    <a class="card" {...linkTo(state, props.page, props.unit, props.other)}>
      <span class="card-title">{props.title}</span>
      <b><Name>{props.fact}</Name></b>
      <span class="small">{props.more}</span>
    </a>
  )
}

function Asked(): JSX.Element | null {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const { study } = state
  const model = state.model.value
  if (study.standing.length === 0) return null
  const ranks = model.rankAt(study.root)
  return (
    <>
      <h3>{words.say('app.answer.asked')}</h3>
      <ul class="plain">
        {study.standing.map((one) => {
          const u = study.unitAt.get(one.unit)
          const text = !model.own || u === undefined ? words.own(one.words)
            : words.say('app.answer.standing', { unit: words.unit(u), rank: rankText(ranks, u), ranked: model.order.length, score: score(model.nodes[study.root][u]) })
          return <li key={one.unit}>{text} {u !== undefined && <a {...linkTo(state, 'unit', u)} aria-label={words.say('app.profile-of', { unit: words.unit(u) })}>{words.say('app.profile')}</a>}</li>
        })}
      </ul>
    </>
  )
}

function Leaders(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const score = useScore()
  const { study } = state
  const model = state.model.value
  return (
    <>
      <Table title={words.say('app.answer.leaders')} class="words" heads={[words.say('app.column.part'), words.say('app.column.weight'), words.say('app.column.leader'), [words.say('app.column.score')]]}>
        {study.below[study.root].map((part) => {
          const ranks = model.rankAt(part)
          const first = [...ranks.keys()].filter((u) => ranks[u] === 1)
          return (
            <tr key={part}>
              <Row>{words.node(part)}</Row>
              <td>{percent(model.shares[part])}</td>
              <td>{first.length === 0 ? '–' : first.slice(0, 4).map((u, i) => <span key={u}>{i > 0 && words.say('list.comma')}<UnitLink unit={u} /></span>)}{first.length > 4 && words.say('app.and-more', { count: first.length - 4 })}</td>
              <Num>{first.length > 0 ? score(model.nodes[part][first[0]]) : '–'}</Num>
            </tr>
          )
        })}
      </Table>
    </>
  )
}
