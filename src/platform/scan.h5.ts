/** A browser has no scanner page of its own: the camera view (CodeCamera) does it. */
export const scanOnce = async (): Promise<string | null> => null

export const hasOwnScanner = false
