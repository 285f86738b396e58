/** Entry for notebooks: an anywidget module; the shares of the weights go back as `weights`. */
import { widgetAdapter } from './adapters'
import { mount } from './app'
import type { PageData } from './study'

interface WidgetModel {
  get(name: 'data'): PageData
  get(name: 'style'): string
  set(name: 'weights', value: number[]): void
  save_changes(): void
}

function render({ model, el }: { model: WidgetModel; el: HTMLElement }): () => void {
  el.classList.add('poliscope-widget')
  return mount(el, model.get('data'), widgetAdapter((shares) => {
    model.set('weights', shares ?? [])
    model.save_changes()
  }))
}

export default { render }
