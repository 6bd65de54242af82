/** WeChat draws the title and the way back. */
export function TitleBar(_: { title: string; tab: boolean; onRefresh?: (() => void) | undefined }) {
  return null
}
