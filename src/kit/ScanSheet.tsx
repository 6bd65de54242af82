import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { t } from '../messages'
import { CodeCamera } from '../platform/CodeCamera'
import { EmptyState } from './EmptyState'
import { Sheet } from './Sheet'

/** The camera stays open and each code counts; the last five are shown. */
export function ScanSheet({ onCode, onClose }: { onCode: (code: string) => unknown; onClose: () => void }) {
  const [failed, setFailed] = useState(false)
  const [codes, setCodes] = useState<{ code: string; at: number }[]>([])
  const heard = (code: string) => {
    setCodes((before) => [{ code, at: Date.now() }, ...before].slice(0, 5))
    void onCode(code)
  }
  return (
    <Sheet open tall title={t.scan.continuous} onClose={onClose}>
      {failed ? (
        <EmptyState icon="scan" title={t.scan.noCamera} advice={t.scan.noCameraAdvice} />
      ) : (
        <CodeCamera onCode={heard} onFailure={() => setFailed(true)} />
      )}
      <View className="scan-codes">
        {codes.map(({ code, at }, index) => (
          <Text key={`${code}/${at}`} className={`number scan-code ${index === 0 ? 'scan-latest' : ''}`}>
            {code}
          </Text>
        ))}
      </View>
    </Sheet>
  )
}
