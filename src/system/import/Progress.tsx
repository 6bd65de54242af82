import { Text, View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api'
import { queryKey } from '../../asking'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

/** A small file is in at once; a large one goes on in the background and may be left. */
export function Progress({ imported, job }: { imported: number; job: string | null }) {
  const asked = useQuery({
    queryKey: queryKey('system', 'job.show', job),
    queryFn: () => call('system', 'job.show', { id: job ?? '' }),
    enabled: job !== null,
    refetchInterval: (query) => (query.state.data?.state === 'done' || query.state.data?.state === 'failed' ? false : 1500),
  })
  const running = asked.data
  const percent = running && running.total > 0 ? Math.min(100, Math.round((running.progress / running.total) * 100)) : 0
  if (!job)
    return (
      <Card>
        <Text className="import-done">{t.import.done(imported)}</Text>
      </Card>
    )
  return (
    <Card title={t.import.progress}>
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      <View className="import-track">
        <View className="import-bar" style={{ width: `${percent}%` }} />
      </View>
      <Text className="number quiet">
        {running ? t.import.progressWords(running.progress, running.total, t.import.jobStates[running.state]) : t.import.jobStates.waiting}
      </Text>
      <Text className="import-text">{t.import.mayLeave}</Text>
    </Card>
  )
}
