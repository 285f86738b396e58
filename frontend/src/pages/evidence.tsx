/** Where the numbers come from: every claim with its source, filtered; who has what. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { figure } from '../numbers'
import { usePage, type State } from '../state'
import { packed } from '../study'
import { Choice, Name, Row, Section, Source, Table, useWords } from '../ui'
import { Raw } from './unit'

const ROWS = 50
type Status = 'all' | 'quote' | 'differs' | 'imputed' | 'missing'

export function Evidence(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const [unit, setUnit] = useState(-1)
  const [indicator, setIndicator] = useState(-1)
  const [status, setStatus] = useState<Status>('all')
  const [shown, setShown] = useState(ROWS)
  const leaves = study.scoringTree.leaves
  const conflicts = new Set(study.conflicts.map((c) => `${c.unit}\n${c.indicator}`))
  const cells = chosen(state, unit, indicator, status, conflicts)
  const total = study.evidence.sources.reduce((sum, source) => sum + source.figures, 0)
  const rows = cells.slice(0, state.printing.value ? 200 : shown)
  const collator = new Intl.Collator(words.code)
  const units = [...study.units.codes.keys()].sort((a, b) => collator.compare(words.unit(a), words.unit(b)))
  const statuses: [Status, string][] = (['all', 'quote', 'differs', 'imputed', 'missing'] as const).map((s) => [s, words.say(`app.evidence.status.${s}`)])
  return (
    <Section id="evidence" title={words.say('app.evidence.title')} how={words.say('app.evidence.how')}
      answer={words.say('app.evidence.answer', { figures: total, sources: study.evidence.sources.length, conflicts: study.conflicts.length })}>
      {study.left_out.includes('references') ? <p class="note">{words.say('app.left-out.references')}</p> : (
        <>
          <div class="tools">
            <Choice label={words.noun} value={unit} options={[[-1, words.say('app.group.all')] as const, ...units.map((u) => [u, words.unit(u)] as const)]} onPick={setUnit} />
            <Choice label={words.say('app.column.indicator')} value={indicator} options={[[-1, words.say('app.group.all')] as const, ...Array.from({ length: leaves }, (_, i) => [i, words.node(i)] as const)]} onPick={setIndicator} />
            <Choice label={words.say('app.evidence.status')} value={status} options={statuses} onPick={setStatus} />
          </div>
          {study.left_out.includes('notes') && <p class="note">{words.say('app.left-out.notes')}</p>}
          {cells.length === 0 ? <div class="empty"><p>{words.say('app.evidence.none')}</p></div> : (
            <Table caption={words.say('app.evidence.title')} hidden class="words evidence" heads={[words.noun, words.say('app.column.indicator'), words.say('app.column.value'), words.say('app.column.source'), words.say('app.column.quote'), words.say('app.evidence.status')]}>
              {rows.map(([u, i]) => <Claim key={`${u}-${i}`} unit={u} indicator={i} differs={conflicts.has(`${study.units.codes[u]}\n${study.tree.codes[i]}`)} />)}
            </Table>
          )}
          {rows.length < cells.length && <p class="buttons"><button type="button" onClick={() => setShown(shown + 100)}>{words.say('app.more', { count: cells.length - rows.length })}</button></p>}
        </>
      )}
      {study.conflicts.length > 0 && <Conflicts />}
      <h3>{words.say('app.evidence.sources')}</h3>
      <ol class="sources">{study.evidence.sources.map((source, i) => <li key={i}><Source title={source.title} address={source.address} /> <small>{words.say('app.evidence.figures', { count: source.figures })}{source.file && <> · <Name>{source.file}</Name></>}</small></li>)}</ol>
    </Section>
  )
}

function chosen(state: State, unit: number, indicator: number, status: Status, conflicts: ReadonlySet<string>): [number, number][] {
  const { study } = state
  const found: [number, number][] = []
  const count = study.units.codes.length
  for (let u = 0; u < count; u++) {
    if (unit >= 0 && u !== unit) continue
    for (let i = 0; i < study.scoringTree.leaves; i++) {
      if (indicator >= 0 && i !== indicator) continue
      const has = packed(study.evidence.source, i, u) !== null
      const note = packed(study.evidence.note, i, u)
      const suits = status === 'all' ? has
        : status === 'missing' ? !has
          : status === 'imputed' ? study.imputed.has(i * count + u)
            : status === 'quote' ? note !== null && !!study.evidence.notes?.[note]?.quote
              : conflicts.has(`${study.units.codes[u]}\n${study.tree.codes[i]}`)
      if (suits) found.push([u, i])
    }
  }
  return found
}

function Claim(props: { unit: number; indicator: number; differs: boolean }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const { unit, indicator } = props
  const source = packed(study.evidence.source, indicator, unit)
  const row = packed(study.evidence.row, indicator, unit)
  const at = packed(study.evidence.note, indicator, unit)
  const note = at === null ? null : study.evidence.notes?.[at]
  const about = source === null ? null : study.evidence.sources[source]
  const guessed = study.imputed.has(indicator * study.units.codes.length + unit)
  const known = note?.status && `status.${note.status}` in study.catalog[words.language]
  return (
    <tr>
      <Row>{words.unit(unit)}</Row>
      <td><Name>{words.node(indicator)}</Name></td>
      <td><Raw unit={unit} indicator={indicator} /></td>
      <td>{about ? <Source title={about.title} address={about.address} /> : '–'}{about?.file && <small class="under"><Name>{row === null ? about.file : words.say('app.evidence.row', { file: about.file, row })}</Name></small>}</td>
      <td>{note?.locator && <Name>{note.locator}</Name>}{note?.locator && note.quote && ' · '}{note?.quote && <q dir="auto">{note.quote}</q>}</td>
      <td>{guessed ? words.say('mark.imputed') : source === null ? words.say('mark.missing') : props.differs ? <b class="differs">≠ {words.say('mark.conflict')}</b>
        : known ? words.say(`status.${note!.status}`) : words.say(source !== null && noUnit(state, unit, indicator) ? 'app.evidence.unchecked' : 'app.evidence.single')}</td>
    </tr>
  )
}

/** A claim without a unit of measure or a period cannot be checked against another. */
function noUnit(state: State, unit: number, indicator: number): boolean {
  const { evidence, tree } = state.study
  const measure = packed(evidence.measure, indicator, unit)
  const period = packed(evidence.period, indicator, unit)
  const named = (measure !== null && evidence.measures[measure]) || tree.unit_of_measure[indicator]
  return !named || period === null || evidence.periods[period] === ''
}

function Conflicts(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  return (
    <>
      <Table title={words.say('app.evidence.conflicts')} class="words" heads={[words.noun, words.say('app.column.indicator'), words.say('app.evidence.claims'), words.say('app.evidence.used')]}>
        {study.conflicts.slice(0, 200).map((conflict, i) => {
          const node = study.tree.codes.indexOf(conflict.indicator)
          return (
            <tr key={i}>
              <Row>{words.unitOf(conflict.unit)}</Row>
              <td><Name>{node < 0 ? conflict.indicator : words.node(node)}</Name>{conflict.period && <> ({conflict.period})</>}</td>
              <td><ul class="plain">{conflict.claims.map((claim, c) => <li key={c}><b>{figure(claim.value)}</b> · <Source title={claim.source} address={claim.address} />{claim.quote && <> · <q dir="auto">{claim.quote}</q></>}</li>)}</ul></td>
              <td><b>{figure(conflict.value)}</b> <small class="under">{words.say(`rule.${conflict.rule}`)}</small></td>
            </tr>
          )
        })}
      </Table>
    </>
  )
}
