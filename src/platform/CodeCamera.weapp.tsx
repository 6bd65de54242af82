import { Camera } from '@tarojs/components'
import { useRef } from 'react'

/** The camera as a continuous scanner; one code at a time, the same code again only after a pause. */
export function CodeCamera({ onCode, onFailure }: { onCode: (code: string) => void; onFailure: () => void }) {
  const last = useRef({ code: '', at: 0 })
  const heard = (code: string) => {
    const now = Date.now()
    if (code === last.current.code && now - last.current.at < 1500) return
    last.current = { code, at: now }
    onCode(code)
  }
  return (
    <Camera
      className="camera"
      mode="scanCode"
      devicePosition="back"
      flash="auto"
      onScanCode={(event) => heard(String(event.detail.result))}
      onError={onFailure}
    />
  )
}
