export const newAudio = (): AudioContext | null => (typeof AudioContext === 'undefined' ? null : new AudioContext())
