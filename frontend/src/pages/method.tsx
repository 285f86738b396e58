/** How the index was built: the tree with its weights, every step, the data's quality, how to make it again. */
import type { JSX } from 'preact'
import { figure, fixed, percent } from '../numbers'
import { effectiveWeights } from '../scoring'
import { usePage } from '../state'
import { Name, Num, Row, Section, Table, useWords } from '../ui'

export function Method(): JSX.Element {
  const state = usePage()
  const words = useWords()
  const { study } = state
  const model = state.settled.value
  const effective = effectiveWeights(model.weights, study.scoringTree)
  const rows: [number, number][] = []
  const walk = (node: number, depth: number): void => {
    rows.push([node, depth])
    study.below[node].forEach((child) => walk(child, depth + 1))
  }
  walk(study.root, 0)
  const leaves = study.scoringTree.leaves
  return (
    <Section id="method" title={words.say('app.method.title')} how={words.say('app.method.how')} answer={study.about.description ? words.own(study.about.description) : undefined}>
      <Table title={words.say('app.method.tree')} class="words tree" heads={[words.say('app.column.part'), words.say('app.method.share'), words.say('app.method.effective'), words.say('app.method.correlation'), words.say('app.method.measure')]}>
        {rows.map(([node, depth]) => (
          <tr key={node} class={`d${Math.min(depth, 5)}`}>
            <th scope="row"><Name>{words.node(node)}</Name>{node < leaves && study.tree.description[node] && <small class="under"><Name>{study.tree.description[node]}</Name></small>}</th>
            <Num>{node === study.root ? '' : percent(model.shares[node])}</Num>
            <Num>{percent(effective[node])}</Num>
            <Num>{node === study.root ? '' : fixed(correlation(model.nodes[node], model.nodes[study.root], model.order), 2)}</Num>
            <td>{node < leaves ? <><Name>{study.tree.unit_of_measure[node] || '–'}</Name>{study.tree.direction[node] < 0 && <small> {words.say('app.method.lower')}</small>}</>
              : words.say('app.method.joined', { method: state.power.value === null ? words.own(study.recipe.aggregations[study.tree.aggregation[node - leaves].method]) : `p = ${fixed(state.power.value, 1)}` })}</td>
          </tr>
        ))}
      </Table>
      <p class="small">{words.say('app.method.correlation.how')}</p>
      <Table title={words.say('app.method.steps')} class="words" heads={[words.say('app.method.step'), words.say('app.method.method'), words.say('app.method.settings')]}>
        {study.recipe.steps.map((step, i) => (
          <tr key={i}>
            <th scope="row">{words.say(`step.${step.step}`)}{step.scope === 'nodes' && Array.isArray(step.at) && <small class="under">{step.at.slice(0, 12).map((code) => nodeName(study.tree.codes.indexOf(code), code)).join(words.say('list.comma'))}</small>}{step.scope === 'level' && <small class="under">{words.say('app.method.level', { level: String(step.at) })}</small>}</th>
            <td>{words.own(step.summary)}{step.references.map((r) => <sup key={r}><a href={`#ref-${r + 1}`} onClick={(event) => { event.preventDefault(); document.getElementById(`ref-${r + 1}`)?.scrollIntoView({ block: 'center' }) }}>{r + 1}</a></sup>)}</td>
            <td>{step.parameters.filter((p) => p.value !== null && !p.default).map((p) => <span class="parameter" key={p.name}>{p.name} = {shown(p.value)} </span>)}</td>
          </tr>
        ))}
      </Table>
      <h3>{words.say('app.method.quality')}</h3>
      {study.flags.length === 0 ? <p>{words.say('app.method.fine')}</p> : (
        <ul class="flags">{study.flags.map((flag, i) => {
          const cells = flag.cells.filter(([u, c]) => u && c)
          return <li key={i}>{words.own(flag.words)}{cells.length > 0 && <details open={state.printing.value && cells.length < 13}><summary>{words.say('app.method.where')}</summary><p class="small">{cells.map(([u, c]) => `${words.unitOf(u)} · ${nodeName(study.tree.codes.indexOf(c), c)}`).join('; ')}{flag.count > cells.length && '; …'}</p></details>}</li>
        })}</ul>
      )}
      {study.cells.treated.length > 0 && (
        <>
          <Table title={words.say('app.method.treated')} class="words" heads={[words.noun, words.say('app.column.indicator'), words.say('app.method.before'), words.say('app.method.after'), words.say('app.method.action')]}>
            {study.cells.treated.slice(0, 200).map(([u, i, before, after, action], k) => (
              <tr key={k}><Row>{words.unit(u)}</Row><td><Name>{words.node(i)}</Name></td><Num>{figure(before)}</Num><Num>{figure(after)}</Num><td>{words.own(study.cells.actions[action])}</td></tr>
            ))}
          </Table>
        </>
      )}
      {study.recipe.bibliography.length > 0 && (
        <>
          <h3>{words.say('app.method.references')}</h3>
          <ol class="sources">{study.recipe.bibliography.map((reference, i) => <li key={i} id={`ref-${i + 1}`}>{reference}</li>)}</ol>
        </>
      )}
      <h3>{words.say('app.method.again')}</h3>
      <dl class="facts wrap">
        <div><dt>{words.say('app.method.study')}</dt><dd><Name>{study.about.id || '–'}</Name></dd></div>
        <div><dt>{words.say('app.method.digest')}</dt><dd><code>{study.about.digest || '–'}</code></dd></div>
        <div><dt>poliscope</dt><dd>{study.about.poliscope || '–'}</dd></div>
        <div><dt>{words.say('app.method.seed')}</dt><dd>{study.about.seed}</dd></div>
        <div><dt>{words.say('app.method.command')}</dt><dd><code>{study.about.command}</code></dd></div>
      </dl>
      {study.left_out.map((what) => <p class="note" key={what}>{words.say(`app.left-out.${what}`)}</p>)}
    </Section>
  )

  function nodeName(node: number, code: string): string {
    return node < 0 ? code : words.node(node)
  }
}

function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Pearson's correlation over ranked units that have both. */
function correlation(a: Float64Array, b: Float64Array, units: readonly number[]): number {
  const both = units.filter((u) => Number.isFinite(a[u]) && Number.isFinite(b[u]))
  const mean = (x: Float64Array): number => both.reduce((sum, u) => sum + x[u], 0) / both.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (const u of both) {
    ab += (a[u] - ma) * (b[u] - mb)
    aa += (a[u] - ma) ** 2
    bb += (b[u] - mb) ** 2
  }
  return both.length > 2 && aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : NaN
}
