/** Shows a picture whole. */
export function showPicture(address: string | null): void {
  if (address) window.open(address)
}
