import { act, render, screen } from '@testing-library/react'
import { useEffect, useSyncExternalStore } from 'react'
import { useLatest } from '../../src/latest'

/** An answer that arrives, as the query cache tells it: its subscribers are drawn at once, before any change that waits. */
class Answer {
  private answer: string | undefined
  private readonly listeners = new Set<() => void>()

  arrive(answer: string) {
    this.answer = answer
    for (const tell of this.listeners) tell()
  }
  listen = (tell: () => void) => {
    this.listeners.add(tell)
    return () => this.listeners.delete(tell)
  }
  read = () => this.answer
}

const funds = new Answer()
const settings = new Answer()

function Sale() {
  const { value, latest, set } = useLatest<Record<string, string>>(() => ({}))
  const fund = useSyncExternalStore(funds.listen, funds.read)
  const tax = useSyncExternalStore(settings.listen, settings.read)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer, as the entry page does
  useEffect(() => {
    if (!fund) return
    set({ ...latest.current, fund })
    settings.arrive('含税')
  }, [fund])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer, as the entry page does
  useEffect(() => {
    if (tax) set({ ...latest.current, tax })
  }, [tax])
  return <p>{Object.values(value).join(' ')}</p>
}

test('two answers that come at once both find their way into what is typed', async () => {
  render(<Sale />)
  await act(async () => funds.arrive('现金'))
  expect(screen.getByText('现金 含税')).toBeTruthy()
})
