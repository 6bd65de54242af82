import { createElement, type FormEvent, forwardRef, type ReactNode } from 'react'

/** Taro's elements as the nearest HTML ones: component tests look at text, roles and events, not at layout. */
interface Props {
  children?: ReactNode
  id?: string
  className?: string
  style?: object
  src?: string
  type?: string
  value?: string
  placeholder?: string
  disabled?: boolean
  checked?: boolean
  onClick?: (event: unknown) => void
  onInput?: (event: { detail: { value: string } }) => void
  onConfirm?: (event: { detail: { value: string } }) => void
  onBlur?: (event: { detail: { value: string } }) => void
  onFocus?: (event: { detail: { value: string } }) => void
  onChange?: (event: { detail: { value: unknown } }) => void
  [attribute: `data-${string}`]: string | undefined
  [attribute: `aria-${string}`]: string | boolean | undefined
  role?: string
}

const passed = (props: Props) =>
  Object.fromEntries(
    Object.entries(props).filter(([name]) => /^(?:id|className|style|src|placeholder|disabled|role|onClick|data-.*|aria-.*)$/.test(name)),
  )

const box = (tag: string) => forwardRef<unknown, Props>((props, ref) => createElement(tag, { ...passed(props), ref }, props.children))

const detail = (event: FormEvent<HTMLInputElement>) => ({ detail: { value: event.currentTarget.value } })

const entry = (tag: 'input' | 'textarea') =>
  forwardRef<unknown, Props>((props, ref) =>
    createElement(tag, {
      ...passed(props),
      ref,
      ...(props.value === undefined ? {} : { value: props.value }),
      onChange: (event: FormEvent<HTMLInputElement>) => props.onInput?.(detail(event)),
      onFocus: (event: FormEvent<HTMLInputElement>) => props.onFocus?.(detail(event)),
      onBlur: (event: FormEvent<HTMLInputElement>) => props.onBlur?.(detail(event)),
      onKeyDown: (event: FormEvent<HTMLInputElement> & { key: string }) => event.key === 'Enter' && props.onConfirm?.(detail(event)),
    }),
  )

export const View = box('div')
export const Text = box('span')
export const Image = box('img')
export const Button = box('button')
export const Form = box('form')
export const Label = box('label')
export const ScrollView = box('div')
export const Block = box('div')
export const Canvas = box('canvas')
export const Camera = box('div')
export const Navigator = box('a')
export const Picker = box('div')
export const RichText = box('div')
export const Swiper = box('div')
export const SwiperItem = box('div')
export const Input = entry('input')
export const Textarea = entry('textarea')

export const Switch = forwardRef<unknown, Props>((props, ref) =>
  createElement('input', {
    ...passed(props),
    ref,
    type: 'checkbox',
    checked: props.checked ?? false,
    onChange: (event: FormEvent<HTMLInputElement>) => props.onChange?.({ detail: { value: event.currentTarget.checked } }),
  }),
)
