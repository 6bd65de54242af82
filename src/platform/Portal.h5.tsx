import type { ReactNode } from 'react'

/** A browser fixes a sheet to the window wherever it stands. */
export const Portal = ({ children }: { children: ReactNode }) => <>{children}</>
