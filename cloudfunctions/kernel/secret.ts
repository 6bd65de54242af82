/** A secret of the functions' environment, at least 32 characters; never in the database, never in a log. */
export function secret(name: 'TOKEN_SECRET' | 'LOG_SECRET'): string {
  const value = process.env[name]
  if (!value || value.length < 32) throw new Error(`${name} must have at least 32 characters`)
  return value
}
