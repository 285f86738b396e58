import { answer, type Question } from './certainty'

const scope = self as unknown as {
  onmessage: (event: MessageEvent<Question>) => void
  postMessage: (message: unknown, transfer: Transferable[]) => void
}
scope.onmessage = (event) => {
  const found = answer(event.data)
  scope.postMessage(found, [found.ranks.buffer])
}
