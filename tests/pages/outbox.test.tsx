import { dropParcel, act, repeatUnanswered, startOutbox, useOutbox } from '../../src/outbox'
import { send } from '../../src/platform/call'
import type { Reply } from '../../src/platform/port'
import { handTo, kept, storage } from './phone'

jest.mock('../../src/platform/call', () => ({ send: jest.fn(), prepareCalls: () => undefined }))

const sent = send as jest.MockedFunction<typeof send>
const LIN = { id: '2', name: '林小燕' }
const WANG = { id: '3', name: '王大力' }
const answered = (answer: unknown) => ({ answered: true, answer }) as Reply
const silence: Reply = { answered: false, reason: 'timeout' }
const inBox = () => [...kept.keys()].filter((key) => key.startsWith('outbox/'))
const remove = () =>
  act(
    'sales',
    'delivery.remove',
    { id: '9', version: 1 },
    { title: '删除草稿', draft: { page: 'delivery', key: 'delivery', content: { note: '送到后门' } } },
  )

beforeEach(() => {
  for (const { requestId } of useOutbox.getState().parcels) dropParcel(requestId)
  kept.clear()
  storage.full = false
  sent.mockReset()
  handTo(LIN)
})

test('a command is kept on the phone before it is sent, and forgotten once it is answered', async () => {
  sent.mockImplementation(async () => {
    expect(inBox()).toHaveLength(1)
    return answered({ ok: true, data: { id: '9' } })
  })
  expect(await remove()).toEqual({ kind: 'done', data: { id: '9' } })
  expect(inBox()).toEqual([])
})

test('what cannot be kept is not sent', async () => {
  storage.full = true
  expect(await remove()).toEqual({ kind: 'trouble', trouble: { kind: 'unkept' } })
  expect(sent).not.toHaveBeenCalled()
})

test('a refusal goes back to the page and leaves nothing behind', async () => {
  sent.mockResolvedValue(answered({ ok: false, code: 'WRONG_STATE', data: { state: 'approved' }, ref: 'r1' }))
  expect(await remove()).toEqual({
    kind: 'trouble',
    trouble: { kind: 'refused', code: 'WRONG_STATE', data: { state: 'approved' }, ref: 'r1' },
  })
  expect(inBox()).toEqual([])
})

test('silence is repeated under the same request id until it is answered', async () => {
  sent.mockResolvedValueOnce(silence)
  expect((await remove()).kind).toBe('pending')
  expect(inBox()).toHaveLength(1)
  sent.mockResolvedValueOnce(silence)
  await repeatUnanswered()
  sent.mockResolvedValueOnce(answered({ ok: true, data: { id: '9' } }))
  await repeatUnanswered()
  const ids = sent.mock.calls.map(([, envelope]) => envelope.requestId)
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(1)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(inBox()).toEqual([])
})

test('a command is never sent as someone else, nor for another company', async () => {
  sent.mockResolvedValueOnce(silence)
  await remove()
  handTo(WANG)
  await repeatUnanswered()
  handTo(null)
  await repeatUnanswered()
  expect(sent).toHaveBeenCalledTimes(1)
  handTo(LIN, '8')
  sent.mockResolvedValueOnce(answered({ ok: true, data: {} }))
  await repeatUnanswered()
  expect(sent.mock.calls[1]).toEqual(['sales', expect.objectContaining({ company: '7' }), 'token-of-2'])
})

test('a late refusal keeps the input and the reason for the person', async () => {
  sent.mockResolvedValueOnce(silence)
  await remove()
  sent.mockResolvedValueOnce(answered({ ok: false, code: 'NO_LINES', data: {} }))
  await repeatUnanswered()
  expect(useOutbox.getState().parcels).toMatchObject([
    { state: 'refused', refusal: { code: 'NO_LINES' }, draft: { content: { note: '送到后门' } } },
  ])
  await repeatUnanswered()
  expect(sent).toHaveBeenCalledTimes(2)
})

test('a service that is down, or a session that ended, is no verdict: it is tried again', async () => {
  sent.mockResolvedValueOnce(silence)
  await remove()
  for (const [code, data] of [
    ['UNAVAILABLE', { retryAfter: 5 }],
    ['UNAUTHENTICATED', { reason: 'expired' }],
  ] as const) {
    sent.mockResolvedValueOnce(answered({ ok: false, code, data }))
    await repeatUnanswered()
    expect(useOutbox.getState().parcels).toMatchObject([{ state: 'unanswered' }])
  }
})

test('what was on its way when the app died is taken up again at the next start', async () => {
  sent.mockReturnValueOnce(new Promise(() => undefined))
  void remove()
  expect(inBox()).toHaveLength(1)
  useOutbox.setState({ parcels: [] })
  jest.useFakeTimers()
  sent.mockResolvedValueOnce(answered({ ok: true, data: {} }))
  startOutbox()
  await jest.advanceTimersByTimeAsync(10)
  jest.useRealTimers()
  expect(sent).toHaveBeenCalledTimes(2)
  expect(sent.mock.calls[1]![1].requestId).toBe(sent.mock.calls[0]![1].requestId)
  expect(inBox()).toEqual([])
})
