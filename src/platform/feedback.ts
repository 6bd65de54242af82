import Taro from '@tarojs/taro'
import { newAudio } from './audio'
import type { Heard } from './port'

// One high beep: found. Two low ones: nobody knows this code. Two high ones: had it already.
const TUNES: Record<Heard, { pitch: number; beeps: number }> = {
  hit: { pitch: 1760, beeps: 1 },
  unknown: { pitch: 330, beeps: 2 },
  duplicate: { pitch: 1320, beeps: 2 },
}
const BEEP = 0.09
const GAP = 0.06

let audio: ReturnType<typeof newAudio> = null

function beep({ pitch, beeps }: { pitch: number; beeps: number }): void {
  audio ??= newAudio()
  if (!audio) return
  for (let count = 0; count < beeps; count += 1) {
    const start = audio.currentTime + count * (BEEP + GAP)
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = pitch
    volume.gain.value = 0.2
    tone.connect(volume)
    volume.connect(audio.destination)
    tone.start(start)
    tone.stop(start + BEEP)
  }
}

/** Lets the hand and the ear know what a scan was, without a look at the screen. */
export function signal(heard: Heard): void {
  try {
    beep(TUNES[heard])
    if (heard === 'hit') Taro.vibrateShort({ type: 'light' }).catch(() => undefined)
    else Taro.vibrateLong().catch(() => undefined)
  } catch {
    // A phone without sound or motor still scans.
  }
}
