// A database, a browser or a compiled app takes its time on a busy machine; a hang is still found.
jest.setTimeout(/[\\/]e2e[\\/]/.test(expect.getState().testPath ?? '') ? 180_000 : 120_000)
