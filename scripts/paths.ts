import path from 'node:path'

/** The project's own folder, wherever a program was started from. */
export const root = path.resolve(__dirname, '..')

export const fromRoot = (...parts: string[]) => path.join(root, ...parts)

/** Where this copy keeps its database, secret and files. */
export const dataDir = () => path.resolve(process.env.DATA_DIR || fromRoot('.data'))

/** Where the compiled cloud functions lie. */
export const functionsFolder = () => process.env.FUNCTIONS_DIR || fromRoot('dist', 'cloudfunctions')
