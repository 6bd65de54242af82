import { useEffect, useRef } from 'react'

const SAME_CODE_PAUSE = 1500
const BETWEEN_PICTURES = 120

/** The camera as a continuous scanner; one code at a time, the same code again only after a pause. */
export function CodeCamera({ onCode, onFailure }: { onCode: (code: string) => void; onFailure: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const callbacks = useRef({ onCode, onFailure })
  callbacks.current = { onCode, onFailure }

  useEffect(() => {
    let stopped = false
    let stream: MediaStream | null = null
    const last = { code: '', at: 0 }

    const watch = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } })
      const view = video.current
      if (stopped || !view) return
      view.srcObject = stream
      await view.play()
      const { newDecoder } = await import('./decoder')
      const decode = newDecoder()
      while (!stopped) {
        const code = view.readyState >= 2 ? await decode(view) : null
        const now = Date.now()
        if (code && !stopped && (code !== last.code || now - last.at > SAME_CODE_PAUSE)) {
          last.code = code
          last.at = now
          callbacks.current.onCode(code)
        }
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_PICTURES))
      }
    }

    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    watch()
      .catch(() => {
        if (!stopped) callbacks.current.onFailure()
      })
      .finally(() => {
        if (stopped) stop()
      })
    return () => {
      stopped = true
      stop()
    }
  }, [])

  return <video ref={video} className="camera" muted playsInline />
}
