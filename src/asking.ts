import { type InfiniteData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call, type InputOf, type Module, type OutputOf, type QueryName } from './api'
import { currentSession, useSession } from './session'
import { TroubleError } from './trouble'

/** A refusal stays a refusal; silence is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => error instanceof TroubleError && error.trouble.kind === 'unanswered' && failures < 2,
      retryDelay: 1_500,
      networkMode: 'always',
    },
  },
})

export const queryKey = (module: Module, action: string, input: unknown) => [currentSession().company, module, action, input] as const

/** Reads something of the current company, and again whenever it may have changed. */
export function useAsk<M extends Module, A extends QueryName<M>>(module: M, action: A, input: InputOf<M, A>, enabled = true) {
  const company = useSession((session) => session.company)
  return useQuery<OutputOf<M, A>>({
    queryKey: [company, module, action, input],
    queryFn: () => call(module, action, input),
    enabled: enabled && company !== null,
  })
}

/** Reads a list page by page; `after` says from a page where the next one starts. */
export function usePages<M extends Module, A extends QueryName<M>, P = string | number>(
  module: M,
  action: A,
  input: InputOf<M, A>,
  after: (page: OutputOf<M, A>) => P | null | undefined,
  enabled = true,
) {
  const company = useSession((session) => session.company)
  return useInfiniteQuery<OutputOf<M, A>, Error, InfiniteData<OutputOf<M, A>>, readonly unknown[], P | null>({
    queryKey: [company, module, action, input, 'pages'],
    queryFn: ({ pageParam }) =>
      call(module, action, (pageParam === null ? input : { ...(input as object), after: pageParam }) as InputOf<M, A>),
    initialPageParam: null,
    getNextPageParam: after,
    enabled: enabled && company !== null,
  })
}

/** Once, now, for what a person has just scanned or chosen. */
export const fetchOnce = <M extends Module, A extends QueryName<M>>(module: M, action: A, input: InputOf<M, A>): Promise<OutputOf<M, A>> =>
  queryClient.fetchQuery({
    queryKey: queryKey(module, action, input),
    queryFn: () => call(module, action, input),
    staleTime: 2_000,
    retry: false,
  })
