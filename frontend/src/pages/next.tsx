/** What next: activities that a unit lacks, by how near and how complex they are. */
import type { JSX } from 'preact'
import { Chart, useWidth } from '../chart'
import { percent, significant } from '../numbers'
import { usePage } from '../state'
import type { Structure } from '../study'
import { Findings, NotRun, Num, Row, Section, Table, UnitPicker, useWords } from '../ui'

export function NextPage(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { structure } = state.study
  return (
    <Section id="next" title={words.say('app.next.title', { unit: words.unit(state.unit.value) })} how={structure ? words.say('app.next.how') : undefined}>
      {!structure ? <NotRun what={words.say('app.next.what')} answer="structure" /> : <Options structure={structure} />}
    </Section>
  )
}

function Options(props: { structure: Structure }): JSX.Element {
  const state = usePage()
  const words = useWords()
  const [frame, width] = useWidth()
  const height = Math.round(Math.min(430, width * 0.7))
  const unit = state.unit.value
  const rows = props.structure.next[unit] ?? []
  const activities = props.structure.activities
  const name = (a: number): string => words.label(activities, a)
  const xs = rows.map((row) => row[1])
  const ys = rows.map((row) => activities.complexity[row[0]] ?? 0)
  const scale = (values: number[], value: number, low: number, high: number): number => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return low + ((value - least) / (most - least || 1)) * (high - low)
  }
  const foretold = rows.every((row) => row[2] !== null)
  const worth = (i: number): number => (foretold ? rows[i][2]! : scale(xs, xs[i], 0, 1) + scale(ys, ys[i], 0, 1))
  const order = rows.map((_, i) => i).sort((a, b) => worth(b) - worth(a))
  const sentence = words.say(foretold ? 'app.next.answer.foretold' : 'app.next.answer', {
    unit: words.unit(unit), activities: words.list(order.slice(0, 3).map((i) => name(rows[i][0]))),
  })
  const at = (i: number): [number, number] => [scale(xs, xs[i], 34, width - 20), scale(ys, ys[i], height - 36, 28)]
  const labels = placed(order.slice(0, 7), rows.map((_, i) => at(i)), width, (i) => name(rows[i][0]))
  const table = (most: number): JSX.Element => (
    <Table caption={words.say('app.next.table')} class="words" heads={[words.say('app.structure.activity'), [words.say('app.next.beyond')], [words.say('app.next.complexity')], [words.say('app.next.probability')]]}>
      {order.slice(0, most).map((i) => (
        <tr key={rows[i][0]}><Row>{name(rows[i][0])}</Row><Num>{significant(rows[i][1], 2)}</Num><Num>{significant(ys[i], 2)}</Num><Num>{percent(rows[i][2])}</Num></tr>
      ))}
    </Table>
  )
  return (
    <>
      <div class="tools">
        <UnitPicker label={words.say('app.pick.unit')} value={unit} onPick={(u) => { state.unit.value = u }} />
      </div>
      <Findings types={['NextActivity', 'PathDependence']} unit={unit} />
      {rows.length === 0 ? <p class="note">{words.say('app.next.none')}</p> : (
        <>
          <p class="answer">{sentence}</p>
          <Chart id="next" title={words.say('app.next.title', { unit: words.unit(unit) })} table={() => table(rows.length)}>
          <div ref={frame} class="scatter-frame">
            <svg class="scatter" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
              <rect class="shade" x={width / 2 + 7} y="10" width={width / 2 - 15} height={height / 2 - 12} />
              <path class="axis" d={`M22 8V${height - 22}H${width - 8}`} />
              <text x={width - 8} y={height - 7} text-anchor="end">{words.say('app.next.axis.near')}</text>
              <text x="28" y="18">{words.say('app.next.axis.complex')}</text>
              {rows.map((row, i) => { const [x, y] = at(i); return <circle key={row[0]} cx={x} cy={y} r="5"><title>{name(row[0])}</title></circle> })}
              {labels.map((label) => <text key={label.text} class="label" x={label.x} y={label.y} text-anchor={label.end ? 'end' : 'start'}>{label.text}</text>)}
            </svg>
          </div>
          </Chart>
          {table(20)}
        </>
      )}
    </>
  )
}

/** Labels placed one after the other where there is room; dropped rather than overlapping. */
function placed(order: number[], points: [number, number][], wide: number, name: (i: number) => string): { x: number; y: number; end: boolean; text: string }[] {
  const taken = points.map(([x, y]): [number, number, number, number] => [x - 6, y - 6, x + 6, y + 6])
  // what the axis says stands above on the left
  taken.push([22, 4, 150, 22])
  const labels: { x: number; y: number; end: boolean; text: string }[] = []
  for (const i of order) {
    const [x, y] = points[i]
    const text = name(i)
    const width = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 13 : 7.2), 0)
    for (const end of [false, true]) {
      const left = end ? x - 9 - width : x + 9
      const box: [number, number, number, number] = [left, y - 9, left + width, y + 6]
      if (left < 24 || box[2] > wide - 4 || taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue
      taken.push(box)
      labels.push({ x: end ? x - 9 : x + 9, y: y + 4, end, text })
      break
    }
  }
  return labels
}
