import { RootPortal } from '@tarojs/components'
import type { ReactNode } from 'react'

/** Lifts a sheet out of what scrolls: on iPhones a fixed view inside a scroll-view moves with it. */
export const Portal = ({ children }: { children: ReactNode }) => <RootPortal>{children}</RootPortal>
