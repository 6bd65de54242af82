/** Search initials of a name. The dictionary is loaded on the first save, not at the function's start. */
export async function pinyinOf(text: string): Promise<string> {
  const { initials } = await import('./lazy/pinyin')
  return initials(text)
}
